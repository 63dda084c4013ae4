"""What holds of any writing of time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.periods import Cycle, Period, period_of
from dxplan.timewords import Moment, NotATime, read_day, read_moment, read_span
from dxplan.timewords.vocabulary import DAYS as DAY_WORDS
from dxplan.timewords.vocabulary import PERIODS as PERIOD_WORDS

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 14))
PERIODS = st.builds(period_of, DAYS, st.sampled_from(Cycle))
WORDS = st.sampled_from([*DAY_WORDS, *PERIOD_WORDS])
#: Whatever can be written, as it is labelled.
WRITTEN = DAYS.map(date.isoformat) | PERIODS.map(lambda period: period.label) | WORDS
#: Texts that look like times, which plain random text hardly ever does.
TIMELIKE = (
    st.from_regex(r"\d{1,5}(-[HQhq]?\d{1,2}){0,2}(\.\.)?(\d{4})?", fullmatch=True)
    | st.from_regex(r"(quý|q|tháng|năm|6 tháng đầu)? ?([1-9]|I{1,3}|V)?[-/ .]\d{4}", fullmatch=True)
    | st.lists(st.sampled_from(["last", "this", "quý", "trước", "quarter", "..", "-", " "])).map(
        "".join
    )
)


@given(written=st.text() | TIMELIKE | WRITTEN, today=st.dates(date(1901, 1, 1), date(9998, 1, 1)))
@example("9999-12", date(2024, 6, 30))
@example("0001-01-01", date(2024, 6, 30))
@example("{value}", date(2024, 6, 30))
@example("\ud800", date(2024, 6, 30))
@example("next year", date(2199, 12, 20))
def test_any_text_is_a_time_or_refused_as_none(written: str, today: date) -> None:
    for read in (read_day, read_moment, read_span):
        with suppress(NotATime):
            assert read(written, today) is not None


@given(period=PERIODS, today=DAYS)
def test_a_label_reads_back_as_its_period(period: Period, today: date) -> None:
    assert read_moment(period.label, today) == Moment(period.start, period.end, period)


@given(written=WRITTEN, today=st.dates(date(1910, 1, 1), date(2190, 1, 1)))
def test_a_moment_is_what_its_label_says(written: str, today: date) -> None:
    moment = read_moment(written, today)
    assert read_moment(moment.label, today) == moment
    assert moment.start <= moment.end == read_day(written, today)


@given(
    first=st.none() | WRITTEN,
    last=st.none() | WRITTEN,
    today=st.dates(date(1910, 1, 1), date(2190, 1, 1)),
    day=DAYS,
)
def test_a_range_reads_back_from_its_label_and_has_the_days_between_its_ends(
    first: str | None, last: str | None, today: date, day: date
) -> None:
    low = read_moment(first, today).start if first else None
    high = read_moment(last, today).end if last else None
    written = f"{first or ''}..{last or ''}"
    if low is not None and high is not None and low > high:
        with pytest.raises(NotATime, match="runs backwards"):
            read_span(written, today)
        return
    span = read_span(written, today)
    assert (span.start, span.end) == (low, high)
    assert read_span(span.label, today) == span
    assert (day in span) == ((low or day) <= day <= (high or day))


@given(cycle=st.sampled_from(Cycle), today=st.dates(date(1910, 1, 1), date(2190, 1, 1)))
def test_last_this_and_next_touch_and_today_lies_in_this(cycle: Cycle, today: date) -> None:
    name = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}[cycle]
    last, this, following = (
        read_moment(f"{word} {name}", today) for word in ("last", "this", "next")
    )
    assert this.start <= today <= this.end
    assert last.period is not None
    assert this.period == last.period.later(1)
    assert following.period == last.period.later(2)
