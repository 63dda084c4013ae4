"""Targets, values, units and weights that are beside the point."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import REPORT, indicator, target
from tests.builders import findings, folder

BASELINE = "{date: 2022-12-31, value: %s, source: vb-1}"
WORKING = "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 50}\n"


def codes(root: Path, *examples: str) -> list[str]:
    return [each.rule.code for each in findings(folder(root, *examples))]


@pytest.mark.parametrize(
    ("direction", "comparator", "first", "then", "laxer"),
    [
        ("up", ">=", "80", "79.9", True),
        ("up", ">=", "80", "80", False),
        ("down", "<=", "20", "21", True),
        ("down", "<=", "20", "10", False),
        ("keep", ">=", "80", "70", False),
    ],
)
def test_later_targets_go_on_in_the_direction(
    tmp_path: Path,
    direction: str,
    comparator: str,
    first: str,
    then: str,
    laxer: bool,  # noqa: FBT001 (an expectation)
) -> None:
    targets = target(first, comparator) + target(then, comparator, 2030)
    example = indicator(direction=direction, targets=targets)
    # The order in the file is free.
    turned = indicator(
        direction=direction, targets=target(then, comparator, 2030) + target(first, comparator)
    )
    for each in (example, turned):
        assert ("DX518" in codes(tmp_path, each, REPORT + WORKING)) == laxer


@pytest.mark.parametrize(
    ("kind", "comparator", "value", "reachable"),
    [
        ("share", ">", "100", False),
        ("share", ">", "99.9", True),
        ("share", "<", "0", False),
        ("rank", "<", "1", False),
        ("rank", "<", "2", True),
        ("milestone", ">", "yes", False),
        ("milestone", "=", "yes", True),
        ("number", ">", "100", True),
    ],
)
def test_a_target_can_be_met(
    tmp_path: Path,
    kind: str,
    comparator: str,
    value: str,
    reachable: bool,  # noqa: FBT001 (an expectation)
) -> None:
    direction = "down" if "<" in comparator else "up"
    example = indicator(kind=kind, direction=direction, targets=target(value, comparator))
    assert ("DX520" not in codes(tmp_path, example, REPORT + WORKING)) == reachable


@pytest.mark.parametrize(
    ("value", "note", "leaps"),
    [
        ("60", "", True),
        ("0.6", "", True),
        ("59.9", "", False),
        ("0", "", False),
        ("60", ", note: Đã kiểm tra", False),
    ],
)
def test_a_leap_is_tenfold_and_unexplained(
    tmp_path: Path,
    value: str,
    note: str,
    leaps: bool,  # noqa: FBT001 (an expectation)
) -> None:
    measured = REPORT + f"indicators:\n  - {{indicator: CT-CQS-01, value: {value}{note}}}\n"
    assert ("DX524" in codes(tmp_path, indicator(baseline=BASELINE % "6"), measured)) == leaps


@pytest.mark.parametrize(
    ("kind", "unit", "fits"),
    [
        ("share", '"%"', True),
        ("share", "phần trăm", True),
        ("share", "doanh nghiệp", False),
        ("number", '"%/năm"', True),
        ("rank", '"%"', False),
        ("rank", "hạng", True),
        ("milestone", '"%"', False),
    ],
)
def test_a_unit_fits_its_kind(
    tmp_path: Path,
    kind: str,
    unit: str,
    fits: bool,  # noqa: FBT001 (an expectation)
) -> None:
    assert ("DX525" not in codes(tmp_path, indicator(kind=kind, unit=unit))) == fits


def test_published_series_may_begin_before_the_baseline(tmp_path: Path) -> None:
    late = indicator(baseline="{date: 2024-08-31, value: 60, source: vb-1}")
    series = "indicators:\n  - {indicator: CT-CQS-01, value: 55}\n"
    published = REPORT.replace("agency: so-a", "source: vb-1") + series
    assert "DX526" not in codes(tmp_path, late, published)
    assert "DX526" in codes(tmp_path, late, REPORT + series)
