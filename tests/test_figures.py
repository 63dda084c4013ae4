from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dxplan.figures import Measured, Row, measure
from dxplan.model import (
    AgencyGroup,
    Baseline,
    Basis,
    Group,
    Pillar,
    Plan,
    Recurrence,
    Status,
    Successor,
    Task,
    TaskReport,
)
from dxplan.pace import Standing
from dxplan.selection import EVERYTHING, By, Selection
from dxplan.states import Progress, Timeliness
from dxplan.tallies import TaskTally, shares
from tests.builders import agency, indicator, measured, plan, report, said, target, task

DUE = date(2024, 6, 30)
AS_OF = date(2024, 7, 1)
DONE, LATE = date(2024, 6, 1), date(2024, 7, 1)
HEADLINE = Group(id="cqs", name="Chính quyền số", declared=100)
OUTSIDE = Group(id="thc", name="Tổ chức thực hiện")


def done(name: str, day: date = DONE) -> TaskReport:
    return said(name, Status.COMPLETED, completed_on=day)


def counted(
    *tasks: Task, entries: tuple[TaskReport, ...] = (), as_of: date = AS_OF, **parts: Any
) -> Measured:
    """The figures of tasks, all reported on by one agency on the day itself."""
    reports = [report(as_of=as_of, tasks=entries)] if entries else []
    parts = {"groups": (HEADLINE, OUTSIDE), "reports": reports, **parts}
    return measure(plan(tasks=tasks, **parts), as_of)


def tally(*tasks: Task, **parts: Any) -> TaskTally:
    return counted(*tasks, **parts).tasks


# Counts: two partitions of one base


def mixed() -> tuple[list[Task], tuple[TaskReport, ...]]:
    """Every progress, every class, and what stands apart."""
    later = date(2025, 12, 31)
    tasks = [
        task(id="on-time", due=DUE),
        task(id="late", due=DUE),
        task(id="undated", due=None),
        task(id="going", due=later),
        task(id="going-overdue", due=DUE),
        task(id="waiting", due=later),
        task(id="halted", due=DUE),
        task(id="silent", due=later),
        task(id="silent-overdue", due=DUE),
        task(id="cancelled", due=DUE),
        task(id="rhythm", recurs=Recurrence.MONTHLY),
        task(id="rhythm-lapsed", recurs=Recurrence.MONTHLY),
        task(id="rhythm-silent", recurs=Recurrence.MONTHLY),
        task(id="rhythm-cancelled", recurs=Recurrence.MONTHLY),
        task(id="rhythm-over", recurs=Recurrence.MONTHLY, until=DUE),
    ]
    entries = (
        done("on-time"),
        done("late", LATE),
        done("undated", LATE),
        said("going", percent=40),
        said("going-overdue"),
        said("waiting", Status.NOT_STARTED),
        said("halted", Status.SUSPENDED, percent=10),
        said("cancelled", Status.CANCELLED),
        said("rhythm"),
        said("rhythm-lapsed", Status.SUSPENDED),
        said("rhythm-cancelled", Status.CANCELLED),
    )
    return tasks, entries


def test_every_task_of_the_base_has_one_progress_and_one_class() -> None:
    tasks, entries = mixed()
    found = tally(*tasks, entries=entries)
    assert (found.recorded, found.total, found.cancelled, found.recurring.total) == (15, 10, 2, 3)
    assert found.progress == {
        Progress.COMPLETED: 3,
        Progress.IN_PROGRESS: 2,
        Progress.NOT_STARTED: 1,
        Progress.SUSPENDED: 1,
        Progress.UNREPORTED: 3,
        Progress.CANCELLED: 0,
    }
    assert found.timeliness == {
        Timeliness.COMPLETED_ON_TIME: 2,
        Timeliness.COMPLETED_LATE: 1,
        Timeliness.IN_TERM: 3,
        Timeliness.OVERDUE: 4,
    }


def test_recurring_tasks_are_tallied_apart() -> None:
    tasks, entries = mixed()
    found = tally(*tasks, entries=entries).recurring
    assert (found.total, found.up_to_date, found.lapsed, found.unreported) == (3, 1, 1, 1)


