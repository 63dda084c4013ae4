"""Figures taken apart by hand-made plans: who counts, who does not, who is left out and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dxplan.accounts import Account, account
from dxplan.definitions import find_figure
from dxplan.figures import measure
from dxplan.model import Group, Pillar, Plan, Recurrence, Status
from dxplan.selection import EVERYTHING, Selection
from tests.builders import indicator, measured, plan, report, said, target, task

AS_OF = date(2024, 7, 1)
PAST, AHEAD = date(2024, 5, 31), date(2025, 12, 31)


def example() -> Plan:
    """A task for every reason there is."""
    return plan(
        groups=(
            Group(id="cqs", name="Chính quyền số", declared=10),
            Group(id="ktx", name="Kinh tế số", declared=0),
            Group(id="thc", name="Tổ chức thực hiện"),
        ),
        pillars=(
            Pillar(id="cqs", name="Chính quyền số", declared=2),
            Pillar(id="kts", name="Kinh tế số"),
        ),
        tasks=[
            task(id="early", due=PAST, weight=Decimal(2)),
            task(id="late", due=PAST),
            task(id="overdue", due=PAST),
            task(id="silent", due=PAST),
            task(id="going", due=AHEAD),
            task(id="open", due=None),
            task(id="later", due=AHEAD, start=date(2024, 9, 1)),
            task(id="cancelled", due=PAST),
            task(id="rhythm", recurs=Recurrence.MONTHLY),
            task(id="outside", group="thc", due=PAST),
        ],
        indicators=[
            indicator(id="met"),
            indicator(id="silent", targets=(target(50, 2025), target(90, 2030))),
        ],
        reports=[
            report(
                as_of=date(2024, 6, 1),
                tasks=(
                    said("early", Status.COMPLETED, completed_on=PAST),
                    said("late", Status.COMPLETED, completed_on=date(2024, 6, 1)),
                    said("overdue", percent=40),
                    said("cancelled", Status.CANCELLED),
                ),
            ),
            report(
                as_of=date(2024, 6, 20),
                tasks=(said("going", percent=80), said("rhythm")),
                indicators=(measured(80, indicator="met"),),
            ),
        ],
    )


def taken_apart(name: str, selection: Selection = EVERYTHING) -> Account:
    whole = example()
    return account(whole, measure(whole, AS_OF, selection, ()), find_figure(name))


def parts(found: Account) -> dict[str, str]:
    """The ids of the members by part, of those left out by reason."""
    return {
        str(reason or part): " ".join(member.record.id for member in members)
        for part, reason, members in found.parts()
    }


STANDING_APART = {"cancelled": "cancelled", "recurring": "rhythm", "outside": "outside"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "tasks.recorded",
            {
                "counted": "early late overdue silent going open later cancelled rhythm",
                "outside": "outside",
            },
        ),
        (
            "tasks.total",
            {"counted": "early late overdue silent going open later", **STANDING_APART},
        ),
        (
            "tasks.overdue",
            {
                "counted": "overdue silent",
                "rest": "early late going open later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.overdue_unreported",
            {
                "counted": "silent",
                "rest": "early late overdue going open later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.cancelled",
            {
                "counted": "cancelled",
                "rest": "early late overdue silent going open later rhythm",
                "outside": "outside",
            },
        ),
        (
            "tasks.completion_rate_due",
            {
                "counted": "early late",
                "rest": "overdue silent",
                "no_deadline": "open",
                "not_due": "going later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.on_time_rate",
            {
                "counted": "early",
                "rest": "late",
                "not_completed": "overdue silent going open later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.completion_range",
            {
                "counted": "early late",
                "at_best": "silent open later",
                "rest": "overdue going",
                **STANDING_APART,
            },
        ),
        (
            "tasks.percent_complete",
            {
                "counted": "early late",
                "in_part": "overdue going",
                "at_best": "silent open later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.reporting_rate",
            {
                "counted": "going",
                "rest": "overdue silent open",
                "completed_before": "early late",
                "not_begun": "later",
                **STANDING_APART,
            },
        ),
        (
            "tasks.recurring.up_to_date",
            {
                "counted": "rhythm",
                "not_recurring": "early late overdue silent going open later",
                "cancelled": "cancelled",
                "outside": "outside",
            },
        ),
        (
            "tasks.outside.total",
            {
                "counted": "outside",
                "inside": "early late overdue silent going open later cancelled rhythm",
            },
        ),
        ("tasks.declared", {"counted": "cqs ktx", "undeclared": "thc"}),
        ("indicators.met", {"counted": "met", "rest": "silent"}),
        ("indicators.declared", {"counted": "cqs", "undeclared": "kts"}),
    ],
)
def test_every_record_stands_in_one_part(name: str, expected: dict[str, str]) -> None:
    assert parts(taken_apart(name)) == expected


@pytest.mark.parametrize(
    ("name", "sums"),
    [
        ("tasks.completion_rate_due", (2, 2, 4)),
        ("tasks.completion_range", (2, 5, 7)),
        ("tasks.percent_complete", (Decimal("4.2"), Decimal("7.2"), 8)),
        ("tasks.declared", (10, 10, 10)),
    ],
)
def test_numerators_and_denominator_are_sums_over_the_base(
    name: str, sums: tuple[Decimal | int, ...]
) -> None:
    assert taken_apart(name).sums == sums


def test_the_plan_declares_numbers_for_itself_and_for_whole_groups_only() -> None:
    assert taken_apart("tasks.declared").value == 10
    group = taken_apart("tasks.declared", Selection(group="cqs"))
    assert (group.value, parts(group)) == (10, {"counted": "cqs", "part_only": "ktx thc"})
    agency = taken_apart("tasks.declared", Selection(agency="so-a"))
    assert (agency.value, parts(agency)) == (None, {"part_only": "cqs ktx thc"})


def test_of_a_selected_group_nothing_is_outside() -> None:
    found = taken_apart("tasks.overdue", Selection(group="thc"))
    assert parts(found) == {"counted": "outside"}
    assert parts(taken_apart("tasks.outside.total", Selection(group="thc"))) == {
        "inside": "outside"
    }


def test_in_the_selection_of_a_year_indicators_are_judged_for_it() -> None:
    assert parts(taken_apart("indicators.met", Selection(year="2030"))) == {"rest": "silent"}
    assert parts(taken_apart("indicators.met", Selection(year="2025"))) == {
        "counted": "met",
        "rest": "silent",
    }
