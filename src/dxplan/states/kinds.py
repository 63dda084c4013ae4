"""The words for how a task stands: how far it is, in time or late, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dxplan.model import Said, Task

HUNDRED = Decimal(100)

#: How far ahead "due soon" looks.
SOON = timedelta(days=30)


class Progress(StrEnum):
    """How far a task is; not reported is a state of its own."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    SUSPENDED = "suspended"
    UNREPORTED = "unreported"
    CANCELLED = "cancelled"


class Timeliness(StrEnum):
    """The four official classes of the Government Office."""

    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    IN_TERM = "in_term"
    OVERDUE = "overdue"


class Rhythm(StrEnum):
    """How a recurring task stands for its last closed period."""

    UP_TO_DATE = "up_to_date"
    LAPSED = "lapsed"
    UNREPORTED = "unreported"


class Percent(NamedTuple):
    """A percentage as far as it is known: from `low` to `high`, 0..100."""

    low: Decimal
    high: Decimal


UNKNOWN_PERCENT = Percent(Decimal(0), HUNDRED)
NO_PERCENT = Percent(Decimal(0), Decimal(0))
ALL_PERCENT = Percent(HUNDRED, HUNDRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """A task on a day."""

    task: Task
    as_of: date
    progress: Progress
    #: None for cancelled and for recurring tasks, which have no class.
    timeliness: Timeliness | None
    #: Set for recurring tasks whose rhythm still runs.
    rhythm: Rhythm | None
    percent: Percent
    completed_on: date | None
    #: The deadline that counts: `due`, or the end of a rhythm that has run out.
    due: date | None
    #: What decided: the last report, or of a leading group the last one of each member.
    decisive: tuple[Said, ...] = field(repr=False)
    #: Whether a report is owed for the current period: the task has started, and was not yet
    #: reported as completed when the period began.
    owes_report: bool
    #: Whether it has been given (of a group: by every member that owes one).
    reported_now: bool
    #: Members of a leading group that have not reported.
    missing: tuple[str, ...] = ()
    #: Members of a leading group that owe a report for the current period and have given none.
    silent: tuple[str, ...] = ()

    @property
    def last(self) -> Said | None:
        """The latest of the reports that decided; None when there is none."""
        return max(self.decisive, key=lambda said: said.report.as_of, default=None)

    @property
    def overdue_unreported(self) -> bool:
        """Whether the deadline has passed and nobody has said whether the task is done."""
        return self.timeliness is Timeliness.OVERDUE and self.progress is Progress.UNREPORTED

    @property
    def due_soon(self) -> bool:
        """Whether the task is not completed and due within the next 30 days (`SOON`)."""
        if self.due is None or self.timeliness is not Timeliness.IN_TERM:
            return False
        return self.due - self.as_of <= SOON

    @property
    def counts(self) -> bool:
        """Whether the task is in the base of the rates: neither cancelled nor recurring."""
        return self.rhythm is None and self.progress is not Progress.CANCELLED
