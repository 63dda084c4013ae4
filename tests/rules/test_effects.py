from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import indicator, task
from tests.builders import findings_but, folder, lines
from tests.rules.reports import measured, told

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX519", "DX525", "DX528", "DX530", "DX712")

DONE = told("2024-06-30", "completed, 2024-06-20")


def codes(root: Path, *examples: str) -> list[str]:
    return [each.rule.code for each in findings(folder(root, *examples))]


def without_effect(root: Path, *examples: str) -> list[str]:
    return [code for code in codes(root, *examples) if code == "DX515"]


def another(**keys: str) -> str:
    """A second task below the first, in a plan that declares no total."""
    plan = """\
# data/plan.yaml
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
pillars:
  - {id: cqs, name: Chính quyền số}
groups:
  - {id: cqs, name: Phát triển chính quyền số}
"""
    second = task(id="NV-CQS-002", **keys).partition("tasks:\n")[2]
    return plan + task() + second


def test_an_indicator_behind_points_at_the_reports_of_all_its_tasks(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, measured("2024-09-30", "50")))
    assert lines([found]) == [
        (
            "data/reports/2024-09-30/so-a.yaml:4:35 DX514"
            " CT-CQS-01 is behind, but the 1 task that serves it is reported completed or on track"
        )
    ]
    assert str(found.label) == "63.32 was asked for on 2024-09-30, on the way to 80 in 2025"
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("NV-CQS-001 is in_progress as of 2024-06-30", "data/reports/2024-06-30/so-a.yaml:4:32")
    ]


@pytest.mark.parametrize(
    ("keys", "entry", "told_of"),
    [
        ({}, "in_progress, 20", ["DX514"]),
        ({}, "completed, 2024-06-20", ["DX514"]),
        ({}, "not_started", []),
        ({}, "suspended", []),
        ({}, "cancelled", ["DX514"]),
        ({"due": "2024-09-30"}, "in_progress, 20", ["DX514"]),
        ({"due": "2024-09-29"}, "in_progress, 20", []),
        ({"due": None, "recurs": "quarterly"}, "in_progress, 20", ["DX514"]),
        ({"due": None, "recurs": "monthly"}, "in_progress, 20", []),
    ],
)
def test_a_second_task_that_is_not_on_track_explains_the_delay(
    tmp_path: Path, keys: dict[str, str], entry: str, told_of: list[str]
) -> None:
    of_both = told("2024-06-30", "in_progress, 50").replace("so-a.yaml", "so-a-1.yaml") + told(
        "2024-06-30", entry, task="NV-CQS-002"
    )
    assert codes(tmp_path, another(**keys), of_both, measured("2024-09-30", "50")) == told_of


def test_a_task_that_nobody_reported_is_not_on_track(tmp_path: Path) -> None:
    assert codes(tmp_path, another(), measured("2024-09-30", "50")) == []


def test_a_group_is_on_track_when_every_member_has_reported(tmp_path: Path) -> None:
    examples = task(lead="departments"), measured("2024-09-30", "50")
    assert codes(tmp_path, *examples) == []
    for entry, told_of in (("not_started", []), ("in_progress, 10", ["DX514"])):
        of_the_other = told("2024-06-30", entry, "so-b")
        assert codes(tmp_path, *examples, of_the_other) == told_of


@pytest.mark.parametrize("value", ["63.33", "80", "90"])
def test_an_indicator_that_is_on_track_contradicts_nothing(tmp_path: Path, value: str) -> None:
    assert codes(tmp_path, measured("2024-09-30", value)) == []


def test_a_milestone_that_was_missed_names_its_target(tmp_path: Path) -> None:
    milestone = indicator(
        kind="milestone",
        targets="[{year: 2023, comparator: '=', value: yes, source: vb-1}]",
    )
    found = findings(
        folder(
            tmp_path,
            milestone,
            told("2024-06-30", "in_progress, 50")
            + "indicators:\n  - {indicator: CT-CQS-01, value: no}\n",
        )
    )
    assert [(each.rule.code, str(each.label)) for each in found][1:] == [
        ("DX514", "the target for 2023: yes")
    ]


def test_a_completed_task_without_effect_points_at_both_values(tmp_path: Path) -> None:
    found = findings(folder(tmp_path, DONE, measured("2024-09-30", "40")))
    [without] = [each for each in found if each.rule.code == "DX515"]
    assert lines([without]) == [
        (
            "data/reports/2024-06-30/so-a.yaml:4:32 DX515"
            " NV-CQS-001 is completed, but CT-CQS-01 has not moved since before it began"
        )
    ]
    assert [(str(each.message), str(each.location)) for each in without.related] == [
        ("before: 40 on 2022-12-31", "data/indicators.yaml:9:41"),
        ("after: 40 on 2024-09-30", "data/reports/2024-09-30/so-a.yaml:4:35"),
    ]


@pytest.mark.parametrize(
    ("reports", "told_of"),
    [
        (DONE, []),
        (DONE + measured("2024-06-20", "40").replace("so-a.yaml", "x.yaml"), []),
        (DONE + measured("2024-09-30", "41"), []),
        (DONE + measured("2024-09-30", "39"), ["DX515"]),
        (DONE + measured("2024-09-30", "60") + measured("2024-12-31", "30"), []),
        (told("2024-06-30", "in_progress, 90") + measured("2024-09-30", "40"), []),
    ],
    ids=["nothing after", "on the day", "moved", "fell", "moved and fell", "not completed"],
)
def test_an_effect_is_missed_only_where_values_on_both_sides_show_it(
    tmp_path: Path, reports: str, told_of: list[str]
) -> None:
    assert without_effect(tmp_path, reports) == told_of


def test_a_value_from_before_the_start_is_needed(tmp_path: Path) -> None:
    reports = DONE + measured("2024-09-30", "30")
    assert without_effect(tmp_path, indicator(), reports) == []
    reports += measured("2023-12-31", "30")
    assert without_effect(tmp_path, indicator(), reports) == []
    begun = task(start="2024-01-01")
    assert without_effect(tmp_path, indicator(), reports, begun) == ["DX515"]


@pytest.mark.parametrize(
    ("direction", "value", "told_of"),
    [("down", "41", ["DX515"]), ("down", "39", []), ("keep", "40", [])],
)
def test_better_means_in_the_direction_of_the_indicator(
    tmp_path: Path, direction: str, value: str, told_of: list[str]
) -> None:
    way = indicator(
        kind="number",
        direction=direction,
        baseline="{date: 2022-12-31, value: 40}",
        targets="[{year: 2025, comparator: '=', value: 10, source: vb-1}]",
    )
    assert without_effect(tmp_path, way, DONE, measured("2024-09-30", value)) == told_of


@pytest.mark.parametrize(("value", "told_of"), [("no", ["DX515"]), ("yes", [])])
def test_a_milestone_moves_when_its_answer_changes(
    tmp_path: Path, value: str, told_of: list[str]
) -> None:
    milestone = indicator(
        kind="milestone",
        baseline="{date: 2022-12-31, value: no}",
        targets="[{year: 2025, comparator: '=', value: yes, source: vb-1}]",
    )
    assert without_effect(tmp_path, milestone, DONE, measured("2024-09-30", value)) == told_of


def test_a_target_that_was_met_all_along_needs_no_effect(tmp_path: Path) -> None:
    met = indicator(baseline="{date: 2022-12-31, value: 90}")
    assert codes(tmp_path, met, DONE, measured("2024-09-30", "85")) == []
