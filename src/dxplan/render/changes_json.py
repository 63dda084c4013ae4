"""Changes as other programs rely on them (`schema/diff.schema.json`): all of them, in no language.

The names of agencies, fields and states are those of the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dxplan.changes import Changes, Snapshot
from dxplan.changes.sorts import (
    Course,
    FieldChange,
    FieldValue,
    FigureChange,
    FigureValue,
    IndicatorChange,
    LeadChange,
    Record,
    Reported,
    Silence,
    TaskChange,
)
from dxplan.model import Baseline, Target
from dxplan.pace import IndicatorState
from dxplan.rounding import rounded
from dxplan.selection import Selection
from dxplan.states import TaskState
from dxplan.views.changes.naming import Naming, id_of, kind_of, namings

SCHEMA_VERSION = 1
#: The language of the plan itself.
_LANGUAGE = "vi"
_PAIRS = frozenset({"completion_range", "percent_complete"})


def changes_document(changes: Changes, revision: str | None) -> dict[str, Any]:
    """`diff --format json`: the states and every change; `revision` is that of the folder."""
    identity = changes.after.workspace.plan.identity
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "diff",
        "as_of": changes.after.as_of,
        "revision": changes.after.revision or revision,
        "plan": {"number": identity.number, "title": identity.title},
        "selection": selection_members(changes.selection),
        "changes": changes_members(changes),
    }


def changes_members(changes: Changes) -> dict[str, Any]:
    """The states and every change, as they also stand in `status --since`."""
    was, now = namings(changes, _LANGUAGE)
    return {
        "before": snapshot_members(changes.before),
        "after": snapshot_members(changes.after),
        "empty": changes.empty,
        "figures": {
            each.name: {"before": _figure(each, each.before), "after": _figure(each, each.after)}
            for each in changes.figures
        },
        **_courses(changes.courses, now),
        "deadlines": [field_members(each, now) for each in changes.deadlines],
        "targets": [field_members(each, now) for each in changes.targets],
        "leads": [_lead(each, now) for each in changes.leads],
        "added": [record_members(each, now) for each in changes.added],
        "removed": [record_members(each, was) for each in changes.removed],
        "renumbered": [
            {**record_members(each.after, now), "before": id_of(each.before)}
            for each in changes.renumbered
        ],
        "indicators": [_indicator(each, now) for each in changes.indicators],
        "reported": [_reported(each) for each in changes.reported],
        "silent": [_silence(each) for each in changes.silent],
        "other": [field_members(each, now) for each in changes.other],
        "edits": [field_members(each, now) for each in changes.edits],
    }


def selection_members(selection: Selection) -> dict[str, str | None]:
    """The part of the plan that was chosen."""
    return {
        "pillar": selection.pillar,
        "group": selection.group,
        "agency": selection.agency,
        "agency_as_planned": selection.agency_as_planned,
        "year": selection.year,
        "role": selection.role,
    }


def snapshot_members(snapshot: Snapshot) -> dict[str, Any]:
    """A state: its name, its commit and the day it is seen on."""
    return {
        "name": snapshot.name,
        "revision": snapshot.revision,
        "as_of": snapshot.as_of,
        "precedes_plan": snapshot.precedes_plan,
    }


def _courses(
    courses: Mapping[Course, Iterable[TaskChange]], naming: Naming
) -> dict[str, list[dict[str, Any]]]:
    return {
        course.value: [
            {
                **record_members(each.after.task, naming),
                "before": _task(each.before),
                "after": _task(each.after),
            }
            for each in courses[course]
        ]
        for course in Course
    }


def record_members(record: Record, naming: Naming, *keys: str) -> dict[str, Any]:
    """A record, and where it or a key of it is written."""
    path, _, line = naming.place(record, *keys).rpartition(":")
    return {
        "kind": kind_of(record),
        "id": id_of(record),
        "title": naming.title(record),
        "lead": naming.lead_id(record),
        "path": path,
        "line": int(line),
    }


def _task(state: TaskState) -> dict[str, Any]:
    return {
        "progress": state.progress.value,
        "class": _value(state.timeliness),
        "rhythm": _value(state.rhythm),
        "percent": [_plain(state.percent.low), _plain(state.percent.high)],
        "due": state.due,
        "completed_on": state.completed_on,
        "reported": None if state.last is None else state.last.report.as_of,
    }


def field_members(change: FieldChange, naming: Naming) -> dict[str, Any]:
    """A field that changed, with its record and the decision behind it."""
    decision = change.decision
    return {
        **record_members(change.record, naming, change.field),
        "field": change.field,
        "year": change.year,
        "before": _value(change.before),
        "after": _value(change.after),
        "days": change.days,
        "decision": None
        if decision is None
        else {"document": decision.document, "date": decision.date},
    }


def _lead(change: LeadChange, naming: Naming) -> dict[str, Any]:
    return {
        **record_members(change.record, naming),
        "before": change.before,
        "after": change.after,
        "how": change.how,
        "on": change.on,
        "decision": change.decision,
    }


def _indicator(change: IndicatorChange, naming: Naming) -> dict[str, Any]:
    return {
        **record_members(change.after.indicator, naming),
        "unit": change.after.indicator.unit,
        "before": _measured(change.before),
        "after": _measured(change.after),
    }


def _measured(state: IndicatorState) -> dict[str, Any]:
    latest = state.latest
    return {
        "value": None if latest is None else _value(latest.value),
        "date": None if latest is None else latest.day,
        "standing": state.standing.value,
        "year": state.target.year,
    }


def _reported(found: Reported) -> dict[str, Any]:
    return {
        "agency": found.agency,
        "source": found.source,
        "dates": list(found.days),
        "tasks": found.tasks,
        "indicators": found.indicators,
        "corrected": found.corrected,
        "withdrawn": found.withdrawn,
    }


def _silence(found: Silence) -> dict[str, Any]:
    return {"agency": found.agency, "tasks": list(found.tasks)}


def _value(value: FieldValue) -> Any:
    match value:
        case StrEnum():
            return value.value
        case bool() | None | str() | int() | date():
            return value
        case Decimal():
            return _plain(value)
        case tuple():
            return list(value)
        case Target():
            return {
                "comparator": value.comparator,
                "value": _value(value.value),
                "range": None
                if value.range is None
                else [_plain(value.range.min), _plain(value.range.max)],
            }
        case Baseline():
            return {"date": value.date, "value": _value(value.value)}


def _figure(figure: FigureChange, value: FigureValue) -> Any:
    """A figure as `status` writes it: a pair stays one where nothing is known."""
    match value:
        case None:
            return [None, None] if figure.name in _PAIRS else None
        case int():
            return value
        case tuple():
            return [_plain(rounded(each)) for each in value]
        case _:
            return _plain(rounded(value))


def _plain(number: Decimal) -> Decimal:
    """A number without trailing zeros."""
    return number.normalize()
