"""The ledger for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as RichText

from dxplan.render.changes_text import section_parts
from dxplan.render.notation import Notation
from dxplan.render.tables import put
from dxplan.render.visible import visible
from dxplan.render.wording import worded
from dxplan.views.changes.ledger import LedgerView
from dxplan.views.changes.sheet import Extent


def print_ledger(view: LedgerView, console: Console, notation: Notation) -> None:
    """Print what plan it is and every move, those without a decision first."""
    put(
        console,
        RichText(visible(view.title), style="bold"),
        RichText(visible(worded(view.heading, notation)), style="bold"),
        *(RichText(visible(worded(words, notation))) for words in view.remarks),
    )
    for section in view.sections:
        put(console, RichText(), *section_parts(section, notation, Extent.ALL))
