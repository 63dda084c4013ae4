"""Selections on the command line, and what the dashboard says of them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from dxplan.catalogue.example import PLAN
from tests.conftest import REPOSITORY, Lay, Run

#: The example plan with room for two tasks, a second pillar, and a group without a declared total.
BASE = (
    PLAN.partition("# data/tasks")[0]
    .replace("declared: 1", "declared: 2")
    .replace("pillars:\n", "pillars:\n  - {id: kts, name: Kinh tế số}\n")
    .replace("# data/sources.yaml", "  - {id: thc, name: Tổ chức thực hiện}\n# data/sources.yaml")
)
TASKS = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-1, title: Cổng dịch vụ công, lead: so-a, support: [so-b], due: 2024-03-31,
     serves: [CT-CQS-01], deliverable: Cổng, basis: cited, source: vb-1}
  - {id: NV-2, title: Kho dữ liệu, lead: so-b, due: 2024-07-15, serves: [CT-CQS-01],
     deliverable: Kho, basis: cited, source: vb-1}
# data/tasks/thc.yaml
group: thc
tasks:
  - {id: NV-3, title: Tuyên truyền, lead: so-b, due: 2024-02-28,
     deliverable: Bài viết, basis: cited, source: vb-1}
"""
DAY = ("--as-of", "2024-06-30")


def document(run: Run, *arguments: str, folder: Any = REPOSITORY) -> dict[str, Any]:
    result = run("status", *arguments, "--format", "json", folder=folder)
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(result.out)
    return found


# The lists


def test_the_heading_of_a_list_is_the_figure_and_what_is_outside_is_marked(
    lay: Lay, run: Run
) -> None:
    root = lay(TASKS, plan=BASE)
    out = run("status", *DAY, folder=root).out
    words = " ".join(out.split())
    assert "1 task overdue, 1 of them not reported (1 more not in the total)" in words
    assert "1 task due within 30 days\n" in out
    overdue = out.partition("the total)\n")[2].split("\n\n")[0]
    assert [line.split("  ")[:2] for line in overdue.splitlines()[2:]] == [
        ["NV-3", "Tuyên truyền (not in the total)"],
        ["NV-1", "Cổng dịch vụ công"],
    ]
    tasks = document(run, *DAY, folder=root)["tasks"]
    assert (tasks["overdue"], tasks["overdue_unreported"], tasks["due_soon"]) == (1, 1, 1)


def test_a_selected_group_is_what_is_counted_though_it_has_no_declared_total(
    lay: Lay, run: Run
) -> None:
    root = lay(TASKS, plan=BASE)
    found = document(run, *DAY, "--group", "thc", folder=root)
    assert (found["tasks"]["total"], found["tasks"]["outside"]["total"]) == (1, 0)
    assert found["tasks"]["declared"] is None
    out = run("status", *DAY, "--group", "thc", folder=root).out
    assert "Tasks: 1\n" in out
    assert "not in the total" not in out


# What rows count twice or not at all


def test_overlaps_and_gaps_are_said_though_they_cancel_out(lay: Lay, run: Run) -> None:
    root = lay(
        """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-1, title: Cổng, lead: so-a, due: 2024-03-31, serves: [CT-1, CT-2],
     deliverable: Cổng, basis: cited, source: vb-1}
  - {id: NV-2, title: Kho, lead: so-a, due: 2024-03-31,
     deliverable: Kho, basis: cited, source: vb-1}
# data/indicators.yaml
indicators:
  - {id: CT-1, pillar: cqs, name: A, unit: "%", kind: share, direction: up, owner: so-a,
     targets: [{year: 2025, comparator: ">=", value: 80, source: vb-1}], basis: cited, source: vb-1}
  - {id: CT-2, pillar: kts, name: B, unit: "%", kind: share, direction: up, owner: so-a,
     targets: [{year: 2025, comparator: ">=", value: 80, source: vb-1}], basis: cited, source: vb-1}
""",
        plan=BASE,
    )
    out = run("status", *DAY, "--by", "pillar", folder=root).out
    assert "1 task stands in several rows; the total counts it once.\n" in out
    assert "1 task stands in no row, but in the total.\n" in out
    one_pillar = run("status", *DAY, "--by", "pillar", "--pillar", "kts", folder=root).out
    assert "stands in" not in one_pillar


