"""A Code Quality report as GitLab reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from dxplan.findings import Finding, Location, Severity
from dxplan.render.findings_gitlab import gitlab_document
from dxplan.render.json_text import as_json
from dxplan.yamltext import Document

from .samples import checked, documents_with_findings, finding, rule, vietnamese

#: The table of fields in GitLab's documentation ("Code Quality report format"), as a schema.
REPORT = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def report(*findings: Finding, **changes: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        as_json(gitlab_document(checked(*findings, **changes)))
    )
    REPORT.validate(found)
    return found


def test_an_entry_has_what_gitlab_asks_for() -> None:
    where = Location(path="data/tasks/cqs.yaml", line=12, column=5, end_line=13, end_column=2)
    (entry,) = report(finding(where=where), prefix="plan/", translate=vietnamese)
    assert len(entry.pop("fingerprint")) == 64
    assert entry == {
        "description": "DX401: 2025-06-31 không phải là ngày",
        "check_name": "DX401",
        "severity": "critical",
        "location": {"path": "plan/data/tasks/cqs.yaml", "lines": {"begin": 12, "end": 13}},
    }


@pytest.mark.parametrize(
    ("severity", "name"),
    [(Severity.ERROR, "critical"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities(severity: Severity, name: str) -> None:
    assert report(finding(rule=rule(severity=severity)))[0]["severity"] == name


def test_equal_findings_are_kept_apart() -> None:
    found = report(finding(), finding(), finding())
    assert len({entry["fingerprint"] for entry in found}) == 3


def test_a_clean_run_is_an_empty_report() -> None:
    assert report() == []


@given(documents_with_findings())
def test_any_finding_fits(case: tuple[Document, list[Finding]]) -> None:
    _, findings = case
    report(*findings, prefix="plan/")
