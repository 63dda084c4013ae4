"""`status --format json`, as other programs rely on it (`schema/status.schema.json`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dxplan.figures import Measured, Row
from dxplan.language import Language, Text, translator
from dxplan.model import Basis, Plan
from dxplan.pace import Standing
from dxplan.rounding import rounded
from dxplan.selection import Selection
from dxplan.states import Progress, Timeliness
from dxplan.tallies import Bounds, IndicatorTally, TaskTally
from dxplan.views.status import row_name

SCHEMA_VERSION = 1


def status_document(
    plan: Plan, measured: Measured, language: Language, revision: str | None
) -> dict[str, Any]:
    """All figures as one JSON document; rates are 0..1 with four places, or null."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "status",
        "as_of": measured.as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "selection": selection_document(measured.selection),
        "tasks": {
            **_tasks(measured.tasks),
            "outside": {"total": measured.outside.recorded},
        },
        "indicators": _indicators(measured.indicators),
        "rows": [_row(plan, row, language) for row in measured.rows],
    }


def selection_document(selection: Selection) -> dict[str, str | None]:
    """What was selected; null selects everything."""
    return {
        "pillar": selection.pillar,
        "group": selection.group,
        "agency": selection.agency,
        "agency_as_planned": selection.agency_as_planned,
        "year": selection.year,
        "role": selection.role,
    }


def _row(plan: Plan, row: Row, language: Language) -> dict[str, Any]:
    name = row_name(plan, row.by, row.id, language)
    declared = row.indicators.declared if row.by == "pillar" else row.tasks.declared
    return {
        "by": row.by,
        "id": row.id,
        "name": translator(language)(name) if isinstance(name, Text) else name,
        "declared": declared,
        "tasks": _tasks(row.tasks),
        "indicators": _indicators(row.indicators),
    }


def _tasks(tally: TaskTally) -> dict[str, Any]:
    progress, classes = tally.progress, tally.timeliness
    recurring = tally.recurring
    return {
        "declared": tally.declared,
        "recorded": tally.recorded,
        "total": tally.total,
        "completed": tally.completed,
        "completed_on_time": classes[Timeliness.COMPLETED_ON_TIME],
        "completed_late": classes[Timeliness.COMPLETED_LATE],
        "not_completed": tally.not_completed,
        "in_term": classes[Timeliness.IN_TERM],
        "overdue": tally.overdue,
        "overdue_unreported": tally.overdue_unreported,
        "due_soon": tally.due_soon,
        "in_progress": progress[Progress.IN_PROGRESS],
        "not_started": progress[Progress.NOT_STARTED],
        "suspended": progress[Progress.SUSPENDED],
        "unreported": progress[Progress.UNREPORTED],
        "cancelled": tally.cancelled,
        "completion_rate": _rate(tally.completion_rate),
        "completion_rate_due": _rate(tally.completion_rate_due),
        "on_time_rate": _rate(tally.on_time_rate),
        "completion_range": _bounds(tally.completion_range),
        "percent_complete": _bounds(tally.percent_complete),
        "reporting_rate": _rate(tally.reporting_rate),
        "recurring": {
            "total": recurring.total,
            "up_to_date": recurring.up_to_date,
            "lapsed": recurring.lapsed,
            "unreported": recurring.unreported,
        },
        "basis": {str(basis): tally.basis[basis] for basis in Basis},
    }


def _indicators(tally: IndicatorTally) -> dict[str, Any]:
    return {
        "declared": tally.declared,
        "total": tally.total,
        **{str(standing): tally.standing[standing] for standing in Standing},
        "basis": {str(basis): tally.basis[basis] for basis in Basis},
    }


def _rate(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else rounded(rate).normalize()


def _bounds(bounds: Bounds | None) -> list[Decimal | None]:
    return [None, None] if bounds is None else [_rate(bounds[0]), _rate(bounds[1])]
