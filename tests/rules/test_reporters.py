from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import indicator, task
from dxplan.findings import Finding
from tests.builders import findings, folder, lines
from tests.rules.reports import measured, told

#: Department A is taken over by B on 1 March 2025; D begins that day; E has nothing to do with it.
AGENCIES = """\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, until: 2025-03-01,
     successors: [{id: so-b}, {id: so-e, scope: báo chí}]}
  - {id: so-b, name: Sở B, level: department}
  - {id: so-d, name: Sở D, level: department, from: 2025-03-01}
  - {id: so-e, name: Sở E, level: department}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-d]}
"""


def reported(root: Path, *examples: str) -> list[Finding]:
    found = findings(folder(root, AGENCIES, *examples))
    return [each for each in found if each.rule.code in {"DX313", "DX314"}]


def test_an_agency_that_has_ended_does_not_report(tmp_path: Path) -> None:
    assert reported(tmp_path, told("2025-02-28", "in_progress, 60")) == []
    [found] = reported(tmp_path, told("2025-03-01", "in_progress, 60"))
    assert lines([found]) == [
        (
            "data/reports/2025-03-01/so-a.yaml:2:9 DX313"
            " Sở A no longer existed on 2025-03-01: it ended on 2025-03-01"
        )
    ]
    assert str(found.fix) == "Sở B has taken its place: write agency: so-b, or correct as_of"
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("the agency ends here", "data/agencies.yaml:2:54")
    ]


def test_an_agency_that_has_not_begun_does_not_report(tmp_path: Path) -> None:
    [found] = reported(tmp_path, told("2024-09-30", "in_progress, 60", "so-d"))
    assert lines([found]) == [
        (
            "data/reports/2024-09-30/so-d.yaml:2:9 DX313"
            " Sở D did not exist yet on 2024-09-30: it begins on 2025-03-01"
        )
    ]
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("it begins here", "data/agencies.yaml:5:53")
    ]


def test_where_nobody_follows_the_way_out_names_nobody(tmp_path: Path) -> None:
    ended = AGENCIES.replace("{id: so-b}, ", "")
    found = reported(tmp_path, ended, told("2025-03-01", "in_progress, 60"))
    assert [str(each.fix) for each in found] == ["name the agency that reports, or correct as_of"]


def test_a_report_on_the_task_of_others_points_at_its_lead(tmp_path: Path) -> None:
    [found] = reported(tmp_path, told("2024-09-30", "in_progress, 60", "so-e"))
    assert lines([found]) == [
        (
            "data/reports/2024-09-30/so-e.yaml:4:12 DX314"
            " Sở E neither leads nor supports NV-CQS-001 on 2024-09-30"
        )
    ]
    assert str(found.label) == "responsible on that day: Sở A"
    assert str(found.fix) == (
        "let the lead report it, add so-e to support, or write that it took the task over:"
        " handovers: [{to: so-e, date: …, decision: …}]"
    )
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("the lead is named here", "data/tasks/cqs.yaml:5:11")
    ]


@pytest.mark.parametrize(
    ("keys", "day", "agency", "codes"),
    [
        ({}, "2024-09-30", "so-b", ["DX314"]),
        ({}, "2025-03-01", "so-b", []),
        ({"support": "[so-e]"}, "2024-09-30", "so-e", []),
        ({"lead": "so-e", "support": "[so-a]"}, "2025-03-01", "so-b", []),
        ({"lead": "departments"}, "2024-09-30", "so-a", []),
        ({"lead": "departments"}, "2024-09-30", "so-b", ["DX314"]),
        ({"lead": "departments"}, "2025-03-01", "so-b", []),
        ({"lead": "so-e", "support": "[departments]"}, "2025-03-01", "so-d", []),
        ({"handovers": "[{to: so-e, date: 2024-09-30}]"}, "2024-09-30", "so-e", []),
        ({"handovers": "[{to: so-e, date: 2024-10-01}]"}, "2024-09-30", "so-e", ["DX314"]),
        ({"handovers": "[{to: so-e, date: 2024-09-30}]"}, "2024-09-30", "so-a", ["DX314"]),
        ({}, "2025-03-01", "so-e", ["DX314"]),
    ],
)
def test_who_may_report_on_a_task_is_decided_by_the_day(
    tmp_path: Path, keys: dict[str, str], day: str, agency: str, codes: list[str]
) -> None:
    without = "# data/reports/2024-06-30/so-a.yaml\nas_of: 2024-06-30\nsource: vb-1\n"
    found = reported(tmp_path, without, task(**keys), told(day, "in_progress, 60", agency))
    assert [each.rule.code for each in found] == codes


def test_where_nobody_leads_any_more_that_is_said(tmp_path: Path) -> None:
    nobody = AGENCIES.replace("{id: so-b}, ", "")
    [found] = reported(tmp_path, nobody, told("2025-03-31", "in_progress, 60", "so-e"))
    assert str(found.label) == "nobody answers for it on that day"


def test_after_a_handover_the_taker_is_pointed_at(tmp_path: Path) -> None:
    handed = task(handovers="[{to: so-e, date: 2024-08-01}]")
    [found] = reported(tmp_path, handed, told("2024-09-30", "in_progress, 60"))
    assert [str(each.location) for each in found.related] == ["data/tasks/cqs.yaml:11:22"]


def test_a_value_comes_from_the_owner_or_whoever_took_its_place(tmp_path: Path) -> None:
    [found] = reported(tmp_path, measured("2024-09-30", "70", "so-e"))
    assert lines([found]) == [
        (
            "data/reports/2024-09-30/so-e.yaml:4:17 DX314"
            " Sở E does not answer for CT-CQS-01 on 2024-09-30"
        )
    ]
    assert str(found.label) == "responsible on that day: Sở A"
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("the owner is named here", "data/indicators.yaml:8:12")
    ]
    (tmp_path / "data/reports/2024-09-30/so-e.yaml").unlink()
    assert reported(tmp_path, measured("2025-03-31", "70", "so-b")) == []


def test_where_nobody_answers_for_an_indicator_anybody_may_report_it(tmp_path: Path) -> None:
    nobody = AGENCIES.replace("{id: so-b}, ", "")
    assert reported(tmp_path, nobody, measured("2025-03-31", "70", "so-e")) == []


def test_published_sources_are_free_to_speak(tmp_path: Path) -> None:
    published = told("2025-09-30", "in_progress, 60").replace("agency: so-a", "source: vb-1")
    assert reported(tmp_path, published) == []


def test_of_an_agency_that_ended_only_that_is_told(tmp_path: Path) -> None:
    late = told("2025-03-31", "in_progress, 60")
    found = reported(tmp_path, indicator(owner="so-e"), task(lead="so-e"), late)
    assert [each.rule.code for each in found if "2025" in each.location.path] == ["DX313"]


def test_unknown_agencies_have_findings_of_their_own(tmp_path: Path) -> None:
    assert reported(tmp_path, task(lead="so-x"), told("2024-09-30", "suspended", "so-e")) == []
