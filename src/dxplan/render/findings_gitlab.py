"""Findings as a GitLab Code Quality report, shown in a merge request beside the lines.

The format is the part of the Code Climate specification that GitLab reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxplan.findings import Finding, Severity
from dxplan.render.checked import Checked
from dxplan.render.fingerprint import fingerprints

#: GitLab knows info, minor, major, critical and blocker.
_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def gitlab_document(checked: Checked) -> list[dict[str, Any]]:
    """One entry for each finding, in order; GitLab keeps one of those with equal fingerprints."""
    return [
        _entry(finding, fingerprint, checked)
        for finding, fingerprint in zip(
            checked.findings, fingerprints(checked.findings), strict=True
        )
    ]


def _entry(finding: Finding, fingerprint: str, checked: Checked) -> dict[str, Any]:
    place = finding.location
    return {
        # GitLab shows neither the rule nor the record beside the description.
        "description": f"{finding.rule.code}: {checked.translate(finding.message)}",
        "check_name": finding.rule.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": checked.path(place),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
