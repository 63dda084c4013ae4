"""The headline figures: what each is called, its value, and what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxplan.definitions import find_figure
from dxplan.definitions.figure import Value
from dxplan.figures import Measured
from dxplan.language import Text, text
from dxplan.states import Progress
from dxplan.tallies import TaskTally


class HeadlineFigure(NamedTuple):
    """One figure of the headline."""

    #: As `why` and JSON call it.
    name: str
    label: Text
    value: Value
    #: What was counted, and of what.
    base: Text


def headline(measured: Measured) -> Iterator[HeadlineFigure]:
    """The headline figures over tasks, in the order of the dashboard.

    Recurring and cancelled tasks, which stand in no rate, are named where there are any.
    """
    tally = measured.tasks
    for name, label, base in _lines(tally):
        full = f"tasks.{name}"
        yield HeadlineFigure(full, label, find_figure(full).read(measured), base)


def _lines(tally: TaskTally) -> Iterator[tuple[str, Text, Text]]:
    yield (
        "completion_rate",
        text("Completed"),
        text("{part} of {whole} tasks", part=tally.completed, whole=tally.total),
    )
    yield (
        "completion_rate_due",
        text("… of tasks due"),
        text(
            "{part} of {whole} completed or overdue",
            part=tally.completed,
            whole=tally.completed + tally.overdue,
        ),
    )
    yield "on_time_rate", text("… on time"), text("of those completed")
    unreported = tally.progress[Progress.UNREPORTED]
    yield (
        "completion_range",
        text("… once all have reported"),
        text("{count} not reported", count=unreported),
    )
    yield from _apart(tally)
    yield "percent_complete", text("Percent complete"), text("weighted mean")
    yield (
        "reporting_rate",
        text("Reporting"),
        text("of tasks that owe a report this quarter"),
    )


def _apart(tally: TaskTally) -> Iterator[tuple[str, Text, Text]]:
    recurring = tally.recurring
    if recurring.total:
        yield (
            "recurring.total",
            text("Recurring"),
            text(
                "counted apart: {up_to_date} up to date, {lapsed} lapsed,"
                " {unreported} not reported",
                up_to_date=recurring.up_to_date,
                lapsed=recurring.lapsed,
                unreported=recurring.unreported,
            ),
        )
    if tally.cancelled:
        yield "cancelled", text("Cancelled"), text("left out of every base")
