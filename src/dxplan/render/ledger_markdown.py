"""The ledger as Markdown, for the minutes of a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.render.changes_markdown import section_lines
from dxplan.render.notation import Notation
from dxplan.render.tables import markdown_text
from dxplan.render.wording import worded
from dxplan.views.changes.ledger import LedgerView
from dxplan.views.changes.sheet import Extent


def ledger_markdown(view: LedgerView, notation: Notation) -> str:
    """What plan it is and every move, those without a decision first."""
    return "\n".join([*_lines(view, notation), ""])


def _lines(view: LedgerView, notation: Notation) -> Iterator[str]:
    yield from (f"# {markdown_text(view.title)}", "")
    yield f"## {markdown_text(worded(view.heading, notation))}"
    for words in view.remarks:
        yield from ("", markdown_text(worded(words, notation)))
    for section in view.sections:
        yield from ("", *section_lines(section, notation, Extent.ALL))
