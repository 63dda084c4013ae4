"""How many tasks are how far, and in time or late."""

from __future__ import annotations

from operator import attrgetter

from dxplan.definitions.bases import everything
from dxplan.definitions.tasks.making import Read, anything, count, in_class, is_at
from dxplan.language import marked
from dxplan.states import Progress, Timeliness


def _progress(kind: Progress) -> Read:
    return lambda found: found.tasks.progress[kind]


def _class(kind: Timeliness) -> Read:
    return lambda found: found.tasks.timeliness[kind]


COUNTS = (
    count(
        "recorded",
        marked("Tasks recorded"),
        marked("all tasks written down, cancelled and recurring ones among them"),
        anything,
        base=everything,
    ),
    count(
        "total",
        marked("Tasks in the base of the rates"),
        marked("recorded tasks without cancelled and recurring ones"),
        anything,
    ),
    count(
        "completed",
        marked("Tasks completed"),
        marked("tasks of the base whose last report says completed"),
        is_at(Progress.COMPLETED),
    ),
    count(
        "completed_on_time",
        marked("Tasks completed on time"),
        marked("completed on the day of the deadline or before, or without a deadline"),
        in_class(Timeliness.COMPLETED_ON_TIME),
        read=_class(Timeliness.COMPLETED_ON_TIME),
    ),
    count(
        "completed_late",
        marked("Tasks completed late"),
        marked("completed after the deadline"),
        in_class(Timeliness.COMPLETED_LATE),
        read=_class(Timeliness.COMPLETED_LATE),
    ),
    count(
        "not_completed",
        marked("Tasks not completed"),
        marked("tasks of the base − completed"),
        lambda state: state.progress is not Progress.COMPLETED,
    ),
    count(
        "in_term",
        marked("Tasks in term"),
        marked("not completed, and due on the as-of day or later, or without a deadline"),
        in_class(Timeliness.IN_TERM),
        read=_class(Timeliness.IN_TERM),
    ),
    count(
        "overdue",
        marked("Tasks overdue"),
        marked("not completed, and due before the as-of day"),
        in_class(Timeliness.OVERDUE),
    ),
    count(
        "overdue_unreported",
        marked("Tasks overdue, not reported"),
        marked("overdue, and without any report up to the as-of day"),
        attrgetter("overdue_unreported"),
    ),
    count(
        "due_soon",
        marked("Tasks due within 30 days"),
        marked("in term, and due at most 30 days after the as-of day"),
        attrgetter("due_soon"),
    ),
    count(
        "in_progress",
        marked("Tasks in progress"),
        marked("tasks of the base whose last report says in progress"),
        is_at(Progress.IN_PROGRESS),
        read=_progress(Progress.IN_PROGRESS),
    ),
    count(
        "not_started",
        marked("Tasks not started"),
        marked("tasks of the base whose last report says not started"),
        is_at(Progress.NOT_STARTED),
        read=_progress(Progress.NOT_STARTED),
    ),
    count(
        "suspended",
        marked("Tasks suspended"),
        marked("tasks of the base whose last report says suspended"),
        is_at(Progress.SUSPENDED),
        read=_progress(Progress.SUSPENDED),
    ),
    count(
        "unreported",
        marked("Tasks not reported"),
        marked("tasks of the base without any report up to the as-of day"),
        is_at(Progress.UNREPORTED),
        read=_progress(Progress.UNREPORTED),
    ),
    count(
        "cancelled",
        marked("Tasks cancelled"),
        marked("recorded tasks whose last report says cancelled, recurring ones among them"),
        is_at(Progress.CANCELLED),
        base=everything,
    ),
)
