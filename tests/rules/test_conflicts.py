from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import REPORT
from tests.builders import findings_but, folder, lines

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX407", "DX528", "DX530")

HERE = "data/reports/2024-06-30/so-a.yaml"
SECOND = REPORT.replace("so-a.yaml", "so-a-2.yaml")
OTHER = "data/reports/2024-06-30/so-a-2.yaml"
LATER = """\
# data/reports/bao.yaml
as_of: 2024-12-31
source: vb-1
indicators:
  - {indicator: CT-CQS-01, value: %s, date: 2024-06-30}
"""


def test_an_entry_given_twice_points_at_the_first(tmp_path: Path) -> None:
    entry = "  - {indicator: CT-CQS-01, value: 5}\n"
    [found] = findings(folder(tmp_path, REPORT + "indicators:\n" + entry + entry))
    assert lines([found]) == [f"{HERE}:5:17 DX509 CT-CQS-01 is measured twice on 2024-06-30"]
    assert [str(each.location) for each in found.related] == [f"{HERE}:4:17"]


def test_one_report_may_bring_a_series(tmp_path: Path) -> None:
    series = (
        "indicators:\n"
        "  - {indicator: CT-CQS-01, value: 5, date: 2023-12-31}\n"
        "  - {indicator: CT-CQS-01, value: 6}\n"
    )
    assert findings(folder(tmp_path, REPORT + series)) == []


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("status: suspended, percent: 50", "4:32"),
        ("status: in_progress, percent: 51", "4:54"),
        ("status: in_progress", "4:5"),
    ],
)
def test_reports_of_one_day_that_disagree(tmp_path: Path, entry: str, place: str) -> None:
    second = f"{SECOND}tasks:\n  - {{task: NV-CQS-001, {entry}}}\n"
    [found] = findings(folder(tmp_path, second))
    # The reports are read in the order of their paths, and `-` sorts before `.`.
    assert str(found.location).startswith(HERE)
    assert [str(each.location) for each in found.related] == [f"{OTHER}:{place}"]
    assert str(found.label) == "here “in_progress, 50 %”"


@pytest.mark.parametrize(
    "head", ["as_of: 2024-07-01\nagency: so-a\n", "as_of: 2024-06-30\nagency: so-b\n"]
)
def test_another_day_or_agency_is_no_conflict(tmp_path: Path, head: str) -> None:
    second = f"# {OTHER}\n{head}tasks:\n  - {{task: NV-CQS-001, status: suspended}}\n"
    assert findings(folder(tmp_path, second)) == []


def test_a_revised_value_names_the_one_that_is_used_and_the_one_that_is_not(tmp_path: Path) -> None:
    assert findings(folder(tmp_path, LATER % "65.0")) == []
    [found] = findings(folder(tmp_path, LATER % "64"))
    assert lines([found]) == [
        (
            f"{HERE}:6:35 DX507 CT-CQS-01 has two values for 2024-06-30:"
            " 64 (vb-1, 2024-12-31) is used, 65 (Sở A, 2024-06-30) is left out"
        )
    ]
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("the value that is used", "data/reports/bao.yaml:4:35")
    ]


def test_every_value_that_is_left_out_is_told(tmp_path: Path) -> None:
    second = f"{SECOND}indicators:\n  - {{indicator: CT-CQS-01, value: 66}}\n"
    places = [str(found.location) for found in findings(folder(tmp_path, LATER % "64", second))]
    assert places == [f"{OTHER}:4:35", f"{HERE}:6:35"]


def test_a_report_that_gives_two_values_itself_is_told_once(tmp_path: Path) -> None:
    entries = "  - {indicator: CT-CQS-01, value: 65}\n  - {indicator: CT-CQS-01, value: 66}\n"
    found = findings(folder(tmp_path, f"{REPORT}indicators:\n{entries}"))
    assert [each.rule.code for each in found] == ["DX509"]
