"""What is said only on a day that was asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dxplan.catalogue.example import REPORT, task
from dxplan.rules.checking import RULES_OF_TIME, check
from tests.builders import findings, folder, lines, loaded
from tests.rules.reports import told

#: Codes of the rules that fire with the passing of time.
OF_TIME = {f"DX{number}" for number in range(412, 419)}


def on(root: Path, day: str, *examples: str) -> list[str]:
    """What the rules of time say on a day."""
    found = findings(folder(root, *examples), date.fromisoformat(day))
    return lines(each for each in found if each.rule.code in OF_TIME)


def test_without_a_day_nothing_is_said_of_the_time_since(tmp_path: Path) -> None:
    root = folder(tmp_path, told("2024-06-30", "in_progress, 20"))
    assert [each.rule.code for each in findings(root) if each.rule.code in OF_TIME] == []
    assert [each.rule.code for each in findings(root, date(2031, 1, 1))] != []


def test_every_rule_of_time_is_quiet_about_a_finished_plan(tmp_path: Path) -> None:
    workspace = loaded(tmp_path, told("2025-06-14", "completed, 2025-06-10"))
    assert len(RULES_OF_TIME) == len(OF_TIME)
    codes = {each.rule.code for each in check(workspace, date(2025, 6, 30))}
    assert codes & OF_TIME == set()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-05-30", []),
        ("2025-05-31", ["DX414 NV-CQS-001 is due in 30 days, on 2025-06-30"]),
        ("2025-06-30", ["DX414 NV-CQS-001 is due in 0 days, on 2025-06-30"]),
        ("2025-07-01", ["DX412 NV-CQS-001 is 1 day overdue: it was due on 2025-06-30"]),
    ],
)
def test_the_last_day_is_still_in_term(tmp_path: Path, day: str, said: list[str]) -> None:
    report = told("2025-04-30", "in_progress, 20") + told("2025-06-20", "in_progress, 90")
    assert [each.partition(" ")[2] for each in on(tmp_path, day, report)] == said


def test_what_nobody_reported_is_not_called_late(tmp_path: Path) -> None:
    silent = REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n"
    said = on(tmp_path, "2025-07-10", silent)
    assert [each.split()[1] for each in said] == ["DX413", "DX416"]


def test_a_cancelled_task_is_neither_late_nor_owed(tmp_path: Path) -> None:
    assert on(tmp_path, "2025-07-10", told("2024-06-30", "cancelled")) == []


def test_of_a_leading_group_the_members_that_are_silent_are_named(tmp_path: Path) -> None:
    led = task(lead="departments")
    assert on(tmp_path, "2025-04-20", led, told("2025-04-10", "in_progress, 20")) == [
        (
            "data/agencies.yaml:3:10 DX416 Sở B has reported nothing since 2025-03-15, and leads"
            " 1 task that is open"
        )
    ]


def test_while_no_agency_has_reported_it_is_said_once(tmp_path: Path) -> None:
    published = (
        "# data/reports/2024-06-30/so-a.yaml\nas_of: 2024-06-30\nsource: vb-1\n"
        "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n"
    )
    assert on(tmp_path, "2024-07-20", published) == [
        "data/plan.yaml:3:11 DX416 no agency has reported yet; 1 task waits for a report"
    ]


def test_a_value_from_before_the_target_year_misses_nothing(tmp_path: Path) -> None:
    assert [each.split()[1] for each in on(tmp_path, "2026-01-05")] == [
        "DX416",
        "DX415",
        "DX412",
    ]
