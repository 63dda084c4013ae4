"""What code scanning and viewers rely on: SARIF 2.1.0, held to the official schema."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from dxplan.catalogue.registry import RULES
from dxplan.catalogue.text import UNREADABLE
from dxplan.findings import Finding, Location, Related, Severity
from dxplan.language import Translate, text
from dxplan.render.findings_sarif import sarif_document
from dxplan.render.json_text import as_json
from dxplan.yamltext import Document

from .samples import (
    LANGUAGES,
    PATH,
    checked,
    documents_with_findings,
    finding,
    place,
    rule,
    task_name,
    vietnamese,
)

SCHEMAS = Path(__file__).parents[1] / "schemas"
SCHEMA = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)

TASK = Document(PATH, "id: NV-CQS-104\ndue: 2025-06-31\n")
NOT_A_DATE = finding(
    where=place(TASK, "2025-06-31"),
    record=task_name(),
    fix=text("write {value}", value="2025-06-30"),
    related=(Related(message=text("of this task"), location=place(TASK, "NV-CQS-104")),),
)


def run_of(*findings: Finding, **changes: Any) -> dict[str, Any]:
    """The only run of the log, as another program reads it."""
    log = json.loads(as_json(sarif_document(checked(*findings, read=[TASK], **changes))))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_a_result_says_what_where_and_what_to_do() -> None:
    (result,) = run_of(NOT_A_DATE, prefix="plan/")["results"]
    fingerprints = result.pop("partialFingerprints")
    assert set(fingerprints) == {"primaryLocationLineHash", "dxplanFinding/v1"}
    assert len(set(fingerprints.values())) == 1
    file = {"uri": "plan/data/tasks/cqs.yaml", "uriBaseId": "%SRCROOT%"}
    assert result == {
        "ruleId": "DX401",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "2025-06-31 is not a date\nfix: write 2025-06-30"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": file,
                    "region": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 16},
                },
                "logicalLocations": [
                    {
                        "name": "NV-CQS-104",
                        "fullyQualifiedName": "task/NV-CQS-104",
                        "kind": "object",
                    }
                ],
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "message": {"text": "of this task"},
                "physicalLocation": {
                    "artifactLocation": file,
                    "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 15},
                },
            }
        ],
    }


def test_the_run_says_how_to_read_it() -> None:
    run = run_of(language="vi", as_of=dt.date(2024, 6, 30), revision="af383d1-dirty")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["language"] == run["tool"]["driver"]["language"] == "vi"
    assert run["automationDetails"] == {"id": "dxplan/validate/"}
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert run["properties"] == {
        "plan": "239/KH-UBND",
        "as_of": "2024-06-30",
        "revision": "af383d1-dirty",
    }


def test_only_rules_that_were_broken_are_described_with_reason_and_examples() -> None:
    milder = finding(rule=rule("DX102", Severity.INFO))
    rules = run_of(NOT_A_DATE, milder, NOT_A_DATE)["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["DX102", "DX401"]
    assert rules[0]["defaultConfiguration"] == {"level": "note"}
    assert rules[0]["name"] == "not-a-date"
    assert rules[0]["help"]["markdown"] == (
        "Because.\n\nWrong:\n\n```yaml\n# data/plan.yaml\n```\n\n"
        "Right:\n\n```yaml\n# data/plan.yaml\n```"
    )


@pytest.mark.parametrize("code", RULES)
def test_the_help_of_every_rule_is_markdown_without_html(code: str) -> None:
    run = run_of(finding(rule=RULES[code]))
    markdown = run["tool"]["driver"]["rules"][0]["help"]["markdown"]
    tokens = MarkdownIt("commonmark").parse(markdown)
    inside = [each for token in tokens for each in token.children or ()]
    assert not [token for token in tokens + inside if token.type.startswith("html")]
    assert {token.type for token in tokens} >= {"paragraph_open", "fence"}


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels(severity: Severity, level: str) -> None:
    (result,) = run_of(finding(rule=rule(severity=severity)))["results"]
    assert result["level"] == level


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("data/kho dữ liệu.yaml", "data/kho%20d%E1%BB%AF%20li%E1%BB%87u.yaml"),
        ("data/a:b,c%0A#?.yaml", "data/a%3Ab%2Cc%250A%23%3F.yaml"),
        ("data/\n::error::.yaml", "data/%0A%3A%3Aerror%3A%3A.yaml"),
        ("data/\udcff.yaml", "data/%FF.yaml"),
        ("data/\ud800.yaml", "data/%ED%A0%80.yaml"),
    ],
)
def test_a_path_becomes_a_relative_reference(path: str, uri: str) -> None:
    (result,) = run_of(finding(where=Location(path=path)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_nothing_in_a_message_is_a_placeholder_or_a_link() -> None:
    evil = text("{value} is not a date", value="{0} [x](javascript:y)")
    (result,) = run_of(finding(evil))["results"]
    assert result["message"]["text"] == "{{0}} [x]\\(javascript:y) is not a date"


def test_a_place_in_a_revision_is_told_in_words() -> None:
    past = replace(TASK, path=f"main:{PATH}")
    was = Related(message=text("it stands here"), location=place(past, "2025-06-31"))
    run = run_of(replace(NOT_A_DATE, related=(was,)), past={past.path: past})
    assert run["results"][0]["relatedLocations"] == []
    assert run["results"][0]["message"]["text"] == (
        "2025-06-31 is not a date\nfix: write 2025-06-30"
        "\nmain:data/tasks/cqs.yaml:2:6: it stands here"
    )


def test_a_file_that_was_not_read_leaves_the_run_unfinished() -> None:
    assert run_of(NOT_A_DATE)["invocations"] == [{"executionSuccessful": True}]
    unread = finding(rule=UNREADABLE)
    assert run_of(unread)["invocations"] == [{"executionSuccessful": False}]


def test_words_follow_the_language_and_nothing_else_does() -> None:
    english, other = run_of(NOT_A_DATE), run_of(NOT_A_DATE, translate=vietnamese)
    assert other["results"][0]["message"]["text"] == (
        "2025-06-31 không phải là ngày\ncách sửa: ghi 2025-06-30"
    )
    del english["results"][0]["message"], other["results"][0]["message"]
    assert english == other


def test_a_clean_run_is_a_log_too() -> None:
    run = run_of()
    assert run["results"] == run["tool"]["driver"]["rules"] == []


@given(translate=st.sampled_from(LANGUAGES), case=documents_with_findings())
def test_any_finding_fits_the_schema(
    translate: Translate, case: tuple[Document, list[Finding]]
) -> None:
    read, findings = case
    log = sarif_document(checked(*findings, read=[read], translate=translate))
    VALIDATOR.validate(json.loads(as_json(log)))
