"""What is known of each task on a day: the last word of its reports, and how it stands in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from dxplan.model import Plan, Recurrence, Said, Status, Task
from dxplan.periods import Cycle, last_closed, period_of
from dxplan.succession import assigned, lineage, responsible_for

HUNDRED = Decimal(100)

#: How often units report, for what has no rhythm of its own.
REPORTING_CYCLE = Cycle.QUARTER

#: How far ahead "due soon" looks.
SOON = timedelta(days=30)

_CYCLES = {
    Recurrence.CONTINUOUS: REPORTING_CYCLE,
    Recurrence.MONTHLY: Cycle.MONTH,
    Recurrence.QUARTERLY: Cycle.QUARTER,
    Recurrence.HALF_YEARLY: Cycle.HALF_YEAR,
    Recurrence.YEARLY: Cycle.YEAR,
}


class Progress(StrEnum):
    """How far a task is; not reported is a state of its own."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    SUSPENDED = "suspended"
    UNREPORTED = "unreported"
    CANCELLED = "cancelled"


#: What a report says, as a state.
_PROGRESS = {status: Progress(status) for status in Status}


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


def task_states(plan: Plan, as_of: date) -> Mapping[str, TaskState]:
    """The state of every task of the plan on `as_of`, by id."""
    journal = Journal(plan, as_of)
    return {task.id: state_of(task, journal) for task in plan.tasks.values()}


def state_of(task: Task, journal: Journal) -> TaskState:
    """The state of one task: by all its reports, or by those of each member of a leading group."""
    said = journal.about(task)
    group = journal.plan.agency_groups.get(assigned(task, journal.as_of))
    if group is None or not group.members:
        return _state(task, journal, [_Voice(said)]) if said else _unheard(task, journal.as_of)
    voices = [_Voice(_by_member(journal, said, member), member) for member in group.members]
    return _state(task, journal, voices)


def _by_member(journal: Journal, said: Iterable[Said], member: str) -> list[Said]:
    """What a member said, or from the day it ended the agency that has taken its place."""
    plan = journal.plan
    line = set(lineage(plan, member, journal.as_of))
    return [
        each
        for each in said
        if each.report.agency in line
        and each.report.agency in lineage(plan, member, each.report.as_of)
    ]


class _Voice:
    """One agency's view of a task: its reports in order, and what the last one says."""

    def __init__(self, said: Sequence[Said], member: str = "") -> None:
        self.said, self.member = said, member
        self.progress = _PROGRESS[said[-1].entry.status] if said else Progress.UNREPORTED

    @property
    def percent(self) -> Percent:
        if self.progress is Progress.COMPLETED:
            return ALL_PERCENT
        if self.progress is Progress.NOT_STARTED:
            return NO_PERCENT
        known = self.said[-1].entry.percent if self.said else None
        return UNKNOWN_PERCENT if known is None else Percent(known, known)

    @property
    def completed_on(self) -> date | None:
        """The day stated last, else the day of the first report of the run."""
        run = self._completed_run()
        stated = (each.entry.completed_on for each in run)
        return next(filter(None, stated), run[-1].report.as_of if run else None)

    def completed_before(self, day: date) -> bool:
        """Whether the completion was reported before `day`, and has not been taken back."""
        if self.progress is not Progress.COMPLETED:
            return False
        return self._completed_run()[-1].report.as_of < day

    def _completed_run(self) -> list[Said]:
        """The reports since which it has been said to be completed, latest first."""
        return list(
            takewhile(lambda each: each.entry.status is Status.COMPLETED, reversed(self.said))
        )

    def spoke_since(self, day: date) -> bool:
        """Whether there is a report of that day or later; the last one is the latest."""
        return bool(self.said) and self.said[-1].report.as_of >= day


