from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dxplan.catalogue.example import indicator, task
from tests.builders import findings, folder, lines

PLAN = """\
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
  - {id: kts, name: Kinh tế số}
groups:
  - {id: cqs, name: Phát triển chính quyền số, declared: 30}
  - {id: thc, name: Tổ chức thực hiện}
"""


def several(make: Callable[..., str], ids: list[str], **keys: str) -> str:
    """A file with as many records, alike but for their ids."""
    head, _, _ = make().partition("  - ")
    return head + "".join(make(id=each, **keys).partition(head)[2] for each in ids)


def linked(root: Path, *examples: str) -> list[str]:
    codes = {"DX310", "DX311"}
    return lines(each for each in findings(folder(root, *examples)) if each.rule.code in codes)


def test_an_indicator_without_a_task_and_a_task_without_an_indicator_are_told(
    tmp_path: Path,
) -> None:
    two = several(indicator, ["CT-CQS-01", "CT-CQS-02"])
    other = several(task, ["NV-CQS-001"], serves="[CT-CQS-02]")
    more = several(task, ["NV-CQS-002"], serves="[]").partition("tasks:\n")[2]
    assert linked(tmp_path, PLAN, two, other + more) == [
        "data/indicators.yaml:2:9 DX310 no task serves CT-CQS-01",
        "data/tasks/cqs.yaml:11:9 DX311 NV-CQS-002 serves no indicator",
    ]


def test_groups_without_a_declared_total_serve_nothing(tmp_path: Path) -> None:
    organising = task(id="NV-THC-001", serves=None).replace(
        "cqs.yaml\ngroup: cqs", "thc.yaml\ngroup: thc"
    )
    assert linked(tmp_path, PLAN, organising) == []


def test_a_task_that_is_reported_as_cancelled_need_not_serve_anything(tmp_path: Path) -> None:
    cancelled = """\
# data/reports/2024-09-30/so-a.yaml
as_of: 2024-09-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: cancelled}
"""
    assert linked(tmp_path, task(serves=None), cancelled) == [
        "data/indicators.yaml:2:9 DX310 no task serves CT-CQS-01"
    ]


def test_where_nothing_is_linked_yet_it_is_told_once(tmp_path: Path) -> None:
    tasks = several(task, [f"NV-CQS-{number:03}" for number in range(1, 22)], serves="[]")
    indicators = several(indicator, [f"CT-CQS-{number:02}" for number in range(1, 22)])
    assert linked(tmp_path, PLAN, tasks, indicators) == [
        "data/plan.yaml:10:10 DX310 no task serves any of the 21 indicators of this pillar",
        "data/plan.yaml:13:10 DX311 none of the 21 tasks of this group serves an indicator",
    ]


def test_one_link_in_a_large_group_makes_the_others_count_one_by_one(tmp_path: Path) -> None:
    ids = [f"NV-CQS-{number:03}" for number in range(2, 30)]
    rest = several(task, ids, serves="[]").partition("tasks:\n")[2]
    assert len(linked(tmp_path, PLAN, task() + rest)) == len(ids)


def test_a_plan_without_tasks_has_no_unserved_indicator(tmp_path: Path) -> None:
    assert linked(tmp_path, "# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n") == []


def test_a_task_that_could_not_be_read_may_serve_any_indicator(tmp_path: Path) -> None:
    assert linked(tmp_path, task(due="2025-06-31")) == []
