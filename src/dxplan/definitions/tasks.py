"""The figures over tasks: each with what counts in its base."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TypeAlias

from dxplan.definitions.bases import (
    Base,
    Test,
    completed,
    completed_or_overdue,
    everything,
    in_base,
    owing_a_report,
    percent,
    possibly_completed,
    recurring,
    share,
)
from dxplan.definitions.figure import Form, TaskFigure, Value, Verdict
from dxplan.figures import Measured
from dxplan.language import marked
from dxplan.model import Basis
from dxplan.states import Progress, Rhythm, TaskState, Timeliness


def _any(_: TaskState) -> bool:
    return True


def _is(progress: Progress) -> Test:
    return lambda state: state.progress is progress


def _in(timeliness: Timeliness) -> Test:
    return lambda state: state.timeliness is timeliness


def _keeps(rhythm: Rhythm) -> Test:
    return lambda state: state.rhythm is rhythm


def _on(basis: Basis) -> Test:
    return lambda state: state.task.basis is basis


Read: TypeAlias = Callable[[Measured], Value]


def _progress(kind: Progress) -> Read:
    return lambda found: found.tasks.progress[kind]


def _class(kind: Timeliness) -> Read:
    return lambda found: found.tasks.timeliness[kind]


def _basis(kind: Basis) -> Read:
    return lambda found: found.tasks.basis[kind]


def _count(
    name: str,
    label: str,
    formula: str,
    counts: Test,
    *,
    base: Base = in_base,
    read: Read | None = None,
) -> TaskFigure:
    return TaskFigure(
        name=f"tasks.{name}",
        label=label,
        formula=formula,
        read=read or attrgetter(f"tasks.{name}"),
        weigh=share(base, counts),
    )


def _rate(
    name: str, label: str, formula: str, weigh: Callable[[TaskState], Verdict], form: Form = "rate"
) -> TaskFigure:
    return TaskFigure(
        name=f"tasks.{name}",
        label=label,
        formula=formula,
        form=form,
        read=attrgetter(f"tasks.{name}"),
        weigh=weigh,
    )


COUNTS = (
    _count(
        "recorded",
        marked("Tasks recorded"),
        marked("all tasks written down, cancelled and recurring ones among them"),
        _any,
        base=everything,
    ),
    _count(
        "total",
        marked("Tasks in the base of the rates"),
        marked("recorded tasks without cancelled and recurring ones"),
        _any,
    ),
    _count(
        "completed",
        marked("Tasks completed"),
        marked("tasks of the base whose last report says completed"),
        _is(Progress.COMPLETED),
    ),
    _count(
        "completed_on_time",
        marked("Tasks completed on time"),
        marked("completed on the day of the deadline or before, or without a deadline"),
        _in(Timeliness.COMPLETED_ON_TIME),
        read=_class(Timeliness.COMPLETED_ON_TIME),
    ),
    _count(
        "completed_late",
        marked("Tasks completed late"),
        marked("completed after the deadline"),
        _in(Timeliness.COMPLETED_LATE),
        read=_class(Timeliness.COMPLETED_LATE),
    ),
    _count(
        "not_completed",
        marked("Tasks not completed"),
        marked("tasks of the base − completed"),
        lambda state: state.progress is not Progress.COMPLETED,
    ),
    _count(
        "in_term",
        marked("Tasks in term"),
        marked("not completed, and due on the as-of day or later, or without a deadline"),
        _in(Timeliness.IN_TERM),
        read=_class(Timeliness.IN_TERM),
    ),
    _count(
        "overdue",
        marked("Tasks overdue"),
        marked("not completed, and due before the as-of day"),
        _in(Timeliness.OVERDUE),
    ),
    _count(
        "overdue_unreported",
        marked("Tasks overdue, not reported"),
        marked("overdue, and without any report up to the as-of day"),
        attrgetter("overdue_unreported"),
    ),
    _count(
        "due_soon",
        marked("Tasks due within 30 days"),
        marked("in term, and due at most 30 days after the as-of day"),
        attrgetter("due_soon"),
    ),
    _count(
        "in_progress",
        marked("Tasks in progress"),
        marked("tasks of the base whose last report says in progress"),
        _is(Progress.IN_PROGRESS),
        read=_progress(Progress.IN_PROGRESS),
    ),
    _count(
        "not_started",
        marked("Tasks not started"),
        marked("tasks of the base whose last report says not started"),
        _is(Progress.NOT_STARTED),
        read=_progress(Progress.NOT_STARTED),
    ),
    _count(
        "suspended",
        marked("Tasks suspended"),
        marked("tasks of the base whose last report says suspended"),
        _is(Progress.SUSPENDED),
        read=_progress(Progress.SUSPENDED),
    ),
    _count(
        "unreported",
        marked("Tasks not reported"),
        marked("tasks of the base without any report up to the as-of day"),
        _is(Progress.UNREPORTED),
        read=_progress(Progress.UNREPORTED),
    ),
    _count(
        "cancelled",
        marked("Tasks cancelled"),
        marked("recorded tasks whose last report says cancelled, recurring ones among them"),
        _is(Progress.CANCELLED),
        base=everything,
    ),
)

RATES = (
    _rate(
        "completion_rate",
        marked("Completion rate"),
        marked("completed / tasks of the base"),
        share(in_base, _is(Progress.COMPLETED)),
    ),
    _rate(
        "completion_rate_due",
        marked("Completion rate of tasks due"),
        marked("completed / (completed + overdue); tasks still in term are left out"),
        share(completed_or_overdue, _is(Progress.COMPLETED)),
    ),
    _rate(
        "on_time_rate",
        marked("On-time rate"),
        marked("completed on time / completed"),
        share(completed, _in(Timeliness.COMPLETED_ON_TIME)),
    ),
    _rate(
        "completion_range",
        marked("Completion rate once all have reported"),
        marked(
            "from completed / tasks of the base to (completed + not reported) / tasks of the base"
        ),
        possibly_completed,
        "range",
    ),
    _rate(
        "percent_complete",
        marked("Percent complete"),
        marked("Σ (weight × percent) / Σ weight, unknown percentages as 0 and as 100"),
        percent,
        "range",
    ),
    _rate(
        "reporting_rate",
        marked("Reporting rate"),
        marked("tasks with a report in the current quarter / tasks that owe one"),
        share(owing_a_report, attrgetter("reported_now")),
    ),
)

RECURRING = (
    _count(
        "recurring.total",
        marked("Recurring tasks"),
        marked("recurring tasks whose rhythm still runs, without cancelled ones"),
        _any,
        base=recurring,
    ),
    _count(
        "recurring.up_to_date",
        marked("Recurring tasks up to date"),
        marked(
            "reported since the last closed period began, at last as in progress or as completed"
        ),
        _keeps(Rhythm.UP_TO_DATE),
        base=recurring,
    ),
    _count(
        "recurring.lapsed",
        marked("Recurring tasks lapsed"),
        marked("reported, but not since the last closed period began, or at last as not going on"),
        _keeps(Rhythm.LAPSED),
        base=recurring,
    ),
    _count(
        "recurring.unreported",
        marked("Recurring tasks not reported"),
        marked("recurring tasks without any report up to the as-of day"),
        _keeps(Rhythm.UNREPORTED),
        base=recurring,
    ),
)

OUTSIDE = TaskFigure(
    name="tasks.outside.total",
    label=marked("Tasks outside the declared total"),
    formula=marked("all recorded tasks of groups for which the plan declares no number"),
    read=attrgetter("outside.recorded"),
    weigh=share(everything, _any),
    outside=True,
)

_SURENESS = (
    (
        Basis.TRANSCRIBED,
        marked("Tasks transcribed from the annex"),
        marked("recorded tasks whose basis is transcribed"),
    ),
    (
        Basis.ANNOUNCED,
        marked("Tasks announced"),
        marked("recorded tasks whose basis is announced"),
    ),
    (Basis.CITED, marked("Tasks cited"), marked("recorded tasks whose basis is cited")),
    (Basis.DRAFTED, marked("Tasks drafted"), marked("recorded tasks whose basis is drafted")),
)
BASES = tuple(
    _count(f"basis.{kind}", label, formula, _on(kind), base=everything, read=_basis(kind))
    for kind, label, formula in _SURENESS
)

FIGURES = (*COUNTS, *RATES, *RECURRING, OUTSIDE, *BASES)
