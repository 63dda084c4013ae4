"""Reports to try a template on."""

from __future__ import annotations

from dxplan.changes import Snapshot, compare
from dxplan.figures import measure
from dxplan.selection import EVERYTHING
from dxplan.specimens import Specimen
from dxplan.views.report.report import ROWS, Report, build_report
from dxplan.views.report.stamp import Origin, fingerprint


def specimen_report(specimen: Specimen, language: str) -> Report:
    """What a template is tried on, in one language; with changes where there is an earlier day."""
    workspace, day = specimen.workspace, specimen.as_of
    changes = None
    if specimen.since is not None:
        before = Snapshot(workspace=workspace, as_of=specimen.since)
        changes = compare(before, Snapshot(workspace=workspace, as_of=day))
    return build_report(
        workspace,
        measure(workspace.plan, day, EVERYTHING, ROWS),
        changes,
        language,
        Origin(
            None,
            fingerprint(workspace, day),
            since=None if specimen.since is None else specimen.since.isoformat(),
        ),
    )
