from __future__ import annotations

from pathlib import Path

from tests.builders import findings_but, folder, lines
from tests.rules.test_references import REPORT, changed, indicators, tasks

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX407", "DX519", "DX526", "DX528", "DX529", "DX614")


def test_a_task_ends_on_or_after_its_start(tmp_path: Path) -> None:
    same_day = tasks("due: 2025-06-30", "due: 2025-06-30\n    start: 2025-06-30")
    assert findings(folder(tmp_path, same_day)) == []
    later = tasks("due: 2025-06-30", "due: 2025-06-30\n    start: 2025-07-01")
    [found] = findings(folder(tmp_path, later))
    assert lines([found]) == [
        "data/tasks/cqs.yaml:7:10 DX402 the task ends on 2025-06-30, before it starts on 2025-07-01"
    ]
    assert [str(each.location) for each in found.related] == ["data/tasks/cqs.yaml:8:12"]


def test_a_rhythm_ends_after_its_start(tmp_path: Path) -> None:
    example = tasks(
        "due: 2025-06-30",
        "{recurs: yearly, until: 2024-01-01, start: 2025-07-01}"[1:-1].replace(", ", "\n    "),
    )
    assert lines(findings(folder(tmp_path, example))) == [
        "data/tasks/cqs.yaml:8:12 DX402 the task ends on 2024-01-01, before it starts on 2025-07-01"
    ]


def test_an_agency_exists_for_a_day_at_least(tmp_path: Path) -> None:
    dates = "level: department, from: 2025-03-01, until: 2025-03-01"
    root = folder(tmp_path, changed("data/agencies.yaml", "level: department", dates))
    # An agency that never exists can neither report nor lead.
    assert {each.rule.code for each in findings(root)} == {"DX312", "DX313", "DX402"}
    found = [each for each in findings(root) if each.rule.code == "DX402"]
    assert str(found[0].location) == "data/agencies.yaml:2:72"
    assert [str(each.location) for each in found[0].related] == ["data/agencies.yaml:2:53"]


def test_a_target_lies_after_its_baseline(tmp_path: Path) -> None:
    example = indicators("date: 2022-12-31", "date: 2025-12-31")
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == [
        (
            "data/indicators.yaml:11:16 DX402"
            " the target for the end of 2025 does not lie after the baseline of 2025-12-31"
        )
    ]
    assert [str(each.location) for each in found.related] == ["data/indicators.yaml:9:22"]
    assert findings(folder(tmp_path, indicators("date: 2022-12-31", "date: 2025-12-30"))) == []


def test_a_task_may_be_completed_before_its_planned_start(tmp_path: Path) -> None:
    early = tasks("due: 2025-06-30", "due: 2025-06-30\n    start: 2025-01-01")
    done = "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-01}\n"
    assert findings(folder(tmp_path, early, REPORT + done)) == []


def test_reports_of_agencies_are_not_older_than_the_plan(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        "# data/reports/a.yaml\nas_of: 2022-06-30\nagency: so-a\n"
        "# data/reports/b.yaml\nas_of: 2022-06-30\nsource: vb-1\n",
    )
    [found] = findings(root)
    assert lines([found]) == [
        "data/reports/a.yaml:1:8 DX403 2022-06-30 is before the plan of 2023-01-01"
    ]
    assert [str(each.location) for each in found.related] == ["data/plan.yaml:5:11"]


def test_a_rhythm_does_not_end_before_the_plan(tmp_path: Path) -> None:
    example = tasks("due: 2025-06-30", "recurs: yearly\n    until: 2022-06-30")
    assert [found.rule.code for found in findings(folder(tmp_path, example))] == ["DX403"]


def test_nothing_is_older_than_a_plan_that_could_not_be_read(tmp_path: Path) -> None:
    root = folder(
        tmp_path, tasks("2025-06-30", "1999-06-30"), changed("data/plan.yaml", "2023-01-01", "x")
    )
    assert [found.rule.code for found in findings(root)] == ["DX401"]


def test_a_measurement_lies_not_ahead_of_its_report(tmp_path: Path) -> None:
    ahead = "indicators:\n  - {indicator: CT-CQS-01, value: 5, date: 2024-07-01}\n"
    [found] = findings(folder(tmp_path, REPORT + ahead))
    assert lines([found]) == [
        (
            "data/reports/2024-06-30/so-a.yaml:4:44 DX404"
            " measured on 2024-07-01, in a report as of 2024-06-30"
        )
    ]
    assert [str(each.location) for each in found.related] == [
        "data/reports/2024-06-30/so-a.yaml:1:8"
    ]


def test_a_target_of_another_year_is_only_mentioned(tmp_path: Path) -> None:
    example = indicators("year: 2025", "year: 2026")
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == [
        (
            "data/indicators.yaml:11:16 DX405 1 target is set for 2026, which is not a target"
            " year of the plan"
        )
    ]
    assert found.severity == "info"
    assert str(found.label) == "target years: 2025, 2030"
