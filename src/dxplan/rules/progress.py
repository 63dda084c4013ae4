"""What one report says of a task: status, percentage and day fit together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Report, Status, TaskReport
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_NONE: Final = Decimal(0)
_ALL: Final = Decimal(100)
#: States that fix the percentage.
_PERCENT_OF = {Status.COMPLETED: _ALL, Status.NOT_STARTED: _NONE}


def percent_range(workspace: Workspace) -> Iterator[Finding]:
    """A percentage of work lies between 0 and 100."""
    for report, entry in task_entries(workspace):
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
    for report, entry in task_entries(workspace):
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
    for report, entry in task_entries(workspace):
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
    for report, entry in task_entries(workspace):
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
    for report, entry in task_entries(workspace):
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


def task_entries(workspace: Workspace) -> Iterator[tuple[Report, TaskReport]]:
    """Every entry about a task, with its report."""
    for report in workspace.plan.reports:
        for entry in report.tasks:
            yield report, entry
