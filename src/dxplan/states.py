"""What is known of each task on a day: the last word of its reports, and how it stands in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dxplan.model import Plan, Recurrence, Report, Status, Task, TaskReport
from dxplan.periods import Cycle, last_closed, period_of
from dxplan.succession import lineage

HUNDRED = Decimal(100)

#: How often units report, for what has no rhythm of its own.
REPORTING_CYCLE = Cycle.QUARTER

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


class Said(NamedTuple):
    """One report entry about a task."""

    report: Report
    entry: TaskReport


class Percent(NamedTuple):
    """A percentage as far as it is known: from `low` to `high`, 0..100."""

    low: Decimal
    high: Decimal


UNKNOWN_PERCENT = Percent(Decimal(0), HUNDRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """A task on a day."""

    task: Task
    progress: Progress
    #: None for cancelled and for recurring tasks, which have no class.
    timeliness: Timeliness | None
    #: Set for recurring tasks whose rhythm still runs.
    rhythm: Rhythm | None
    percent: Percent
    completed_on: date | None
    #: The deadline that counts: `due`, or the end of a rhythm that has run out.
    due: date | None
    #: The last report that decided; None when there is none.
    last: Said | None
    #: Whether somebody reported inside the current period (a group: every member).
    reported_now: bool
    #: Members of a leading group that have not reported.
    missing: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the task is in the base of the rates: neither cancelled nor recurring."""
        return self.rhythm is None and self.progress is not Progress.CANCELLED


class Journal:
    """What reports up to a day say of each task, oldest first."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan, self.as_of = plan, as_of
        self._said: defaultdict[str, list[Said]] = defaultdict(list)
        for report in plan.reports:
            if report.as_of <= as_of:
                for entry in report.tasks:
                    self._said[entry.task].append(Said(report, entry))

    def about(self, task: Task) -> Sequence[Said]:
        """All reports on a task; of one day, the lead's own comes last and so decides."""
        said = self._said.get(task.id, [])
        return sorted(said, key=lambda each: (each.report.as_of, each.report.agency == task.lead))


def task_states(plan: Plan, as_of: date) -> Mapping[str, TaskState]:
    """The state of every task of the plan on `as_of`, by id."""
    journal = Journal(plan, as_of)
    return {task.id: state_of(task, journal) for task in plan.tasks.values()}


def state_of(task: Task, journal: Journal) -> TaskState:
    """The state of one task: of its lead's reports, or of every member of the leading group."""
    said = journal.about(task)
    group = journal.plan.agency_groups.get(task.lead)
    if group is None:
        return _state(task, journal.as_of, [_Voice(said)], said)
    voices = [_Voice(_by_member(journal, said, member), member) for member in group.members]
    return _state(task, journal.as_of, voices, said)


def _by_member(journal: Journal, said: Iterable[Said], member: str) -> list[Said]:
    """What a member said, or the agency that has taken its place."""
    line = set(lineage(journal.plan, member, journal.as_of))
    return [each for each in said if each.report.agency in line]


class _Voice:
    """One agency's view of a task: its reports in order, and what the last one says."""

    def __init__(self, said: Sequence[Said], member: str = "") -> None:
        self.said, self.member = said, member

    @property
    def progress(self) -> Progress:
        return Progress(self.said[-1].entry.status) if self.said else Progress.UNREPORTED

    @property
    def percent(self) -> Percent:
        if self.progress is Progress.COMPLETED:
            return Percent(HUNDRED, HUNDRED)
        if self.progress is Progress.NOT_STARTED:
            return Percent(Decimal(0), Decimal(0))
        known = self.said[-1].entry.percent if self.said else None
        return UNKNOWN_PERCENT if known is None else Percent(known, known)

    @property
    def completed_on(self) -> date | None:
        """The stated day, else the day of the first report in the last run of completed ones."""
        day = None
        for report, entry in reversed(self.said):
            if entry.status is not Status.COMPLETED:
                break
            if entry.completed_on is not None:
                return entry.completed_on
            day = report.as_of
        return day

    def spoke_between(self, first: date, last: date) -> bool:
        return any(first <= each.report.as_of <= last for each in self.said)


def _state(task: Task, as_of: date, voices: list[_Voice], said: Sequence[Said]) -> TaskState:
    active = [voice for voice in voices if voice.progress is not Progress.CANCELLED] or voices
    progress = _together([voice.progress for voice in active])
    runs = task.recurs is not None and (task.until is None or as_of <= task.until)
    due = task.due if task.recurs is None else task.until
    current = period_of(as_of, REPORTING_CYCLE)
    completed = [voice.completed_on for voice in active]
    completed_on = (
        max(day for day in completed if day is not None)
        if progress is Progress.COMPLETED and any(completed)
        else None
    )
    counts = progress is not Progress.CANCELLED and not runs
    return TaskState(
        task=task,
        progress=progress,
        timeliness=_timeliness(progress, due, completed_on, as_of) if counts else None,
        rhythm=_rhythm(task, active, as_of)
        if runs and progress is not Progress.CANCELLED
        else None,
        percent=Percent(
            sum((voice.percent.low for voice in active), Decimal(0)) / max(len(active), 1),
            sum((voice.percent.high for voice in active), Decimal(0)) / max(len(active), 1),
        ),
        completed_on=completed_on,
        due=due,
        last=said[-1] if said else None,
        reported_now=bool(active)
        and all(voice.spoke_between(current.start, as_of) for voice in active),
        missing=tuple(voice.member for voice in active if voice.member and not voice.said),
    )


def _together(parts: Sequence[Progress]) -> Progress:
    """Progress of a task that several agencies carry out.

    It is completed when all have completed it, and begun as soon as one has begun.
    """
    kinds = set(parts)
    if len(kinds) == 1:
        return parts[0]
    if not kinds:
        return Progress.UNREPORTED
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
    current = all(
        voice.spoke_between(period.start, as_of) and voice.progress in working for voice in voices
    )
    return Rhythm.UP_TO_DATE if current else Rhythm.LAPSED
