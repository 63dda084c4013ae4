"""`list` for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as RichText

from dxplan.language import counted
from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, put
from dxplan.render.visible import visible
from dxplan.views.listing import Listing
from dxplan.views.status import plan_title


def print_listing(plan: Plan, found: Listing, console: Console, notation: Notation) -> None:
    """Print what plan it is, the table, and how many rows it has."""
    put(console, RichText(visible(plan_title(plan, notation.language)), style="dim"), RichText())
    if found.rows:
        put(console, for_terminal(found.table, notation, console.width))
    count = counted("{count} row", "{count} rows", len(found.rows))
    put(console, RichText(notation.translate(count), style="dim"))
