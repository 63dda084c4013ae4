"""What reports up to a day say of each task, and who said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dxplan.model import Plan, Said, Task
from dxplan.periods import Cycle, period_of
from dxplan.succession import lineage, responsible_for

#: How often units report, for what has no rhythm of its own.
REPORTING_CYCLE = Cycle.QUARTER


class Journal:
    """What reports up to a day say of each task, oldest first."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan, self.as_of = plan, as_of
        #: When the period began that reports are owed for now.
        self.begun = period_of(as_of, REPORTING_CYCLE).start

    def about(self, task: Task) -> Sequence[Said]:
        """All reports on a task; of one day, that of its lead then comes last and so decides."""
        said = self.plan.said.get(task.id, ())
        if said and said[-1].report.as_of > self.as_of:
            said = [each for each in said if each.report.as_of <= self.as_of]
        return sorted(said, key=self._order(task)) if len(said) > 1 else said

    def _order(self, task: Task) -> Callable[[Said], tuple[date, bool]]:
        def order(said: Said) -> tuple[date, bool]:
            day = said.report.as_of
            lead = responsible_for(self.plan, task, day) or task.lead
            return day, said.report.agency == lead

        return order


def said_by(journal: Journal, said: Iterable[Said], member: str) -> list[Said]:
    """What a member said; from the day it ended, what the agency in its place said."""
    plan = journal.plan
    line = set(lineage(plan, member, journal.as_of))
    return [
        each
        for each in said
        if each.report.agency in line
        and each.report.agency in lineage(plan, member, each.report.as_of)
    ]
