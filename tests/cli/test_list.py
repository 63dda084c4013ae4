"""`dxplan list`: what its filter finds, and that the days it looked at are said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dxplan.catalogue.example import PLAN
from tests.conftest import Lay, Run

RECORDS = """
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-CQS-001, title: Cổng dịch vụ công, title_en: Service portal, lead: so-a,
     due: 2024-06-30, deliverable: Cổng, serves: [CT-CQS-01], basis: cited, source: vb-1}
  - {id: NV-CQS-002, title: Kho dữ liệu, lead: so-a, due: 2024-12-31,
     deliverable: Kho, serves: [CT-CQS-02], basis: cited, source: vb-1}
  - {id: NV-CQS-003, title: Đôn đốc, lead: so-b,
     deliverable: Báo cáo, serves: [CT-CQS-03], basis: cited, source: vb-1}
# data/indicators.yaml
indicators:
  - {id: CT-CQS-01, pillar: cqs, name: Hồ sơ trực tuyến, unit: "%", kind: share, direction: up,
     owner: so-a, targets: [{year: 2025, comparator: ">=", value: 80, source: vb-1}],
     basis: cited, source: vb-1}
  - {id: CT-CQS-02, pillar: cqs, name: Năng suất, unit: "%", kind: share, direction: up,
     owner: so-a, targets: [{year: 2025, range: {min: 7, max: 7.5}, source: vb-1}],
     basis: cited, source: vb-1}
  - {id: CT-CQS-03, pillar: cqs, name: Nền tảng, unit: nền tảng, kind: milestone, direction: up,
     owner: so-b, targets: [{year: 2030, comparator: "=", value: yes, source: vb-1}],
     basis: cited, source: vb-1}
