"""Which tasks and indicators a figure is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dxplan.model import Indicator, Plan, Task
from dxplan.succession import assigned, responsible, responsible_for

Role = Literal["lead", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A part of the plan; empty fields select everything."""

    pillar: str | None = None
    group: str | None = None
    agency: str | None = None
    #: Whether an agency's tasks are those it leads, or also those it supports.
    role: Role = "lead"

    def __bool__(self) -> bool:
        return bool(self.pillar or self.group or self.agency)


EVERYTHING = Selection()


def select_tasks(plan: Plan, selection: Selection, as_of: date) -> list[Task]:
    """The tasks of a selection, in plan order."""
    return [task for task in plan.tasks.values() if _has_task(plan, selection, task, as_of)]


def select_indicators(plan: Plan, selection: Selection, as_of: date) -> list[Indicator]:
    """The indicators of a selection: of a group of tasks, those its tasks serve."""
    served = (
        {
            name
            for task in plan.tasks.values()
            if task.group == selection.group
            for name in task.serves
        }
        if selection.group
        else None
    )
    return [
        indicator
        for indicator in plan.indicators.values()
        if (selection.pillar in {None, indicator.pillar})
        and (served is None or indicator.id in served)
        and selection.agency in {None, owner_of(plan, indicator, as_of)}
    ]


def _has_task(plan: Plan, selection: Selection, task: Task, as_of: date) -> bool:
    if selection.group not in {None, task.group}:
        return False
    if selection.pillar is not None and selection.pillar not in pillars_of(plan, task):
        return False
    return selection.agency is None or selection.agency in agencies_of(
        plan, task, selection.role, as_of
    )


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
    """The agencies a task is counted under, each once.

    In the role of lead that is one; with `any`, also the supporting agencies and, where a group
    leads, its members.
    """
    lead = lead_of(plan, task, as_of)
    return [lead] if role == "lead" else dict.fromkeys([lead, *_helpers(plan, task, as_of)])


def _helpers(plan: Plan, task: Task, as_of: date) -> Iterator[str]:
    named = list(task.support)
    for name in (assigned(task, as_of), *task.support):
        group = plan.agency_groups.get(name)
        named += group.members if group is not None else ()
    for name in named:
        yield responsible(plan, name, as_of) or name
