"""One table, three plain forms: for the terminal, for Markdown and for CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.language import Text
from dxplan.model import Target
from dxplan.render.notation import Notation, rounded
from dxplan.render.visible import visible
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import SIGNS

#: Blanks before a line end, and the colour codes among them.
_PADDING = re.compile(r"[ ]+((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)
_RIGHT = frozenset({"count", "rate", "number", "day", "target"})
_COLOURS = {"overdue": "red", "behind": "red", "lapsed": "yellow", "completed_late": "yellow"}
_GOOD = frozenset({"completed", "completed_on_time", "met", "exceeded", "up_to_date", "on_track"})


def for_terminal(table: Table, notation: Notation) -> RichTable:
    """A table with aligned numbers, states as sign and word, the total set off."""
    title = visible(notation.cell(_text(table.title)))
    grid = RichTable(
        title=RichText(title, style="bold"),
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    for column in table.columns:
        grid.add_column(
            RichText(notation.translate(column.title)),
            justify="right" if column.form in _RIGHT else "left",
            overflow="fold",
            no_wrap=column.key == "id" or column.form == "day",
            min_width=_longest_word(notation.translate(column.title)),
        )
    for row in table.rows:
        cells = [
            _styled(cell, column, notation) for cell, column in zip(row, table.columns, strict=True)
        ]
        total = isinstance(row[0], Text) and row[0].source == "Total"
        grid.add_row(*cells, style="bold" if total else None)
    return grid


def put(console: Console, *parts: RenderableType) -> None:
    """Print parts without the blanks that pad a table's lines at their ends."""
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    console.file.write(_PADDING.sub(r"\1", captured.get()))


def _longest_word(heading: str) -> int:
    return max((cell_len(word) for word in heading.split()), default=0)


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
        for row in table.rows
    ]
    lines = [f"## {markdown_text(notation.cell(_text(table.title)))}", ""]
    lines += [_markdown_row(heads), _markdown_row(rules, plain=True), *map(_markdown_row, rows)]
    lines += ["", *(notation.translate(note) for note in table.notes)]
    return "\n".join(lines).rstrip() + "\n"


def _markdown_row(cells: Sequence[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else markdown_text(cell) for cell in cells)} |"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#])")


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


def rate_cell(rate: Decimal | None) -> Cell:
    """A rate rounded as it is published."""
    return None if rate is None else rounded(rate)


def _text(title: Text | str) -> Cell:
    return Text(title) if isinstance(title, str) else title
