"""The data package, read back by the tools it is made for."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.load import load
from dxplan.model import Plan
from dxplan.render.exports.data import csv_contents, csv_stamp, write_csv
from dxplan.render.exports.data.cells import csv_bytes, written
from dxplan.render.exports.packing import packed, unpacked
from dxplan.render.notation import Notation
from dxplan.render.tables import markdown_text
from dxplan.selection import Selection
from dxplan.views.dataset import Dataset, Table
from tests.builders import plan
from tests.conftest import REPOSITORY, Run

from .data_samples import HOSTILE, STAMP, dataset_of, with_titles

VIETNAMESE, ENGLISH = Notation("vi"), Notation("en")


def zipped(dataset: Dataset, folder: Path) -> Path:
    path = folder / "plan.zip"
    path.write_bytes(write_csv(STAMP, dataset, VIETNAMESE))
    return path


def complaints(path: Path) -> list[str]:
    """What frictionless says against a package."""
    found: list[list[str]] = Package(str(path)).validate().flatten(["note"])
    return [note for (note,) in found]


def descriptor_of(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parts(content)["datapackage.json"])
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


# Frictionless


@pytest.mark.parametrize(
    "found",
    [plan(), with_titles(["Một", "Hai"]), with_titles(HOSTILE)],
    ids=["empty", "small", "hostile"],
)
def test_frictionless_finds_nothing_wrong(found: Plan, tmp_path: Path) -> None:
    assert complaints(zipped(dataset_of(found), tmp_path)) == []


@pytest.mark.parametrize(
    "selection",
    [Selection(), Selection(agency="so-khcn"), Selection(pillar="kts"), Selection(group="thc")],
    ids=["all", "agency", "pillar", "group"],
)
def test_frictionless_finds_nothing_wrong_with_the_shipped_plan(
    selection: Selection, tmp_path: Path
) -> None:
    workspace, _ = load(REPOSITORY)
    assert complaints(zipped(dataset_of(workspace.plan, selection), tmp_path)) == []


def test_the_program_frictionless_takes_the_demo(tmp_path: Path, run: Run) -> None:
    assert run("init", str(tmp_path / "demo"), "--demo").code == 0
    workspace, _ = load(tmp_path / "demo")
    path = zipped(dataset_of(workspace.plan), tmp_path)
    program = [sys.executable, "-m", "frictionless", "validate", str(path)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_frictionless_does_look_at_keys_words_and_hashes(tmp_path: Path) -> None:
    """Otherwise the tests above would show nothing."""
    files = parts(write_csv(STAMP, dataset_of(with_titles(["Một"])), VIETNAMESE))
    tasks = files["data/tasks.csv"]
    files["data/tasks.csv"] = tasks.replace(b"so-a", b"so-x").replace(b",cited,", b",heard,")
    (tmp_path / "plan.zip").write_bytes(packed(files))
    notes = " ".join(complaints(tmp_path / "plan.zip"))
    assert 'values "so-x" not found in the lookup table "agencies"' in notes
    assert 'constraint "enum"' in notes
    assert hashlib.sha256(files["data/tasks.csv"]).hexdigest() in notes


def test_every_text_comes_back_letter_by_letter(tmp_path: Path) -> None:
    package = Package(str(zipped(dataset_of(with_titles(HOSTILE)), tmp_path)))
    tasks = package.get_table_resource("tasks").read_rows()
    assert [row["title"] for row in tasks] == list(HOSTILE)
    assert [row["note"] for row in tasks] == list(HOSTILE)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_whatever_is_written_is_read_again_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str]
) -> None:
    dataset = dataset_of(with_titles(titles))
    package = Package(str(zipped(dataset, tmp_path_factory.mktemp("package"))))
    for name in ("tasks", "task_reports", "measurements", "plans"):
        found = [tuple(row.to_list()) for row in package.get_table_resource(name).read_rows()]
        assert found == list(dataset.table(name).rows)


# CSV


def plain_rows(table: Table) -> list[list[str]]:
    """A file as the csv module of Python reads it."""
    words = csv_bytes(table).decode("utf-8")
    return list(csv.reader(io.StringIO(words, newline="")))[1:]


@given(st.lists(st.text(min_size=1), max_size=4))
def test_the_csv_module_reads_what_was_written(titles: list[str]) -> None:
    for table in dataset_of(with_titles(titles)).tables:
        assert plain_rows(table) == [[written(cell) for cell in row] for row in table.rows]


def test_a_file_is_as_rfc_4180_has_it() -> None:
    table = dataset_of(with_titles(['a,b"c'])).table("task_serves")
    assert csv_bytes(table) == b"task_id,indicator_id\r\nNV-0,CT-CQS-01\r\n"
    tasks = csv_bytes(dataset_of(with_titles(['a,b"c'])).table("tasks"))
    assert b',"a,b""c",' in tasks


# The descriptor


def test_the_descriptor_says_what_the_package_is() -> None:
    found = descriptor_of(write_csv(STAMP, dataset_of(plan()), ENGLISH))
    assert found["profile"] == "tabular-data-package"
    assert found["name"] == "dxplan-1-kh-ubnd"
    assert found["title"] == "1/KH-UBND · Kế hoạch thử"
    assert found["dxplan"] == STAMP
    assert found["sources"] == [{"title": "Kế hoạch thử"}]
    assert {"created", "licenses", "id"}.isdisjoint(found)


def test_a_number_without_plain_letters_still_makes_a_name(tmp_path: Path) -> None:
    found = plan()
    found = replace(found, identity=replace(found.identity, number="số/計劃"))
    content = write_csv(STAMP, dataset_of(found), ENGLISH)
    assert descriptor_of(content)["name"] == "dxplan-so"
    assert complaints(zipped(dataset_of(found), tmp_path)) == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "../../etc/passwd", "/etc/passwd", "file:///c:/x", "http://a b"]
)
def test_only_an_address_of_the_web_is_the_path_of_a_source(url: str, tmp_path: Path) -> None:
    found = plan()
    source = replace(found.sources["vb-1"], url=url)
    dataset = dataset_of(replace(found, sources={"vb-1": source}))
    (described,) = descriptor_of(write_csv(STAMP, dataset, ENGLISH))["sources"]
    assert described == {"title": "Kế hoạch thử"}
    assert complaints(zipped(dataset, tmp_path)) == []


def test_titles_and_meanings_are_in_the_language_asked_for() -> None:
    dataset = dataset_of(plan())
    english, vietnamese = (
        descriptor_of(write_csv(STAMP, dataset, notation)) for notation in (ENGLISH, VIETNAMESE)
    )
    assert english["resources"][0]["schema"]["fields"][0]["description"] == (
        "Id of the source; records cite it."
    )
    assert vietnamese["resources"][0]["schema"]["fields"][0]["description"] == (
        "Mã nguồn; các bản ghi dẫn nguồn bằng mã này."
    )


def test_the_same_data_makes_the_same_bytes_and_the_descriptor_comes_first() -> None:
    content = write_csv(STAMP, dataset_of(with_titles(HOSTILE)), VIETNAMESE)
    assert content == write_csv(STAMP, dataset_of(with_titles(HOSTILE)), VIETNAMESE)
    assert next(iter(parts(content))) == "datapackage.json"


# The dictionary


def test_the_dictionary_explains_every_column_in_both_languages() -> None:
    dataset = dataset_of(plan())
    words = parts(write_csv(STAMP, dataset, ENGLISH))["README.md"].decode()
    for table in dataset.tables:
        for column in table.schema.columns:
            assert words.count(f"`{column.name}`") >= 2
            for notation in (VIETNAMESE, ENGLISH):
                assert markdown_text(notation.translate(column.meaning)) in words


def test_a_title_out_of_the_data_is_no_markup_in_the_dictionary() -> None:
    found = plan()
    evil = "<script>alert(1)</script>](javascript:alert(1)) `x` | y\n# z"
    found = replace(found, identity=replace(found.identity, title=evil))
    words = parts(write_csv(STAMP, dataset_of(found), ENGLISH))["README.md"].decode()
    assert "<script" not in words.replace(r"\<", "")
    assert "](" not in words.replace(r"\]", "")
    assert "\n# z" not in words


# A database


def _stored(cell: str, boolean: bool) -> str | bool | None:  # noqa: FBT001 (a column of a table)
    """A cell as a database has it: nothing for what is empty."""
    return (cell == "true" if boolean else cell) if cell else None


def loaded(content: bytes) -> sqlite3.Connection:
    """The package in a database that holds every key, table after table."""
    found, files = descriptor_of(content), parts(content)
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA foreign_keys = ON")
    for resource in found["resources"]:
        schema = resource["schema"]
        lines = [field["name"] for field in schema["fields"]]
        lines.append(f"PRIMARY KEY ({', '.join(schema['primaryKey'])})")
        for key in schema["foreignKeys"]:
            here, there = ", ".join(key["fields"]), ", ".join(key["reference"]["fields"])
            lines.append(
                f"FOREIGN KEY ({here}) REFERENCES {key['reference']['resource']} ({there})"
            )
        base.execute(f"CREATE TABLE {resource['name']} ({', '.join(lines)})")
        booleans = [field["type"] == "boolean" for field in schema["fields"]]
        words = io.StringIO(files[resource["path"]].decode(), newline="")
        rows = [
            [_stored(*each) for each in zip(cells, booleans, strict=True)]
            for cells in csv.reader(words)
        ][1:]
        places = ", ".join("?" for _ in schema["fields"])
        base.executemany(f"INSERT INTO {resource['name']} VALUES ({places})", rows)  # noqa: S608 (our own names)
    return base


def test_a_database_takes_the_tables_one_after_the_other() -> None:
    workspace, _ = load(REPOSITORY)
    base = loaded(write_csv(STAMP, dataset_of(workspace.plan), VIETNAMESE))
    assert base.execute("SELECT count(*) FROM tasks").fetchone() == (206,)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


# What `export --check` reads


def test_contents_name_every_cell_by_its_place() -> None:
    found = csv_contents(write_csv(STAMP, dataset_of(with_titles(["Một"])), ENGLISH))
    assert found["tasks.csv: NV-0 due"] == "2025-06-30"
    assert found["task_serves.csv: NV-0 CT-CQS-01"] == "✓"
    assert found["figures.csv: 2024-06-30 total tasks.total value_low"] == "0"
    assert found["README.md:1"] == "# 1/KH-UBND · Kế hoạch thử"


def test_contents_take_cells_longer_than_the_csv_module_does() -> None:
    limit = csv.field_size_limit()
    found = csv_contents(write_csv(STAMP, dataset_of(with_titles(["x" * 140_000])), ENGLISH))
    assert len(found["tasks.csv: NV-0 title"]) == 140_000
    assert csv.field_size_limit() == limit


def test_the_stamp_is_found_again() -> None:
    line = csv_stamp(write_csv(STAMP, dataset_of(plan()), ENGLISH))
    assert line is not None
    assert "\n" not in line
    assert json.loads(line) == STAMP


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"nothing",
        packed({"a": b"b"}),
        packed({"datapackage.json": b"[" * 100_000}),
        packed({"datapackage.json": b'{"dxplan": 1}'}),
        packed({"datapackage.json": b"[]", "data/tasks.csv": b'task_id\n"\xff\x00'}),
    ],
)
def test_what_is_no_package_has_no_stamp_and_harms_nobody(content: bytes) -> None:
    assert csv_stamp(content) is None
    assert isinstance(csv_contents(content), dict)


def test_a_package_is_read_by_its_parts() -> None:
    content = write_csv(STAMP, dataset_of(plan()), ENGLISH)
    assert unpacked(content) == parts(content)