"""


@pytest.fixture
def plan(lay: Lay) -> Path:
    return lay(RECORDS, plan=PLAN.replace("declared: 1}", "declared: 3}"))


def listed(run: Run, plan: Path, what: str, where: str) -> dict[str, Any]:
    result = run("list", what, "--where", where, "--format", "json", folder=plan)
    assert result.code == 0, result.err
    document: dict[str, Any] = json.loads(result.out)
    return document


def ids(run: Run, plan: Path, what: str, where: str) -> list[str]:
    return [row["id"] for row in listed(run, plan, what, where)["rows"]]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("due:2024", ["NV-CQS-001"]),
        ("due:2024-01-01..2024-12-31", ["NV-CQS-001", "NV-CQS-002"]),
        ("due:2024-Q3", ["NV-CQS-001"]),
        ("due:2025-Q1", ["NV-CQS-002"]),
        ("due:..2024-H1", []),
        ("due:..2024-H2", ["NV-CQS-001"]),
        ("due:..today", ["NV-CQS-001", "NV-CQS-002"]),
        ("due:next-year..", []),
        ("due:-", ["NV-CQS-003"]),
    ],
)
def test_a_period_in_a_filter_means_its_reporting_days(
    where: str, found: list[str], plan: Path, run: Run
) -> None:
    assert ids(run, plan, "tasks", where) == found


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    "where",
    ["title:cong", "title:cổng", 'title:"Dich vu CÔNG"', "title:portal", "title:portal,nothing"],
)
def test_titles_are_found_without_accents_and_in_either_language(
    where: str, language: str, plan: Path, run: Run
) -> None:
    result = run("--lang", language, "list", "tasks", "--where", where, folder=plan)
    assert "NV-CQS-001" in result.out
    assert "NV-CQS-002" not in result.out


def test_agencies_are_found_by_their_names(plan: Path, run: Run) -> None:
    assert ids(run, plan, "tasks", 'lead_name:"so a"') == ["NV-CQS-001", "NV-CQS-002"]
    assert ids(run, plan, "tasks", "lead_name:nobody") == []


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("target:80", ["CT-CQS-01"]),
        ("target:..80", ["CT-CQS-01", "CT-CQS-02"]),
        ("target:7.2", ["CT-CQS-02"]),
        ("target:7.6..79.9", []),
        ("target:yes", ["CT-CQS-03"]),
        ("year:2025", ["CT-CQS-01", "CT-CQS-02"]),
        ("year:2026..", ["CT-CQS-03"]),
        ("year:..2029 target:8..", ["CT-CQS-01"]),
    ],
)
def test_indicators_are_found_by_the_number_and_year_of_their_target(
    where: str, found: list[str], plan: Path, run: Run
) -> None:
    assert ids(run, plan, "indicators", where) == found


def test_a_year_is_a_number_for_programs_and_has_no_marks_for_people(plan: Path, run: Run) -> None:
    assert listed(run, plan, "indicators", "target:80")["rows"][0]["year"] == 2025
    assert " 2025 " in run("list", "indicators", "--where", "target:80", folder=plan).out


def test_the_days_of_a_filter_are_printed(plan: Path, run: Run) -> None:
    where = "due:2024,..2024-h1,2024-06-30,2025..,.."
    asked = ["list", "tasks", "--as-of", "2024-Q3", "--where", where]
    lines = [
        "As of 2024-09-14",
        "due: 2023-12-15 – 2024-12-14 (period 2024; calendar: 2024-01-01..2024-12-31)",
        "due: up to 2024-06-14 (period ..2024-H1; calendar: ..2024-06-30)",
        "due: 2024-06-30",
        "due: from 2024-12-15 (period 2025..; calendar: 2025-01-01..)",
        "due: any day",
    ]
    assert run(*asked, folder=plan, COLUMNS="100").out.splitlines()[1:7] == lines
    markdown = run(*asked, "--format", "markdown", folder=plan).out
    assert markdown.endswith("".join(f"- {line}\n" for line in lines))


def test_json_has_the_days_of_a_filter(plan: Path, run: Run) -> None:
    document = listed(run, plan, "tasks", "due:2024,..2024-06-30 title:kho")
    assert document["resolved"] == [
        {"field": "due", "first": "2023-12-15", "last": "2024-12-14"},
        {"field": "due", "first": None, "last": "2024-06-30"},
    ]
    assert listed(run, plan, "tasks", "title:kho")["resolved"] == []


def test_csv_is_rows_only_and_the_days_are_said_beside_it(plan: Path, run: Run) -> None:
    result = run("list", "tasks", "--where", "due:2024", "--format", "csv", folder=plan)
    assert [row["id"] for row in csv.DictReader(io.StringIO(result.out))] == ["NV-CQS-001"]
    assert result.err.startswith("due: 2023-12-15 – 2024-12-14 (period 2024;")


@pytest.mark.parametrize("width", ["40", "60", "80"])
def test_the_days_are_wrapped_and_never_cut(width: str, plan: Path, run: Run) -> None:
    asked = ["list", "tasks", "--where", "due:2024"]
    wide = run(*asked, folder=plan, COLUMNS="200").out.partition("Tasks\n")[0]
    narrow = run(*asked, folder=plan, COLUMNS=width).out.partition("Tasks\n")[0]
    assert narrow.split() == wide.split()
    assert max(map(len, narrow.splitlines())) <= int(width)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("due:2024-Q5", "quarters are Q1 to Q4"),
        ("due:30/6/2024", "write 2024-06-30"),
        ("id:nothing due:last-quater", "did you mean last quarter?"),
        ("percent:half", "half is not a number"),
        ("completed_on:2025..2024", "write 2024..2025"),
    ],
)
def test_a_wrong_value_is_refused_whether_or_not_a_row_has_one(
    where: str, words: str, plan: Path, run: Run
) -> None:
    result = run("list", "tasks", "--where", where, folder=plan)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("state:in_tern", "no row has state:in_tern; did you mean in_term?"),
        ("lead:so-aa", "no row has lead:so-aa; did you mean so-a?"),
        ("support:so-bb", "no row has support:so-bb; did you mean so-b?"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_word_no_row_has_is_answered_with_the_nearest(
    where: str, meant: str, form: str, lay: Lay, run: Run
) -> None:
    shown = run(
        "list", "tasks", "--where", where, "--as-of", "2024", "--format", form, folder=lay()
    )
    assert (shown.code, shown.err) == (0, f"dxplan: {meant}\n")


@pytest.mark.parametrize("where", ["state:overdue", "lead:so-b", "state:in_term lead:so-b"])
def test_a_word_that_only_finds_nothing_is_not_doubted(where: str, lay: Lay, run: Run) -> None:
    shown = run("list", "tasks", "--where", where, "--as-of", "2024", folder=lay())
    assert (shown.code, shown.err) == (0, "")
