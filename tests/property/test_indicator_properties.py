"""What holds of any series of measurements and of where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.horizons import BOUNDS, LAST_DAY, Horizon, horizons
from dxplan.measurements import Point, series
from dxplan.model import Comparator, Direction, Indicator, Kind, Plan, Report, Target
from dxplan.pace import compare, judge
from tests.builders import indicator, measured, plan, report

LATEST = date(2024, 12, 31)
DAYS = [date(2024, month, 28) for month in (1, 4, 7)]
quick = settings(max_examples=60, deadline=None)

numbers = st.integers(-60, 160).map(Decimal)
directions: st.SearchStrategy[Direction] = st.sampled_from(["up", "down", "keep"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of a few values for a few days, by an agency or a source, not before those days."""
    entries = draw(
        st.lists(st.builds(measured, st.integers(0, 9), st.sampled_from(DAYS)), max_size=3)
    )
    about = report(as_of=draw(st.sampled_from([DAYS[-1], LATEST])), indicators=tuple(entries))
    if draw(st.booleans()):
        return replace(about, agency=draw(st.sampled_from(["so-a", "so-b"])))
    return replace(about, agency=None, source="vb-1")


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan, and the same with its reports and their entries in another order."""
    told = draw(st.lists(reports(), max_size=5))
    record = indicator(direction=draw(directions))
    again = [
        replace(each, indicators=tuple(draw(st.permutations(each.indicators))))
        for each in draw(st.permutations(told))
    ]
    return plan(indicators=[record], reports=told), plan(indicators=[record], reports=again)


@quick
@given(plans=shuffled())
def test_the_order_of_files_and_entries_decides_no_value(plans: tuple[Plan, Plan]) -> None:
    first, again = (
        [
            (point.day, point.value, sorted(other.value for other in point.superseded))
            for points in series(each, LATEST).values()
            for point in points
        ]
        for each in plans
    )
    assert first == again


@quick
@given(plans=shuffled())
def test_every_value_that_was_reported_holds_or_gave_way_to_another(
    plans: tuple[Plan, Plan],
) -> None:
    told, _ = plans
    said = {(entry.date, entry.value) for each in told.reports for entry in each.indicators}
    points = [point for each in series(told, LATEST).values() for point in each]
    kept = {(point.day, point.value) for point in points}
    given_way = {(other.day, other.value) for point in points for other in point.superseded}
    assert kept | given_way == said
    assert not kept & given_way
    assert [point.day for point in points] == sorted({day for day, _ in said if day})


@st.composite
def judged(draw: st.DrawFn) -> tuple[Indicator, Decimal, tuple[Horizon, ...]]:
    """An indicator with the same goal for every year, its latest value, and its horizons."""
    comparator: Comparator = draw(st.sampled_from([">=", ">", "=", "<=", "<"]))
    goal = draw(numbers)
    kind: Kind = draw(st.sampled_from(["share", "rank", "number"]))
    record = indicator(
        kind=kind,
        direction=draw(directions),
        targets=tuple(
            Target(year=year, comparator=comparator, value=goal) for year in range(2024, 2100)
        ),
    )
    values = draw(st.lists(numbers, min_size=1, max_size=6))
    first = LATEST - timedelta(days=len(values) - 1)
    points = [Point(first + timedelta(days=n), value) for n, value in enumerate(values)]
    return record, values[-1], horizons(judge(record, record.targets[0], points, LATEST))


@quick
@given(case=judged())
def test_a_projection_stays_within_what_its_kind_allows(
    case: tuple[Indicator, Decimal, tuple[Horizon, ...]],
) -> None:
    record, _, found = case
    low, high = BOUNDS.get(record.kind, (None, None))
    for horizon in found:
        assert (horizon.projected is None) == (horizon.on_course is None)
        if horizon.projected is not None:
            assert low is None or low <= horizon.projected
            assert high is None or horizon.projected <= high


@quick
@given(case=judged())
def test_the_day_of_reaching_parts_the_years_that_miss_from_those_that_meet(
    case: tuple[Indicator, Decimal, tuple[Horizon, ...]],
) -> None:
    record, latest, found = case
    [reached] = {horizon.reached_on for horizon in found}
    if reached is None:
        return
    assert LATEST < reached <= LAST_DAY
    assert compare(record.targets[0], record.direction, latest) is None
    for horizon in found:
        end = date(horizon.target.year, 12, 31)
        # A line that goes on past `<= 5` from below leaves it again: only better values stay met.
        lasting = (
            horizon.target.comparator
            in {"up": {">=", ">", "="}, "down": {"<=", "<", "="}}[record.direction]
        )
        if horizon.on_course is not None and (end < reached or lasting):
            assert horizon.on_course == (reached <= end)
