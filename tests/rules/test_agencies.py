from __future__ import annotations

from pathlib import Path

from dxplan.catalogue.example import task
from tests.builders import findings_but, folder, lines

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX318", "DX319", "DX320", "DX321", "DX323", "DX529")

AGENCIES = """\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, %s}
  - {id: so-b, name: Sở B, short: SB, level: department, %s}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b]}
"""


def test_a_group_cannot_stand_where_one_agency_is_needed(tmp_path: Path) -> None:
    example = "# data/reports/bao.yaml\nas_of: 2024-06-30\nagency: departments\n"
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == [
        "data/reports/bao.yaml:2:9 DX302 departments is an agency group, and one agency is needed"
    ]
    assert [str(each.location) for each in found.related] == ["data/agencies.yaml:5:10"]


def test_members_and_successors_are_agencies(tmp_path: Path) -> None:
    example = AGENCIES % ("until: 2025-03-01, successors: [{id: so-x}]", "until: 2025-03-01")
    root = folder(tmp_path, example.replace("[so-a, so-b]", "[so-a, so-y]"))
    assert lines(findings(root)) == [
        "data/agencies.yaml:2:84 DX302 no agency has the id so-x",
        "data/agencies.yaml:5:53 DX302 no agency has the id so-y",
    ]


def test_an_id_may_be_an_agency_and_a_group(tmp_path: Path) -> None:
    example = (AGENCIES % ("from: 2020-01-01", "from: 2020-01-01")).replace(
        "id: departments", "id: so-a"
    )
    assert findings(folder(tmp_path, example)) == []


def test_a_handover_goes_to_an_agency(tmp_path: Path) -> None:
    example = task(handovers="[{to: so-z, date: 2025-03-01}]")
    assert lines(findings(folder(tmp_path, example))) == [
        "data/tasks/cqs.yaml:11:22 DX302 no agency has the id so-z"
    ]


def test_a_succession_in_a_circle_is_told_once_with_every_step(tmp_path: Path) -> None:
    ends = "until: 2025-03-01, successors: [{id: %s}]"
    [found] = findings(folder(tmp_path, AGENCIES % (ends % "so-b", ends % "so-a")))
    assert lines([found]) == [
        (
            "data/agencies.yaml:2:84 DX309"
            " the succession of Sở A leads back to itself: so-a → so-b → so-a"
        )
    ]
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("so-b hands on here", "data/agencies.yaml:3:95")
    ]


def test_an_agency_that_succeeds_itself_is_a_circle(tmp_path: Path) -> None:
    ends = "until: 2025-03-01, successors: [{id: so-a}]"
    [found] = findings(folder(tmp_path, AGENCIES % (ends, "from: 2020-01-01")))
    assert found.rule.code == "DX309"
    assert found.related == ()


def test_a_scope_or_an_agency_that_goes_on_breaks_the_circle(tmp_path: Path) -> None:
    ends = "until: 2025-03-01, successors: [{id: so-b}]"
    scoped = "until: 2025-03-01, successors: [{id: so-a, scope: báo chí}]"
    [found] = findings(folder(tmp_path, AGENCIES % (ends, scoped)))
    assert found.rule.code == "DX312"
    assert findings(folder(tmp_path, AGENCIES % (ends, "successors: [{id: so-a}]"))) == []


def test_two_lines_into_one_circle_are_one_finding(tmp_path: Path) -> None:
    ends = "until: 2025-03-01, successors: [{id: %s}]"
    example = AGENCIES % (ends % "so-b", ends % "so-b")
    assert [found.rule.code for found in findings(folder(tmp_path, example))] == ["DX309"]
