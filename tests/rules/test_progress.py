from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import findings, folder, lines
from tests.rules.test_references import REPORT

HERE = "data/reports/2024-06-30/so-a.yaml"
SECOND = REPORT.replace("so-a.yaml", "so-a-2.yaml")
OTHER = "data/reports/2024-06-30/so-a-2.yaml"


def about(entry: str) -> str:
    return f"{REPORT}tasks:\n  - {{task: NV-CQS-001, {entry}}}\n"


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("status: in_progress, percent: 0", []),
        ("status: in_progress, percent: 99.5", []),
        ("status: in_progress, percent: 100", ["DX512"]),
        ("status: in_progress, percent: 100.1", ["DX501"]),
        ("status: not_started, percent: -1", ["DX501"]),
        ("status: not_started, percent: 0", []),
        ("status: not_started, percent: 0.5", ["DX502"]),
        ("status: not_started", []),
        ("status: suspended, percent: 30", []),
        ("status: cancelled, percent: 100", []),
        ("status: completed, completed_on: 2024-06-30", []),
        ("status: completed, completed_on: 2024-06-30, percent: 100.0", []),
        ("status: completed, completed_on: 2024-06-30, percent: 99", ["DX502"]),
        ("status: completed, completed_on: 2024-07-01", ["DX404"]),
        ("status: completed", ["DX503"]),
        ("status: in_progress, completed_on: 2024-07-01", ["DX510"]),
    ],
)
def test_status_percent_and_date_fit_together(tmp_path: Path, entry: str, codes: list[str]) -> None:
    assert [found.rule.code for found in findings(folder(tmp_path, about(entry)))] == codes


def test_a_contradiction_points_at_both_places(tmp_path: Path) -> None:
    root = folder(tmp_path, about("status: completed, completed_on: 2024-06-30, percent: 99"))
    [found] = findings(root)
    assert lines([found]) == [f"{HERE}:4:78 DX502 the task is completed, but stands at 99 percent"]
    assert [str(each.location) for each in found.related] == [f"{HERE}:4:32"]


def test_places_of_entries_hold_where_an_earlier_one_was_rejected(tmp_path: Path) -> None:
    entries = (
        "tasks:\n"
        "  - {task: NV-CQS-001, status: done}\n"
        "  - {task: NV-CQS-001, status: in_progress, percent: 101}\n"
    )
    assert [str(found.location) for found in findings(folder(tmp_path, REPORT + entries))] == [
        f"{HERE}:4:32",
        f"{HERE}:5:54",
    ]


def test_an_entry_given_twice_points_at_the_first(tmp_path: Path) -> None:
    entry = "  - {indicator: CT-CQS-01, value: 5}\n"
    [found] = findings(folder(tmp_path, REPORT + "indicators:\n" + entry + entry))
    assert lines([found]) == [f"{HERE}:5:17 DX509 CT-CQS-01 is measured twice on 2024-06-30"]
    assert [str(each.location) for each in found.related] == [f"{HERE}:4:17"]


def test_one_report_may_bring_a_series(tmp_path: Path) -> None:
    series = (
        "indicators:\n"
        "  - {indicator: CT-CQS-01, value: 5, date: 2023-12-31}\n"
        "  - {indicator: CT-CQS-01, value: 6}\n"
    )
    assert findings(folder(tmp_path, REPORT + series)) == []


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("status: suspended, percent: 50", "4:32"),
        ("status: in_progress, percent: 51", "4:54"),
        ("status: in_progress", "4:5"),
    ],
)
def test_reports_of_one_day_that_disagree(tmp_path: Path, entry: str, place: str) -> None:
    second = f"{SECOND}tasks:\n  - {{task: NV-CQS-001, {entry}}}\n"
    [found] = findings(folder(tmp_path, second))
    # The reports are read in the order of their paths, and `-` sorts before `.`.
    assert str(found.location).startswith(HERE)
    assert [str(each.location) for each in found.related] == [f"{OTHER}:{place}"]
    assert str(found.label) == "here “in_progress, 50 %”"


@pytest.mark.parametrize(
    "head", ["as_of: 2024-07-01\nagency: so-a\n", "as_of: 2024-06-30\nagency: so-b\n"]
)
def test_another_day_or_agency_is_no_conflict(tmp_path: Path, head: str) -> None:
    second = f"# {OTHER}\n{head}tasks:\n  - {{task: NV-CQS-001, status: suspended}}\n"
    assert findings(folder(tmp_path, second)) == []


def test_values_of_one_day_that_differ(tmp_path: Path) -> None:
    published = "as_of: 2024-12-31\nsource: vb-1\nindicators:\n"
    value = "  - {indicator: CT-CQS-01, value: %s, date: 2024-06-30}\n"
    same = f"# data/reports/bao.yaml\n{published}{value % '55.0'}"
    assert findings(folder(tmp_path, same)) == []
    [found] = findings(folder(tmp_path, same.replace("55.0", "54")))
    assert lines([found]) == [
        "data/reports/bao.yaml:4:35 DX507 another report gives 55 for CT-CQS-01 on 2024-06-30"
    ]
    assert [str(each.location) for each in found.related] == [f"{HERE}:6:35"]
