"""Who answers for tasks and indicators, before and after, and why it is somebody else now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dxplan.changes.decisions import decision_for, names_of
from dxplan.changes.pairing import Pair, Side
from dxplan.changes.sorts import LeadChange
from dxplan.model import Handover, Indicator, Task
from dxplan.succession import assigned, lineage, responsible

#: The field that says whom the plan gives a record to.
LEAD_FIELDS: Mapping[type, str] = {Task: "lead", Indicator: "owner"}


def lead_changes(pair: Pair) -> Iterator[LeadChange]:
    """Tasks, then indicators, that another agency answers for."""
    records: list[tuple[Task | Indicator, Task | Indicator]] = [
        *pair.both(Task, pair.tasks),
        *pair.both(Indicator, pair.indicators),
    ]
    for old, new in records:
        change = _change(pair, old, new)
        if change is not None:
            yield change


def _change(pair: Pair, old: Task | Indicator, new: Task | Indicator) -> LeadChange | None:
    given_before, given_after = _given(old, pair.old), _given(new, pair.new)
    before, after = _answering(pair.old, given_before), _answering(pair.new, given_after)
    if before == after:
        return None
    change = LeadChange(record=new, before=before, after=after, how="edit")
    if given_before == given_after:
        day = _ended(pair.new, given_after) or _ended(pair.old, given_before)
        return replace(change, how="succession", on=day)
    handover = _handover(new, given_after, pair.new.snapshot.as_of)
    if handover is not None:
        return replace(change, how="handover", on=handover.date, decision=handover.decision)
    field = LEAD_FIELDS[type(new)]
    decision = decision_for(old, new, names_of(field), getattr(old, field), given_after)
    if decision is not None:
        return replace(change, on=decision.date, decision=decision.document)
    return change


def _given(record: Task | Indicator, side: Side) -> str:
    """Whom the record says it was given to by that day."""
    return assigned(record, side.snapshot.as_of) if isinstance(record, Task) else record.owner


def _answering(side: Side, agency: str) -> str | None:
    return responsible(side.plan, agency, side.snapshot.as_of)


def _ended(side: Side, agency: str) -> date | None:
    """The day from which the last of the line answers, or nobody: the end of the one before."""
    day = side.snapshot.as_of
    line = [side.plan.agencies.get(each) for each in lineage(side.plan, agency, day)]
    ends = [each.until for each in line if each is not None and each.until and each.until <= day]
    return ends[-1] if ends else None


def _handover(record: Task | Indicator, to: str, day: date) -> Handover | None:
    """The handover by which an agency holds a task, if it was not given it by the plan."""
    handovers = record.handovers if isinstance(record, Task) else ()
    made = [each for each in handovers if each.to == to and each.date <= day]
    return max(made, key=lambda each: each.date, default=None)
