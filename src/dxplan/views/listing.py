"""`list`: the rows that a filter lets through, in order, and the columns shown of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dxplan.figures import Measured
from dxplan.language import Text, marked, text
from dxplan.model import Plan
from dxplan.query import Query, check_field
from dxplan.timewords import Span
from dxplan.views.rows import FIELDS, Fields, Listed, rows_of, searchable
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import shown_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows that were asked for: everything known of them, and a table to look at."""

    what: Listed
    as_of: date
    #: The ranges of days that the filter asked for, each with its field.
    spans: tuple[tuple[str, Span], ...]
    rows: Sequence[Fields]
    table: Table
    #: Where nothing was found, words of the filter that were probably misspelt.
    slips: tuple[Text, ...]


_TASK_COLUMNS = (
    Column(key="id", title=marked("Id")),
    Column(key="title", title=marked("Task")),
    Column(key="lead_name", title=marked("Lead")),
    Column(key="due", title=marked("Deadline"), form="day"),
    Column(key="state", title=marked("State"), form="word"),
    Column(key="percent", title="%", form="number"),
)
_INDICATOR_COLUMNS = (
    Column(key="id", title=marked("Id")),
    Column(key="name", title=marked("Indicator")),
    Column(key="value", title=marked("Latest"), form="number"),
    Column(key="date", title=marked("On"), form="day"),
    Column(key="target", title=marked("Target"), form="target"),
    Column(key="year", title=marked("Year"), form="text"),
    Column(key="state", title=marked("State"), form="word"),
)
_AGENCY_COLUMNS = (
    Column(key="id", title=marked("Id")),
    Column(key="name", title=marked("Agency")),
    Column(key="level", title=marked("Level"), form="word"),
    Column(key="until", title=marked("Until"), form="day"),
    Column(key="successor", title=marked("Now responsible")),
    Column(key="tasks", title=marked("Tasks led"), form="count"),
)
_SOURCE_COLUMNS = (
    Column(key="id", title=marked("Id")),
    Column(key="kind", title=marked("Kind"), form="word"),
    Column(key="title", title=marked("Title")),
    Column(key="date", title=marked("Date"), form="day"),
    Column(key="quality", title=marked("Quality")),
)

_COLUMNS: Mapping[Listed, tuple[Column, ...]] = {
    "tasks": _TASK_COLUMNS,
    "indicators": _INDICATOR_COLUMNS,
    "agencies": _AGENCY_COLUMNS,
    "sources": _SOURCE_COLUMNS,
}
_TITLES: Mapping[Listed, str] = {
    "tasks": marked("Tasks"),
    "indicators": marked("Indicators"),
    "agencies": marked("Agencies"),
    "sources": marked("Sources"),
}


def listing(
    plan: Plan, measured: Measured, what: Listed, query: Query, sort: str, language: str
) -> Listing:
    """The rows of one kind that satisfy `query`, in the order of `sort` (`-field` reverses it).

    Raises:
        BadQuery: when the order names a field that is not there.
    """
    everything = [
        (row, searchable(what, plan, row)) for row in rows_of(what, plan, measured, language)
    ]
    rows = [row for row, searched in everything if query.matches(searched)]
    slips = () if rows else query.slips([searched for _, searched in everything])
    if sort:
        rows = _sorted(rows, sort, FIELDS[what])
    columns = _COLUMNS[what]
    cells = [[_shown(row, column, measured) for column in columns] for row in rows]
    return Listing(
        what=what,
        as_of=measured.as_of,
        spans=query.spans,
        slips=tuple(
            text("no row has {term}; did you mean {near}?", term=f"{field}:{word}", near=near)
            for field, word, near in slips
        ),
        rows=rows,
        table=Table(title=_TITLES[what], columns=columns, rows=cells),
    )


def _shown(row: Fields, column: Column, measured: Measured) -> Cell:
    cell = row[column.key]
    if column.key == "state" and str(row["id"]) in measured.task_states:
        return shown_state(measured.task_states[str(row["id"])])
    # A year is a number to compare, but nobody writes 2.025.
    return str(cell) if column.key == "year" and cell is not None else cell


def _sorted(rows: list[Fields], sort: str, fields: Iterable[str]) -> list[Fields]:
    """Order by one field; rows without a value come last either way."""
    field = sort.removeprefix("-")
    check_field(field, fields)
    empty = [row for row in rows if row[field] is None]
    full = [row for row in rows if row[field] is not None]

    def key(row: Fields) -> tuple[int, Decimal, str]:
        value = row[field]
        if isinstance(value, Decimal | int):
            return 0, Decimal(value), ""
        return 1, Decimal(0), value.isoformat() if isinstance(value, date) else str(value)

    return [*sorted(full, key=key, reverse=sort.startswith("-")), *empty]
