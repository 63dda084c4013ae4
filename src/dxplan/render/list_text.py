"""`list` for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as RichText

from dxplan.language import counted
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, put
from dxplan.views.listing import Listing


def print_listing(found: Listing, console: Console, notation: Notation) -> None:
    """Print the table and how many rows it has."""
    if found.rows:
        put(console, for_terminal(found.table, notation, console.width))
    count = counted("{count} row", "{count} rows", len(found.rows))
    put(console, RichText(notation.translate(count), style="dim"))
