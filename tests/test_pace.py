from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.measurements import Point
from dxplan.model import Baseline, Comparator, Direction, Indicator, Range, Target, Value
from dxplan.pace import (
    IndicatorState,
    Standing,
    compare,
    expected_value,
    goal_of,
    indicator_states,
    judge,
    next_target,
)
from tests.builders import indicator, plan, target

MET, EXCEEDED = Standing.MET, Standing.EXCEEDED
BEGIN, END = date(2022, 12, 31), date(2025, 12, 31)
#: 548 of the 1,096 days from BEGIN to END: the middle of the way.
MIDDLE = date(2024, 7, 1)


def bar(comparator: Comparator | None, value: Value | int | str, year: int = 2025) -> Target:
    reading = value if isinstance(value, bool) else Decimal(value)
    return Target(year=year, comparator=comparator, value=reading)


def corridor(low: int | str, high: int | str, year: int = 2025) -> Target:
    return Target(year=year, range=Range(min=Decimal(low), max=Decimal(high)))


def base(value: Value | int | str, day: date = BEGIN) -> Baseline:
    return Baseline(date=day, value=value if isinstance(value, bool) else Decimal(value))


def points(*values: tuple[date, Value | int | str]) -> list[Point]:
    return [
        Point(day, value if isinstance(value, bool) else Decimal(value)) for day, value in values
    ]


def judged(
    value: Value | int | str,
    day: date = MIDDLE,
    *,
    as_of: date | None = None,
    aim: Target | None = None,
    **fields: Any,
) -> IndicatorState:
    """An indicator with a baseline of 0 and a target of 100, judged by one value."""
    record = indicator(**{"baseline": base(0), **fields})
    return judge(record, aim or target(100), points((day, value)), as_of or day)


# Whether a value meets a target


@pytest.mark.parametrize(
    ("comparator", "direction", "below", "equal", "above"),
    [
        (">=", "up", None, MET, EXCEEDED),
        (">=", "down", None, MET, MET),
        (">=", "keep", None, MET, MET),
        (">", "up", None, None, MET),
        (">", "down", None, None, MET),
        (">", "keep", None, None, MET),
        ("=", "up", None, MET, EXCEEDED),
        ("=", "down", EXCEEDED, MET, None),
        ("=", "keep", None, MET, None),
        ("<=", "up", MET, MET, None),
        ("<=", "down", EXCEEDED, MET, None),
        ("<=", "keep", MET, MET, None),
        ("<", "up", MET, None, None),
        ("<", "down", MET, None, None),
        ("<", "keep", MET, None, None),
        (None, "up", None, MET, EXCEEDED),
        (None, "down", EXCEEDED, MET, None),
    ],
)
@pytest.mark.parametrize("level", [10, 0, -10])
def test_a_value_is_compared_as_comparator_and_direction_ask(
    level: int,
    comparator: Comparator | None,
    direction: Direction,
    below: Standing | None,
    equal: Standing | None,
    above: Standing | None,
) -> None:
    found = [
        compare(bar(comparator, level), direction, Decimal(level) + step)
        for step in (Decimal("-0.01"), Decimal(0), Decimal("0.01"))
    ]
    assert found == [below, equal, above]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("up", [None, MET, MET, MET, EXCEEDED]),
        ("down", [EXCEEDED, MET, MET, MET, None]),
        ("keep", [None, MET, MET, MET, None]),
    ],
)
def test_a_range_is_met_from_end_to_end(
    direction: Direction, expected: list[Standing | None]
) -> None:
    values = ["6.99", "7", "7.2", "7.5", "7.51"]
    found = [compare(corridor(7, "7.5"), direction, Decimal(value)) for value in values]
    assert found == expected


@pytest.mark.parametrize("direction", ["up", "down", "keep"])
@pytest.mark.parametrize("comparator", ["=", ">=", "<=", None])
@pytest.mark.parametrize(
    ("wanted", "answer", "expected"),
    [(True, True, MET), (True, False, None), (False, False, MET), (False, True, None)],
)
def test_a_milestone_is_met_by_the_answer_it_asks_for(
    wanted: bool,  # noqa: FBT001 (a column of the table)
    answer: bool,  # noqa: FBT001 (the same)
    expected: Standing | None,
    comparator: Comparator | None,
    direction: Direction,
) -> None:
    assert compare(bar(comparator, wanted), direction, answer) is expected


def test_a_target_that_asks_for_nothing_is_not_met() -> None:
    assert compare(Target(year=2025), "up", Decimal(1)) is None


# The line to the target


