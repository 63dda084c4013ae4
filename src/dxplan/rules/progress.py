"""What reports say of tasks and indicators: each consistent, none contradicting another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.model import Measurement, Report, Status, TaskReport, Value
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_NONE: Final = Decimal(0)
_ALL: Final = Decimal(100)
#: States that fix the percentage.
_PERCENT_OF = {Status.COMPLETED: _ALL, Status.NOT_STARTED: _NONE}


def percent_range(workspace: Workspace) -> Iterator[Finding]:
    """A percentage of work lies between 0 and 100."""
    for report, entry in _task_entries(workspace):
        if entry.percent is not None and not _NONE <= entry.percent <= _ALL:
            yield finding_at(
                workspace,
                catalogue.PERCENT_RANGE,
                Spot(entry, ("percent",), report),
                text("{percent} percent of a task cannot be done", percent=entry.percent),
                label=text("allowed: 0 to 100"),
            )


def percent_against_status(workspace: Workspace) -> Iterator[Finding]:
    """What is completed stands at 100 percent, what is not started at 0."""
    for report, entry in _task_entries(workspace):
        wanted = _PERCENT_OF.get(entry.status)
        percent = entry.percent
        if percent is None or wanted is None or percent == wanted or not _NONE <= percent <= _ALL:
            continue
        yield finding_at(
            workspace,
            catalogue.PERCENT_AGAINST_STATUS,
            Spot(entry, ("percent",), report),
            text(
                "the task is {status}, but stands at {percent} percent",
                status=entry.status.value,
                percent=percent,
            ),
            label=text("{status} means {percent}", status=entry.status.value, percent=wanted),
            fix=text("take percent out, or write status: in_progress"),
            also=((text("the status stands here"), Spot(entry, ("status",), report)),),
        )


def all_but_completed(workspace: Workspace) -> Iterator[Finding]:
    """A task at 100 percent is completed."""
    for report, entry in _task_entries(workspace):
        if entry.status is Status.IN_PROGRESS and entry.percent == _ALL:
            yield finding_at(
                workspace,
                catalogue.ALL_BUT_COMPLETED,
                Spot(entry, ("percent",), report),
                text("the task stands at 100 percent, but is in_progress"),
                fix=text("write status: completed with completed_on, or a lower percentage"),
                also=((text("the status stands here"), Spot(entry, ("status",), report)),),
            )


def completed_without_date(workspace: Workspace) -> Iterator[Finding]:
    """A completed task has its day."""
    for report, entry in _task_entries(workspace):
        if entry.status is Status.COMPLETED and entry.completed_on is None:
            yield finding_at(
                workspace,
                catalogue.COMPLETED_WITHOUT_DATE,
                Spot(entry, ("status",), report),
                text("{task} is completed without a date", task=shown(entry.task)),
                fix=text("add completed_on: …, on or before {as_of}", as_of=report.as_of),
            )


def date_without_completion(workspace: Workspace) -> Iterator[Finding]:
    """Only a completed task has a day of completion."""
    for report, entry in _task_entries(workspace):
        if entry.completed_on is not None and entry.status is not Status.COMPLETED:
            yield finding_at(
                workspace,
                catalogue.DATE_WITHOUT_COMPLETION,
                Spot(entry, ("completed_on",), report),
                text(
                    "{task} is {status}, but has a day of completion",
                    task=shown(entry.task),
                    status=entry.status.value,
                ),
                fix=text("write status: completed, or take completed_on out"),
                also=((text("the status stands here"), Spot(entry, ("status",), report)),),
            )


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
    """Two reports never say different things of one task or one indicator on the same day."""
    yield from _conflicts_about_tasks(workspace)
    yield from _conflicts_about_indicators(workspace)


def _conflicts_about_tasks(workspace: Workspace) -> Iterator[Finding]:
    """Reports of one reporter and date that disagree; later reports are news, not conflicts."""
    said: dict[tuple[str, str | None, str | None, dt.date], tuple[Report, TaskReport]] = {}
    for report, entry in _task_entries(workspace):
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
                    agency=workspace.agency_name(report.agency or report.source or ""),
                    date=report.as_of,
                    other=_in_short(first),
                    task=shown(entry.task),
                ),
                label=text("here “{this}”", this=_in_short(entry)),
                fix=text("correct or remove one of the two"),
                also=((text("the other report says so here"), Spot(first, (key,), first_report)),),
            )


def _conflicts_about_indicators(workspace: Workspace) -> Iterator[Finding]:
    """Different values of one indicator for one day, whoever reports them."""
    said: dict[tuple[str, dt.date], tuple[Report, Measurement]] = {}
    for report in workspace.plan.reports:
        for measured in report.indicators:
            day = measured.date or report.as_of
            first_report, first = said.setdefault((measured.indicator, day), (report, measured))
            if first_report is not report and first.value != measured.value:
                yield finding_at(
                    workspace,
                    catalogue.CONFLICTING_REPORTS,
                    Spot(measured, ("value",), report),
                    text(
                        "another report gives {other} for {indicator} on {date}",
                        other=_in_file(first.value),
                        indicator=shown(measured.indicator),
                        date=day,
                    ),
                    fix=text("correct or remove one of the two"),
                    also=(
                        (
                            text("the other report says so here"),
                            Spot(first, ("value",), first_report),
                        ),
                    ),
                )


def _task_entries(workspace: Workspace) -> Iterator[tuple[Report, TaskReport]]:
    for report in workspace.plan.reports:
        for entry in report.tasks:
            yield report, entry


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


def _in_file(value: Value) -> str:
    """A value as it is written in a file."""
    return str(value) if isinstance(value, Decimal) else "yes" if value else "no"
