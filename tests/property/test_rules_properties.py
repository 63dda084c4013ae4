"""What holds of the findings for any course of reports on the example's task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.catalogue.example import PLAN, files
from dxplan.findings import in_order
from dxplan.load import Folder, Overlay, load_tree
from dxplan.periods import Cycle, Period
from dxplan.rules.checking import check
from dxplan.workspace import Workspace
from tests.builders import lines

QUARTERS = [Period(year, number, Cycle.QUARTER) for year in (2023, 2024, 2025) for number in (1, 4)]
DAYS = [quarter.end for quarter in QUARTERS]
OPEN = ("not_started", "in_progress", "suspended")
STATUSES = (*OPEN, "completed", "cancelled")

PERCENTAGES = st.lists(st.integers(0, 99), max_size=len(DAYS))
ENTRIES = st.lists(
    st.tuples(st.sampled_from(STATUSES), st.sampled_from(["so-a", "so-b"])), max_size=len(DAYS)
)
VALUES = st.lists(st.integers(0, 100), max_size=len(DAYS))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan, before anybody has reported."""
    root = tmp_path_factory.mktemp("plan")
    for path, content in files(PLAN).items():
        if "reports" not in path:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    return root


def workspace(root: Path, reports: Mapping[str, str]) -> Workspace:
    return load_tree(Overlay(Folder(root), reports), root)[0]


def reported(day: date, entry: str, agency: str = "so-a", kind: str = "tasks") -> dict[str, str]:
    text = f"as_of: {day}\nagency: {agency}\n{kind}:\n  - {{{entry}}}\n"
    return {f"data/reports/{day}/{kind}.yaml": text}


def course(entries: Sequence[tuple[str, str]]) -> dict[str, str]:
    """One report after the other: the rest of an entry about the task, and who says so."""
    found: dict[str, str] = {}
    for day, (entry, agency) in zip(DAYS, entries, strict=False):
        found |= reported(day, f"task: NV-CQS-001, {entry}", agency)
    return found


def codes(found: Workspace, as_of: date | None = None) -> Counter[str]:
    return Counter(each.rule.code for each in check(found, as_of))


@settings(max_examples=60, deadline=None)
@given(percentages=PERCENTAGES)
def test_a_percentage_falls_as_often_as_it_is_smaller_than_the_one_before(
    plan: Path, percentages: list[int]
) -> None:
    entries = [(f"status: in_progress, percent: {each}", "so-a") for each in percentages]
    falls = sum(after < before for before, after in pairwise(percentages))
    assert codes(workspace(plan, course(entries)))["DX516"] == falls


@settings(max_examples=60, deadline=None)
@given(entries=ENTRIES)
def test_a_task_is_reopened_as_often_as_one_voice_says_so(
    plan: Path, entries: list[tuple[str, str]]
) -> None:
    said = [(f"status: {status}", agency) for status, agency in entries]
    reopened = sum(
        before == "completed" and after in OPEN
        for agency in ("so-a", "so-b")
        for before, after in pairwise([status for status, each in entries if each == agency])
    )
    assert codes(workspace(plan, course(said)))["DX517"] == reopened


@settings(max_examples=60, deadline=None)
@given(entries=ENTRIES, values=VALUES, day=st.sampled_from(DAYS))
def test_on_a_day_nothing_is_told_that_only_later_reports_know(
    plan: Path, entries: list[tuple[str, str]], values: list[int], day: date
) -> None:
    said = [(f"status: {status}", agency) for status, agency in entries]
    reports = course(said)
    for measured, value in zip(DAYS, values, strict=False):
        entry = f"indicator: CT-CQS-01, value: {value}"
        reports |= reported(measured, entry, kind="indicators")
    earlier = {path: text for path, text in reports.items() if path.split("/")[2] <= str(day)}
    of_courses = ("DX514", "DX515", "DX516", "DX517")

    def told(found: Workspace) -> list[str]:
        return lines(each for each in in_order(check(found, day)) if each.rule.code in of_courses)

    assert told(workspace(plan, reports)) == told(workspace(plan, earlier))


@settings(max_examples=60, deadline=None)
@given(values=VALUES)
def test_while_a_task_is_unreported_no_indicator_contradicts_it(
    plan: Path, values: list[int]
) -> None:
    reports: dict[str, str] = {}
    for day, value in zip(DAYS, values, strict=False):
        entry = f"indicator: CT-CQS-01, value: {value}"
        reports |= reported(day, entry, kind="indicators")
    assert not codes(workspace(plan, reports)).keys() & {"DX514", "DX515"}
