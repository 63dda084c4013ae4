from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import findings_but, folder, lines
from tests.rules.test_references import REPORT, indicators, tasks

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX518", "DX519", "DX520", "DX521", "DX524", "DX525", "DX529")

INDICATOR = """\
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    pillar: cqs
    name: Chỉ tiêu thử
    unit: đơn vị
    kind: %s
    direction: %s
    owner: so-a
    targets:
      - %s
    basis: cited
    source: vb-1
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""


def codes(root: Path) -> list[str]:
    return [found.rule.code for found in findings(root)]


def target(comparator: str, value: str) -> str:
    return f'{{year: 2025, comparator: "{comparator}", value: {value}}}'


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("milestone", "yes", True),
        ("milestone", "No", True),
        ("milestone", "1", False),
        ("share", "yes", False),
        ("number", "no", False),
        ("number", "-1.5", True),
        ("rank", "1", True),
        ("rank", "5.0", True),
        ("rank", "5.5", False),
        ("rank", "0", False),
    ],
)
def test_a_value_is_of_its_indicators_kind(
    tmp_path: Path, kind: str, value: str, *, fits: bool
) -> None:
    example = INDICATOR % (kind, "keep", target("=", value))
    assert codes(folder(tmp_path, example)) == ([] if fits else ["DX505"])


def test_a_measurement_of_another_kind_points_at_the_kind(tmp_path: Path) -> None:
    [found] = findings(
        folder(tmp_path, REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: yes}\n")
    )
    assert lines([found]) == [
        "data/reports/2024-06-30/so-a.yaml:4:35 DX505 this is no value of CT-CQS-01"
    ]
    assert str(found.label) == "this indicator takes a number"
    assert [str(each.location) for each in found.related] == ["data/indicators.yaml:6:11"]


def test_a_milestone_has_no_range(tmp_path: Path) -> None:
    example = INDICATOR % ("milestone", "up", "{year: 2025, range: {min: 0, max: 1}}")
    assert codes(folder(tmp_path, example)) == ["DX505", "DX505"]


@pytest.mark.parametrize("value", ["-0.1", "100.01"])
def test_a_share_lies_between_0_and_100_wherever_it_stands(tmp_path: Path, value: str) -> None:
    root = folder(
        tmp_path,
        indicators("value: 40", f"value: {value}"),
        REPORT + f"indicators:\n  - {{indicator: CT-CQS-01, value: {value}}}\n",
    )
    assert [str(found.location) for found in findings(root)] == [
        "data/indicators.yaml:9:41",
        "data/reports/2024-06-30/so-a.yaml:4:35",
    ]
    assert codes(root) == ["DX504", "DX504"]


def test_the_ends_of_a_range_are_shares_too(tmp_path: Path) -> None:
    example = INDICATOR % ("share", "up", "{year: 2025, range: {min: 90, max: 110}}")
    assert lines(findings(folder(tmp_path, example))) == [
        "data/indicators.yaml:10:44 DX504 CT-CQS-01 is a share, and 110 is none"
    ]


@pytest.mark.parametrize(
    ("direction", "comparator", "fits"),
    [
        ("up", ">=", True),
        ("up", ">", True),
        ("up", "=", True),
        ("up", "<=", False),
        ("up", "<", False),
        ("down", "<=", True),
        ("down", ">", False),
        ("keep", "<=", True),
        ("keep", ">=", True),
    ],
)
def test_a_target_follows_the_direction(
    tmp_path: Path, direction: str, comparator: str, *, fits: bool
) -> None:
    example = INDICATOR % ("number", direction, target(comparator, "5"))
    assert codes(folder(tmp_path, example)) == ([] if fits else ["DX506"])


def test_a_range_begins_with_its_minimum(tmp_path: Path) -> None:
    example = INDICATOR % ("number", "up", "{year: 2025, range: {min: 7.5, max: 7}}")
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == ["data/indicators.yaml:10:29 DX506 no value lies between 7.5 and 7"]
    assert str(found.fix) == "write {min: 7, max: 7.5}"
    assert findings(folder(tmp_path, example.replace("max: 7}", "max: 7.5}"))) == []


def test_the_values_of_a_rejected_indicator_are_left_alone(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        indicators("unit:", "units:"),
        REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 999}\n",
    )
    assert codes(root) == ["DX201"]


@pytest.mark.parametrize(
    ("value", "code"),
    [("10.000", ["DX513"]), ("1.000", ["DX513"]), ("10.00", []), ("10.001", []), ("0.000", [])],
)
def test_a_point_that_may_separate_thousands(tmp_path: Path, value: str, code: list[str]) -> None:
    example = INDICATOR % ("number", "up", target(">=", value))
    assert codes(folder(tmp_path, example)) == code


def test_a_second_target_for_a_year_points_at_the_first(tmp_path: Path) -> None:
    example = INDICATOR % ("number", "up", target(">=", "5") + "\n      - " + target(">=", "6"))
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == [
        "data/indicators.yaml:11:16 DX511 CT-CQS-01 has a second target for 2025"
    ]
    assert [str(each.location) for each in found.related] == ["data/indicators.yaml:10:16"]


def test_a_weight_is_above_nothing(tmp_path: Path) -> None:
    root = folder(tmp_path, tasks("    lead:", "    weight: -1\n    lead:"))
    assert lines(findings(root)) == ["data/tasks/cqs.yaml:5:13 DX508 the weight -1 is not above 0"]
