"""Shares of the tasks, and ranges where not all is known."""

from __future__ import annotations

from operator import attrgetter

from dxplan.definitions.bases import (
    completed,
    completed_or_overdue,
    in_base,
    owing_a_report,
    percent,
    possibly_completed,
    share,
)
from dxplan.definitions.tasks.making import in_class, is_at, rate
from dxplan.language import marked
from dxplan.states import Progress, Timeliness

RATES = (
    rate(
        "completion_rate",
        marked("Completion rate"),
        marked("completed / tasks of the base"),
        share(in_base, is_at(Progress.COMPLETED)),
    ),
    rate(
        "completion_rate_due",
        marked("Completion rate of tasks due"),
        marked("completed / (completed + overdue); tasks still in term are left out"),
        share(completed_or_overdue, is_at(Progress.COMPLETED)),
    ),
    rate(
        "on_time_rate",
        marked("On-time rate"),
        marked("completed on time / completed"),
        share(completed, in_class(Timeliness.COMPLETED_ON_TIME)),
    ),
    rate(
        "completion_range",
        marked("Completion rate once all have reported"),
        marked(
            "from completed / tasks of the base to (completed + not reported) / tasks of the base"
        ),
        possibly_completed,
        "range",
    ),
    rate(
        "percent_complete",
        marked("Percent complete"),
        marked("Σ (weight × percent) / Σ weight, unknown percentages as 0 and as 100"),
        percent,
        "range",
    ),
    rate(
        "reporting_rate",
        marked("Reporting rate"),
        marked("tasks with a report in the current quarter / tasks that owe one"),
        share(owing_a_report, attrgetter("reported_now")),
    ),
)
