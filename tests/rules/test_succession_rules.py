"""Agencies in time: who is given work, who takes it over, who is who."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import task
from tests.builders import findings, folder, lines

AGENCIES = """\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department%s}
  - {id: so-b, name: Sở B, level: department%s}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b]}
"""


def said(root: Path, *examples: str) -> list[str]:
    codes = {f"DX{number}" for number in range(315, 324)}
    return lines(each for each in findings(folder(root, *examples)) if each.rule.code in codes)


def test_a_lead_that_ended_before_the_plan_names_its_heir(tmp_path: Path) -> None:
    ended = AGENCIES % (", until: 2022-03-01, successors: [{id: so-b}]", "")
    assert said(tmp_path, ended) == [
        (
            "data/tasks/cqs.yaml:5:11 DX316 Sở A had ended on 2022-03-01,"
            " before the plan that gives it NV-CQS-001"
        )
    ]


def test_a_lead_without_heirs_is_left_to_another_rule(tmp_path: Path) -> None:
    assert said(tmp_path, AGENCIES % (", until: 2022-03-01", "")) == []


def test_an_agency_that_begins_on_the_deadline_is_in_time(tmp_path: Path) -> None:
    assert said(tmp_path, AGENCIES % (", from: 2025-06-30", "")) == []


@pytest.mark.parametrize(
    ("life", "handover", "message"),
    [
        (", until: 2024-05-01", "2024-05-01", "which does not exist on that day"),
        (", from: 2024-05-02", "2024-05-01", "which does not exist on that day"),
        ("", "2022-05-01", "before the plan of 2023-01-01"),
    ],
)
def test_a_handover_is_to_somebody_and_under_the_plan(
    tmp_path: Path, life: str, handover: str, message: str
) -> None:
    taken = task(support="[so-b]", handovers=f"[{{to: so-b, date: {handover}}}]")
    [only] = said(tmp_path, AGENCIES % ("", life), taken)
    assert " DX317 NV-CQS-001 is handed over on " in only
    assert only.endswith(message)


@pytest.mark.parametrize(
    ("heir", "said_of_it"),
    [
        (", until: 2024-12-01", "Sở B had ended on 2024-12-01, before it could succeed Sở A"),
        (", from: 2025-03-02", "Sở B begins on 2025-03-02, after Sở A has ended on 2025-03-01"),
        (", from: 2025-03-01", ""),
        (", until: 2025-03-01", ""),
    ],
)
def test_a_successor_is_there_on_the_day(tmp_path: Path, heir: str, said_of_it: str) -> None:
    found = said(tmp_path, AGENCIES % (", until: 2025-03-01, successors: [{id: so-b}]", heir))
    assert len(found) == bool(said_of_it)
    assert said_of_it in "".join(found)


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("name: sở  A", True),
        ("name: Sở B, short: SỞ A", True),
        ("name: Sở À", False),
        ("name: Sở A, from: 2025-03-01", False),
    ],
)
def test_a_name_is_of_one_agency_at_a_time(tmp_path: Path, second: str, same: bool) -> None:  # noqa: FBT001 (an expectation)
    agencies = AGENCIES % (", until: 2025-03-01, successors: [{id: so-b}]", "")
    agencies = agencies.replace("name: Sở B", second)
    assert [" DX322 " in each for each in said(tmp_path, agencies)] == [True] * same


def test_agencies_of_a_plan_without_tasks_are_not_called_unused(tmp_path: Path) -> None:
    third = AGENCIES.replace("groups:", "  - {id: so-c, name: Sở C, level: department}\ngroups:")
    empty = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n"
    assert said(tmp_path, third % ("", ""), empty) == []
    assert said(tmp_path, third % ("", ""), task(support="[so-b]")) == [
        "data/agencies.yaml:4:10 DX318 1 agency is named nowhere: so-c"
    ]
