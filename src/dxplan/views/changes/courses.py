"""Sections about what happened to tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dxplan.changes import Changes
from dxplan.changes.sorts import Course, TaskChange
from dxplan.language import Text, marked, text
from dxplan.states import Progress, TaskState, Timeliness
from dxplan.views.changes.naming import Naming
from dxplan.views.changes.sheet import FOLDED, Item, Section, Words
from dxplan.views.words import SIGNS

_TITLES: Mapping[Course, str] = {
    Course.COMPLETED: marked("Completed since: {count}"),
    Course.OVERDUE: marked("Newly overdue: {count}"),
    Course.REOPENED: marked("Reopened: {count}"),
    Course.SUSPENDED: marked("Suspended since: {count}"),
    Course.CANCELLED: marked("Cancelled since: {count}"),
    Course.RESUMED: marked("Taken up again: {count}"),
    Course.RHYTHM: marked("Recurring tasks that lapsed or caught up: {count}"),
    Course.PROGRESS: marked("Progress of other tasks: {count}"),
}
_COURSE_SIGNS = {
    Course.COMPLETED: SIGNS[Progress.COMPLETED],
    Course.OVERDUE: SIGNS[Timeliness.OVERDUE],
    Course.SUSPENDED: SIGNS[Progress.SUSPENDED],
    Course.CANCELLED: SIGNS[Progress.CANCELLED],
    Course.PROGRESS: SIGNS[Progress.IN_PROGRESS],
}


def course_sections(changes: Changes, naming: Naming) -> Iterator[Section]:
    """A section for each thing that happened, in the order a meeting reads them."""
    for course in Course:
        found = changes.courses[course]
        facts = _FACTS.get(course, _moved)
        yield Section(
            key=course.value,
            title=_title(course, found),
            sign=_COURSE_SIGNS.get(course, ""),
            items=tuple(
                task_item(naming, each.after, tuple(facts(each)), _key(course)) for each in found
            ),
            usual=FOLDED if course is Course.PROGRESS else None,
        )


def task_item(naming: Naming, state: TaskState, facts: tuple[Words, ...], *keys: str) -> Item:
    """A task as a line, with a word where the headline does not count it."""
    task = state.task
    group = naming.workspace.plan.groups.get(task.group)
    outside = group is not None and group.declared is None
    return Item(
        id=task.id,
        title=naming.title(task),
        lead=naming.lead(task),
        facts=(*facts, text("not in the total")) if outside else facts,
        place=naming.place(task, *keys),
    )


def _title(course: Course, found: tuple[TaskChange, ...]) -> Text:
    title = text(_TITLES[course], count=len(found))
    if course is Course.OVERDUE:
        silent = sum(each.after.overdue_unreported for each in found)
        if silent:
            return text("{title}, {silent} of them not reported", title=title, silent=silent)
    if course is Course.COMPLETED:
        late = sum(each.after.timeliness is Timeliness.COMPLETED_LATE for each in found)
        if late:
            return text("{title}, {late} of them late", title=title, late=late)
    return title


def _key(course: Course) -> str:
    """The key of a task's record that a course is about."""
    return "due" if course is Course.OVERDUE else "id"


def _completed(change: TaskChange) -> Iterator[Words]:
    state = change.after
    yield text("{state} on {day}", state=state.timeliness, day=state.completed_on)
    yield from _deadline(state)


def _overdue(change: TaskChange) -> Iterator[Words]:
    yield from _deadline(change.after)
    yield _standing(change.after)


def _moved(change: TaskChange) -> Iterator[Words]:
    """How far a task was, and how far it is."""
    before, after = change.before, change.after
    if before.progress is after.progress and before.percent != after.percent:
        yield text(
            "{state} {before} → {after}",
            state=after.progress,
            before=before.percent,
            after=after.percent,
        )
    else:
        yield text("{before} → {after}", before=_standing(before), after=_standing(after))
    if after.last is not None:
        yield text("reported on {day}", day=after.last.report.as_of)


def _rhythm(change: TaskChange) -> Iterator[Words]:
    yield text("{before} → {after}", before=change.before.rhythm, after=change.after.rhythm)


_FACTS: Mapping[Course, Callable[[TaskChange], Iterator[Words]]] = {
    Course.COMPLETED: _completed,
    Course.OVERDUE: _overdue,
    Course.RHYTHM: _rhythm,
}


def _deadline(state: TaskState) -> Iterator[Words]:
    if state.due is not None:
        yield text("deadline {day}", day=state.due)


def _standing(state: TaskState) -> Words:
    """How far a task is, in words and percent where that says more."""
    known = state.progress in {Progress.IN_PROGRESS, Progress.SUSPENDED}
    if known and state.percent.high - state.percent.low < 100:  # noqa: PLR2004 (nothing is known)
        return text("{state} {percent}", state=state.progress, percent=state.percent)
    return state.progress
