"""Trends: the same figures as on any day, at the close of every period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.definitions import FIGURES, value_of
from dxplan.figures import measure
from dxplan.model import Group, Plan, Status
from dxplan.periods import Cycle
from dxplan.selection import EVERYTHING
from dxplan.trend import Known, count_steps, steps, trend
from tests.builders import indicator, measured, plan, report, said, task

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


def labels(first: str, last: str, cycle: Cycle) -> list[str]:
    found = steps(date.fromisoformat(first), date.fromisoformat(last), cycle)
    return [f"{step.period.label} {step.day}{'*' if step.is_open else ''}" for step in found]


@pytest.mark.parametrize(
    ("first", "last", "cycle", "expected"),
    [
        (
            "2023-09-27",
            "2024-06-30",
            Cycle.QUARTER,
            [
                "2023-Q4 2023-12-14",
                "2024-Q1 2024-03-14",
                "2024-Q2 2024-06-14",
                "2024-Q3 2024-06-30*",
            ],
        ),
        ("2024-05-15", "2024-06-14", Cycle.MONTH, ["2024-06 2024-06-14"]),
        ("2024-06-14", "2024-06-15", Cycle.MONTH, ["2024-06 2024-06-14", "2024-07 2024-06-15*"]),
        ("2024-01-01", "2025-01-01", Cycle.YEAR, ["2024 2024-12-14", "2025 2025-01-01*"]),
        ("2024-01-01", "2024-12-14", Cycle.HALF_YEAR, ["2024-H1 2024-06-14", "2024-H2 2024-12-14"]),
    ],
)
def test_a_step_is_measured_when_its_period_closes(
    first: str, last: str, cycle: Cycle, expected: list[str]
) -> None:
    assert labels(first, last, cycle) == expected


@given(DAYS, DAYS, st.sampled_from(Cycle))
def test_steps_cover_every_day_once(one: date, other: date, cycle: Cycle) -> None:
    first, last = sorted((one, other))
    found = steps(first, last, cycle)
    assert len(found) == count_steps(first, last, cycle)
    assert first in found[0].period
    assert found[-1].day == last
    for before, after in pairwise(found):
        assert (before.is_open, before.period) == (False, after.period.previous)


@pytest.fixture
def example() -> Plan:
    """A task completed in May 2024, one never reported, and an indicator measured twice."""
    return plan(
        groups=[Group(id="cqs", name="Phát triển chính quyền số", declared=2)],
        tasks=[task(id="NV-1"), task(id="NV-2")],
        indicators=[indicator()],
        reports=[
            report(as_of=date(2024, 3, 1), tasks=(said("NV-1"),)),
            report(
                as_of=date(2024, 5, 20),
                tasks=(said("NV-1", Status.COMPLETED, completed_on=date(2024, 5, 2)),),
                indicators=(measured(40, date(2023, 12, 31)), measured("55.5", date(2024, 4, 30))),
            ),
        ],
    )


def test_every_step_has_the_figures_of_its_day(example: Plan) -> None:
    wanted = steps(date(2024, 1, 1), date(2024, 6, 30), Cycle.QUARTER)
    names = [name for name in FIGURES if name.startswith("tasks.")]
    lines = trend([Known(step, example) for step in wanted], names, EVERYTHING)
    for line in lines:
        assert line.values == tuple(
            value_of(measure(example, step.day), line.name) for step in wanted
        )


def test_an_indicator_shows_its_latest_value(example: Plan) -> None:
    wanted = steps(date(2023, 10, 1), date(2024, 6, 14), Cycle.QUARTER)
    (line,) = trend([Known(step, example) for step in wanted], ["CT-CQS-01"], EVERYTHING)
    assert line.values == (None, Decimal(40), Decimal("55.5"))


def test_where_no_plan_is_known_nothing_is(example: Plan) -> None:
    first, second = steps(date(2024, 1, 1), date(2024, 6, 14), Cycle.QUARTER)
    known = [Known(first, None), Known(second, example)]
    lines = trend(known, ["tasks.completed", "CT-CQS-01"], EVERYTHING)
    assert [line.values for line in lines] == [(None, 1), (None, Decimal("55.5"))]
