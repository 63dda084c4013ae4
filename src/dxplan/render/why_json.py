"""`why --format json`: a figure with all its members (`schema/why.schema.json`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from dxplan.accounts import Account, Member, Part
from dxplan.definitions.figure import Figure, Reason, Value
from dxplan.figures import Measured, standing_in
from dxplan.language import translator
from dxplan.model import Group, Indicator, Pillar, Report, Said, Task
from dxplan.render.record_json import json_cell
from dxplan.render.status_json import selection_document
from dxplan.rounding import rounded
from dxplan.selection import lead_of, owner_of
from dxplan.workspace import Workspace

SCHEMA_VERSION = 1


def why_document(
    workspace: Workspace, measured: Measured, account: Account, revision: str | None
) -> dict[str, Any]:
    """A figure and every record of the selection, each in one part of it."""
    plan, sums = workspace.plan, account.sums
    left_out = Counter(each.reason for each in account.members if each.reason is not None)
    parts = Counter(each.part for each in account.members)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "why",
        "as_of": measured.as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "selection": selection_document(measured.selection),
        "figure": figure_document(account.figure),
        "value": _value(account.value),
        "numerator": [_plain(sums.low), _plain(sums.high)],
        "denominator": _plain(sums.base),
        "counts": {
            **{str(part): parts[part] for part in Part if part is not Part.LEFT_OUT},
            "left_out": {str(reason): left_out[reason] for reason in Reason if left_out[reason]},
        },
        "members": [_member(workspace, measured, member) for member in account.members],
    }


def figures_document(figures: Iterable[Figure]) -> dict[str, Any]:
    """All figures with their meaning, in both languages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "figures",
        "figures": [figure_document(figure) for figure in figures],
    }


def figure_document(figure: Figure) -> dict[str, Any]:
    """What a figure is."""
    vietnamese, english = translator("vi"), translator("en")
    return {
        "name": figure.name,
        "form": figure.form,
        "label": {"vi": vietnamese(figure.label), "en": english(figure.label)},
        "formula": {"vi": vietnamese(figure.formula), "en": english(figure.formula)},
    }


def _member(workspace: Workspace, measured: Measured, member: Member) -> dict[str, Any]:
    share, record = member.share, member.record
    return {
        **_record(workspace, measured, record),
        "part": str(member.part),
        "reason": member.reason and str(member.reason),
        "share": share and [_plain(share.low), _plain(share.high)],
        "weight": share and _plain(share.weight),
        **_place(workspace, record),
    }


def _record(
    workspace: Workspace, measured: Measured, record: Task | Indicator | Group | Pillar
) -> dict[str, Any]:
    match record:
        case Task():
            return _task(workspace, measured, record)
        case Indicator():
            return _indicator(workspace, measured, record)
        case Group():
            return {"kind": "group", "id": record.id, "declared": record.declared}
        case Pillar():
            return {"kind": "pillar", "id": record.id, "declared": record.declared}


def _task(workspace: Workspace, measured: Measured, task: Task) -> dict[str, Any]:
    state = measured.task_states[task.id]
    return {
        "kind": "task",
        "id": task.id,
        "title": task.title,
        "group": task.group,
        "lead": lead_of(workspace.plan, task, measured.as_of),
        "lead_as_planned": task.lead,
        "due": state.due,
        "state": str(state.rhythm or state.timeliness or state.progress),
        "progress": str(state.progress),
        "reports": _reports(workspace, state.decisive),
        "missing": list(state.missing),
        "silent": list(state.silent),
    }


def _indicator(workspace: Workspace, measured: Measured, indicator: Indicator) -> dict[str, Any]:
    state = measured.indicator_states.get(indicator.id)
    latest = state.latest if state else None
    return {
        "kind": "indicator",
        "id": indicator.id,
        "name": indicator.name,
        "pillar": indicator.pillar,
        "owner": owner_of(workspace.plan, indicator, measured.as_of),
        "owner_as_planned": indicator.owner,
        "value": json_cell(latest.value) if latest else None,
        "date": latest.day if latest else None,
        "target": json_cell(state.target) if state else None,
        "target_year": state.target.year if state else None,
        "state": str(standing_in(measured.indicator_states, indicator)),
        "reports": [_report(workspace, latest.report, latest.entry)]
        if latest and latest.report
        else [],
    }


def _reports(workspace: Workspace, decisive: Iterable[Said]) -> list[dict[str, Any]]:
    """The entries that decided; one that speaks for several members of a group, once."""
    distinct = {id(said.entry): said for said in decisive}.values()
    return [_report(workspace, said.report, said.entry) for said in distinct]


def _report(workspace: Workspace, report: Report, entry: object) -> dict[str, Any]:
    return {
        "as_of": report.as_of,
        "agency": report.agency,
        "source": report.source,
        **_place(workspace, entry),
    }


def _place(workspace: Workspace, record: object) -> dict[str, Any]:
    location = workspace.at(record)
    return {"path": location.path, "line": location.line}


def _value(value: Value) -> Any:
    match value:
        case tuple():
            return [_value(each) for each in value]
        case Decimal():
            return rounded(value).normalize()
        case _:
            return value


def _plain(number: Decimal) -> Decimal:
    """A number without zeros that only come from how it was computed."""
    return number.normalize()
