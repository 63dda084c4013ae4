"""What a report must bring along: evidence, reasons, and something to say."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import counted, text
from dxplan.model import Report, Status
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at
from dxplan.rules.progress import task_entries
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_STOPPED = (Status.CANCELLED, Status.SUSPENDED)


def completed_without_evidence(workspace: Workspace) -> Iterator[Finding]:
    """What an agency reports as completed it proves; said once of each report."""
    for report in workspace.plan.reports:
        bare = [
            entry
            for entry in report.tasks
            if entry.status is Status.COMPLETED and not entry.evidence
        ]
        if bare and report.agency is not None:
            yield finding_at(
                workspace,
                catalogue.COMPLETED_WITHOUT_EVIDENCE,
                Spot(bare[0], ("status",), report),
                counted(
                    "{count} task is reported as completed without evidence",
                    "{count} tasks are reported as completed without evidence",
                    len(bare),
                ),
                fix=text("add evidence: [number of a document, or an address]"),
                also=tuple(
                    (text("{task} too", task=shown(each.task)), Spot(each, ("status",), report))
                    for each in bare[1:MOST_PLACES]
                ),
            )


def empty_report(workspace: Workspace) -> Iterator[Finding]:
    """A report of an agency names a task or an indicator."""
    for report in workspace.plan.reports:
        if report.agency is not None and not _entries(workspace, report):
            yield finding_at(
                workspace,
                catalogue.EMPTY_REPORT,
                Spot(report, ("agency",)),
                text(
                    "the report of {agency} as of {date} says nothing",
                    agency=workspace.agency_name(report.agency),
                    date=report.as_of,
                ),
                fix=text("add what it reports under tasks or indicators, or take the file out"),
            )


def _entries(workspace: Workspace, report: Report) -> bool:
    """Whether anything is written down in a report, be it readable or not."""
    data = workspace.origins[id(report)].document.data
    return isinstance(data, dict) and bool(data.get("tasks") or data.get("indicators"))


def stopped_without_reason(workspace: Workspace) -> Iterator[Finding]:
    """A task that is cancelled or suspended has a reason in its note, or a document."""
    for report, entry in task_entries(workspace):
        if entry.status in _STOPPED and not entry.note and not entry.evidence:
            yield finding_at(
                workspace,
                catalogue.STOPPED_WITHOUT_REASON,
                Spot(entry, ("status",), report),
                text(
                    "{task} is {status} without a reason",
                    task=shown(entry.task),
                    status=entry.status.value,
                ),
                fix=text("add note: …, or evidence: […] with the document that allowed it"),
            )