@pytest.mark.parametrize(
    ("start", "goal", "direction", "middle"),
    [
        (0, 100, "up", 50),
        (100, 0, "down", 50),
        (-50, 50, "up", 0),
        (-10, -30, "down", -20),
        (80, 80, "up", 80),
        (90, 80, "up", 85),
        ("17.15", "30", "up", "23.575"),
    ],
)
def test_the_line_is_straight_from_the_baseline_to_the_end_of_the_target_year(
    start: int | str, goal: int | str, direction: Direction, middle: int | str
) -> None:
    record = indicator(direction=direction)
    aim, begin = target(goal), Point(BEGIN, Decimal(start))
    days = [BEGIN - timedelta(days=1), BEGIN, MIDDLE, END, END + timedelta(days=1)]
    found = [expected_value(record, aim, begin, day) for day in days]
    assert found == [Decimal(each) for each in (start, start, middle, goal, goal)]


@pytest.mark.parametrize(
    ("direction", "goal"), [("up", Decimal(7)), ("down", Decimal("7.5")), ("keep", Decimal(7))]
)
def test_the_line_to_a_range_ends_where_the_range_begins(direction: Direction, goal: Value) -> None:
    assert goal_of(corridor(7, "7.5"), direction) == goal


def test_a_line_that_begins_after_its_end_asks_for_the_target() -> None:
    late = Point(END, Decimal(10))
    assert expected_value(indicator(), target(100), late, date(2025, 1, 1)) == 100


@pytest.mark.parametrize(
    ("record", "aim", "start"),
    [
        pytest.param(indicator(), bar("=", True), Decimal(0), id="milestone"),
        pytest.param(indicator(), target(100), False, id="baseline is no number"),
        pytest.param(indicator(direction="keep"), target(100), Decimal(0), id="keep"),
        pytest.param(indicator(), Target(year=2025), Decimal(0), id="no target value"),
    ],
)
def test_there_is_no_line_where_there_is_no_way_to_go(
    record: Indicator, aim: Target, start: Value
) -> None:
    assert expected_value(record, aim, Point(BEGIN, start), MIDDLE) is None


@given(
    day=st.integers(0, 1096),
    step=st.integers(-50, 50).filter(bool),
    begin=st.integers(-1000, 1000),
)
def test_a_value_exactly_on_the_line_is_on_track(day: int, step: int, begin: int) -> None:
    # So many units a day that every day's value is a whole number.
    goal = begin + 1096 * step
    record = indicator(direction="up" if step > 0 else "down", baseline=base(begin))
    aim = bar(">=" if step > 0 else "<=", goal)
    here = BEGIN + timedelta(days=day)
    state = judge(record, aim, points((here, begin + step * day)), here)
    assert state.expected == begin + step * day
    assert state.standing is (MET if day == 1096 else Standing.ON_TRACK)


def test_the_line_is_not_bent_by_rounding() -> None:
    # One day of seven to 14: divided first, the line would ask for 2.000…01.
    record = indicator(direction="up", baseline=base(0, date(2025, 12, 24)))
    state = judge(record, target(14), points((date(2025, 12, 25), 2)), date(2025, 12, 25))
    assert (state.expected, state.standing) == (Decimal(2), Standing.ON_TRACK)


# Standing


@pytest.mark.parametrize(
    ("value", "direction", "start", "goal", "expected"),
    [
        (100, "up", 0, 100, MET),
        (101, "up", 0, 100, EXCEEDED),
        (50, "up", 0, 100, Standing.ON_TRACK),
        ("49.99", "up", 0, 100, Standing.BEHIND),
        (50, "down", 100, 0, Standing.ON_TRACK),
        ("50.01", "down", 100, 0, Standing.BEHIND),
        (-21, "down", -10, -30, Standing.ON_TRACK),
        (-19, "down", -10, -30, Standing.BEHIND),
        (80, "up", 80, 80, MET),
        (79, "up", 80, 80, Standing.BEHIND),
        (84, "up", 90, 80, EXCEEDED),
        (79, "up", 90, 80, Standing.BEHIND),
        (95, "keep", 95, 95, MET),
        (96, "keep", 95, 95, MET),
        (94, "keep", 90, 95, Standing.BEHIND),
    ],
)
def test_an_indicator_stands_by_its_target_and_then_by_its_pace(
    value: int | str, direction: Direction, start: int, goal: int, expected: Standing
) -> None:
    comparator: Comparator = "<=" if direction == "down" else ">="
    state = judged(value, aim=bar(comparator, goal), direction=direction, baseline=base(start))
    assert state.standing is expected


