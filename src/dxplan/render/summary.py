"""What a check found and what it looked at, in numbers and in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dxplan.findings import Finding, Severity
from dxplan.language import Text, Translate, counted, text
from dxplan.sifting.hiding import NOTHING_HIDDEN, Hidden
from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Findings by severity, then what was read, and how many findings are not shown."""

    error: int
    warning: int
    info: int
    files: int
    tasks: int
    indicators: int
    reports: int
    hidden: Hidden = NOTHING_HIDDEN


def summarize(
    findings: Iterable[Finding], workspace: Workspace, hidden: Hidden = NOTHING_HIDDEN
) -> Summary:
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
        hidden=hidden,
    )


def found_words(severity: Severity, count: int) -> Text:
    """How many findings of a severity there are: `2 errors`."""
    match severity:
        case Severity.ERROR:
            return counted("{count} error", "{count} errors", count)
        case Severity.WARNING:
            return counted("{count} warning", "{count} warnings", count)
        case Severity.INFO:
            return counted("{count} info", "{count} info", count)


def summary_line(summary: Summary, translate: Translate) -> str:
    """The last line of a check: `2 errors, 1 warning in 5 files (201 tasks, …)`."""
    counts = {
        Severity.ERROR: summary.error,
        Severity.WARNING: summary.warning,
        Severity.INFO: summary.info,
    }
    words = ", ".join(
        translate(found_words(severity, count)) for severity, count in counts.items() if count
    )
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
    hidden = _hidden_words(summary.hidden, translate)
    if hidden:
        message = text("{summary}; not shown: {hidden}", summary=message, hidden=hidden)
    return translate(message)


def _hidden_words(hidden: Hidden, translate: Translate) -> str:
    """Why findings are not shown, so that none is out of sight unnoticed: `3 ignored, 1 known`."""
    counts = (
        (counted("{count} ignored", "{count} ignored", hidden.ignored), hidden.ignored),
        (
            counted("{count} hidden by comments", "{count} hidden by comments", hidden.suppressed),
            hidden.suppressed,
        ),
        (counted("{count} known", "{count} known", hidden.known), hidden.known),
    )
    return ", ".join(translate(words) for words, count in counts if count)
