"""Findings for programs: the document of `validate --format json`.

Its form is published as `schema/validate.schema.json`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dxplan.findings import Finding, RecordName, Related
from dxplan.language import Translate
from dxplan.render.checked import Checked
from dxplan.render.fingerprint import fingerprints
from dxplan.render.summary import summarize

SCHEMA_VERSION = 1


def validate_document(checked: Checked) -> dict[str, Any]:
    """The findings in their order, with what was checked and what was found in numbers."""
    identity = checked.workspace.plan.identity
    findings = checked.findings
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "validate",
        "as_of": checked.as_of.isoformat() if checked.as_of else None,
        "revision": checked.revision,
        "plan": {"number": identity.number, "title": identity.title},
        "findings": [
            {**finding_members(finding, checked.translate), "fingerprint": fingerprint}
            for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        ],
        "summary": asdict(summarize(findings, checked.workspace, checked.hidden)),
    }


def finding_members(finding: Finding, translate: Translate) -> dict[str, Any]:
    """One finding as programs read it."""
    place = finding.location
    return {
        "code": finding.rule.code,
        "slug": finding.rule.slug,
        "severity": finding.severity.value,
        "message": translate(finding.message),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "record": None if finding.record is None else _record(finding.record),
        "fix": None if finding.fix is None else translate(finding.fix),
        "related": [_related(related, translate) for related in finding.related],
    }


def _record(record: RecordName) -> dict[str, str | None]:
    """A record as programs know it: the kind stays English."""
    return {"kind": record.kind, "id": record.id, "title": record.title}


def _related(related: Related, translate: Translate) -> dict[str, str | int]:
    place = related.location
    return {
        "message": translate(related.message),
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }
