"""What `list` knows of every record: one mapping of field -> value each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

from dxplan.figures import Measured
from dxplan.language import in_language
from dxplan.model import Agency, Indicator, Plan, Source, Task
from dxplan.query import Kind
from dxplan.selection import lead_of, owner_of, select_indicators, select_tasks
from dxplan.succession import responsible
from dxplan.views.status import agency_name, title_of
from dxplan.views.table import Cell

Listed = Literal["tasks", "indicators", "agencies", "sources"]
Fields = dict[str, Cell]

#: The fields of each kind of record, in order, and how a filter compares them.
FIELDS: Mapping[Listed, Mapping[str, Kind]] = {
    "tasks": {
        "id": "word", "group": "word", "title": "text", "lead": "word", "lead_name": "text",
        "support": "word", "due": "day", "recurs": "word", "state": "word", "progress": "word",
        "percent": "number", "completed_on": "day", "reported": "day", "serves": "word",
        "deliverable": "text", "weight": "number", "basis": "word", "source": "word",
    },
    "indicators": {
        "id": "word", "pillar": "word", "name": "text", "unit": "word", "kind": "word",
        "direction": "word", "owner": "word", "owner_name": "text", "value": "number",
        "date": "day", "target": "number", "year": "number", "state": "word", "basis": "word",
        "source": "word",
    },
    "agencies": {
        "id": "word", "name": "text", "short": "text", "level": "word", "from": "day",
        "until": "day", "successor": "text", "tasks": "number",
    },
    "sources": {
        "id": "word", "kind": "word", "number": "word", "title": "text", "issuer": "text",
        "date": "day", "quality": "word", "accessed": "day", "url": "word",
    },
}  # fmt: skip


def rows_of(what: Listed, plan: Plan, measured: Measured, language: str) -> list[Fields]:
    """The rows of one kind of record in the selection that was measured, in plan order."""
    make: Callable[[Plan, Measured, str], list[Fields]] = {
        "tasks": _tasks,
        "indicators": _indicators,
        "agencies": _agencies,
        "sources": _sources,
    }[what]
    return make(plan, measured, language)


def searchable(what: Listed, plan: Plan, row: Fields) -> Mapping[str, object]:
    """A row with every name its record and its agency have, in whichever language it is shown.

    Otherwise a filter would find other records in English than in Vietnamese.
    """
    records: Mapping[Listed, Mapping[str, Any]] = {
        "tasks": plan.tasks,
        "indicators": plan.indicators,
        "agencies": plan.agencies,
        "sources": plan.sources,
    }
    title = "title" if "title" in row else "name"
    names: dict[str, object] = {title: _names(records[what][str(row["id"])])}
    for role in ("lead", "owner"):
        if role in row:
            agency = str(row[role])
            named = plan.agencies.get(agency) or plan.agency_groups.get(agency)
            names[f"{role}_name"] = _names(named)
    return {**row, **names}


def _names(record: Any) -> tuple[str, ...]:
    every = (
        getattr(record, key, None) for key in ("title", "title_en", "name", "name_en", "short")
    )
    return tuple(filter(None, every))


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
        "name": in_language(language, each.name, each.name_en),
        "unit": each.unit,
        "kind": each.kind,
        "direction": each.direction,
        "owner": owner,
        "owner_name": _short(plan, owner, language),
        "value": latest.value if latest else None,
        "date": latest.day if latest else None,
        "target": state.target if state else None,
        "year": state.target.year if state else None,
        "state": state.standing if state else None,
        "basis": each.basis,
        "source": each.source.document,
    }


def _agencies(plan: Plan, measured: Measured, language: str) -> list[Fields]:
    led: dict[str, int] = {}
    for task in plan.tasks.values():
        led[task.lead] = led.get(task.lead, 0) + 1
    chosen = measured.selection.agency or measured.selection.agency_as_planned
    return [
        {**_agency(plan, each, measured.as_of, language), "tasks": led.get(each.id, 0)}
        for each in plan.agencies.values()
        if chosen in {None, each.id}
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
        "title": in_language(language, source.title, source.title_en),
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
