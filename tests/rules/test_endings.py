from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import task
from dxplan.findings import Finding
from tests.builders import findings, folder, lines
from tests.rules.reports import told

#: Department A ends, its members of a group with it, and B and C take parts of its work.
AGENCIES = """\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, until: 2025-03-01, successors: [%s]}
  - {id: so-b, name: Sở B, level: department}
  - {id: so-c, name: Sở C, level: department, until: 2025-01-01}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b, so-c]}
"""
SCOPED = AGENCIES % "{id: so-b, scope: báo chí}, {id: so-c, scope: mạng}"
NOBODY = AGENCIES % ""


def ended(root: Path, *examples: str) -> list[Finding]:
    return [each for each in findings(folder(root, *examples)) if each.rule.code == "DX312"]


def test_a_lead_without_a_single_successor_names_the_candidates(tmp_path: Path) -> None:
    [found] = ended(tmp_path, SCOPED)
    assert lines([found]) == [
        (
            "data/tasks/cqs.yaml:5:11 DX312 from 2025-03-01 on nobody answers for NV-CQS-001:"
            " Sở A ends, and no agency takes over all of its work"
        )
    ]
    assert str(found.label) == "candidates: Sở B (so-b: báo chí); Sở C (so-c: mạng)"
    assert str(found.fix) == (
        "write in the task who takes it over: handovers: [{to: …, date: 2025-03-01, decision: …}]"
    )
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("the agency ends here", "data/agencies.yaml:2:54")
    ]


def test_the_only_candidate_stands_in_the_way_out(tmp_path: Path) -> None:
    [found] = ended(tmp_path, AGENCIES % "{id: so-b, scope: báo chí}")
    assert str(found.fix).endswith("handovers: [{to: so-b, date: 2025-03-01, decision: …}]")


def test_without_candidates_that_is_said(tmp_path: Path) -> None:
    [found] = ended(tmp_path, NOBODY)
    assert str(found.label) == "no successor is named"


def test_a_successor_to_everything_is_enough(tmp_path: Path) -> None:
    assert ended(tmp_path, AGENCIES % "{id: so-b}, {id: so-c, scope: mạng}") == []


def test_a_line_ends_where_its_last_agency_does(tmp_path: Path) -> None:
    [found] = ended(tmp_path, AGENCIES % "{id: so-c}")
    assert "from 2025-03-01 on" in str(found.message)
    assert "Sở C ends" in str(found.message)
    assert [str(each.location) for each in found.related] == ["data/agencies.yaml:4:54"]


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ({"due": "2025-02-28"}, 0),
        ({"due": "2025-03-01"}, 1),
        ({"due": None}, 1),
        ({"due": None, "recurs": "yearly"}, 1),
        ({"due": None, "recurs": "yearly", "until": "2025-02-28"}, 0),
        ({"handovers": "[{to: so-b, date: 2025-03-01}]"}, 0),
        ({"handovers": "[{to: so-b, date: 2025-09-01}]"}, 0),
        ({"lead": "so-b", "handovers": "[{to: so-a, date: 2024-01-01}]"}, 1),
    ],
)
def test_a_task_is_left_alone_when_it_goes_on_after_the_end(
    tmp_path: Path, keys: dict[str, str | None], count: int
) -> None:
    unreported = "# data/reports/2024-06-30/so-a.yaml\nas_of: 2024-06-30\nagency: so-a\n"
    assert len(ended(tmp_path, SCOPED, unreported, task(**keys))) == count


@pytest.mark.parametrize(
    ("due", "entry", "count"),
    [
        ("2025-12-31", "completed, 2024-09-01", 0),
        ("2025-12-31", "cancelled", 0),
        ("2025-12-31", "suspended", 1),
        ("2024-12-31", "in_progress, 50", 1),
        ("2024-12-31", "completed, 2024-09-01", 0),
    ],
)
def test_what_is_reported_decides_whether_a_task_is_open(
    tmp_path: Path, due: str, entry: str, count: int
) -> None:
    assert len(ended(tmp_path, SCOPED, task(due=due), told("2024-09-30", entry))) == count


def test_a_rhythm_goes_on_after_a_completed_period(tmp_path: Path) -> None:
    every_year = task(due=None, recurs="yearly")
    assert (
        len(ended(tmp_path, SCOPED, every_year, told("2024-09-30", "completed, 2024-09-01"))) == 1
    )


def test_the_handover_that_has_to_be_followed_is_pointed_at(tmp_path: Path) -> None:
    handed = task(lead="so-b", handovers="[{to: so-a, date: 2024-01-01}]")
    [found] = ended(tmp_path, SCOPED, handed)
    assert str(found.location) == "data/tasks/cqs.yaml:11:22"


def test_the_members_of_a_group_are_counted_and_its_tasks_are_named(tmp_path: Path) -> None:
    two = (
        task(lead="departments")
        + task(id="NV-CQS-002", lead="departments").partition("tasks:\n")[2]
    )
    [found] = ended(tmp_path, SCOPED, two)
    assert lines([found]) == [
        (
            "data/agencies.yaml:6:10 DX312 2 of 3 members of departments end without a single"
            " successor, the first on 2025-01-01, while 2 tasks they lead are open"
        )
    ]
    assert str(found.label) == "candidates: Sở B (so-b: báo chí); Sở C (so-c: mạng)"
    assert [(str(each.message), str(each.location)) for each in found.related] == [
        ("NV-CQS-001 is led by the group", "data/tasks/cqs.yaml:5:11"),
        ("NV-CQS-002 is led by the group", "data/tasks/cqs.yaml:13:11"),
    ]


def test_a_member_that_has_completed_its_share_leaves_nothing_behind(tmp_path: Path) -> None:
    of_group = NOBODY, task(lead="departments")
    done = told("2024-06-30", "completed, 2024-06-20", "so-a")
    [found] = ended(tmp_path, *of_group, done)
    assert str(found.message).startswith("1 of 3 members")
    also = told("2024-06-30", "completed, 2024-06-20", "so-c")
    assert ended(tmp_path, *of_group, done + also) == []


def test_nothing_is_said_of_successors_that_could_not_be_read(tmp_path: Path) -> None:
    assert ended(tmp_path, SCOPED.replace("name: Sở B, level: department", "name: Sở B")) == []
