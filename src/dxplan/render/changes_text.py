"""Changes for the terminal: headings with counts, and two lines for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.language import Text, counted, text
from dxplan.render.notation import Notation
from dxplan.render.tables import put
from dxplan.render.visible import visible
from dxplan.render.wording import figure_words, worded
from dxplan.views.changes import ChangesView, Extent, Item, Section

#: Longer ids would leave too little room beside their column.
WIDEST_ID = 14
_COLOURS = {"completed": "green", "overdue": "red", "reopened": "yellow", "added": "green"}


def print_changes(view: ChangesView, console: Console, notation: Notation, extent: Extent) -> None:
    """Print what plan it is and everything that changed."""
    put(console, RichText(visible(view.title), style="bold"))
    put(console, *changes_parts(view, notation, extent))


def print_changes_below(view: ChangesView, console: Console, notation: Notation) -> None:
    """Print what changed under a dashboard: some of every section."""
    put(console, RichText(), *changes_parts(view, notation, Extent.SHORT))


def changes_parts(
    view: ChangesView, notation: Notation, extent: Extent
) -> Iterator[RenderableType]:
    """The changes as parts to print, from their heading on."""
    yield RichText(visible(worded(heading(view), notation)), style="bold")
    for words in (*view.chosen, *view.remarks):
        yield RichText(visible(worded(words, notation)))
    if not view.changes.empty:
        yield RichText()
        yield _figures(view, notation)
    for section in view.sections:
        yield RichText()
        yield from section_parts(section, notation, extent)


def heading(view: ChangesView) -> Text:
    """Between which states, and that nothing changed where nothing did."""
    if view.changes.empty:
        return text(
            "Nothing changed from {before} to {after}.", before=view.before, after=view.after
        )
    return text("Changes from {before} to {after}", before=view.before, after=view.after)


def folded(section: Section, extent: Extent) -> Text | None:
    """How many items are not shown, and what shows them; None where all are."""
    shown = len(section.shown(extent))
    left = len(section.items) - shown
    if not left:
        return None
    if not shown:
        return text("dxplan diff --all lists them")
    if extent is Extent.SHORT:
        return counted(
            "… and {count} more; dxplan diff shows it",
            "… and {count} more; dxplan diff shows them",
            left,
        )
    return counted(
        "… and {count} more; --all shows it", "… and {count} more; --all shows them", left
    )


def _figures(view: ChangesView, notation: Notation) -> RichTable:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    for _ in range(3):
        grid.add_column(justify="right", no_wrap=True)
    for each in view.figures:
        before, after = (figure_words(value, notation) for value in (each.before, each.after))
        style = "bold" if before != after else "dim"
        grid.add_row(
            RichText(notation.translate(each.label)), before, "→", RichText(after, style=style)
        )
    return grid


def section_parts(section: Section, notation: Notation, extent: Extent) -> Iterator[RenderableType]:
    """A section as parts to print: its heading, its items, and how many are not shown."""
    title = f"{section.sign} {worded(section.title, notation)}".strip()
    yield RichText(visible(title), style=f"bold {_COLOURS.get(section.key, '')}".strip())
    yield from _items(section.shown(extent), notation)
    more = folded(section, extent)
    if more is not None:
        yield RichText(f"  {notation.translate(more)}", style="dim")


def _items(items: tuple[Item, ...], notation: Notation) -> Iterator[RenderableType]:
    """Records with their ids in a column; what has no id, or a long one, on lines of its own."""
    for in_column, together in groupby(items, key=lambda item: 0 < len(item.id) <= WIDEST_ID):
        if in_column:
            yield _records(together, notation)
            continue
        for each in together:
            name = f"{each.id} {worded(each.title, notation)}".strip()
            yield Padding(RichText(visible(f"{name}: {_details(each, notation)}")), (0, 0, 0, 2))


def _records(items: Iterable[Item], notation: Notation) -> RichTable:
    grid = RichTable.grid(padding=(0, 0, 0, 2), pad_edge=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for each in items:
        body = RichText(visible(worded(each.title, notation)))
        body.append(f"\n{visible(_details(each, notation))}", style="dim")
        grid.add_row(RichText(visible(each.id)), body)
    return grid


def _details(item: Item, notation: Notation) -> str:
    facts = ", ".join(worded(fact, notation) for fact in item.facts)
    return " · ".join(filter(None, (item.lead, facts, item.place)))
