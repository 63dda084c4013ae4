"""What is known of a plan on the day that rules judge it by; worked out when first asked for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dxplan.measurements import Point, series
from dxplan.model import Plan, Report, Said, Task
from dxplan.pace import IndicatorState, indicator_states
from dxplan.periods import Period, period_of
from dxplan.states import REPORTING_CYCLE, Journal, TaskState, state_of
from dxplan.succession import assigned, lineage
from dxplan.workspace import Workspace


def last_day(plan: Plan) -> dt.date:
    """The last day the data itself speaks of: the latest report's, or else the plan's own.

    Rules judge a plan by this day unless they are given another, so that a commit prints the same
    findings whenever it is checked.
    """
    return max((report.as_of for report in plan.reports), default=plan.identity.issued)


def all_read(workspace: Workspace, *kinds: type) -> bool:
    """Whether every record of these types could be read, so that none is missing from the plan."""
    return workspace.incomplete.isdisjoint(kinds) and not any(
        workspace.rejected.get(kind) for kind in kinds
    )


class Known:
    """A plan on a day. Each view of it is made once, and only if a rule asks for it."""

    def __init__(self, plan: Plan, day: dt.date) -> None:
        self.plan, self.day = plan, day
        self._said: dict[str, Sequence[Said]] = {}
        self._states: dict[str, TaskState] = {}
        #: Of whom an agency speaks as one who leads on a day, by leader, agency and day.
        self._spoken_for: dict[tuple[str, str, dt.date], frozenset[str]] = {}

    def said(self, task: Task) -> Sequence[Said]:
        """All reports on a task up to the day, in the order in which they count."""
        if task.id not in self._said:
            self._said[task.id] = self._journal.about(task)
        return self._said[task.id]

    def state(self, task: Task) -> TaskState:
        """The state of a task on the day."""
        if task.id not in self._states:
            self._states[task.id] = state_of(task, self._journal)
        return self._states[task.id]

    @property
    def period(self) -> Period:
        """The period that the day falls into and reports are owed for."""
        return period_of(self.day, REPORTING_CYCLE)

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorState]:
        """Every indicator that has a target, judged on the day."""
        return indicator_states(self.plan, self.day)

    @cached_property
    def measured(self) -> Mapping[str, Sequence[Point]]:
        """The measurements of every indicator up to the day, oldest first."""
        return series(self.plan, self.day)

    @cached_property
    def serving(self) -> Mapping[str, Sequence[Task]]:
        """The tasks that serve an indicator, by its id."""
        found: defaultdict[str, list[Task]] = defaultdict(list)
        for task in self.plan.tasks.values():
            for indicator in dict.fromkeys(task.serves):
                found[indicator].append(task)
        return found

    @cached_property
    def voices(self) -> Sequence[Sequence[Said]]:
        """For every task that ends what each voice said of it, a day's last word for each day.

        A lead and its successors by law speak with one voice. Of a leading group a voice is the
        members that an agency speaks for: one that has taken others in no longer says the same.
        Everybody else speaks alone.
        """
        found: list[Sequence[Said]] = []
        for task in self.plan.tasks.values():
            said = self.said(task) if task.recurs is None else ()
            if len(said) > 1:
                voices: defaultdict[object, dict[dt.date, Said]] = defaultdict(dict)
                for each in said:
                    voices[self._voice(task, each.report)][each.report.as_of] = each
                found += (tuple(days.values()) for days in voices.values())
        return found

    def _voice(self, task: Task, report: Report) -> object:
        if report.agency is None:
            return report.source
        about = assigned(task, report.as_of), report.agency, report.as_of
        if about not in self._spoken_for:
            self._spoken_for[about] = frozenset(_spoken_for(self.plan, *about))
        return self._spoken_for[about] or report.agency

    @cached_property
    def _journal(self) -> Journal:
        return Journal(self.plan, self.day)


def _spoken_for(plan: Plan, leader: str, agency: str, day: dt.date) -> Iterator[str]:
    """The leader, or the members of a leading group, in whose place an agency speaks on a day."""
    group = plan.agency_groups.get(leader)
    for named in [leader] if group is None else group.members:
        record = plan.agencies.get(named)
        ends = record is not None and record.until is not None
        if agency == named or (ends and agency in lineage(plan, named, day)):
            yield named
