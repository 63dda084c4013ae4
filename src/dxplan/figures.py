"""The figures of a plan on a day: pure functions of plan, reports, day and selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dxplan.model import Group, Indicator, Pillar, Plan, Task
from dxplan.pace import IndicatorState, Standing, indicator_states, judge
from dxplan.selection import EVERYTHING, NO_YEAR, By, Grouping, Scope, Selection, scope_of
from dxplan.states import TaskState, task_states
from dxplan.tallies import IndicatorTally, TaskTally, tally_indicators, tally_tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The figures of one pillar, group, agency or year: those of the selection of its `id`."""

    by: By
    id: str
    tasks: TaskTally
    indicators: IndicatorTally


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All figures of a plan on a day, over a selection."""

    as_of: date
    selection: Selection
    scope: Scope = field(repr=False)
    tasks: TaskTally
    #: Tasks of groups without a declared number, such as the announcement's own assignments.
    outside: TaskTally
    indicators: IndicatorTally
    rows: tuple[Row, ...]
    task_states: Mapping[str, TaskState] = field(repr=False)
    #: Judged for the year of the selection where it names one, else for the next target year.
    indicator_states: Mapping[str, IndicatorState] = field(repr=False)


def measure(
    plan: Plan,
    as_of: date,
    selection: Selection = EVERYTHING,
    rows: Sequence[By] = ("pillar", "group"),
) -> Measured:
    """Compute every figure of `plan` on `as_of`, with the rows asked for."""
    return _Counter(plan, as_of, selection).measured(rows)


class _Counter:
    """Tallies a selection as a whole and by rows."""

    def __init__(self, plan: Plan, as_of: date, selection: Selection) -> None:
        self.plan, self.as_of, self.selection = plan, as_of, selection
        self.scope = scope_of(plan, selection, as_of)
        self.grouping = Grouping(plan, selection.role, as_of)
        self.task_states = task_states(plan, as_of)
        self.indicator_states = indicator_states(plan, as_of)
        if selection.year is not None:
            self.indicator_states = self.judged_for(selection.year)

    def judged_for(self, year: str) -> Mapping[str, IndicatorState]:
        """Indicators judged for their target of a year; those without one as they were."""
        states = dict(self.indicator_states)
        for each in self.scope.indicators:
            for target in each.targets:
                if str(target.year) == year:
                    states[each.id] = judge(each, target, states[each.id].points, self.as_of)
        return states

    def measured(self, rows: Sequence[By]) -> Measured:
        selection, scope = self.selection, self.scope
        return Measured(
            as_of=self.as_of,
            selection=selection,
            scope=scope,
            tasks=self.tally(scope.tasks, selection),
            outside=tally_tasks([self.task_states[task.id] for task in scope.outside]),
            indicators=self.tally_indicators(scope.indicators, selection, self.indicator_states),
            rows=tuple(row for by in rows for row in self.rows(by)),
            task_states=self.task_states,
            indicator_states=self.indicator_states,
        )

    def rows(self, by: By) -> Iterable[Row]:
        """Rows by one thing; only groups show what stands outside the declared totals."""
        outside = self.scope.outside if by == "group" else ()
        tasks = self.grouping.tasks_by(by, (*self.scope.tasks, *outside))
        indicators = self.grouping.indicators_by(by, self.scope.indicators)
        for name in self.names(by, tasks.keys() | indicators.keys()):
            part = self.selection.within(by, name)
            states = self.judged_for(name) if by == "year" else self.indicator_states
            yield Row(
                by=by,
                id=name,
                tasks=self.tally(tasks.get(name, ()), part),
                indicators=self.tally_indicators(indicators.get(name, ()), part, states),
            )

    def names(self, by: By, found: Iterable[str]) -> Iterable[str]:
        """The rows in order: all pillars and groups, else those where there is something."""
        plan, chosen = self.plan, self.selection.chosen.get(by)
        if chosen is not None:
            return (chosen,)
        match by:
            case "pillar":
                return plan.pillars
            case "group":
                return plan.groups
            case "agency" | "agency-as-planned":
                order = {name: n for n, name in enumerate([*plan.agency_groups, *plan.agencies])}
                return sorted(found, key=lambda name: order[name])
            case "year":
                return sorted(found, key=lambda name: (name == NO_YEAR, name))

    def tally(self, tasks: Sequence[Task], selection: Selection) -> TaskTally:
        declared = _declared(declaring_groups(self.plan, selection))
        return tally_tasks([self.task_states[task.id] for task in tasks], declared)

    def tally_indicators(
        self,
        indicators: Sequence[Indicator],
        selection: Selection,
        states: Mapping[str, IndicatorState],
    ) -> IndicatorTally:
        judged = [(each, standing_in(states, each)) for each in indicators]
        return tally_indicators(judged, _declared(declaring_pillars(self.plan, selection)))


def standing_in(states: Mapping[str, IndicatorState], indicator: Indicator) -> Standing:
    """How an indicator stands; without a target there is nothing to judge."""
    state = states.get(indicator.id)
    return Standing.NO_DATA if state is None else state.standing


def declaring_groups(plan: Plan, selection: Selection) -> Sequence[Group]:
    """The groups whose declared numbers say how many tasks a selection should have.

    The plan declares numbers for itself and for whole groups, so of any other part it says nothing.
    """
    match tuple(selection.chosen.items()):
        case ():
            return tuple(plan.groups.values())
        case (("group", name),):
            return (plan.groups[name],)
        case _:
            return ()


def declaring_pillars(plan: Plan, selection: Selection) -> Sequence[Pillar]:
    """The pillars whose declared numbers say how many indicators a selection should have."""
    match tuple(selection.chosen.items()):
        case ():
            return tuple(plan.pillars.values())
        case (("pillar", name),):
            return (plan.pillars[name],)
        case _:
            return ()


def _declared(parts: Sequence[Pillar] | Sequence[Group]) -> int | None:
    """What the parts declare together; None when none of them declares a number."""
    numbers = [part.declared for part in parts if part.declared is not None]
    return sum(numbers) if numbers else None
