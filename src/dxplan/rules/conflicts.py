"""Reports that speak of the same thing and the same day: once each, and not in contradiction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.measurements import Point
from dxplan.model import Measurement, Report, TaskReport
from dxplan.rules.known import Known
from dxplan.rules.placing import Spot, finding_at, in_file
from dxplan.rules.progress import task_entries
from dxplan.scalars import shown
from dxplan.workspace import Workspace


def duplicate_entry(workspace: Workspace) -> Iterator[Finding]:
    """A report speaks of each task once, and of each indicator once for a day."""
    for report in workspace.plan.reports:
        tasks: dict[str, TaskReport] = {}
        for entry in report.tasks:
            first = tasks.setdefault(entry.task, entry)
            if first is not entry:
                message = text("{task} is reported twice", task=shown(entry.task))
                yield _twice(workspace, Spot(entry, ("task",), report), first, message)
        # A published series gives one indicator for several days: only the same day repeats.
        values: dict[tuple[str, dt.date], Measurement] = {}
        for measured in report.indicators:
            day = measured.date or report.as_of
            earlier = values.setdefault((measured.indicator, day), measured)
            if earlier is not measured:
                message = text(
                    "{indicator} is measured twice on {date}",
                    indicator=shown(measured.indicator),
                    date=day,
                )
                yield _twice(workspace, Spot(measured, ("indicator",), report), earlier, message)


def _twice(workspace: Workspace, spot: Spot, first: object, message: Text) -> Finding:
    return finding_at(
        workspace,
        catalogue.DUPLICATE_ENTRY,
        spot,
        message,
        fix=text("keep one of the two"),
        also=((text("first here"), spot._replace(record=first)),),
    )


def conflicting_reports(workspace: Workspace) -> Iterator[Finding]:
    """No reporter says two things of one task on one day; later reports are news, not conflicts."""
    said: dict[tuple[str, str | None, str | None, dt.date], tuple[Report, TaskReport]] = {}
    for report, entry in task_entries(workspace):
        about = (entry.task, report.agency, report.source, report.as_of)
        first_report, first = said.setdefault(about, (report, entry))
        key = _difference(first, entry)
        if first_report is not report and key is not None:
            yield finding_at(
                workspace,
                catalogue.CONFLICTING_REPORTS,
                Spot(entry, (key,), report),
                text(
                    "another report of {agency} for {date} says “{other}” of {task}",
                    agency=_reporter(workspace, report),
                    date=report.as_of,
                    other=_in_short(first),
                    task=shown(entry.task),
                ),
                label=text("here “{this}”", this=_in_short(entry)),
                fix=text("correct or remove one of the two"),
                also=((text("the other report says so here"), Spot(first, (key,), first_report)),),
            )


def revised_measurement(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """An indicator has one value for a day, whoever reports it and however often."""
    for indicator, points in known.measured.items():
        for point in points:
            for other in point.superseded:
                # A report that gives two values itself has a finding of its own.
                if other.report is not point.report:
                    yield _left_out(workspace, indicator, point, other)


def _left_out(workspace: Workspace, indicator: str, used: Point, other: Point) -> Finding:
    return finding_at(
        workspace,
        catalogue.CONFLICTING_REPORTS,
        Spot(other.entry, ("value",), other.report),
        text(
            "{indicator} has two values for {date}: {used} is used, {other} is left out",
            indicator=shown(indicator),
            date=used.day,
            used=_with_source(workspace, used),
            other=_with_source(workspace, other),
        ),
        fix=text("correct or remove one of the two"),
        also=((text("the value that is used"), Spot(used.entry, ("value",), used.report)),),
    )


def _with_source(workspace: Workspace, point: Point) -> Text:
    assert point.report is not None  # noqa: S101 (only a baseline has none, and it is no point here)
    return text(
        "{value} ({reporter}, {date})",
        value=in_file(point.value),
        reporter=_reporter(workspace, point.report),
        date=point.report.as_of,
    )


def _reporter(workspace: Workspace, report: Report) -> str:
    return workspace.agency_name(report.agency or report.source or "")


def _difference(one: TaskReport, other: TaskReport) -> str | None:
    """The first key in which two entries about a task differ."""
    for key in ("status", "percent", "completed_on"):
        if getattr(one, key) != getattr(other, key):
            return key
    return None


def _in_short(entry: TaskReport) -> str:
    parts = (
        entry.status.value,
        None if entry.percent is None else f"{entry.percent} %",
        None if entry.completed_on is None else str(entry.completed_on),
    )
    return ", ".join(part for part in parts if part is not None)