def test_without_a_measurement_there_is_no_data() -> None:
    state = judge(indicator(baseline=base(40)), target(80), (), MIDDLE)
    assert (state.standing, state.latest, state.expected, state.age_months) == (
        Standing.NO_DATA,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("latest", "as_of", "age", "stale"),
    [
        (date(2023, 3, 31), date(2024, 6, 30), 14, False),
        (date(2023, 3, 31), date(2024, 7, 1), 15, True),
        (date(2023, 4, 1), date(2024, 7, 1), 15, False),
        (date(2023, 4, 1), date(2024, 7, 2), 15, True),
        (date(2023, 11, 30), date(2025, 2, 28), 14, False),
        (date(2023, 11, 30), date(2025, 3, 1), 15, True),
        (date(2022, 11, 30), date(2024, 2, 29), 14, False),
    ],
)
def test_a_value_is_too_old_from_the_day_after_fifteen_months(
    latest: date,
    as_of: date,
    age: int,
    stale: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    state = judged(100, latest, as_of=as_of)
    assert state.age_months == age
    assert state.standing is (Standing.STALE if stale else MET)


@given(day=st.dates(date(1900, 1, 1), date(2190, 1, 1)), days=st.integers(0, 1000))
def test_the_age_shown_agrees_with_being_too_old(day: date, days: int) -> None:
    state = judged(100, day, as_of=day + timedelta(days=days))
    assert state.age_months is not None
    assert state.age_months >= 15 if state.standing is Standing.STALE else state.age_months <= 15


@pytest.mark.parametrize(
    ("as_of", "expected"), [(END, Standing.ON_TRACK), (date(2026, 1, 1), Standing.BEHIND)]
)
def test_a_target_that_was_missed_is_behind_from_the_next_year_on(
    as_of: date, expected: Standing
) -> None:
    assert judged(90, date(2025, 6, 30), as_of=as_of).standing is expected


def test_a_target_reached_after_its_year_is_met() -> None:
    assert judged(100, date(2026, 3, 31)).standing is MET


@pytest.mark.parametrize(
    ("as_of", "expected"), [(END, Standing.ON_TRACK), (date(2026, 1, 1), Standing.BEHIND)]
)
def test_a_milestone_has_until_the_end_of_its_year(as_of: date, expected: Standing) -> None:
    state = judged(
        False,
        date(2025, 6, 30),
        as_of=as_of,
        aim=bar("=", True),
        kind="milestone",
        baseline=None,
    )
    assert (state.standing, state.expected) == (expected, None)


@pytest.mark.parametrize(
    ("rank", "expected"),
    [(9, EXCEEDED), (10, MET), (20, Standing.ON_TRACK), (21, Standing.BEHIND)],
)
def test_a_rank_improves_downwards(rank: int, expected: Standing) -> None:
    state = judged(rank, aim=bar("<=", 10), kind="rank", direction="down", baseline=base(30))
    assert state.standing is expected


# Where the line begins when there is no baseline


def test_one_measurement_alone_has_no_pace() -> None:
    state = judged(50, baseline=None)
    assert (state.standing, state.start_is_measured) == (Standing.NO_DATA, True)


@pytest.mark.parametrize(
    ("value", "as_of", "expected"),
    [(100, MIDDLE, MET), (90, date(2026, 1, 1), Standing.BEHIND)],
)
def test_one_measurement_alone_is_still_compared_with_the_target(
    value: int, as_of: date, expected: Standing
) -> None:
    day = min(as_of, END)
    assert judged(value, day, as_of=as_of, baseline=None).standing is expected


@pytest.mark.parametrize(("value", "expected"), [(70, Standing.ON_TRACK), (69, Standing.BEHIND)])
def test_the_first_measurement_stands_in_for_a_missing_baseline(
    value: int, expected: Standing
) -> None:
    state = judge(
        indicator(baseline=None), target(100), points((BEGIN, 40), (MIDDLE, value)), MIDDLE
    )
    assert (state.standing, state.start_is_measured, state.expected) == (
        expected,
        True,
        Decimal(70),
    )
    assert state.start == Point(BEGIN, Decimal(40))


def test_a_baseline_goes_before_the_first_measurement() -> None:
    state = judged(50)
    assert (state.start, state.start_is_measured) == (Point(BEGIN, Decimal(0)), False)


# Which target


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        (date(2023, 9, 27), 2025),
        (END, 2025),
        (date(2026, 1, 1), 2030),
        (date(2030, 12, 31), 2030),
        (date(2031, 1, 1), 2030),
    ],
)
def test_the_next_target_year_is_judged_and_after_the_last_the_last(as_of: date, year: int) -> None:
    record = indicator(targets=(target(90, 2030), target(80, 2025)))
    assert next_target(record, as_of).year == year


def test_indicators_without_a_target_are_not_judged() -> None:
    states = indicator_states(
        plan(indicators=[indicator(), indicator(id="CT-CQS-02", targets=())]), MIDDLE
    )
    assert list(states) == ["CT-CQS-01"]
