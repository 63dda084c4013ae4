"""Every target of an indicator side by side, judged and projected."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from dxplan.horizons import Horizon, horizons
from dxplan.measurements import Point
from dxplan.model import Baseline, Comparator, Direction, Indicator, Kind, Range, Target, Value
from dxplan.pace import Standing, judge
from tests.builders import indicator, target
from tests.conftest import REPOSITORY

BEGIN, MIDDLE, END = date(2022, 12, 31), date(2024, 7, 1), date(2025, 12, 31)
#: 365 days before the end of 2025.
LATEST = date(2024, 12, 31)


def bar(comparator: Comparator, value: int | str, year: int = 2025) -> Target:
    return Target(year=year, comparator=comparator, value=Decimal(value))


def corridor(low: int, high: int) -> Target:
    return Target(year=2025, range=Range(min=Decimal(low), max=Decimal(high)))


def seen(
    record: Indicator, *values: tuple[date, Value | int | str], as_of: date = LATEST
) -> tuple[Horizon, ...]:
    points = [
        Point(day, value if isinstance(value, bool) else Decimal(value)) for day, value in values
    ]
    return horizons(judge(record, record.targets[0], points, as_of))


def daily(record: Indicator, *values: int | str, as_of: date = LATEST) -> tuple[Horizon, ...]:
    """The horizons when these were measured on the days up to and including `LATEST`."""
    first = LATEST - timedelta(days=len(values) - 1)
    days = [first + timedelta(days=n) for n in range(len(values))]
    return seen(record, *zip(days, values, strict=True), as_of=as_of)


def aiming(*aims: Target, direction: Direction = "up", kind: Kind = "number") -> Indicator:
    return indicator(targets=aims, direction=direction, kind=kind)


# Side by side


def test_both_target_years_stand_side_by_side_in_their_order() -> None:
    record = indicator(
        targets=(target(95, 2030), target(80, 2025)),
        baseline=Baseline(date=BEGIN, value=Decimal(40)),
    )
    near, far = seen(record, (MIDDLE, 55), as_of=LATEST)
    assert (near.target.year, far.target.year) == (2025, 2030)
    assert (near.standing, far.standing) == (Standing.BEHIND, Standing.ON_TRACK)
    assert (near.expected, round(far.expected or 0, 2)) == (Decimal(60), Decimal("50.31"))
    assert (round(near.expected_now or 0, 2), round(far.expected_now or 0, 2)) == (
        Decimal("66.68"),
        Decimal("53.76"),
    )


def test_without_a_measurement_the_baseline_still_says_what_is_asked_for() -> None:
    record = indicator(targets=(target(100),), baseline=Baseline(date=BEGIN, value=Decimal(0)))
    [found] = seen(record, as_of=MIDDLE)
    assert (found.standing, found.expected, found.expected_now) == (
        Standing.NO_DATA,
        None,
        Decimal(50),
    )


def test_with_neither_baseline_nor_measurement_nothing_is_asked_for() -> None:
    [found] = seen(indicator(targets=(target(100),)), as_of=MIDDLE)
    assert found == Horizon(
        target=target(100),
        standing=Standing.NO_DATA,
        expected=None,
        expected_now=None,
        projected=None,
        on_course=None,
        reached_on=None,
    )


def test_a_horizon_says_what_the_state_for_its_target_says() -> None:
    record = indicator(targets=(target(80), target(95, 2030)))
    state = judge(record, record.targets[1], [Point(LATEST, Decimal(70))], LATEST)
    assert horizons(state)[1].standing is state.standing
    assert horizons(state)[1].expected == state.expected


# The projection


def test_two_measurements_have_no_projection() -> None:
    [found] = daily(aiming(target(100)), 1, 2)
    assert (found.projected, found.on_course, found.reached_on) == (None, None, None)


def test_a_baseline_is_no_measurement() -> None:
    record = indicator(targets=(target(100),), baseline=Baseline(date=BEGIN, value=Decimal(0)))
    assert daily(record, 1, 2)[0].projected is None


def test_values_of_one_day_are_one_measurement() -> None:
    # `series` leaves one value for each day, however many were reported.
    [found] = seen(aiming(target(100)), (LATEST, 50))
    assert found.projected is None


@pytest.mark.parametrize(
    ("aim", "direction", "values", "projected", "on_course"),
    [
        (bar(">=", 368), "up", (1, 2, 3), 368, True),
        (bar(">", 368), "up", (1, 2, 3), 368, False),
        (bar(">=", 369), "up", (1, 2, 3), 368, False),
        (bar("<=", -362), "down", (3, 2, 1), -364, True),
        (bar("<=", -365), "down", (3, 2, 1), -364, False),
        (bar("=", 5), "up", (4, 4, 4), 4, False),
        (bar("=", 4), "keep", (4, 4, 4), 4, True),
        (bar(">=", 95), "keep", (95, 94, 93), -272, False),
        (bar(">=", 0), "up", (-3, -2, -1), 364, True),
        (corridor(360, 370), "up", (1, 2, 3), 368, True),
        (corridor(370, 375), "up", (1, 2, 3), 368, False),
    ],
)
def test_the_projected_value_is_compared_with_the_target(
    aim: Target,
    direction: Direction,
    values: tuple[int, int, int],
    projected: int,
    on_course: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    [found] = daily(aiming(aim, direction=direction), *values)
    assert found.projected == projected
    assert found.on_course is on_course


@pytest.mark.parametrize(
    ("kind", "direction", "values", "projected"),
    [
        ("share", "up", (97, 98, 99), 100),
        ("share", "down", (3, 2, 1), 0),
        ("rank", "down", (30, 20, 10), 1),
        ("rank", "down", (10, 20, 30), 30 + 3650),
        ("number", "up", (97, 98, 99), 99 + 365),
        ("number", "down", (3, 2, 1), 1 - 365),
    ],
)
def test_no_share_is_projected_beyond_100_and_no_rank_before_the_first(
    kind: Kind, direction: Direction, values: tuple[int, int, int], projected: int
) -> None:
    record = aiming(bar("=", 5), direction=direction, kind=kind)
    assert daily(record, *values)[0].projected == projected


def test_a_milestone_is_not_projected() -> None:
    aim = Target(year=2025, comparator="=", value=True)
    record = indicator(kind="milestone", targets=(aim,))
    [found] = seen(record, *[(day, False) for day in (BEGIN, MIDDLE, LATEST)])
    assert (found.projected, found.on_course, found.reached_on) == (None, None, None)


@pytest.mark.parametrize(("last", "projected"), [(END - timedelta(days=1), 4), (END, None)])
def test_what_is_measured_is_not_projected(last: date, projected: int | None) -> None:
    days = [last - timedelta(days=n) for n in (2, 1, 0)]
    found = seen(aiming(target(100)), *zip(days, (1, 2, 3), strict=True), as_of=END)
    assert found[0].projected == projected


def test_a_year_that_is_over_without_a_measurement_is_projected_still() -> None:
    [found] = daily(aiming(target(100)), 1, 2, 3, as_of=date(2026, 3, 1))
    assert (found.standing, found.projected, found.on_course) == (
        Standing.BEHIND,
        Decimal(368),
        True,
    )


# The day of reaching


@pytest.mark.parametrize(
    ("aim", "direction", "values", "days"),
    [
        pytest.param(bar(">=", 13), "up", (1, 2, 3), 10, id="on the bar"),
        pytest.param(bar(">", 13), "up", (1, 2, 3), 11, id="beyond the bar"),
        pytest.param(bar("=", 13), "up", (1, 2, 3), 10, id="equal"),
        pytest.param(bar(">=", "12.5"), "up", (1, 2, 3), 10, id="between two days"),
        pytest.param(bar("<=", -9), "down", (3, 2, 1), 10, id="falling"),
        pytest.param(bar("<", -9), "down", (3, 2, 1), 11, id="falling below the bar"),
        pytest.param(bar(">=", 400), "up", (1, 2, 3), 397, id="after its year"),
        pytest.param(bar(">=", 3), "up", (1, 2, 3), None, id="met"),
        pytest.param(bar(">=", 13), "up", (3, 2, 1), None, id="other direction"),
        pytest.param(bar(">=", 13), "up", (3, 3, 3), None, id="no movement"),
        pytest.param(bar(">=", 100_000), "up", (1, 2, 3), None, id="too far away"),
        pytest.param(bar(">=", 13), "keep", (1, 2, 3), None, id="to be kept"),
        # The line has been beyond 13 for three days when the last value falls back.
        pytest.param(bar(">=", 13), "up", (11, 12, 13, 14, 15, 12), 1, id="fallen back"),
    ],
)
def test_the_target_is_reached_on_the_first_day_the_line_meets_it(
    aim: Target, direction: Direction, values: tuple[int, ...], days: int | None
) -> None:
    [found] = daily(aiming(aim, direction=direction), *values)
    assert found.reached_on == (None if days is None else LATEST + timedelta(days=days))


def test_a_target_beyond_what_the_kind_allows_is_never_reached() -> None:
    [found] = daily(aiming(bar("<", 1), direction="down", kind="rank"), 9, 6, 3)
    assert found.reached_on is None


# The example of docs/figures.md


def test_the_example_of_the_page_is_what_the_program_projects() -> None:
    page = (REPOSITORY / "docs" / "figures.md").read_text(encoding="utf-8")
    example = page.partition("a share is measured three times")[2].partition("The chart of")[0]
    measured = re.findall(r"^\| (\d{4}-\d\d-\d\d) \| (\d+) \| (\d+) \|", example, re.MULTILINE)
    stated = re.findall(
        r"^\| (\d{4}) \| >= (\d+) \| (\d+) \| (\d+) \+ (\d+) × (\d+) / (\d+) = ([\d.]+) "
        r"\| ([\d.]+) \| (yes|no) \|",
        example,
        re.MULTILINE,
    )
    assert (len(measured), len(stated)) == (3, 2)
    first = date.fromisoformat(measured[0][0])
    points = [(date.fromisoformat(day), value) for day, value, _ in measured]
    assert [(day - first).days for day, _ in points] == [int(count) for _, _, count in measured]
    record = indicator(targets=tuple(target(goal, int(year)) for year, goal, *_ in stated))
    found = seen(record, *points, as_of=points[-1][0])
    for horizon, (year, _, days, *formula, line, projected, on_course) in zip(
        found, stated, strict=True
    ):
        begin, again, rise, over = map(int, formula)
        assert int(days) == again == (date(int(year), 12, 31) - first).days
        assert round(Fraction(begin) + Fraction(again * rise, over), 2) == Fraction(line)
        assert round(horizon.projected or 0, 2) == Decimal(projected)
        assert horizon.on_course == (on_course == "yes")
    [reached] = re.findall(r"so on day (\d+): on (\d{4}-\d\d-\d\d)", example)
    assert found[1].reached_on == first + timedelta(days=int(reached[0]))
    assert found[1].reached_on == date.fromisoformat(reached[1])
