"""`why --format markdown`: one figure taken apart, for a note or a pull request."""

from __future__ import annotations

from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.tables import as_markdown, markdown_text
from dxplan.render.why_text import stamp, titled, working
from dxplan.views.status import plan_title
from dxplan.views.why import WhyView


def why_markdown(plan: Plan, view: WhyView, notation: Notation, revision: str | None) -> str:
    """The figure with its formula and numbers, and a table for each part of its members."""
    t, figure = notation.translate, view.account.figure
    lines = [
        f"# {markdown_text(f'{t(figure.label)} ({figure.name})')}",
        "",
        markdown_text(plan_title(plan, notation.language)),
        "",
        stamp(view, notation, revision),
        "",
        *(f"- {markdown_text(t(chosen))}" for chosen in view.chosen),
        f"- {markdown_text(t(figure.formula))}",
        f"- **{markdown_text(working(view.account, notation))}**",
        "",
    ]
    return (
        "\n".join(lines)
        + "\n"
        + as_markdown([titled(part, notation) for part in view.parts], notation)
    )
