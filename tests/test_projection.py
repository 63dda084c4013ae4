"""The line of Theil and Sen, in exact fractions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.projection import FEWEST, MOST, Projection, project

BEGIN = date(2022, 12, 31)


def on_days(*values: tuple[int, int | str]) -> list[tuple[date, Decimal]]:
    return [(BEGIN + timedelta(days=day), Decimal(value)) for day, value in values]


def line(*values: tuple[int, int | str]) -> Projection:
    found = project(on_days(*values))
    assert found is not None
    return found


@pytest.mark.parametrize("count", range(FEWEST))
def test_fewer_than_three_values_have_no_line(count: int) -> None:
    assert project(on_days(*[(day, 5) for day in range(count)])) is None


@pytest.mark.parametrize(
    ("values", "slope", "at_begin"),
    [
        pytest.param([(0, 0), (10, 10), (20, 20)], 1, 0, id="on a line"),
        pytest.param([(0, 7), (10, 7), (20, 7)], 0, 7, id="level"),
        pytest.param([(0, 30), (10, 20), (20, 10)], -1, 30, id="falling"),
        pytest.param([(20, 20), (0, 0), (10, 10)], 1, 0, id="in any order"),
        pytest.param([(0, 0), (1, 1), (2, 90), (3, 3), (4, 4)], 1, 0, id="one far off"),
        # 5/3, 1/3 and 1 a day; 10, 10 and 12 at the beginning
        pytest.param([(0, 10), (3, 15), (6, 16)], 1, 10, id="between its points"),
        # 0, 0, 2/3, 1, 1 and 2 a day; 0, -5/6, 1/3 and -1/2 at the beginning
        pytest.param([(0, 0), (1, 0), (2, 2), (3, 2)], Fraction(5, 6), "-0.25", id="even number"),
    ],
)
def test_the_line_is_the_median_of_slopes_and_of_intercepts(
    values: list[tuple[int, int]], slope: int | Fraction, at_begin: int | str
) -> None:
    found = line(*values)
    assert found.slope == slope
    assert found.on(BEGIN) == Decimal(at_begin)


def test_values_on_a_line_of_thirds_are_continued_without_rounding() -> None:
    found = line((0, 0), (3, 1), (6, 2))
    assert found.on(BEGIN + timedelta(days=300)) == 100
    assert found.day_of(Decimal(100)) == BEGIN + timedelta(days=300)


def test_only_the_latest_values_of_a_long_series_count() -> None:
    old = [(day, 1000 - day) for day in range(50)]
    new = [(50 + day, day) for day in range(MOST)]
    assert line(*old, *new).slope == line(*new).slope == 1


@pytest.mark.parametrize(
    ("values", "value", "day"),
    [
        ([(0, 0), (10, 10), (20, 20)], 25, 25),
        ([(0, 0), (10, 10), (20, 20)], "25.1", 26),
        ([(0, 0), (10, 10), (20, 20)], -5, -5),
        ([(0, 30), (10, 20), (20, 10)], 5, 25),
        ([(0, 30), (10, 20), (20, 10)], "5.1", 25),
        ([(0, 7), (10, 7), (20, 7)], 7, None),
        ([(0, "0"), (10, "0.000001"), (20, "0.000002")], 10000, None),
        ([(0, 0), (10, 10), (20, 20)], -10_000_000, None),
    ],
)
def test_the_day_of_a_value_is_the_first_on_or_beyond_it(
    values: list[tuple[int, int | str]], value: int | str, day: int | None
) -> None:
    expected = None if day is None else BEGIN + timedelta(days=day)
    assert line(*values).day_of(Decimal(value)) == expected


@given(
    days=st.lists(st.integers(0, 4000), min_size=FEWEST, max_size=12, unique=True),
    begin=st.integers(-1000, 1000),
    step=st.integers(-50, 50),
    later=st.integers(0, 10_000),
)
def test_a_straight_series_goes_on_straight(
    days: list[int], begin: int, step: int, later: int
) -> None:
    found = line(*[(day, begin + step * day) for day in days])
    assert found.on(BEGIN + timedelta(days=later)) == begin + step * later


@given(
    points=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(-100, 100)),
        min_size=FEWEST,
        max_size=9,
        unique_by=lambda point: point[0],
    ),
    offset=st.integers(-500, 500),
)
def test_raising_every_value_raises_the_line_and_turning_them_turns_it(
    points: list[tuple[int, int]], offset: int
) -> None:
    found = line(*points)
    raised = line(*[(day, value + offset) for day, value in points])
    turned = line(*[(day, -value) for day, value in points])
    assert (raised.slope, raised.intercept) == (found.slope, found.intercept + offset)
    assert (turned.slope, turned.intercept) == (-found.slope, -found.intercept)