def test_the_basis_is_counted_over_all_that_is_recorded() -> None:
    tasks = [
        task(id="1", basis=Basis.DRAFTED),
        task(id="2", basis=Basis.ANNOUNCED),
        task(id="3", basis=Basis.DRAFTED, recurs=Recurrence.YEARLY),
    ]
    assert tally(*tasks).basis == {
        Basis.TRANSCRIBED: 0,
        Basis.ANNOUNCED: 1,
        Basis.CITED: 0,
        Basis.DRAFTED: 2,
    }


# Rates


def test_rates_are_taken_over_their_own_bases() -> None:
    tasks, entries = mixed()
    found = tally(*tasks, entries=entries)
    assert found.completion_rate == Decimal(3) / 10
    assert found.completion_rate_due == Decimal(3) / 7
    assert found.on_time_rate == Decimal(2) / 3
    assert found.completion_range == (Decimal(3) / 10, Decimal(6) / 10)


@pytest.mark.parametrize(
    ("tasks", "entries"),
    [
        ([], ()),
        ([task(id="1")], (said("1", Status.CANCELLED),)),
        ([task(id="1", recurs=Recurrence.YEARLY)], (said("1"),)),
    ],
)
def test_a_rate_over_nothing_is_none(tasks: list[Task], entries: tuple[TaskReport, ...]) -> None:
    found = tally(*tasks, entries=entries)
    assert found.total == 0
    rates = (
        found.completion_rate,
        found.completion_rate_due,
        found.on_time_rate,
        found.completion_range,
        found.percent_complete,
        found.reporting_rate,
    )
    assert rates == (None,) * 6


def test_nothing_due_and_nothing_completed_leaves_no_base() -> None:
    found = tally(task(due=date(2025, 12, 31)))
    assert found.completion_rate == 0
    assert (found.completion_rate_due, found.on_time_rate) == (None, None)


@pytest.mark.parametrize(
    ("weights", "entries", "expected"),
    [
        pytest.param((1, 1), (done("0"), said("1", percent=50)), ("0.75", "0.75"), id="mean"),
        pytest.param((3, 1), (done("0"), said("1", percent=50)), ("0.875", "0.875"), id="weights"),
        pytest.param(("0.5", "1.5"), (done("0"),), ("0.25", "1"), id="unreported is a range"),
        pytest.param((1, 1), (done("0"), said("1")), ("0.5", "1"), id="no percentage is a range"),
        pytest.param(
            (1, 1), (done("0"), said("1", Status.NOT_STARTED)), ("0.5", "0.5"), id="not started"
        ),
        pytest.param((1, 9), (done("0"), said("1", Status.CANCELLED)), ("1", "1"), id="cancelled"),
        pytest.param((1, 1), (), ("0", "1"), id="nothing known"),
    ],
)
def test_percent_complete_is_a_weighted_mean_as_far_as_it_is_known(
    weights: tuple[int | str, int | str],
    entries: tuple[TaskReport, ...],
    expected: tuple[str, str],
) -> None:
    tasks = [task(id=str(n), weight=Decimal(weight)) for n, weight in enumerate(weights)]
    low, high = expected
    assert tally(*tasks, entries=entries).percent_complete == (Decimal(low), Decimal(high))


def test_members_that_are_silent_widen_the_percentage_of_their_group() -> None:
    group = AgencyGroup(id="so", name="Các sở", members=("so-a", "so-b"))
    found = tally(task(lead="so"), entries=(done("NV-CQS-001"),), agency_groups=[group])
    assert found.percent_complete == (Decimal("0.5"), Decimal(1))
    # The group as a whole has begun: it is not among the unreported.
    assert found.completion_range == (Decimal(0), Decimal(0))


def test_the_reporting_rate_counts_tasks_that_owe_a_report_this_quarter() -> None:
    tasks = [
        task(id="reported"),
        task(id="silent"),
        task(id="completed-now"),
        task(id="completed-before"),
        task(id="not-begun", start=date(2024, 7, 2)),
        task(id="rhythm", recurs=Recurrence.MONTHLY),
        task(id="cancelled"),
    ]
    reports = [
        report(as_of=date(2024, 6, 14), tasks=(done("completed-before"), said("silent"))),
        report(
            as_of=date(2024, 6, 15),
            tasks=(
                said("reported"),
                done("completed-now"),
                said("rhythm"),
                said("cancelled", Status.CANCELLED),
            ),
        ),
    ]
    assert tally(*tasks, reports=reports).reporting_rate == Decimal(2) / 3


