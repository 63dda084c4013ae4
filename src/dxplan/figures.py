"""The figures of a plan on a day: pure functions of plan, reports, day and selection.

Every formula is stated at the function that computes it and, with a worked example, in
`docs/figures.md`. Counting is exact and division decimal; a rate over nothing is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from dxplan.model import Basis, Group, Indicator, Pillar, Plan, Task
from dxplan.pace import IndicatorState, Standing, indicator_states, judge
from dxplan.selection import (
    EVERYTHING,
    Selection,
    agencies_of,
    owner_of,
    pillars_of,
    select_indicators,
    select_tasks,
)
from dxplan.states import (
    HUNDRED,
    Progress,
    Rhythm,
    TaskState,
    Timeliness,
    task_states,
)

Kind = TypeVar("Kind", Progress, Timeliness, Standing, Basis)
By = Literal["pillar", "group", "agency", "year"]
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
    recurring: RecurringTally
    percent_complete: Bounds | None
    reporting_rate: Decimal | None
    basis: Mapping[Basis, int]

    @property
    def completed(self) -> int:
        """Tasks reported as completed."""
        return self.progress[Progress.COMPLETED]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The figures of one pillar, group, agency or year."""

    by: By
    id: str
    tasks: TaskTally
    indicators: IndicatorTally


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All figures of a plan on a day, over a selection."""

    as_of: date
    selection: Selection
    tasks: TaskTally
    #: Tasks of groups without a declared number, such as the announcement's own assignments.
    outside: TaskTally
    indicators: IndicatorTally
    rows: tuple[Row, ...]
    task_states: Mapping[str, TaskState]
    indicator_states: Mapping[str, IndicatorState]


def measure(
    plan: Plan, as_of: date, selection: Selection = EVERYTHING, by: By | None = None
) -> Measured:
    """Compute every figure of `plan` on `as_of`, with rows `by` pillar and group or as asked."""
    return _Counter(plan, as_of, selection).measured(by)


class _Counter:
    """Tallies a selection as a whole and by rows."""

    def __init__(self, plan: Plan, as_of: date, selection: Selection) -> None:
        self.plan, self.as_of, self.selection = plan, as_of, selection
        self.task_states = task_states(plan, as_of)
        self.indicator_states = indicator_states(plan, as_of)
        tasks = select_tasks(plan, selection, as_of)
        headline = {name for name, group in plan.groups.items() if group.declared is not None}
        self.tasks = [task for task in tasks if task.group in headline]
        self.outside = [task for task in tasks if task.group not in headline]
        self.indicators = select_indicators(plan, selection, as_of)

    def measured(self, by: By | None) -> Measured:
        groups, pillars = self.plan.groups.values(), self.plan.pillars.values()
        whole = not self.selection
        return Measured(
            as_of=self.as_of,
            selection=self.selection,
            tasks=self.tally(self.tasks, _declared(groups) if whole else None),
            outside=self.tally(self.outside, None),
            indicators=self.tally_indicators(
                self.indicators, _declared(pillars) if whole else None
            ),
            rows=tuple(self.rows(by)),
            task_states=self.task_states,
            indicator_states=self.indicator_states,
        )

    def tally(self, tasks: Sequence[Task], declared: int | None) -> TaskTally:
        return tally_tasks([self.task_states[task.id] for task in tasks], declared)

    def tally_indicators(
        self,
        indicators: Sequence[Indicator],
        declared: int | None,
        states: Mapping[str, IndicatorState] | None = None,
    ) -> IndicatorTally:
        states = self.indicator_states if states is None else states
        standing = Counter(states[each.id].standing for each in indicators if each.id in states)
        standing[Standing.NO_DATA] += len(indicators) - standing.total()
        return IndicatorTally(
            declared=declared,
            total=len(indicators),
            standing=_full(Standing, standing),
            basis=_full(Basis, Counter(each.basis for each in indicators)),
        )

    def rows(self, by: By | None) -> Iterable[Row]:
        match by:
            case None:
                yield from self.by_pillar()
                yield from self.by_group()
            case "pillar":
                yield from self.by_pillar()
            case "group":
                yield from self.by_group()
            case "agency":
                yield from self.by_agency()
            case "year":
                yield from self.by_year()

    def by_pillar(self) -> Iterable[Row]:
        """A task counts in every pillar whose indicators it serves, so rows can overlap."""
        for pillar in self.plan.pillars.values():
            tasks = [each for each in self.tasks if pillar.id in pillars_of(self.plan, each)]
            indicators = [each for each in self.indicators if each.pillar == pillar.id]
            yield Row(
                by="pillar",
                id=pillar.id,
                tasks=self.tally(tasks, None),
                indicators=self.tally_indicators(
                    indicators, None if self.selection else pillar.declared
                ),
            )

    def by_group(self) -> Iterable[Row]:
        """Groups of tasks; their indicators are those the tasks serve, so these can overlap."""
        for group in self.plan.groups.values():
            everything = self.tasks if group.declared is not None else self.outside
            tasks = [task for task in everything if task.group == group.id]
            served = {name for task in tasks for name in task.serves}
            indicators = [each for each in self.indicators if each.id in served]
            yield Row(
                by="group",
                id=group.id,
                tasks=self.tally(tasks, None if self.selection else group.declared),
                indicators=self.tally_indicators(indicators, None),
            )

    def by_agency(self) -> Iterable[Row]:
        """By the agency responsible on the day; with the role `any` rows overlap."""
        tasks: dict[str, list[Task]] = {}
        indicators: dict[str, list[Indicator]] = {}
        for task in self.tasks:
            for agency in agencies_of(self.plan, task, self.selection.role, self.as_of):
                tasks.setdefault(agency, []).append(task)
        for each in self.indicators:
            indicators.setdefault(owner_of(self.plan, each, self.as_of), []).append(each)
        order = {name: n for n, name in enumerate([*self.plan.agency_groups, *self.plan.agencies])}
        for agency in sorted(tasks.keys() | indicators.keys(), key=lambda name: order[name]):
            yield Row(
                by="agency",
                id=agency,
                tasks=self.tally(tasks.get(agency, []), None),
                indicators=self.tally_indicators(indicators.get(agency, []), None),
            )

    def by_year(self) -> Iterable[Row]:
        """Tasks by the year of their deadline, indicators by target year (so these overlap)."""
        due = {task.id: self.task_states[task.id].due for task in self.tasks}
        years = {day.year for day in due.values() if day is not None}
        years |= {target.year for each in self.indicators for target in each.targets}
        for year in sorted(years):
            states = {
                each.id: judge(each, target, self.indicator_states[each.id].points, self.as_of)
                for each in self.indicators
                for target in each.targets
                if target.year == year
            }
            tasks = [task for task in self.tasks if (day := due[task.id]) and day.year == year]
            indicators = [each for each in self.indicators if each.id in states]
            yield Row(
                by="year",
                id=str(year),
                tasks=self.tally(tasks, None),
                indicators=self.tally_indicators(indicators, None, states),
            )
        undated = [task for task in self.tasks if due[task.id] is None]
        if undated:
            yield Row(
                by="year",
                id="",
                tasks=self.tally(undated, None),
                indicators=self.tally_indicators([], None),
            )


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


def _declared(parts: Iterable[Pillar] | Iterable[Group]) -> int:
    return sum(part.declared or 0 for part in parts)


def _ratio(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / Decimal(whole) if whole else None


def _full(kinds: type[Kind], counts: Mapping[Kind, int]) -> dict[Kind, int]:
    return {kind: counts.get(kind, 0) for kind in kinds}
