from __future__ import annotations

from datetime import date

import pytest

from dxplan.model import Agency, AgencyGroup, Handover, Successor
from dxplan.succession import assigned, lineage, responsible, responsible_for
from tests.builders import agency, plan, task

MERGER = date(2025, 3, 1)
BEFORE = date(2025, 2, 28)


def ended(name: str, *heirs: Successor, until: date = MERGER) -> Agency:
    return agency(id=name, until=until, successors=heirs)


def to(name: str, scope: str | None = None) -> Successor:
    return Successor(id=name, scope=scope)


#: Information and Communications went to Science and Technology, but for two fields of its work.
TTTT = ended("so-ttt", to("so-vhtt", "báo chí"), to("so-khcn"), to("so-b"))
KHCN, VHTT = agency(id="so-khcn"), agency(id="so-vhtt")


@pytest.mark.parametrize(
    ("on", "answering"),
    [(date(2023, 9, 27), "so-ttt"), (BEFORE, "so-ttt"), (MERGER, "so-khcn")],
)
def test_a_merged_department_answers_until_the_day_before_it_ends(on: date, answering: str) -> None:
    merged = plan(agencies=[TTTT, KHCN, VHTT])
    assert responsible(merged, "so-ttt", on) == answering


def test_a_successor_for_a_part_of_the_work_is_passed_over() -> None:
    partly = plan(agencies=[ended("so-ttt", to("so-vhtt", "báo chí")), VHTT])
    assert responsible(partly, "so-ttt", MERGER) is None


def test_succession_is_followed_until_one_exists() -> None:
    later = date(2026, 1, 1)
    chain = plan(
        agencies=[
            ended("so-ttt", to("so-khcn")),
            ended("so-khcn", to("so-cds"), until=later),
            agency(id="so-cds"),
        ]
    )
    assert responsible(chain, "so-ttt", date(2025, 12, 31)) == "so-khcn"
    assert responsible(chain, "so-ttt", later) == "so-cds"
    assert list(lineage(chain, "so-ttt", later)) == ["so-ttt", "so-khcn", "so-cds"]


@pytest.mark.parametrize(
    "agencies",
    [
        [ended("x", to("y")), ended("y", to("x"))],
        [ended("x", to("x"))],
    ],
)
def test_a_circle_of_successors_ends_without_anybody(agencies: list[Agency]) -> None:
    circle = plan(agencies=agencies)
    assert responsible(circle, "x", MERGER) is None
    assert len(list(lineage(circle, "x", MERGER))) == len(agencies)


def test_nobody_answers_for_a_district_that_ended_without_a_successor() -> None:
    districts = plan(agencies=[agency(id="q-x", level="district", until=date(2025, 7, 1))])
    assert responsible(districts, "q-x", date(2025, 6, 30)) == "q-x"
    assert responsible(districts, "q-x", date(2025, 7, 1)) is None


def test_nobody_answers_for_an_agency_that_is_not_known() -> None:
    assert responsible(plan(), "so-khong", MERGER) is None


def test_an_agency_group_answers_for_itself() -> None:
    grouped = plan(agency_groups=[AgencyGroup(id="so", name="Các sở", members=("so-a",))])
    assert responsible(grouped, "so", MERGER) == "so"


@pytest.mark.parametrize(
    ("on", "given_to", "answering"),
    [
        (BEFORE, "so-ttt", "so-ttt"),
        (MERGER, "so-vhtt", "so-vhtt"),
        (date(2025, 12, 31), "so-b", "so-b"),
    ],
)
def test_a_handover_goes_before_succession_by_law(on: date, given_to: str, answering: str) -> None:
    # Written latest first: the dates decide, not the order.
    handed = task(
        lead="so-ttt",
        handovers=(Handover(to="so-b", date=date(2025, 6, 1)), Handover(to="so-vhtt", date=MERGER)),
    )
    merged = plan(agencies=[TTTT, KHCN, VHTT], tasks=[handed])
    assert assigned(handed, on) == given_to
    assert responsible_for(merged, handed, on) == answering


def test_succession_goes_on_from_whoever_took_a_task_over() -> None:
    handed = task(lead="so-a", handovers=(Handover(to="so-ttt", date=date(2024, 1, 1)),))
    assert responsible_for(plan(agencies=[TTTT, KHCN]), handed, MERGER) == "so-khcn"
