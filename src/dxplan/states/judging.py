"""The state of a task: from what each agency that carries it out says, and from its deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from dxplan.model import Plan, Recurrence, Task
from dxplan.periods import Cycle, last_closed
from dxplan.states.journal import REPORTING_CYCLE, Journal, said_by
from dxplan.states.kinds import (
    UNKNOWN_PERCENT,
    Percent,
    Progress,
    Rhythm,
    TaskState,
    Timeliness,
)
from dxplan.states.voice import Voice
from dxplan.succession import assigned

_CYCLES = {
    Recurrence.CONTINUOUS: REPORTING_CYCLE,
    Recurrence.MONTHLY: Cycle.MONTH,
    Recurrence.QUARTERLY: Cycle.QUARTER,
    Recurrence.HALF_YEARLY: Cycle.HALF_YEAR,
    Recurrence.YEARLY: Cycle.YEAR,
}


def task_states(plan: Plan, as_of: date) -> Mapping[str, TaskState]:
    """The state of every task of the plan on `as_of`, by id."""
    journal = Journal(plan, as_of)
    return {task.id: state_of(task, journal) for task in plan.tasks.values()}


def state_of(task: Task, journal: Journal) -> TaskState:
    """The state of one task: by all its reports, or by those of each member of a leading group."""
    said = journal.about(task)
    group = journal.plan.agency_groups.get(assigned(task, journal.as_of))
    if group is None or not group.members:
        return _state(task, journal, [Voice(said)]) if said else _unheard(task, journal.as_of)
    voices = [Voice(said_by(journal, said, member), member) for member in group.members]
    return _state(task, journal, voices)


def _state(task: Task, journal: Journal, voices: list[Voice]) -> TaskState:
    """What several views of a task add up to; whoever has cancelled their part is left out."""
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


def _rhythm(task: Task, voices: Sequence[Voice], as_of: date) -> Rhythm:
    """Whether every agency has reported work since the last closed period began."""
    if not any(voice.said for voice in voices):
        return Rhythm.UNREPORTED
    assert task.recurs is not None  # noqa: S101 (asked only of recurring tasks)
    period = last_closed(as_of, _CYCLES[task.recurs])
    working = {Progress.COMPLETED, Progress.IN_PROGRESS}
    current = all(voice.spoke_since(period.start) and voice.progress in working for voice in voices)
    return Rhythm.UP_TO_DATE if current else Rhythm.LAPSED