# Which tasks are counted


def test_the_headline_counts_only_groups_with_a_declared_total() -> None:
    found = counted(task(id="1"), task(id="2", group="thc"), entries=(done("2"),))
    assert (found.tasks.recorded, found.tasks.completed, found.tasks.declared) == (1, 0, 100)
    assert (found.outside.recorded, found.outside.completed, found.outside.declared) == (1, 1, None)


@pytest.mark.parametrize(
    ("selection", "total", "outside", "declared"),
    [
        (Selection(), 2, 1, 100),
        (Selection(role="any"), 2, 1, 100),
        (Selection(group="cqs"), 2, 0, 100),
        (Selection(group="thc"), 1, 0, None),
        (Selection(group="thc", agency="so-a"), 1, 0, None),
        (Selection(agency="so-a"), 1, 1, None),
        (Selection(agency="so-b"), 1, 0, None),
        (Selection(agency="so-b", role="any"), 2, 0, None),
        (Selection(year="2025"), 2, 1, None),
        (Selection(year="-"), 0, 0, None),
    ],
)
def test_a_selection_narrows_the_headline_and_what_stands_outside(
    selection: Selection, total: int, outside: int, declared: int | None
) -> None:
    tasks = [
        task(id="1", support=("so-b",)),
        task(id="2", lead="so-b"),
        task(id="3", group="thc"),
    ]
    found = measure(plan(tasks=tasks, groups=(HEADLINE, OUTSIDE)), AS_OF, selection)
    assert (found.tasks.total, found.outside.total) == (total, outside)
    assert found.tasks.declared == declared


# Indicators


def test_indicators_are_counted_by_standing() -> None:
    indicators = [
        indicator(id="met", baseline=Baseline(date=date(2022, 12, 31), value=Decimal(40))),
        indicator(id="silent", basis=Basis.DRAFTED),
        indicator(id="aimless", targets=()),
    ]
    values = report(as_of=AS_OF, indicators=(measured(80, indicator="met"),))
    pillars = (Pillar(id="cqs", name="Chính quyền số", declared=27), Pillar(id="x", name="X"))
    found = counted(indicators=indicators, reports=[values], pillars=pillars).indicators
    assert (found.declared, found.total) == (27, 3)
    assert found.standing == dict.fromkeys(Standing, 0) | {Standing.MET: 1, Standing.NO_DATA: 2}
    assert found.basis == dict.fromkeys(Basis, 0) | {Basis.CITED: 2, Basis.DRAFTED: 1}


# Rows


def grid() -> Plan:
    """Two pillars and two groups that cross, and one group outside."""
    return plan(
        pillars=(
            Pillar(id="cqs", name="Chính quyền số", declared=2),
            Pillar(id="kts", name="Kinh tế số"),
        ),
        groups=(
            HEADLINE,
            Group(id="ktx", name="Kinh tế số và xã hội số", declared=77),
            OUTSIDE,
        ),
        agencies=[
            agency(id="so-cu", until=date(2024, 3, 1), successors=(Successor(id="so-b"),)),
        ],
        agency_groups=[AgencyGroup(id="so", name="Các sở", members=("so-a", "so-b"))],
        indicators=[
            indicator(id="CT-1", targets=(target(80, 2025), target(90, 2030))),
            indicator(id="CT-2", pillar="kts", owner="so-cu", targets=(target(50, 2030),)),
        ],
        tasks=[
            task(id="NV-1", serves=("CT-1", "CT-2"), due=date(2024, 12, 31)),
            task(id="NV-2", serves=("CT-2",), group="ktx", lead="so-cu", due=date(2025, 1, 1)),
            task(id="NV-3", group="ktx", lead="so", support=("so-b",), due=None),
            task(id="NV-4", group="thc", serves=("CT-1",)),
            task(id="NV-5", lead="so-b", recurs=Recurrence.YEARLY, until=date(2025, 12, 31)),
        ],
    )


def rows(*by: By, selection: Selection = EVERYTHING) -> tuple[Row, ...]:
    return measure(grid(), AS_OF, selection, by).rows


