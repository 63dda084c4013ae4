"""A finding is recognised again after edits elsewhere, and told from its neighbours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dxplan.catalogue.references import UNKNOWN_AGENCY
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.render.fingerprint import fingerprints
from dxplan.yamltext import Document
from tests.builders import findings, folder

from .samples import documents_with_findings, finding, rule, task_name


def one(**changes: Any) -> str:
    return fingerprints([finding(**{"record": task_name(), **changes})])[0]


def test_it_never_changes_between_versions() -> None:
    assert one() == "981da973ab1fec00a591d0ae83e525fdaaf12f2e8afedd10760def5b742f663d"


@pytest.mark.parametrize(
    "changes",
    [
        {"where": Location(path="data/tasks/other.yaml", line=9, column=3)},
        {"label": text("here")},
        {"fix": text("do this")},
        {"record": task_name(title="Tên mới", agency="Sở KH&CN")},
    ],
)
def test_moves_and_advice_do_not_change_it(changes: dict[str, Any]) -> None:
    assert one(**changes) == one()


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": rule("DX402")},
        {"record": task_name(id="NV-CQS-105")},
        {"record": task_name(kind="indicator")},
        {"record": None},
        {"message": text("{value} is not a date", value="2025-06-32")},
        {"message": text("{value} is not a date", value=text("2025-06-31"))},
        {"message": text("{value} is a bad date", value="2025-06-31")},
    ],
)
def test_another_fact_is_another_fingerprint(changes: dict[str, Any]) -> None:
    assert one(**changes) != one()


def test_without_an_id_the_file_tells_findings_apart() -> None:
    nameless = task_name(id="?")
    here, there = Location(path="data/a.yaml"), Location(path="data/b.yaml")
    assert one(record=nameless, where=here) == one(record=None, where=here)
    assert one(record=nameless, where=here) != one(record=nameless, where=there)


def test_equal_findings_are_numbered_in_order() -> None:
    first, second, third = fingerprints([finding(), finding(), finding()])
    assert (second, third) == (f"{first}-2", f"{first}-3")


@given(documents_with_findings())
def test_all_fingerprints_of_a_run_differ(case: tuple[Document, list[Finding]]) -> None:
    _, findings = case
    found = fingerprints([*findings, *findings])
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[0-9a-f]{64}(-\d+)?", each) for each in found)


TASKS = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-CQS-001, title: Cổng, lead: so-x, due: 2025-06-30, deliverable: Cổng, basis: cited,
     source: vb-1, serves: [CT-CQS-01]}
  - {id: NV-CQS-002, title: Kho, lead: so-x, due: 2025-06-30, deliverable: Kho, basis: cited,
     source: vb-1, serves: [CT-CQS-01]}
"""
SAME_TASKS_ELSEWHERE = """\
# data/tasks/cqs.yaml
# Bảng giao nhiệm vụ, sắp xếp lại
tasks:
  - id: NV-CQS-002
    title: Kho dữ liệu dùng chung
    deliverable: Kho
    due: 2025-12-31
    lead: so-x
    basis: announced
    source: {document: vb-1, locator: mục 3}
    serves: [CT-CQS-01]

  - id: NV-CQS-001
    title: Cổng
    lead: so-x
    due: 2025-06-30
    deliverable: Cổng
    basis: cited
    source: vb-1
    serves: [CT-CQS-01]
group: cqs
"""


def found_in(root: Path, files: str) -> list[tuple[str, str]]:
    """Record and fingerprint of each unknown agency in a plan."""
    found = findings(folder(root, files))
    return sorted(
        (each.record.id, fingerprint)
        for each, fingerprint in zip(found, fingerprints(found), strict=True)
        if each.record and each.rule is UNKNOWN_AGENCY
    )


def test_moving_and_rewriting_what_stands_around_a_finding_keeps_it(tmp_path: Path) -> None:
    before = found_in(tmp_path / "before", TASKS)
    assert [record for record, _ in before] == ["NV-CQS-001", "NV-CQS-002"]
    assert before == found_in(tmp_path / "after", SAME_TASKS_ELSEWHERE)
    assert len({fingerprint for _, fingerprint in before}) == 2


def test_two_equal_findings_in_one_record_stay_distinct(tmp_path: Path) -> None:
    twice = TASKS.replace("lead: so-x", "lead: so-a, support: [so-x, so-x]", 1)
    found = [each for each in found_in(tmp_path, twice) if each[0] == "NV-CQS-001"]
    assert len(set(found)) == len(found) == 2
