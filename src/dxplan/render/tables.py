"""One table, three plain forms: for the terminal, for Markdown and for CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.language import Text
from dxplan.model import Target
from dxplan.render.notation import Notation
from dxplan.render.visible import visible
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import SIGNS

#: Blanks before a line end, and the colour codes among them.
_PADDING = re.compile(r"[ \u00a0]+((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)
_RIGHT = frozenset({"count", "rate", "number", "day", "target"})
#: Text columns that are never folded.
_WHOLE = frozenset({"id", "recorded", "place", "report"})
_COLOURS = {"overdue": "red", "behind": "red", "lapsed": "yellow", "completed_late": "yellow"}
_GOOD = frozenset({"completed", "completed_on_time", "met", "exceeded", "up_to_date", "on_track"})


def for_terminal(table: Table, notation: Notation, width: int) -> RenderableType:
    """A table with aligned numbers; where it cannot fit `width`, a block of lines per row.

    Nothing is ever left out: a grid that is squeezed below its numbers would lose columns.
    """
    heads = [notation.translate(column.title) for column in table.columns]
    rows = [
        [_styled(cell, column, notation) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.lines
    ]
    least = [_least(n, head, table.columns[n], rows) for n, head in enumerate(heads)]
    title = RichText(visible(notation.cell(_text(table.title))), style="bold")
    if sum(least) + len(least) * _GAP > width:
        return Group(title, *_blocks(heads, rows))
    return _grid(title, heads, table, rows, _fitted(heads, rows, least, width))


#: Blanks between two columns.
_GAP = 2
#: Text narrower than this is no longer read.
_NARROWEST_TEXT = 14


def _least(index: int, head: str, column: Column, rows: Sequence[Sequence[RichText]]) -> int:
    """The least cells a column needs: all of a number or id, some of a text."""
    longest_word = max((cell_len(word) for word in head.split()), default=0)
    widest = max((cell_len(row[index].plain) for row in rows), default=0)
    if column.form in _RIGHT or column.key in _WHOLE:
        return max(longest_word, widest)
    return max(longest_word, min(widest, _NARROWEST_TEXT))


def _fitted(
    heads: Sequence[str], rows: Sequence[Sequence[RichText]], least: Sequence[int], width: int
) -> list[int]:
    """Widths that fill no more than `width`: the widest column gives way first, down to its least.

    rich shrinks columns without regard to their `min_width` and then crops the table.
    """
    widths = [
        max(cell_len(head), *(cell_len(row[index].plain) for row in rows), 0)
        for index, head in enumerate(heads)
    ]
    for _ in range(sum(widths) + len(widths) * _GAP - width):
        _, index = max((each, n) for n, each in enumerate(widths) if each > least[n])
        widths[index] -= 1
    return widths


def _grid(
    title: RichText,
    heads: Sequence[str],
    table: Table,
    rows: Sequence[Sequence[RichText]],
    widths: Sequence[int],
) -> RichTable:
    grid = RichTable(
        title=title,
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    for head, column, cells in zip(heads, table.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.form in _RIGHT else "left"
        grid.add_column(RichText(head), justify=justify, overflow="fold", width=cells)
    for number, row in enumerate(rows):
        # The total is the only line after the rows.
        grid.add_row(*row, style="bold" if number == len(table.rows) else None)
    return grid


def _blocks(heads: Sequence[str], rows: Sequence[Sequence[RichText]]) -> Iterator[RenderableType]:
    """Each row as its first cell on a line and the others, named, under it."""
    for row in rows:
        yield row[0]
        rest = RichText(" · ").join(
            RichText(f"{head}\u00a0", style="dim").append_text(cell)
            for head, cell in zip(heads[1:], row[1:], strict=True)
        )
        yield Padding(rest, (0, 0, 0, 2))


def put(console: Console, *parts: RenderableType) -> None:
    """Print parts without the blanks that pad a table's lines at their ends."""
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    console.file.write(_PADDING.sub(r"\1", captured.get()))


def _styled(cell: Cell, column: Column, notation: Notation) -> RichText:
    words = visible(notation.cell(cell, column.form))
    if not isinstance(cell, StrEnum) or cell not in SIGNS:
        return RichText(words, style="dim" if cell is None or cell == 0 else "")
    style = "green" if cell in _GOOD else _COLOURS.get(str(cell), "")
    return RichText(f"{SIGNS[cell]} {words}", style=style)


def as_markdown(tables: Iterable[Table], notation: Notation) -> str:
    """Tables as GitHub-flavoured Markdown; text from the data stays text."""
    return "\n".join(_markdown(table, notation) for table in tables)


def _markdown(table: Table, notation: Notation) -> str:
    heads = [notation.translate(column.title) for column in table.columns]
    rules = ["--:" if column.form in _RIGHT else "---" for column in table.columns]
    rows = [
        [notation.cell(cell, column.form) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.lines
    ]
    lines = [f"## {markdown_text(notation.cell(_text(table.title)))}", ""]
    lines += [_markdown_row(heads), _markdown_row(rules, plain=True), *map(_markdown_row, rows)]
    lines += ["", *(notation.translate(note) for note in table.notes)]
    return "\n".join(lines).rstrip() + "\n"


def _markdown_row(cells: Sequence[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else markdown_text(cell) for cell in cells)} |"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#]|&(?=#?\w+;))")


def markdown_text(words: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    return _MARKDOWN.sub(r"\\\1", visible(" ".join(words.split())))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Machine-readable rows: stable keys, ISO dates, plain numbers, empty where unknown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([machine_cell(cell) for cell in row])
    return out.getvalue()


def machine_cell(cell: Cell) -> str:
    """A cell for another program, in no language."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}"
        case Target():
            return Notation("en").target(cell)
        case tuple():
            return " ".join(cell)
        case _:
            return str(cell)


def _text(title: Text | str) -> Cell:
    return Text(title) if isinstance(title, str) else title
