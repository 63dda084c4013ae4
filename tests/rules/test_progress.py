from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import findings_but, folder, lines
from tests.rules.test_references import REPORT

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX528", "DX530")

HERE = "data/reports/2024-06-30/so-a.yaml"


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
