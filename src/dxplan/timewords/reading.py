"""From what was written to moments and spans: the grammar, top down."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dxplan.language import Text, marked, text
from dxplan.periods import Cycle, Period, period_of
from dxplan.scalars import Misread, read_date, read_year, shown
from dxplan.timewords.slips import advice
from dxplan.timewords.spans import Moment, Span
from dxplan.timewords.vocabulary import DAYS, PERIODS, SPELLED, plain

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PERIOD = re.compile(
    r"(?P<year>\d{4})(-((?P<sign>[HQ])(?P<part>\d)|(?P<month>\d\d)))?", re.ASCII | re.IGNORECASE
)
_SIGNS = {"H": Cycle.HALF_YEAR, "Q": Cycle.QUARTER}
_ALLOWED = {
    Cycle.MONTH: marked("months are 01 to 12"),
    Cycle.QUARTER: marked("quarters are Q1 to Q4"),
    Cycle.HALF_YEAR: marked("half-years are H1 and H2"),
}


class NotATime(ValueError):
    """A day, period or range that cannot be read; `message` says why and what to write."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


def read_day(written: str, today: date) -> date:
    """The day of a date, of a period (its closing date) or of words such as `last quarter`.

    Raises:
        NotATime: as `read_moment`.
    """
    return read_moment(written, today).end


def read_moment(written: str, today: date) -> Moment:
    """What a date, a period or words such as `last quarter` stand for on the day `today`.

    Raises:
        NotATime: when it is none of these, or lies outside the years of dates.
    """
    if ".." in written:
        raise NotATime(
            text("{value} is a range; write one day or one period", value=_quoted(written))
        )
    return _moment(written, today)


def read_span(written: str, today: date) -> Span:
    """The days of a range `A..B` with either end open, or of one moment on its own.

    Raises:
        NotATime: when a moment cannot be read, or the range runs backwards.
    """
    first, dots, last = (part.strip() for part in written.partition(".."))
    if not dots:
        moment = _moment(first, today)
        return Span(moment, moment)
    span = Span(_moment(first, today) if first else None, _moment(last, today) if last else None)
    if span.start is not None and span.end is not None and span.start > span.end:
        raise NotATime(
            text(
                "{value} runs backwards; write {near}",
                value=written.strip(),
                near=f"{last}..{first}",
            )
        )
    return span


def _moment(written: str, today: date) -> Moment:
    words = SPELLED.get(plain(written))
    return _of_digits(written.strip()) if words is None else _of_words(words, today)


def _of_words(words: str, today: date) -> Moment:
    if words in DAYS:
        return _day(today + timedelta(days=DAYS[words]))
    cycle, step = PERIODS[words]
    return _period(words, period_of(today, cycle).later(step))


def _of_digits(written: str) -> Moment:
    if _DATE.fullmatch(written):
        try:
            return _day(read_date(written))
        except Misread as error:
            raise _refused(written, error.label, error.fix) from error
    match = _PERIOD.fullmatch(written)
    if match is None:
        raise _refused(written, advice(written))
    cycle = Cycle.YEAR
    if match["sign"]:
        cycle = _SIGNS[match["sign"].upper()]
    elif match["month"]:
        cycle = Cycle.MONTH
    return _period(
        written, Period(int(match["year"]), int(match["part"] or match["month"] or 1), cycle)
    )


def _day(day: date) -> Moment:
    return Moment(day, day)


def _period(written: str, period: Period) -> Moment:
    if not 1 <= period.number <= 12 // period.cycle:
        raise _refused(written, text(_ALLOWED[period.cycle]))
    try:
        read_year(str(period.year))
    except Misread as error:
        raise _refused(written, error.label) from error
    return Moment(period.start, period.end, period)


def _refused(written: str, *reasons: Text | None) -> NotATime:
    message = text("{value} is neither a date nor a period", value=_quoted(written))
    for reason in filter(None, reasons):
        message = text("{message}; {reason}", message=message, reason=reason)
    return NotATime(message)


def _quoted(written: str) -> str:
    return repr(shown(written))
