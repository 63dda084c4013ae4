"""The JSON document: the tables of the package, by a published schema."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from dxplan.load import load
from dxplan.model import Plan
from dxplan.render.exports.data import (
    csv_contents,
    json_contents,
    json_schema,
    json_stamp,
    write_csv,
    write_json,
)
from dxplan.render.exports.stamp import NO_SEAL
from dxplan.render.notation import Notation
from tests.builders import plan
from tests.conftest import REPOSITORY

from .data_samples import HOSTILE, STAMP, dataset_of, with_titles

SCHEMA = json.loads((REPOSITORY / "schema" / "export.schema.json").read_text(encoding="utf-8"))


def document(found: Plan) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(write_json(STAMP, dataset_of(found)), parse_float=Decimal)
    return made


@pytest.mark.parametrize(
    "found",
    [plan(), with_titles(["Một"]), with_titles(HOSTILE), load(REPOSITORY)[0].plan],
    ids=["empty", "small", "hostile", "shipped"],
)
def test_a_document_is_as_the_published_schema_has_it(found: Plan) -> None:
    made = json.loads(write_json(STAMP, dataset_of(found)))
    jsonschema.validate(made, SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(
    ("table", "member", "value"),
    [
        ("tasks", "due", "tomorrow"),
        ("tasks", "due", 5),
        ("tasks", "basis", "heard"),
        ("tasks", "weight", None),
        ("tasks", "weight", -1),
        ("tasks", "colour", "red"),
    ],
)
def test_the_schema_refuses_what_no_column_promises(table: str, member: str, value: Any) -> None:
    made = json.loads(write_json(STAMP, dataset_of(with_titles(["Một"]))))
    made["tables"][table][0][member] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_committed_schema_is_what_the_columns_make() -> None:
    assert json_schema() == SCHEMA, "stale; run: python docs/generate_data.py"


def test_the_head_is_that_of_every_json_of_dxplan() -> None:
    made = document(plan())
    assert list(made) == [
        *("schema_version", "kind", "as_of", "revision", "plan", "stamp", "tables"),
    ]
    assert (made["schema_version"], made["kind"]) == (1, "export")
    assert (made["as_of"], made["revision"]) == ("2024-06-30", "abc1234")
    assert made["plan"] == {"number": "1/KH-UBND", "title": "Kế hoạch thử"}


def test_unknown_is_null_and_numbers_keep_their_digits() -> None:
    tables = document(with_titles(["Một"]))["tables"]
    assert tables["tasks"][0]["start"] is None
    assert b'"value": 65.10' in write_json(STAMP, dataset_of(with_titles(["Một"])))


def test_texts_are_exact() -> None:
    tables = document(with_titles(HOSTILE))["tables"]
    assert [each["title"] for each in tables["tasks"]] == list(HOSTILE)


def test_package_and_document_hold_the_same_cells() -> None:
    dataset = dataset_of(with_titles(HOSTILE))
    package = csv_contents(write_csv(STAMP, dataset, Notation("vi")))
    cells = {place.replace(".csv:", ":", 1): value for place, value in package.items()}
    cells = {place: value for place, value in cells.items() if not place.startswith("README")}
    assert json_contents(write_json(STAMP, dataset)) == cells


def test_contents_name_every_cell_by_its_place() -> None:
    found = json_contents(write_json(STAMP, dataset_of(with_titles(["Một"]))))
    assert found["tasks: NV-0 due"] == "2025-06-30"
    assert found["tasks: NV-0 in_headline"] == "false"
    assert found["tasks: NV-0 start"] == ""


def test_the_stamp_is_found_again_with_the_place_of_its_seal() -> None:
    content = write_json(STAMP, dataset_of(plan()))
    line = json_stamp(content)
    assert line is not None
    assert json.loads(line) == STAMP
    assert content.count(NO_SEAL.encode()) == 1


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"null", b"[1]", b"\xff", b"{", b'{"stamp": 1}', b'{"tables": []}'),
        *(b"[" * 100_000, b'{"tables": {"tasks": [1, {"due": [[]]}], "plans": 1}}'),
        b'{"tables": {"tasks": [{"task_id": "a", "weight": 1e999999999}]}}',
    ],
)
def test_what_is_no_document_has_no_stamp_and_harms_nobody(content: bytes) -> None:
    assert json_stamp(content) is None
    assert isinstance(json_contents(content), dict)
