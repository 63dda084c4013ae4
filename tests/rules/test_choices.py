from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import findings_but, folder, lines
from tests.rules.test_references import indicators, tasks

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX519", "DX529")


def test_a_task_with_deadline_and_rhythm_is_reported_at_the_second(tmp_path: Path) -> None:
    example = tasks("    due: 2025-06-30\n", "    recurs: yearly\n    due: 2025-06-30\n")
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == ["data/tasks/cqs.yaml:8:5 DX209 the task has a deadline and a rhythm"]
    assert found.location.end_column == 8
    assert [str(each.location) for each in found.related] == ["data/tasks/cqs.yaml:7:5"]


def test_a_task_needs_neither_deadline_nor_rhythm(tmp_path: Path) -> None:
    assert findings(folder(tmp_path, tasks("    due: 2025-06-30\n", ""))) == []


@pytest.mark.parametrize("before", ["", "due: 2025-06-30\n    "])
def test_only_a_rhythm_has_an_end(tmp_path: Path, before: str) -> None:
    example = tasks("due: 2025-06-30", f"{before}until: 2025-06-30")
    [found] = findings(folder(tmp_path, example))
    assert str(found.message) == "until ends a rhythm, and the task has none"
    rhythm = tasks("due: 2025-06-30", "recurs: yearly\n    until: 2025-06-30")
    assert findings(folder(tmp_path, rhythm)) == []


@pytest.mark.parametrize(
    ("target", "column", "message"),
    [
        ("{year: 2025}", 9, "the target for 2025 has neither a value nor a range"),
        ("{year: 2025, value: 80}", 22, "the target for 2025 has a value and no comparator"),
        ('{year: 2025, comparator: ">="}', 22, "the target for 2025 has a comparator and no value"),
        (
            "{year: 2025, range: {min: 7, max: 8}, value: 8}",
            47,
            "the target for 2025 has a value and a range",
        ),
        (
            '{year: 2025, comparator: "=", range: {min: 7, max: 8}}',
            39,
            "the target for 2025 has a value and a range",
        ),
    ],
)
def test_a_target_has_a_compared_value_or_a_range(
    tmp_path: Path, target: str, column: int, message: str
) -> None:
    example = indicators('{year: 2025, comparator: ">=", value: 80, source: vb-1}', target)
    found = findings(folder(tmp_path, example))
    assert lines(found) == [f"data/indicators.yaml:11:{column} DX209 {message}"]


def test_a_report_comes_from_an_agency_or_a_source(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        "# data/reports/a.yaml\nas_of: 2024-06-30\nsource: vb-1\nagency: so-a\n"
        "# data/reports/b.yaml\nas_of: 2024-06-30\n",
    )
    assert lines(findings(root)) == [
        "data/reports/a.yaml:3:1 DX209 the report names an agency and a source",
        (
            "data/reports/b.yaml:1:1 DX209"
            " the report names neither the agency nor the source it comes from"
        ),
    ]
