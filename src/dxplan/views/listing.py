"""Rows of `list`: one mapping of field -> value per record, and the columns shown of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dxplan.figures import Measured
from dxplan.language import marked
from dxplan.model import Agency, Indicator, Plan, Source, Task
from dxplan.query import check_field, parse_query
from dxplan.selection import lead_of, owner_of, select_indicators, select_tasks
from dxplan.succession import responsible
from dxplan.views.status import agency_name, title_of
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import shown_state

Listed = Literal["tasks", "indicators", "agencies", "sources"]
Fields = dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows that were asked for: everything known of them, and a table to look at."""

    what: Listed
    rows: Sequence[Fields]
    table: Table


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
    plan: Plan, measured: Measured, what: Listed, where: str, sort: str, language: str
) -> Listing:
    """The rows of one kind that satisfy `where`, in the order of `sort` (`-field` reverses it).

    Raises:
        BadQuery: when the filter or the order names something that is not there.
    """
    maker: Callable[[Plan, Measured, str], list[Fields]] = {
        "tasks": _tasks,
        "indicators": _indicators,
        "agencies": _agencies,
        "sources": _sources,
    }[what]
    rows = maker(plan, measured, language)
    fields = FIELDS[what]
    query = parse_query(where, fields)
    rows = [row for row in rows if query.matches(row)]
    if sort:
        rows = _sorted(rows, sort, fields)
    columns = _COLUMNS[what]
    cells = [[_shown(row, column, measured) for column in columns] for row in rows]
    return Listing(
        what=what, rows=rows, table=Table(title=_TITLES[what], columns=columns, rows=cells)
    )


def _shown(row: Fields, column: Column, measured: Measured) -> Cell:
    state = measured.task_states.get(str(row["id"])) if column.key == "state" else None
    return row[column.key] if state is None else shown_state(state)


def _sorted(rows: list[Fields], sort: str, fields: Sequence[str]) -> list[Fields]:
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


def _tasks(plan: Plan, measured: Measured, language: str) -> list[Fields]:
    return [
        _task(plan, task, measured, language)
        for task in select_tasks(plan, measured.selection, measured.as_of)
    ]


def _task(plan: Plan, task: Task, measured: Measured, language: str) -> Fields:
    state = measured.task_states[task.id]
    lead = lead_of(plan, task, measured.as_of)
    low, high = state.percent
    return {
        "id": task.id,
        "group": task.group,
        "title": title_of(task, language),
        "lead": lead,
        "lead_name": _short(plan, lead, language),
        "support": task.support,
        "due": state.due,
        "recurs": task.recurs,
        "state": state.rhythm or state.timeliness or state.progress,
        "progress": state.progress,
        "percent": low if low == high else None,
        "completed_on": state.completed_on,
        "reported": state.last.report.as_of if state.last else None,
        "serves": task.serves,
        "deliverable": task.deliverable,
        "weight": task.weight,
        "basis": task.basis,
        "source": task.source.document,
    }


def _indicators(plan: Plan, measured: Measured, language: str) -> list[Fields]:
    return [
        _indicator(plan, each, measured, language)
        for each in select_indicators(plan, measured.selection, measured.as_of)
    ]


def _indicator(plan: Plan, each: Indicator, measured: Measured, language: str) -> Fields:
    state = measured.indicator_states.get(each.id)
    latest = state.latest if state else None
    owner = owner_of(plan, each, measured.as_of)
    return {
        "id": each.id,
        "pillar": each.pillar,
        "name": (each.name_en if language == "en" else None) or each.name,
        "unit": each.unit,
        "kind": each.kind,
        "direction": each.direction,
        "owner": owner,
        "owner_name": _short(plan, owner, language),
        "value": latest.value if latest else None,
        "date": latest.day if latest else None,
        "target": state.target if state else None,
        "year": str(state.target.year) if state else None,
        "state": state.standing if state else None,
        "basis": each.basis,
        "source": each.source.document,
    }


def _agencies(plan: Plan, measured: Measured, language: str) -> list[Fields]:
    led: dict[str, int] = {}
    for task in plan.tasks.values():
        led[task.lead] = led.get(task.lead, 0) + 1
    return [
        {**_agency(plan, each, measured.as_of, language), "tasks": led.get(each.id, 0)}
        for each in plan.agencies.values()
        if measured.selection.agency in {None, each.id}
    ]


def _agency(plan: Plan, agency: Agency, as_of: date, language: str) -> Fields:
    heir = responsible(plan, agency.id, as_of)
    moved = heir != agency.id
    return {
        "id": agency.id,
        "name": agency_name(plan, agency.id, language),
        "short": agency.short,
        "level": agency.level,
        "from": agency.from_,
        "until": agency.until,
        "successor": (_short(plan, heir, language) if heir else "—") if moved else None,
    }


def _sources(plan: Plan, measured: Measured, language: str) -> list[Fields]:  # noqa: ARG001 (one signature)
    return [_source(each, language) for each in plan.sources.values()]


def _source(source: Source, language: str) -> Fields:
    return {
        "id": source.id,
        "kind": source.kind,
        "number": source.number,
        "title": (source.title_en if language == "en" else None) or source.title,
        "issuer": source.issuer,
        "date": source.date,
        "quality": source.quality,
        "accessed": source.accessed,
        "url": source.url,
    }


def _short(plan: Plan, agency: str, language: str) -> str:
    found = plan.agencies.get(agency)
    if found is not None and found.short and language != "en":
        return found.short
    return agency_name(plan, agency, language)


#: Fields of each kind that filters and orders can name.
FIELDS: Mapping[Listed, tuple[str, ...]] = {
    "tasks": (
        "id", "group", "title", "lead", "lead_name", "support", "due", "recurs", "state",
        "progress", "percent", "completed_on", "reported", "serves", "deliverable", "weight",
        "basis", "source",
    ),
    "indicators": (
        "id", "pillar", "name", "unit", "kind", "direction", "owner", "owner_name", "value",
        "date", "target", "year", "state", "basis", "source",
    ),
    "agencies": ("id", "name", "short", "level", "from", "until", "successor", "tasks"),
    "sources": (
        "id", "kind", "number", "title", "issuer", "date", "quality", "accessed", "url",
    ),
}  # fmt: skip