def test_supporting_roles_overlap_and_the_head_says_that_they_count(lay: Lay, run: Run) -> None:
    out = run("status", *DAY, "--by", "agency", "--role", "any", folder=lay(TASKS, plan=BASE)).out
    assert "agencies in any role, leading or supporting\n" in out
    assert "1 task stands in several rows; the total counts it once.\n" in out


# Agencies through time, on the shipped plan

MERGED = {"so-ttt": "so-khcn", "so-ldtbxh": "so-nv", "so-gtvt": "so-xd"}


def rows(run: Run, day: str, by: str = "agency") -> tuple[dict[str, int], dict[str, Any]]:
    found = document(run, "--as-of", day, "--by", by)
    return {row["id"]: row["tasks"]["recorded"] for row in found["rows"]}, found["tasks"]


def test_by_agency_the_departments_of_the_day_lead_with_the_same_total(run: Run) -> None:
    before, tasks_before = rows(run, "2025-02-28")
    after, tasks_after = rows(run, "2025-03-02")
    for old, new in MERGED.items():
        assert before[old] > 0
        assert old not in after
        assert after[new] > before.get(new, 0)
    assert sum(before.values()) == sum(after.values()) == 201
    assert tasks_before["recorded"] == tasks_after["recorded"] == 201


def test_as_planned_the_merger_changes_no_row(run: Run) -> None:
    before, _ = rows(run, "2025-02-28", "agency-as-planned")
    after, _ = rows(run, "2025-03-02", "agency-as-planned")
    assert before == after
    assert before.keys() >= MERGED.keys()


@pytest.mark.parametrize("by", ["agency", "agency-as-planned", "year", "group", "pillar"])
def test_every_row_can_be_selected(by: str, run: Run) -> None:
    day = ("--as-of", "2025-03-02")
    for row in document(run, *day, "--by", by)["rows"][-3:]:
        selected = document(run, *day, f"--{by}", row["id"])
        outside = selected["tasks"].pop("outside")
        assert selected["tasks"] == row["tasks"]
        assert selected["indicators"] == row["indicators"]
        assert by != "group" or outside == {"total": 0}


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (["--agency", "so-khcn"], "lead agency: Department of Science and Technology"),
        (
            ["--agency", "so-khcn", "--role", "any"],
            "agency, leading or supporting: Department of Science and Technology",
        ),
        (
            ["--agency-as-planned", "so-khcn"],
            "lead agency as the plan named it: Department of Science and Technology",
        ),
        (
            ["--agency-as-planned", "so-nv", "--role", "any"],
            "agency as the plan named it, leading or supporting: Department of Home Affairs",
        ),
        (["--year", "2025"], "year of the deadline or target: 2025"),
        (["--year", "-"], "year of the deadline or target: no deadline"),
    ],
)
def test_the_head_says_in_words_what_was_chosen(selection: list[str], words: str, run: Run) -> None:
    for command in (["status"], ["why", "overdue"]):
        out = run(*command, *selection, "--as-of", "2025-03-02", folder=REPOSITORY).out
        assert f"\n{words}\n" in out


def listed(run: Run, *selection: str) -> list[dict[str, str]]:
    result = run(
        "list", "tasks", *selection, "--as-of", "2025-03-02", "--format", "csv", folder=REPOSITORY
    )
    return list(csv.DictReader(io.StringIO(result.out)))


def test_list_takes_the_same_selections(run: Run) -> None:
    selection = ("--agency-as-planned", "so-ttt")
    counted = document(run, *selection, "--as-of", "2025-03-02")["tasks"]
    assert len(listed(run, *selection)) == counted["recorded"] + counted["outside"]["total"]
    assert {row["due"][:4] for row in listed(run, "--year", "2025")} == {"2025"}
