"""What a check found and what it looked at, in numbers and in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dxplan.findings import Finding, Severity
from dxplan.language import Translate, counted, text
from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Findings by severity, then what was read."""

    error: int
    warning: int
    info: int
    files: int
    tasks: int
    indicators: int
    reports: int


def summarize(findings: Iterable[Finding], workspace: Workspace) -> Summary:
    """Count the findings, and the files and records of the workspace."""
    by_severity = Counter(finding.severity for finding in findings)
    return Summary(
        error=by_severity[Severity.ERROR],
        warning=by_severity[Severity.WARNING],
        info=by_severity[Severity.INFO],
        files=len(workspace.documents),
        tasks=len(workspace.plan.tasks),
        indicators=len(workspace.plan.indicators),
        reports=len(workspace.plan.reports),
    )


def summary_line(summary: Summary, translate: Translate) -> str:
    """The last line of a check: `2 errors, 1 warning in 5 files (201 tasks, …)`."""
    found = [
        (counted("{count} error", "{count} errors", summary.error), summary.error),
        (counted("{count} warning", "{count} warnings", summary.warning), summary.warning),
        (counted("{count} info", "{count} info", summary.info), summary.info),
    ]
    words = ", ".join(translate(message) for message, count in found if count)
    read = {
        "files": counted("{count} file", "{count} files", summary.files),
        "tasks": counted("{count} task", "{count} tasks", summary.tasks),
        "indicators": counted("{count} indicator", "{count} indicators", summary.indicators),
        "reports": counted("{count} report", "{count} reports", summary.reports),
    }
    if not words:
        message = text("Clean: no findings in {files} ({tasks}, {indicators}, {reports})", **read)
    else:
        message = text(
            "{findings} in {files} ({tasks}, {indicators}, {reports})", findings=words, **read
        )
    return translate(message)
