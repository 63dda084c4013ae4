from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.periods import (
    Cycle,
    NotATime,
    Period,
    last_closed,
    period_of,
    read_day,
    read_days,
    read_period,
)

#: Years that dates of a plan can lie in.
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
#: Texts that look like times, which plain random text hardly ever does.
TIMELIKE = st.from_regex(r"\d{1,5}(-[HQhq]?\d{1,2}){0,2}(\.\.)?(\d{4})?", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2024", date(2023, 12, 15), date(2024, 12, 14)),
        ("2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-H2", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-Q1", date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q2", date(2024, 3, 15), date(2024, 6, 14)),
        ("2024-Q3", date(2024, 6, 15), date(2024, 9, 14)),
        ("2024-Q4", date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-01", date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-03", date(2024, 2, 15), date(2024, 3, 14)),
        ("2024-12", date(2024, 11, 15), date(2024, 12, 14)),
    ],
)
def test_a_period_closes_by_the_decree(written: str, start: date, end: date) -> None:
    period = read_period(written)
    assert period is not None
    assert (period.start, period.end, period.label) == (start, end, written)


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


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-30", date(2024, 6, 30)),
        (" 2024-06-30 ", date(2024, 6, 30)),
        ("2024", date(2024, 12, 14)),
        ("2024-Q2", date(2024, 6, 14)),
        ("2024-q2", date(2024, 6, 14)),
        (" 2024-h1 ", date(2024, 6, 14)),
        ("2024-06", date(2024, 6, 14)),
    ],
)
def test_a_day_is_a_date_or_the_closing_date_of_a_period(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "0000", "0001", "1899", "2200", "9999", "0001-01", "24", "2024-13", "2024-00",
        "2024-6", "2024-Q0", "2024-Q5", "2024-H3", "2024Q2", "2024-06-31", "2024-6-3", "30/6/2024",
        "٢٠٢٤", "2024-Q2-01", "today", "2024..2025",
    ],
)  # fmt: skip
def test_what_is_neither_date_nor_period_is_refused_with_the_forms_there_are(written: str) -> None:
    with pytest.raises(NotATime) as refused:
        read_day(written)
    assert refused.value.message.values == {"value": repr(written)}
    assert "2024-Q2" in str(refused.value)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-05-01..2024-05-31", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2199", date(2199, 1, 1), date(2199, 12, 31)),
        ("2024-Q2..2024-08-15", date(2024, 4, 1), date(2024, 8, 15)),
        ("2024 .. 2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("..2024", None, date(2024, 12, 31)),
        ("2024..", date(2024, 1, 1), None),
        ("..", None, None),
        ("2024-05-01..2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
    ],
)
def test_a_range_counts_calendar_days_and_includes_its_ends(
    written: str, first: date | None, last: date | None
) -> None:
    assert read_days(written) == (first, last)


@pytest.mark.parametrize("written", ["2025..2024", "2024-05-02..2024-05-01", "2024-Q3..2024-Q2"])
def test_a_range_that_runs_backwards_is_refused(written: str) -> None:
    with pytest.raises(NotATime, match="runs backwards"):
        read_days(written)


@pytest.mark.parametrize("written", ["", " ", "9999", "2024..9999", "2024..x", "1..2..3", "..."])
def test_a_range_with_an_unreadable_end_is_refused(written: str) -> None:
    with pytest.raises(NotATime, match="neither a date nor a period"):
        read_days(written)


@given(written=st.text() | TIMELIKE)
@example("9999-12")
@example("0001-01-01")
@example("{value}")
@example("\ud800")
def test_no_text_breaks_the_reading_of_times(written: str) -> None:
    for read in (read_day, read_days):
        with suppress(NotATime):
            assert read(written)


@given(day=DAYS, cycle=st.sampled_from(Cycle))
def test_a_label_reads_back_as_its_period(day: date, cycle: Cycle) -> None:
    period = period_of(day, cycle)
    assert read_period(period.label) == (period if period.year < 2200 else None)
