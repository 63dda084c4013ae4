"""Tasks and indicators counted, and the rates that follow from the counts.

Every formula is stated at the function that computes it and, with a worked example, in
`docs/figures.md`. Counting is exact and division decimal; a rate over nothing is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from dxplan.model import Basis, Indicator
from dxplan.pace import Standing
from dxplan.states import HUNDRED, Progress, Rhythm, TaskState, Timeliness

Kind = TypeVar("Kind", Progress, Timeliness, Standing, Basis)
#: From the surest case to the best possible one, both 0..1.
Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringTally:
    """Recurring tasks, which have no deadline to miss, by their last closed period."""

    total: int
    up_to_date: int
    lapsed: int
    unreported: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTally:
    """Tasks counted. `total` is the base: without cancelled and recurring ones."""

    declared: int | None
    #: All tasks written down: the base, the cancelled and the recurring ones.
    recorded: int
    total: int
    #: Counts of a partition of `total` by progress.
    progress: Mapping[Progress, int]
    #: Counts of a partition of `total` by the four official classes.
    timeliness: Mapping[Timeliness, int]
    cancelled: int
    #: Of the overdue ones, those nobody has reported: perhaps done, perhaps not.
    overdue_unreported: int
    #: Not completed, and due within the next 30 days.
    due_soon: int
    recurring: RecurringTally
    percent_complete: Bounds | None
    reporting_rate: Decimal | None
    basis: Mapping[Basis, int]

    @property
    def completed(self) -> int:
        """Tasks reported as completed."""
        return self.progress[Progress.COMPLETED]

    @property
    def not_completed(self) -> int:
        """total - completed."""
        return self.total - self.completed

    @property
    def overdue(self) -> int:
        """Tasks not completed whose deadline has passed."""
        return self.timeliness[Timeliness.OVERDUE]

    @property
    def completion_rate(self) -> Decimal | None:
        """completed / total."""
        return _ratio(self.completed, self.total)

    @property
    def completion_rate_due(self) -> Decimal | None:
        """completed / (completed + overdue): tasks still in term are left out.

        The base the Government Office publishes: its report for 2017 prints 98.62 % "of tasks
        due", which is 16,051 / 16,274.
        """
        return _ratio(self.completed, self.completed + self.overdue)

    @property
    def on_time_rate(self) -> Decimal | None:
        """completed_on_time / completed."""
        return _ratio(self.timeliness[Timeliness.COMPLETED_ON_TIME], self.completed)

    @property
    def completion_range(self) -> Bounds | None:
        """From completed / total to (completed + unreported) / total."""
        low = _ratio(self.completed, self.total)
        high = _ratio(self.completed + self.progress[Progress.UNREPORTED], self.total)
        return None if low is None or high is None else (low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTally:
    """Indicators counted by their standing for the next target year."""

    declared: int | None
    total: int
    standing: Mapping[Standing, int]
    basis: Mapping[Basis, int]


def tally_tasks(states: Sequence[TaskState], declared: int | None = None) -> TaskTally:
    """Count tasks by progress and class; cancelled and recurring ones stand apart."""
    base = [state for state in states if state.counts]
    rhythm = Counter(state.rhythm for state in states if state.rhythm is not None)
    timeliness = Counter(state.timeliness for state in base if state.timeliness is not None)
    return TaskTally(
        declared=declared,
        recorded=len(states),
        total=len(base),
        progress=_full(Progress, Counter(state.progress for state in base)),
        timeliness=_full(Timeliness, timeliness),
        cancelled=sum(state.progress is Progress.CANCELLED for state in states),
        overdue_unreported=sum(state.overdue_unreported for state in base),
        due_soon=sum(state.due_soon for state in base),
        recurring=RecurringTally(
            total=rhythm.total(),
            up_to_date=rhythm[Rhythm.UP_TO_DATE],
            lapsed=rhythm[Rhythm.LAPSED],
            unreported=rhythm[Rhythm.UNREPORTED],
        ),
        percent_complete=percent_complete(base),
        reporting_rate=reporting_rate(base),
        basis=_full(Basis, Counter(state.task.basis for state in states)),
    )


def tally_indicators(
    judged: Iterable[tuple[Indicator, Standing]], declared: int | None = None
) -> IndicatorTally:
    """Count indicators by how they stand."""
    judged = list(judged)
    return IndicatorTally(
        declared=declared,
        total=len(judged),
        standing=_full(Standing, Counter(standing for _, standing in judged)),
        basis=_full(Basis, Counter(each.basis for each, _ in judged)),
    )


def percent_complete(base: Sequence[TaskState]) -> Bounds | None:
    """Weighted mean of percent: sum(weight · percent) / sum(weight), as a pair 0..1.

    Completed is 100, not started 0; what is not reported (or reported without a percentage)
    enters as 0 in the first number and as 100 in the second.
    """
    weight = sum((state.task.weight for state in base), Decimal(0))
    if not weight:
        return None
    low = sum((state.task.weight * state.percent.low for state in base), Decimal(0))
    high = sum((state.task.weight * state.percent.high for state in base), Decimal(0))
    return low / weight / HUNDRED, high / weight / HUNDRED


def reporting_rate(base: Sequence[TaskState]) -> Decimal | None:
    """Tasks with a report inside the current quarter / tasks that owe one.

    A task owes a report when it has started and was not yet reported as completed when the
    quarter began.
    """
    owing = [state for state in base if state.owes_report]
    return _ratio(sum(state.reported_now for state in owing), len(owing))


def shares(counts: Sequence[int]) -> list[Decimal]:
    """Percentages of a partition, to one decimal, that sum to 100 (largest remainder).

    All zero where there is nothing to divide.
    """
    total = sum(counts)
    if not total:
        return [Decimal(0)] * len(counts)
    tenths = [count * 1000 // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda i: (-(counts[i] * 1000 % total), i))
    for index in rest[: 1000 - sum(tenths)]:
        tenths[index] += 1
    return [Decimal(each) / 10 for each in tenths]


def _ratio(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / Decimal(whole) if whole else None


def _full(kinds: type[Kind], counts: Mapping[Kind, int]) -> dict[Kind, int]:
    return {kind: counts.get(kind, 0) for kind in kinds}
