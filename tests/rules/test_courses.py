from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import task
from tests.builders import findings_but, folder, lines
from tests.rules.reports import told

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX528", "DX530")

#: Departments A and C, whose work B takes over on 1 January 2025.
MERGED = """\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, until: 2025-01-01, successors: [{id: so-b}]}
  - {id: so-b, name: Sở B, level: department}
  - {id: so-c, name: Sở C, level: department, until: 2025-01-01, successors: [{id: so-b}]}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b, so-c]}
"""


def backwards(root: Path, *examples: str) -> list[str]:
    """What is told of work that goes backwards, without the places."""
    found = findings(folder(root, *examples))
    return [
        f"{each.rule.code} {each.message}" for each in found if each.rule.code in {"DX516", "DX517"}
    ]


def course(*entries: str, agency: str = "so-a") -> str:
    """One report a quarter of 2024, in place of the example's own."""
    days = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]
    return "".join(
        told(day, entry, agency) for day, entry in zip(days, entries, strict=False) if entry
    )


def test_a_percentage_that_falls_points_at_both_reports(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, told("2024-09-30", "in_progress, 30")))
    assert lines([found]) == [
        ("data/reports/2024-09-30/so-a.yaml:4:54 DX516 NV-CQS-001 falls from 50 to 30 percent")
    ]
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("reported here as of 2024-06-30", "data/reports/2024-06-30/so-a.yaml:4:54")
    ]


def test_a_task_that_is_not_started_again_points_at_the_status(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, told("2024-09-30", "not_started")))
    assert lines([found]) == [
        "data/reports/2024-09-30/so-a.yaml:4:32 DX516 NV-CQS-001 falls from 50 to 0 percent"
    ]


@pytest.mark.parametrize(
    ("entries", "falls"),
    [
        (["in_progress, 40", "in_progress, 40", "in_progress, 40.5"], []),
        (["in_progress, 40", "in_progress", "in_progress, 30"], ["40 to 30"]),
        (["in_progress, 60", "in_progress, 40", "in_progress, 50"], ["60 to 40"]),
        (["in_progress, 60", "in_progress, 40", "in_progress, 20"], ["60 to 40", "40 to 20"]),
        (["in_progress, 60", "suspended, 10", "in_progress, 60"], []),
        (["in_progress, 60", "suspended", "in_progress, 40"], ["60 to 40"]),
        (["in_progress, 60", "cancelled", "in_progress, 40"], []),
        (["not_started", "in_progress, 0"], []),
    ],
)
def test_only_a_percentage_that_is_stated_can_fall(
    tmp_path: Path, entries: list[str], falls: list[str]
) -> None:
    told_of = [f"DX516 NV-CQS-001 falls from {each} percent" for each in falls]
    assert backwards(tmp_path, course(*entries)) == told_of


def test_a_percentage_that_cannot_be_meant_is_not_compared(tmp_path: Path) -> None:
    assert backwards(tmp_path, course("in_progress, 110", "in_progress, 60")) == []


def test_each_reporter_is_compared_with_itself(tmp_path: Path) -> None:
    reports = told("2024-03-31", "in_progress, 80", "so-b") + course("", "in_progress, 50")
    assert backwards(tmp_path, reports) == []


def test_a_recurring_task_begins_anew(tmp_path: Path) -> None:
    reports = course("completed, 2024-03-20", "in_progress, 80", "in_progress, 20")
    assert backwards(tmp_path, task(due=None, recurs="quarterly"), reports) == []


def test_a_task_that_is_open_again_points_at_its_completion(tmp_path: Path) -> None:
    done = told("2024-06-30", "completed, 2024-06-20")
    [found] = findings(folder(tmp_path, done, told("2024-09-30", "in_progress, 90")))
    assert lines([found]) == [
        (
            "data/reports/2024-09-30/so-a.yaml:4:32 DX517"
            " NV-CQS-001 is in_progress, but was completed before"
        )
    ]
    assert str(found.label) == "it counts as open again"
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        (
            "reported as completed here as of 2024-06-30",
            "data/reports/2024-06-30/so-a.yaml:4:32",
        )
    ]


@pytest.mark.parametrize("status", ["in_progress", "not_started", "suspended"])
def test_whatever_is_not_completed_is_open(tmp_path: Path, status: str) -> None:
    assert backwards(tmp_path, course("completed, 2024-03-20", status)) == [
        f"DX517 NV-CQS-001 is {status}, but was completed before"
    ]


@pytest.mark.parametrize("status", ["completed, 2024-03-20", "cancelled"])
def test_what_is_closed_again_is_not_reopened(tmp_path: Path, status: str) -> None:
    assert backwards(tmp_path, course("completed, 2024-03-20", status)) == []


def test_what_another_agency_says_reopens_nothing(tmp_path: Path) -> None:
    reports = course("completed, 2024-03-20") + told("2024-06-30", "in_progress, 50", "so-b")
    assert backwards(tmp_path, course("", "completed, 2024-06-20"), reports) == []


def test_a_successor_speaks_with_the_voice_of_the_lead(tmp_path: Path) -> None:
    done, then = course("completed, 2024-03-20"), told("2025-03-31", "in_progress, 50", "so-b")
    again = course("", "completed, 2024-03-20")
    assert backwards(tmp_path, MERGED, done + again + then) == [
        "DX517 NV-CQS-001 is in_progress, but was completed before"
    ]


def test_whoever_takes_a_task_over_begins_with_a_voice_of_its_own(tmp_path: Path) -> None:
    handed = task(handovers="[{to: so-b, date: 2024-07-01}]")
    later = told("2024-09-30", "in_progress, 20", "so-b")
    assert backwards(tmp_path, handed, later) == []


def test_a_member_that_has_taken_others_in_speaks_for_more_than_before(tmp_path: Path) -> None:
    alone = course("in_progress, 30", "completed, 2024-06-20", agency="so-b")
    own = course("in_progress, 30", "in_progress, 40")
    merged = told("2025-03-31", "in_progress, 60", "so-b")
    of_group = MERGED, task(lead="departments"), alone + own + merged
    assert backwards(tmp_path, *of_group) == []
    later = told("2025-06-30", "in_progress, 50", "so-b")
    assert backwards(tmp_path, *of_group, later) == ["DX516 NV-CQS-001 falls from 60 to 50 percent"]
