"""What programs rely on: the document of `validate --format json` and its published schema."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import (
    Draft202012Validator,
    ValidationError,
)

from dxplan.findings import Finding, Related
from dxplan.language import Translate, text
from dxplan.render.findings_json import validate_document
from dxplan.render.json_text import as_json
from dxplan.yamltext import Document

from .samples import (
    LANGUAGES,
    PATH,
    checked,
    documents_with_findings,
    finding,
    place,
    task_name,
    vietnamese,
)

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schema" / "validate.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

TASK = Document(PATH, "id: NV-CQS-104\ndue: 2025-06-31\n")
NOT_A_DATE = finding(
    where=place(TASK, "2025-06-31"),
    record=task_name(),
    fix=text("write {value}", value="2025-06-30"),
    related=(Related(message=text("of this task"), location=place(TASK, "NV-CQS-104")),),
)


def document(*findings: Finding, **changes: Any) -> dict[str, Any]:
    return validate_document(checked(*findings, read=[TASK], **changes))


def test_the_document_holds_everything_a_program_needs() -> None:
    found = document(NOT_A_DATE, as_of=dt.date(2024, 6, 30), revision="af383d1-dirty")
    fingerprint = found["findings"][0].pop("fingerprint")
    assert len(fingerprint) == 64
    assert found == {
        "schema_version": 1,
        "kind": "validate",
        "as_of": "2024-06-30",
        "revision": "af383d1-dirty",
        "plan": {"number": "239/KH-UBND", "title": "Chuyển đổi số"},
        "findings": [
            {
                "code": "DX401",
                "slug": "not-a-date",
                "severity": "error",
                "message": "2025-06-31 is not a date",
                "path": "data/tasks/cqs.yaml",
                "line": 2,
                "column": 6,
                "end_line": 2,
                "end_column": 16,
                "record": {"kind": "task", "id": "NV-CQS-104", "title": "Kho dữ liệu dùng chung"},
                "fix": "write 2025-06-30",
                "related": [
                    {
                        "message": "of this task",
                        "path": "data/tasks/cqs.yaml",
                        "line": 1,
                        "column": 5,
                    }
                ],
            }
        ],
        "summary": {
            "error": 1,
            "warning": 0,
            "info": 0,
            "files": 1,
            "tasks": 0,
            "indicators": 0,
            "reports": 0,
            "hidden": {"ignored": 0, "suppressed": 0, "known": 0},
        },
    }


def test_only_words_for_people_change_with_the_language() -> None:
    english = document(NOT_A_DATE)
    other = document(NOT_A_DATE, translate=vietnamese)
    assert other["findings"][0].pop("message") == "2025-06-31 không phải là ngày"
    assert other["findings"][0].pop("fix") == "ghi 2025-06-30"
    del english["findings"][0]["message"], english["findings"][0]["fix"]
    assert other == english


def test_a_clean_plan_gives_a_whole_document_too() -> None:
    found = document()
    VALIDATOR.validate(found)
    assert found["findings"] == []


@pytest.mark.parametrize(
    ("member", "value"),
    [("schema_version", 2), ("kind", "status"), ("as_of", "2024-06-31"), ("more", 1)],
)
def test_the_schema_refuses_another_document(member: str, value: object) -> None:
    with pytest.raises(ValidationError):
        VALIDATOR.validate({**document(NOT_A_DATE), member: value})


def test_the_schema_is_one_itself_and_demands_every_member() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, SCHEMA["$defs"]["finding"], *SCHEMA["properties"].values()]
    objects += SCHEMA["$defs"]["finding"]["properties"].values()
    for each in objects:
        if "properties" in each:
            assert each["required"] == list(each["properties"])
            assert each["additionalProperties"] is False


@given(translate=st.sampled_from(LANGUAGES), case=documents_with_findings())
def test_any_finding_survives_the_journey_and_fits_the_schema(
    translate: Translate, case: tuple[Document, list[Finding]]
) -> None:
    read, findings = case
    found = validate_document(checked(*findings, read=[read], translate=translate))
    assert json.loads(as_json(found)) == found
    VALIDATOR.validate(found)