def numbers(row: Row) -> tuple[str, int, int]:
    return row.id, row.tasks.recorded, row.indicators.total


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("pillar", [("cqs", 1, 1), ("kts", 2, 1)]),
        ("group", [("cqs", 2, 2), ("ktx", 2, 1), ("thc", 1, 1)]),
        ("agency", [("so", 1, 0), ("so-a", 1, 1), ("so-b", 2, 1)]),
        ("agency-as-planned", [("so", 1, 0), ("so-a", 1, 1), ("so-b", 1, 0), ("so-cu", 1, 1)]),
        ("year", [("2024", 1, 0), ("2025", 2, 1), ("2030", 0, 2), ("-", 1, 0)]),
    ],
)
def test_rows_count_tasks_and_indicators(by: By, expected: list[tuple[str, int, int]]) -> None:
    found = rows(by)
    assert [numbers(row) for row in found] == expected
    assert {row.by for row in found} == {by}


def test_rows_are_by_pillar_and_group_when_nothing_is_asked() -> None:
    assert measure(grid(), AS_OF).rows == rows("pillar", "group")


def test_only_rows_of_the_whole_plan_have_a_declared_total() -> None:
    assert [row.tasks.declared for row in rows("group")] == [100, 77, None]
    assert [row.indicators.declared for row in rows("pillar")] == [2, None]
    chosen = Selection(agency="so-a")
    assert [row.tasks.declared for row in rows("group", selection=chosen)] == [None, None, None]
    assert [row.indicators.declared for row in rows("pillar", selection=chosen)] == [None, None]


def test_by_pillar_a_task_that_serves_two_counts_twice_and_one_that_serves_none_not_at_all() -> (
    None
):
    assert sum(row.tasks.recorded for row in rows("pillar")) == 3
    assert measure(grid(), AS_OF).tasks.recorded == 4


def test_supporting_agencies_count_where_any_role_is_asked_for() -> None:
    found = rows("agency", selection=Selection(role="any"))
    assert [numbers(row) for row in found] == [("so", 1, 0), ("so-a", 2, 1), ("so-b", 3, 1)]


def test_by_year_an_indicator_is_judged_for_that_years_target() -> None:
    value = report(as_of=AS_OF, indicators=(measured(85, indicator="CT-1"),))
    one = plan(
        groups=(HEADLINE,),
        indicators=[indicator(id="CT-1", targets=(target(80, 2025), target(90, 2030)))],
        reports=[value],
    )
    standing = {row.id: row.indicators.standing for row in measure(one, AS_OF, rows=("year",)).rows}
    assert standing["2025"][Standing.EXCEEDED] == 1
    assert standing["2030"][Standing.NO_DATA] == 1


# Shares


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 1, 1], ["33.4", "33.3", "33.3"]),
        ([2, 1], ["66.7", "33.3"]),
        ([1, 2], ["33.3", "66.7"]),
        ([0, 5], ["0", "100"]),
        ([1, 999, 0], ["0.1", "99.9", "0"]),
        ([1, 9999], ["0", "100"]),
        ([1] * 7, ["14.3"] * 6 + ["14.2"]),
        ([14068, 1983, 5640, 223], ["64.2", "9.1", "25.7", "1.0"]),
        ([0, 0], ["0", "0"]),
        ([], []),
    ],
)
def test_shown_shares_go_to_the_largest_remainders(counts: list[int], expected: list[str]) -> None:
    found = shares(counts)
    assert found == [Decimal(each) for each in expected]
    assert sum(found) == (100 if any(counts) else 0)


# The whole


def test_measuring_changes_nothing_and_says_the_same_twice() -> None:
    whole = grid()
    before = repr(whole)
    assert measure(whole, AS_OF) == measure(whole, AS_OF)
    assert repr(whole) == before


def test_reports_and_tasks_may_come_in_any_order() -> None:
    tasks, entries = mixed()
    reports = [
        report(as_of=date(2024, 3, 31), tasks=entries[::2]),
        report(as_of=DUE, tasks=entries[1::2]),
    ]
    assert tally(*tasks, reports=reports) == tally(*tasks[::-1], reports=reports[::-1])


def test_an_empty_plan_has_rows_and_figures_too() -> None:
    found = counted()
    assert (found.tasks.recorded, found.outside.recorded, found.indicators.total) == (0, 0, 0)
    assert [(row.by, row.id) for row in found.rows] == [
        ("pillar", "cqs"),
        ("group", "cqs"),
        ("group", "thc"),
    ]
