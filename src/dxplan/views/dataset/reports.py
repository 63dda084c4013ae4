"""Tables of what was reported: who said what on which day, of tasks and of indicators."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from dxplan.figures import Measured
from dxplan.language import marked
from dxplan.measurements import series
from dxplan.model import Measurement, Plan, Report, Status, TaskReport
from dxplan.views.dataset.indicators import said
from dxplan.views.dataset.tables import PERCENT, PLACE, About, ForeignKey, Ref, Row, row


@row
class ReportRow:
    """A report."""

    TABLE: ClassVar = About(
        name="reports",
        meaning=marked("Reports, one statement of a reporter for one day a row."),
        key=("report_id",),
    )

    report_id: Annotated[str, marked("Day and reporter; a second report of both has a number.")]
    as_of: Annotated[dt.date, marked("The day it is true for, not the day it was sent.")]
    agency_id: Annotated[str | None, marked("The agency that reports."), Ref("agencies")]
    source_id: Annotated[
        str | None,
        marked("The source, where the figures were published by others."),
        Ref("sources"),
    ]


@row
class TaskReportRow:
    """What a report says of a task."""

    TABLE: ClassVar = About(
        name="task_reports",
        meaning=marked("What reports up to the day say of tasks, one report and task a row."),
        key=("report_id", "task_id"),
    )

    report_id: Annotated[str, marked("The report."), Ref("reports")]
    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    status: Annotated[Status, marked("Where the task stands.")]
    percent: Annotated[
        Decimal | None,
        marked("How much is done, where the report says so; empty otherwise, never 0."),
        *PERCENT,
    ]
    completed_on: Annotated[
        dt.date | None, marked("The day it was completed; for completed tasks only.")
    ]
    note: Annotated[str | None, marked("What a reader should know.")]


@row
class EvidenceRow:
    """A piece of evidence."""

    TABLE: ClassVar = About(
        name="task_evidence",
        meaning=marked("What proves a report on a task, one document or address a row."),
        key=("report_id", "task_id", "position"),
        references=(ForeignKey(("report_id", "task_id"), "task_reports"),),
    )

    report_id: Annotated[str, marked("The report.")]
    task_id: Annotated[str, marked("The task.")]
    position: Annotated[int, marked("Place in the order of the report, from 1."), PLACE]
    evidence: Annotated[str | None, marked("The number of a document, or an address.")]


@row
class MeasurementRow:
    """A value of an indicator."""

    TABLE: ClassVar = About(
        name="measurements",
        meaning=marked(
            "Values of indicators for days up to the day of the dataset, one report, indicator and"
            " day a row."
        ),
        key=("report_id", "indicator_id", "measured_on"),
    )

    report_id: Annotated[str, marked("The report that brought it."), Ref("reports")]
    indicator_id: Annotated[str, marked("The indicator."), Ref("indicators")]
    measured_on: Annotated[dt.date, marked("The day the value holds for.")]
    holds: Annotated[
        bool, marked("Whether it is the value that counts, of all that were reported for its day.")
    ]
    value: Annotated[Decimal | None, marked("The value as a number; empty for a milestone.")]
    answer: Annotated[bool | None, marked("The answer of a milestone; empty for all others.")]
    note: Annotated[str | None, marked("What a reader should know.")]


def report_names(plan: Plan) -> Mapping[int, str]:
    """A key for every report, by the identity of the report."""
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for report in plan.reports:
        name = f"{report.as_of}/{report.agency or report.source}"
        seen[name] += 1
        names[id(report)] = name if seen[name] == 1 else f"{name}/{seen[name]}"
    return names


def report_rows(plan: Plan, measured: Measured, names: Mapping[int, str]) -> Iterator[Row]:
    """All reports up to the day with what they say of the selection, and its values up to the day.

    Of a later report stays what it says of indicators for days up to this one: those values count.
    """
    scope, as_of = measured.scope, measured.as_of
    tasks = {task.id for task in (*scope.tasks, *scope.outside)}
    indicators = {each.id for each in scope.indicators}
    holding = _holding(plan, as_of)
    for report in plan.reports:
        found: list[Row] = []
        if report.as_of <= as_of:
            for entry in report.tasks:
                if entry.task in tasks:
                    found += _task_report(names[id(report)], entry)
        for value in report.indicators:
            if value.indicator in indicators and (value.date or report.as_of) <= as_of:
                holds = (id(report), id(value)) in holding
                found.append(_measurement(names[id(report)], report, value, holds=holds))
        if found or report.as_of <= as_of:
            yield _report(names[id(report)], report)
        yield from found


def _holding(plan: Plan, as_of: dt.date) -> set[tuple[int, int]]:
    """The entries whose values count."""
    return {
        (id(point.report), id(point.entry))
        for points in series(plan, as_of).values()
        for point in points
    }


def _report(name: str, report: Report) -> ReportRow:
    return ReportRow(
        report_id=name, as_of=report.as_of, agency_id=report.agency, source_id=report.source
    )


def _task_report(name: str, entry: TaskReport) -> Iterator[Row]:
    yield TaskReportRow(
        report_id=name,
        task_id=entry.task,
        status=entry.status,
        percent=entry.percent,
        completed_on=entry.completed_on,
        note=entry.note,
    )
    for position, evidence in enumerate(entry.evidence, 1):
        yield EvidenceRow(report_id=name, task_id=entry.task, position=position, evidence=evidence)


def _measurement(name: str, report: Report, entry: Measurement, *, holds: bool) -> MeasurementRow:
    value, answer = said(entry.value)
    return MeasurementRow(
        report_id=name,
        indicator_id=entry.indicator,
        measured_on=entry.date or report.as_of,
        holds=holds,
        value=value,
        answer=answer,
        note=entry.note,
    )
