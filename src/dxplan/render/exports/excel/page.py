"""A sheet in the making: rows of cells with their looks, the tables among them, and their names.

Everything here is plain values; `markup.py` turns the rows into XML, `frame.py` the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from dxplan.language import Text, counted, text
from dxplan.render.exports.excel.formats import GENERAL
from dxplan.render.exports.excel.looks import Look
from dxplan.render.exports.excel.texts import cut, fits
from dxplan.render.exports.excel.values import Value, shown
from dxplan.render.notation import NOTHING, Notation
from dxplan.render.wording import worded
from dxplan.views.changes.sheet import Words
from dxplan.views.table import Cell, Column, Table

#: Rows of a sheet in Excel.
MOST_ROWS = 1_048_576

#: The place that a cell leads to, by its name; from the number of its row and the cell.
Link: TypeAlias = Callable[[int, Cell], str | None]
#: The name of the place where a row stands, from its number and its cells.
Anchor: TypeAlias = Callable[[int, Sequence[Cell]], str]


class Entry(NamedTuple):
    """One cell of a sheet."""

    value: Value
    look: Look
    code: str = GENERAL
    #: The name of the place it leads to.
    link: str | None = None


class Flow(Enum):
    """How the words of a row run."""

    #: Each within its column.
    COLUMNS = auto()
    #: The first over the whole width of the sheet.
    WIDTH = auto()
    #: In one line, whatever stands beside them.
    LINE = auto()


class Row(NamedTuple):
    """The cells of a row, from the first column on."""

    entries: Sequence[Entry]
    flow: Flow = Flow.COLUMNS


EMPTY = Row(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a table is written."""

    #: Whether readers sort and filter it.
    filtered: bool = True
    #: Keys of columns in which what is not known is a dash; elsewhere such cells are empty.
    dashed: Collection[str] = ()
    #: Keys of columns whose words may run on over the empty cells to the right.
    running: Collection[str] = ()
    #: Over how many columns beside the table the head of its last column is drawn, whose words
    #: run on there.
    spread: int = 0
    #: Where the cells of a column lead to, by its key.
    links: Mapping[str, Link] = field(default_factory=dict)
    #: What the places of its rows are called.
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where a table stands."""

    table: Table
    #: Its heads as written, all different.
    heads: tuple[str, ...]
    #: Number of the row of heads, from 1.
    top: int
    #: How many rows of data follow; the total after them is not one.
    count: int
    has_total: bool
    #: Whether readers sort and filter it.
    has_filter: bool

    @property
    def bottom(self) -> int:
        """Number of the last row of data."""
        return self.top + self.count

    def column(self, key: str) -> int:
        """The number of a column, from 1."""
        return next(n for n, each in enumerate(self.table.columns, 1) if each.key == key)


_PLAIN = Manner()


@dataclass(slots=True, kw_only=True)
class Page:
    """A sheet, filled from the top."""

    #: Its name, at most 31 letters.
    title: str
    notation: Notation
    #: `file:line` of every record, for texts that are cut.
    sources: Mapping[str, str]
    #: A sheet is printed as wide as the paper: a narrower one would come out in huge letters.
    least_width: float = 110.0
    rows: list[Row] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    #: Row numbers by the names of what stands there.
    anchors: dict[str, int] = field(default_factory=dict)
    #: Rows after which a new page of paper begins.
    breaks: list[int] = field(default_factory=list)
    #: The first of the rows that are left free for a chart.
    free: list[int] = field(default_factory=list)

    def say(self, words: Words, look: Look = Look.REMARK) -> None:
        """A text over the whole width."""
        self.rows.append(Row([self._words(words, look)], Flow.WIDTH))

    def leave(self, count: int) -> None:
        """Rows left free for a chart."""
        self.free.append(len(self.rows) + 1)
        self.rows += [EMPTY] * count

    def head(self, title: Text | str) -> None:
        """The heading of what follows, a marked source string or one with values."""
        words = title if isinstance(title, Text) else Text(title)
        self.rows.append(Row([self._words(words, Look.HEADING)], Flow.LINE))

    def pair(self, label: Text, value: Cell) -> None:
        """A label and what belongs to it; what is not known is a dash."""
        found = shown(NOTHING if value is None else value, "text", self.notation)
        held = self.held(found.value) if isinstance(found.value, str) else found.value
        entries = [self._words(label, Look.TOTAL), Entry(held, Look.RUNNING, found.code)]
        self.rows.append(Row(entries, Flow.LINE))

    def gap(self) -> None:
        """An empty row."""
        self.rows.append(EMPTY)

    def put(self, table: Table, manner: Manner = _PLAIN) -> None:
        """A table; without rows, a sentence that says so."""
        lines = table.lines
        if not lines:
            self.say(text("There is nothing to list."))
            return
        room = MOST_ROWS - len(self.rows) - 2 - len(table.notes)
        if len(lines) > room:
            self.say(_cut_off(len(lines) - room))
        area = self._area(table, min(len(lines), room), filtered=manner.filtered)
        self.areas.append(area)
        self.rows.append(Row(_heads(area.heads, manner.spread)))
        laid = _Laid(self, table, manner)
        for number, cells in enumerate(lines[:room]):
            if manner.anchor is not None:
                self.anchors[manner.anchor(number, cells)] = len(self.rows) + 1
            self.rows.append(Row(laid.entries(number, cells, is_total=number == area.count)))
        for note in table.notes:
            self.say(note)

    def _area(self, table: Table, count: int, *, filtered: bool) -> Area:
        # A table without rows of data is none to Excel: a lone total stands as one.
        has_total = table.total is not None and 0 < len(table.rows) < count
        titles = (self.notation.translate(each.title) for each in table.columns)
        return Area(
            table=table,
            heads=tuple(_all_different(titles)),
            top=len(self.rows) + 1,
            count=count - has_total,
            has_total=has_total,
            has_filter=filtered,
        )

    def _words(self, words: Words, look: Look) -> Entry:
        return Entry(self.held(worded(words, self.notation)), look)

    def held(self, words: str, record: str | None = None) -> str:
        """Words as a cell has room for; cut ones say so, and where the rest is."""
        if fits(words):
            return words
        place = self.sources.get(record or "")
        ending = (
            text("… (cut; all of it is in {id}, {place})", id=record, place=place)
            if place
            else text("… (cut)")
        )
        return cut(words, worded(ending, self.notation))


class _Laid:
    """Lays the rows of one table."""

    def __init__(self, page: Page, table: Table, manner: Manner) -> None:
        self._page, self._columns, self._manner = page, table.columns, manner
        keys = [column.key for column in table.columns]
        self._id = keys.index("id") if "id" in keys else None

    def entries(self, number: int, cells: Sequence[Cell], *, is_total: bool) -> list[Entry]:
        """The cells of a row."""
        record = None if self._id is None else str(cells[self._id])
        return [
            self._entry(number, cell, column, record, is_total=is_total)
            for cell, column in zip(cells, self._columns, strict=True)
        ]

    def _entry(
        self, number: int, cell: Cell, column: Column, record: str | None, *, is_total: bool
    ) -> Entry:
        value, code = shown(cell, column.form, self._page.notation)
        if value is None and column.key in self._manner.dashed:
            value = NOTHING
        elif isinstance(value, str):
            value = self._page.held(value, record)
        look = self._look(column, value, is_total=is_total)
        link = self._manner.links.get(column.key)
        return Entry(value, look, code, link(number, cell) if link else None)

    def _look(self, column: Column, value: Value, *, is_total: bool) -> Look:
        is_number = not isinstance(value, str) or value == NOTHING or column.form == "target"
        is_number = is_number and column.form not in {"text", "word"}
        if is_total:
            return Look.TOTAL_NUMBER if is_number else Look.TOTAL
        if column.key in self._manner.running:
            return Look.RUNNING
        return Look.NUMBER if is_number else Look.WORDS


def _heads(heads: Sequence[str], spread: int) -> list[Entry]:
    if not spread:
        return [Entry(head, Look.HEAD) for head in heads]
    beside = [Entry(None, Look.RUNNING_HEAD)] * spread
    return [*_heads(heads[:-1], 0), Entry(heads[-1], Look.RUNNING_HEAD), *beside]


def _cut_off(count: int) -> Text:
    return counted(
        "{count} more row does not fit: a sheet has {most} rows. Select less, or export CSV.",
        "{count} more rows do not fit: a sheet has {most} rows. Select less, or export CSV.",
        count,
        most=MOST_ROWS,
    )


def _all_different(heads: Iterator[str]) -> Iterator[str]:
    """Heads that Excel takes for the columns of a table: it does not tell capitals apart."""
    seen: set[str] = set()
    for head in heads:
        name, number = head, 1
        while name.casefold() in seen:
            number += 1
            name = f"{head} ({number})"
        seen.add(name.casefold())
        yield name
