"""Sections about what happened to tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from dxplan.changes import Changes
from dxplan.changes.sorts import Course, TaskChange
from dxplan.language import Text, marked, text
from dxplan.selection import groups_in_total
from dxplan.states import Progress, TaskState, Timeliness
from dxplan.views.changes.naming import Naming
from dxplan.views.changes.sheet import FOLDED, Item, Section, Words
from dxplan.views.outside import not_in_total, with_outside
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
    headline = groups_in_total(naming.workspace.plan, changes.selection)
    for course in Course:
        yield _section(course, changes.courses[course], headline, naming)


def _section(
    course: Course, found: Sequence[TaskChange], headline: Collection[str], naming: Naming
) -> Section:
    """What happened to some tasks; its numbers are of those in the total, as the figures are."""
    inside = [each for each in found if each.after.task.group in headline]
    outside = len(found) - len(inside)
    is_late = course is Course.OVERDUE
    return Section(
        key=course.value,
        title=with_outside(_title(course, inside), outside),
        count=len(inside),
        outside=outside,
        silent=sum(each.after.overdue_unreported for each in inside) if is_late else 0,
        sign=_COURSE_SIGNS.get(course, ""),
        items=tuple(_item(course, each, headline, naming) for each in found),
        usual=FOLDED if course is Course.PROGRESS else None,
    )


def _item(course: Course, change: TaskChange, headline: Collection[str], naming: Naming) -> Item:
    """A task as a line, with a word where the headline does not count it."""
    task = change.after.task
    in_total = task.group in headline
    facts = tuple(_FACTS.get(course, _moved)(change))
    return Item(
        id=task.id,
        title=naming.title(task),
        lead=naming.lead(task),
        facts=facts if in_total else (*facts, not_in_total()),
        place=naming.place(task, _key(course)),
        in_total=in_total,
    )


def _title(course: Course, found: Sequence[TaskChange]) -> Text:
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
