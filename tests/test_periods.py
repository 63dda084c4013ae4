from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.periods import Cycle, Period, last_closed, period_of

#: Years that dates of a plan can lie in.
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("period", "label", "start", "end"),
    [
        (Period(2024, 1, Cycle.YEAR), "2024", date(2023, 12, 15), date(2024, 12, 14)),
        (Period(2024, 1, Cycle.HALF_YEAR), "2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        (Period(2024, 2, Cycle.HALF_YEAR), "2024-H2", date(2024, 6, 15), date(2024, 12, 14)),
        (Period(2024, 1, Cycle.QUARTER), "2024-Q1", date(2023, 12, 15), date(2024, 3, 14)),
        (Period(2024, 2, Cycle.QUARTER), "2024-Q2", date(2024, 3, 15), date(2024, 6, 14)),
        (Period(2024, 3, Cycle.QUARTER), "2024-Q3", date(2024, 6, 15), date(2024, 9, 14)),
        (Period(2024, 4, Cycle.QUARTER), "2024-Q4", date(2024, 9, 15), date(2024, 12, 14)),
        (Period(2024, 1, Cycle.MONTH), "2024-01", date(2023, 12, 15), date(2024, 1, 14)),
        (Period(2024, 3, Cycle.MONTH), "2024-03", date(2024, 2, 15), date(2024, 3, 14)),
        (Period(2024, 12, Cycle.MONTH), "2024-12", date(2024, 11, 15), date(2024, 12, 14)),
    ],
)
def test_a_period_closes_by_the_decree(period: Period, label: str, start: date, end: date) -> None:
    assert (period.label, period.start, period.end) == (label, start, end)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(2024, 1, Cycle.YEAR), date(2024, 1, 1), date(2024, 12, 31)),
        (Period(2024, 1, Cycle.HALF_YEAR), date(2024, 1, 1), date(2024, 6, 30)),
        (Period(2024, 4, Cycle.QUARTER), date(2024, 10, 1), date(2024, 12, 31)),
        (Period(2024, 2, Cycle.MONTH), date(2024, 2, 1), date(2024, 2, 29)),
        (Period(2199, 12, Cycle.MONTH), date(2199, 12, 1), date(2199, 12, 31)),
    ],
)
def test_by_the_calendar_a_period_begins_on_the_first_and_ends_with_its_month(
    period: Period, start: date, end: date
) -> None:
    assert (period.calendar_start, period.calendar_end) == (start, end)


@pytest.mark.parametrize(
    ("period", "count", "label"),
    [
        (Period(2024, 4, Cycle.QUARTER), 1, "2025-Q1"),
        (Period(2024, 1, Cycle.QUARTER), -1, "2023-Q4"),
        (Period(2024, 1, Cycle.MONTH), -13, "2022-12"),
        (Period(2024, 2, Cycle.HALF_YEAR), 3, "2026-H1"),
        (Period(2024, 1, Cycle.YEAR), 0, "2024"),
    ],
)
def test_later_counts_periods_across_years(period: Period, count: int, label: str) -> None:
    assert period.later(count).label == label


def test_a_period_holds_its_first_and_last_day_and_no_other() -> None:
    quarter = Period(2024, 2, Cycle.QUARTER)
    days = [date(2024, 3, 14), date(2024, 3, 15), date(2024, 6, 14), date(2024, 6, 15)]
    assert [day in quarter for day in days] == [False, True, True, False]


@given(day=DAYS, cycle=st.sampled_from(Cycle))
def test_periods_of_a_cycle_tile_the_calendar(day: date, cycle: Cycle) -> None:
    period = period_of(day, cycle)
    assert day in period
    assert period.previous.end == period.start - timedelta(days=1)
    assert period_of(period.previous.end, cycle) == period.previous
    assert period_of(period.end + timedelta(days=1), cycle).previous == period


@given(day=DAYS, cycle=st.sampled_from(Cycle))
def test_a_day_lies_in_exactly_one_period_of_a_cycle(day: date, cycle: Cycle) -> None:
    a_year = 12 // cycle
    around = [
        Period(day.year + year, number, cycle)
        for year in (-1, 0, 1)
        for number in range(1, a_year + 1)
    ]
    assert [period for period in around if day in period] == [period_of(day, cycle)]


@given(day=DAYS, cycle=st.sampled_from(Cycle), count=st.integers(-40, 40))
def test_later_undoes_itself(day: date, cycle: Cycle, count: int) -> None:
    period = period_of(day, cycle)
    assert period.later(count).later(-count) == period
    assert (period.later(count).start > period.start) == (count > 0)


@given(day=DAYS)
def test_longer_periods_are_made_of_whole_shorter_ones(day: date) -> None:
    ends = {period_of(day, cycle).end for cycle in Cycle}
    assert all(period_of(end, Cycle.MONTH).end == end for end in ends)


@pytest.mark.parametrize(
    ("day", "cycle", "label"),
    [
        (date(2024, 6, 13), Cycle.QUARTER, "2024-Q1"),
        (date(2024, 6, 14), Cycle.QUARTER, "2024-Q2"),
        (date(2024, 6, 15), Cycle.QUARTER, "2024-Q2"),
        (date(2024, 12, 13), Cycle.YEAR, "2023"),
        (date(2024, 12, 14), Cycle.YEAR, "2024"),
        (date(2024, 12, 15), Cycle.YEAR, "2024"),
        (date(2024, 12, 14), Cycle.HALF_YEAR, "2024-H2"),
        (date(2025, 1, 13), Cycle.MONTH, "2024-12"),
        (date(2025, 1, 14), Cycle.MONTH, "2025-01"),
    ],
)
def test_a_period_counts_as_closed_from_its_closing_day(
    day: date, cycle: Cycle, label: str
) -> None:
    assert last_closed(day, cycle).label == label


@given(day=DAYS, cycle=st.sampled_from(Cycle))
def test_the_last_closed_period_is_the_latest_that_has_ended(day: date, cycle: Cycle) -> None:
    closed = last_closed(day, cycle)
    following = period_of(closed.end + timedelta(days=1), cycle)
    assert closed.end <= day < following.end
