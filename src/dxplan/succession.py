"""Who is responsible when: agencies end, merge and hand work over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dxplan.model import Plan, Task


def lineage(plan: Plan, agency: str, on: date) -> Iterator[str]:
    """The agency, then its successors in turn, up to the one that exists on that day.

    The first successor without a scope takes the work over. Where none is named the line ends
    with an agency that no longer exists.
    """
    seen: set[str] = set()
    while agency not in seen:
        yield agency
        seen.add(agency)
        record = plan.agencies.get(agency)
        if record is None or record.until is None or on < record.until:
            return
        heirs = [heir.id for heir in record.successors if heir.scope is None]
        if not heirs:
            return
        agency = heirs[0]


def responsible(plan: Plan, agency: str, on: date) -> str | None:
    """The agency that answers on that day for work given to `agency`; None when nobody does.

    An agency group answers for itself.
    """
    if agency in plan.agency_groups:
        return agency
    *_, last = lineage(plan, agency, on)
    record = plan.agencies.get(last)
    return last if record is not None and (record.until is None or on < record.until) else None


def responsible_for(plan: Plan, task: Task, on: date) -> str | None:
    """The agency that leads a task on that day: handovers first, then succession by law."""
    return responsible(plan, assigned(task, on), on)


def assigned(task: Task, on: date) -> str:
    """Whom a task was last given to by that day: the lead of the plan, or whoever took it over."""
    lead = task.lead
    if not task.handovers:
        return lead
    for handover in sorted(task.handovers, key=lambda each: each.date):
        if handover.date <= on:
            lead = handover.to
    return lead
