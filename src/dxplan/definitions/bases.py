"""The bases of the figures over tasks: who is in, who is left out and why, and what counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from dxplan.definitions.figure import EITHER, NOTHING, WHOLE, Reason, Share, Verdict
from dxplan.states import HUNDRED, Progress, TaskState, Timeliness

#: Says why a task is left out; None when it is in.
Base: TypeAlias = Callable[[TaskState], Reason | None]
Test: TypeAlias = Callable[[TaskState], bool]


def everything(_: TaskState) -> None:
    """The base of head counts."""


def in_base(state: TaskState) -> Reason | None:
    """The base of nearly all: neither cancelled nor recurring."""
    if state.counts:
        return None
    return Reason.CANCELLED if state.rhythm is None else Reason.RECURRING


def completed_or_overdue(state: TaskState) -> Reason | None:
    """The base without tasks that are still in term."""
    if state.counts and state.timeliness is Timeliness.IN_TERM:
        return Reason.NO_DEADLINE if state.due is None else Reason.NOT_DUE
    return in_base(state)


def completed(state: TaskState) -> Reason | None:
    """The completed tasks of the base."""
    if state.counts and state.progress is not Progress.COMPLETED:
        return Reason.NOT_COMPLETED
    return in_base(state)


def owing_a_report(state: TaskState) -> Reason | None:
    """The tasks of the base that owe a report for the current quarter."""
    if not state.counts or state.owes_report:
        return in_base(state)
    start = state.task.start
    later = start is not None and start > state.as_of
    return Reason.NOT_BEGUN if later else Reason.COMPLETED_BEFORE


def recurring(state: TaskState) -> Reason | None:
    """Recurring tasks whose rhythm runs."""
    if state.rhythm is not None:
        return None
    cancelled = state.progress is Progress.CANCELLED
    return Reason.CANCELLED if cancelled else Reason.NOT_RECURRING


def share(base: Base, counts: Test) -> Callable[[TaskState], Verdict]:
    """Each task of the base counts wholly or not at all."""
    return lambda state: base(state) or (WHOLE if counts(state) else NOTHING)


def possibly_completed(state: TaskState) -> Verdict:
    """A task of the base counts when it is completed; of an unreported one nobody knows."""
    unreported = state.progress is Progress.UNREPORTED
    done = WHOLE if state.progress is Progress.COMPLETED else NOTHING
    return in_base(state) or (EITHER if unreported else done)


def percent(state: TaskState) -> Verdict:
    """A task of the base counts by its percentage, as far as it is known, and by its weight."""
    low, high = state.percent
    return in_base(state) or Share(low / HUNDRED, high / HUNDRED, state.task.weight)
