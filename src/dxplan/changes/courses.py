"""What happened to tasks: completed, overdue, taken up again, suspended, moved on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dxplan.changes.pairing import Pair
from dxplan.changes.sorts import Course, TaskChange
from dxplan.states import Progress, TaskState, Timeliness

#: States that a task enters by a decision or by its end.
_ENTERED = {
    Progress.COMPLETED: Course.COMPLETED,
    Progress.SUSPENDED: Course.SUSPENDED,
    Progress.CANCELLED: Course.CANCELLED,
}
_HALTED = frozenset({Progress.SUSPENDED, Progress.CANCELLED})
_ENDED = frozenset({Progress.COMPLETED, Progress.CANCELLED})


def task_courses(pair: Pair) -> dict[Course, tuple[TaskChange, ...]]:
    """The tasks of both states by what happened to them; overdue ones by deadline."""
    found: dict[Course, list[TaskChange]] = {course: [] for course in Course}
    before, after = pair.old.measured.task_states, pair.new.measured.task_states
    for name in pair.tasks:
        for course in courses(before[name], after[name]):
            found[course].append(TaskChange(before=before[name], after=after[name]))
    found[Course.OVERDUE].sort(key=lambda change: change.after.due or date.max)
    return {course: tuple(changes) for course, changes in found.items()}


def courses(before: TaskState, after: TaskState) -> Iterator[Course]:
    """What happened to one task between two of its states."""
    old, new = _stage(before), _stage(after)
    turns = list(_turns(old, new))
    yield from turns
    if after.timeliness is Timeliness.OVERDUE and before.timeliness is not Timeliness.OVERDUE:
        yield Course.OVERDUE
    if before.rhythm is not None and after.rhythm not in {None, before.rhythm}:
        yield Course.RHYTHM
    if not turns and new not in _ENDED and (old, before.percent) != (new, after.percent):
        yield Course.PROGRESS


def _turns(old: Progress, new: Progress) -> Iterator[Course]:
    if new is old:
        return
    if new in _ENTERED:
        yield _ENTERED[new]
    elif old in _HALTED:
        yield Course.RESUMED
    if old is Progress.COMPLETED and new is not Progress.CANCELLED:
        yield Course.REOPENED


def _stage(state: TaskState) -> Progress:
    """How far a task is; a recurring one is not at its end when it is done for this time."""
    if state.rhythm is not None and state.progress is Progress.COMPLETED:
        return Progress.IN_PROGRESS
    return state.progress
