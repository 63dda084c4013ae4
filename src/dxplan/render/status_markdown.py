"""`status --format markdown`: the dashboard for a note or a pull request."""

from __future__ import annotations

from dxplan.language import text
from dxplan.render.notation import Notation
from dxplan.render.status_text import figures
from dxplan.render.tables import as_markdown, markdown_text
from dxplan.views.status import StatusView, plan_title


def status_markdown(view: StatusView, notation: Notation, revision: str | None) -> str:
    """Head, headline figures, tables, lists and what the records rest on."""
    t = notation.translate
    stamp = t(text("As of {day}", day=notation.day(view.measured.as_of)))
    if revision:
        stamp += " · " + t(text("revision {name}", name=revision))
    lines = [f"# {markdown_text(plan_title(view.plan, notation.language))}", "", stamp, ""]
    lines += [f"- {markdown_text(t(chosen))}" for chosen in view.chosen]
    lines += [
        f"- {markdown_text(label)}: **{figure}** ({markdown_text(base)})"
        for label, figure, base in figures(view.measured, notation)
    ]
    trust = "\n".join(f"> {markdown_text(t(part))}  " for part in view.trust)
    tables = as_markdown([*view.tables, *view.lists], notation)
    return "\n".join([*lines, "", tables, trust.rstrip(), ""])