def _state(task: Task, journal: Journal, voices: list[_Voice]) -> TaskState:
    as_of, begun = journal.as_of, journal.begun
    active = [voice for voice in voices if voice.progress is not Progress.CANCELLED] or voices
    progress = _together([voice.progress for voice in active])
    completed_on = None
    if progress is Progress.COMPLETED:
        completed_on = max(filter(None, (voice.completed_on for voice in active)), default=None)
    runs = _runs(task, as_of)
    due = task.deadline
    cancelled = progress is Progress.CANCELLED
    owing = [voice for voice in active if not voice.completed_before(begun)]
    members = [voice for voice in active if voice.member]
    return TaskState(
        task=task,
        as_of=as_of,
        progress=progress,
        timeliness=None if cancelled or runs else _timeliness(progress, due, completed_on, as_of),
        rhythm=_rhythm(task, active, as_of) if runs and not cancelled else None,
        percent=_mean([voice.percent for voice in active]),
        completed_on=completed_on,
        due=due,
        decisive=tuple(voice.said[-1] for voice in active if voice.said),
        owes_report=bool(owing) and (task.start is None or task.start <= as_of),
        reported_now=all(voice.spoke_since(begun) for voice in owing),
        missing=tuple(voice.member for voice in members if not voice.said),
        silent=tuple(
            voice.member for voice in members if voice in owing and not voice.spoke_since(begun)
        ),
    )


def _unheard(task: Task, as_of: date) -> TaskState:
    """The state of a task nobody has spoken of.

    It is what `_state` says of a single silent voice, without asking it a dozen questions: in a
    young plan most tasks are like this, and a trend looks at all of them for every period.
    """
    runs = _runs(task, as_of)
    return TaskState(
        task=task,
        as_of=as_of,
        progress=Progress.UNREPORTED,
        timeliness=None if runs else _timeliness(Progress.UNREPORTED, task.deadline, None, as_of),
        rhythm=Rhythm.UNREPORTED if runs else None,
        percent=UNKNOWN_PERCENT,
        completed_on=None,
        due=task.deadline,
        decisive=(),
        owes_report=task.start is None or task.start <= as_of,
        reported_now=False,
    )


def _runs(task: Task, as_of: date) -> bool:
    """Whether the task recurs, and its rhythm has not run out."""
    return task.recurs is not None and (task.until is None or as_of <= task.until)


def _mean(percents: Sequence[Percent]) -> Percent:
    """The mean over the agencies that carry a task out, each with the same weight."""
    if len(percents) == 1:
        return percents[0]
    low = sum((each.low for each in percents), Decimal(0))
    high = sum((each.high for each in percents), Decimal(0))
    return Percent(low / len(percents), high / len(percents))


def _together(parts: Sequence[Progress]) -> Progress:
    """Progress of a task that several agencies carry out.

    It is completed when all have completed it, and begun as soon as one has begun.
    """
    if len(parts) == 1:
        return parts[0]
    kinds = set(parts)
    if len(kinds) == 1:
        return parts[0]
    if kinds & {Progress.IN_PROGRESS, Progress.COMPLETED}:
        return Progress.IN_PROGRESS
    return Progress.SUSPENDED if Progress.SUSPENDED in kinds else Progress.NOT_STARTED


def _timeliness(
    progress: Progress, due: date | None, completed_on: date | None, as_of: date
) -> Timeliness:
    if progress is Progress.COMPLETED:
        late = due is not None and completed_on is not None and completed_on > due
        return Timeliness.COMPLETED_LATE if late else Timeliness.COMPLETED_ON_TIME
    overdue = due is not None and due < as_of
    return Timeliness.OVERDUE if overdue else Timeliness.IN_TERM


def _rhythm(task: Task, voices: Sequence[_Voice], as_of: date) -> Rhythm:
    """Whether every agency has reported work since the last closed period began."""
    if not any(voice.said for voice in voices):
        return Rhythm.UNREPORTED
    assert task.recurs is not None  # noqa: S101 (asked only of recurring tasks)
    period = last_closed(as_of, _CYCLES[task.recurs])
    working = {Progress.COMPLETED, Progress.IN_PROGRESS}
    current = all(voice.spoke_since(period.start) and voice.progress in working for voice in voices)
    return Rhythm.UP_TO_DATE if current else Rhythm.LAPSED
