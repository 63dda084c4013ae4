"""Which tasks and indicators a figure is about, and under which names they are counted.

A selection and the rows of a table are the same thing seen twice: a task stands in the row of an
agency exactly when it is among the tasks selected by that agency. Both ask `Grouping`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

from dxplan.model import Indicator, Plan, Task
from dxplan.succession import assigned, responsible, responsible_for

Role = Literal["lead", "any"]
#: What rows can be, and what a selection can name. An agency is the one that answers on the day,
#: or the one the plan named.
By = Literal["pillar", "group", "agency", "agency-as-planned", "year"]
#: The year of tasks without a deadline and of indicators without a target.
NO_YEAR = "-"

Record = TypeVar("Record", Task, Indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A part of the plan; empty fields select everything."""

    pillar: str | None = None
    group: str | None = None
    agency: str | None = None
    agency_as_planned: str | None = None
    #: Calendar year of the deadline and of the target, or `NO_YEAR`.
    year: str | None = None
    #: Whether an agency's tasks are those it leads, or also those it supports.
    role: Role = "lead"

    @property
    def chosen(self) -> Mapping[By, str]:
        """What the selection names, by what it is."""
        named: dict[By, str | None] = {
            "pillar": self.pillar,
            "group": self.group,
            "agency": self.agency,
            "agency-as-planned": self.agency_as_planned,
            "year": self.year,
        }
        return {by: name for by, name in named.items() if name is not None}

    def within(self, by: By, name: str) -> Selection:
        """The part of this selection that stands in one row."""
        fields: dict[str, Any] = {by.replace("-", "_"): name}
        return replace(self, **fields)


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a selection selects, in plan order: `tasks` and `outside` have no task in common."""

    tasks: tuple[Task, ...]
    #: Tasks of groups without a declared total, unless the selection names their group.
    outside: tuple[Task, ...]
    indicators: tuple[Indicator, ...]


def scope_of(plan: Plan, selection: Selection, as_of: date) -> Scope:
    """The tasks and indicators of a selection."""
    headline = groups_in_total(plan, selection)
    tasks = select_tasks(plan, selection, as_of)
    return Scope(
        tasks=tuple(task for task in tasks if task.group in headline),
        outside=tuple(task for task in tasks if task.group not in headline),
        indicators=tuple(select_indicators(plan, selection, as_of)),
    )


def groups_in_total(plan: Plan, selection: Selection) -> frozenset[str]:
    """The groups whose tasks the headline is about.

    The plan declares how many tasks they have; the others stand outside. Who selects a group asks
    for its very tasks, so then nothing does.
    """
    declared = {name for name, group in plan.groups.items() if group.declared is not None}
    return frozenset(declared if selection.group is None else {*declared, selection.group})


def select_tasks(plan: Plan, selection: Selection, as_of: date) -> list[Task]:
    """The tasks of a selection, in plan order."""
    names = Grouping(plan, selection.role, as_of).of_task
    return _selected(plan.tasks.values(), selection, names)


def select_indicators(plan: Plan, selection: Selection, as_of: date) -> list[Indicator]:
    """The indicators of a selection, in plan order."""
    names = Grouping(plan, selection.role, as_of).of_indicator
    return _selected(plan.indicators.values(), selection, names)


def _selected(
    records: Iterable[Record], selection: Selection, names: Callable[[By, Record], Iterable[str]]
) -> list[Record]:
    chosen = selection.chosen.items()
    return [each for each in records if all(name in names(by, each) for by, name in chosen)]


class Grouping:
    """The names under which tasks and indicators are counted on a day."""

    def __init__(self, plan: Plan, role: Role, as_of: date) -> None:
        self.plan, self.role, self.as_of = plan, role, as_of

    def of_task(self, by: By, task: Task) -> Iterable[str]:
        """The rows a task stands in, each once; none by pillar when it serves no indicator."""
        match by:
            case "pillar":
                return pillars_of(self.plan, task)
            case "group":
                return (task.group,)
            case "agency":
                return agencies_of(self.plan, task, self.role, self.as_of)
            case "agency-as-planned":
                return planned_agencies_of(self.plan, task, self.role)
            case "year":
                return (str(task.deadline.year) if task.deadline else NO_YEAR,)

    def of_indicator(self, by: By, indicator: Indicator) -> Iterable[str]:
        """The rows an indicator stands in, each once: by group, wherever a task serves it."""
        match by:
            case "pillar":
                return (indicator.pillar,)
            case "group":
                return self._serving.get(indicator.id, ())
            case "agency":
                return (owner_of(self.plan, indicator, self.as_of),)
            case "agency-as-planned":
                return (indicator.owner,)
            case "year":
                years = dict.fromkeys(str(target.year) for target in indicator.targets)
                return years or (NO_YEAR,)

    def tasks_by(self, by: By, tasks: Iterable[Task]) -> Mapping[str, list[Task]]:
        """Tasks by the names of the rows they stand in."""
        return _grouped(tasks, lambda task: self.of_task(by, task))

    def indicators_by(
        self, by: By, indicators: Iterable[Indicator]
    ) -> Mapping[str, list[Indicator]]:
        """Indicators by the names of the rows they stand in."""
        return _grouped(indicators, lambda each: self.of_indicator(by, each))

    @cached_property
    def _serving(self) -> Mapping[str, Iterable[str]]:
        """The groups whose tasks serve an indicator, by its id."""
        groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for task in self.plan.tasks.values():
            for name in task.serves:
                groups[name][task.group] = None
        return groups


def _grouped(
    records: Iterable[Record], names: Callable[[Record], Iterable[str]]
) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for each in records:
        for name in names(each):
            found.setdefault(name, []).append(each)
    return found


def pillars_of(plan: Plan, task: Task) -> Iterable[str]:
    """The pillars whose indicators a task serves, each once."""
    served = (plan.indicators.get(name) for name in task.serves)
    return dict.fromkeys(indicator.pillar for indicator in served if indicator is not None)


def lead_of(plan: Plan, task: Task, as_of: date) -> str:
    """Who answers for a task on the day; the lead the plan named where nobody does."""
    return responsible_for(plan, task, as_of) or task.lead


def owner_of(plan: Plan, indicator: Indicator, as_of: date) -> str:
    """Who answers for an indicator on the day; the owner the plan named where nobody does."""
    return responsible(plan, indicator.owner, as_of) or indicator.owner


def agencies_of(plan: Plan, task: Task, role: Role, as_of: date) -> Iterable[str]:
    """The agencies a task is counted under on the day, each once.

    In the role of lead that is one; with `any`, also the supporting agencies and, where a group
    leads, its members.
    """
    lead = lead_of(plan, task, as_of)
    if role == "lead":
        return (lead,)
    helpers = _helpers(plan, task, assigned(task, as_of))
    return dict.fromkeys([lead, *(responsible(plan, each, as_of) or each for each in helpers)])


def planned_agencies_of(plan: Plan, task: Task, role: Role) -> Iterable[str]:
    """The agencies the plan named for a task, as it was written, each once."""
    if role == "lead":
        return (task.lead,)
    return dict.fromkeys([task.lead, *_helpers(plan, task, task.lead)])


def _helpers(plan: Plan, task: Task, lead: str) -> Iterator[str]:
    """Who takes part beside the lead: supporting agencies, and the members of groups."""
    yield from task.support
    for name in (lead, *task.support):
        group = plan.agency_groups.get(name)
        yield from group.members if group is not None else ()
