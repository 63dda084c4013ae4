"""Reporting periods and the closing rules of Decree 09/2019/NĐ-CP, and how people write them.

A reporting month runs from the 15th of the month before to its own 14th; quarters, half-years and
years are made of whole reporting months (so a year runs from 15 December to 14 December). The
rule is taken from the State Bank circular that follows the decree (domain fact 5b).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from dxplan.language import Text, text
from dxplan.scalars import Misread, read_date, read_year

_CLOSING_DAY = 14


class Cycle(IntEnum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The `number`-th (from 1) period of a year in its cycle."""

    year: int
    number: int
    cycle: Cycle

    @property
    def label(self) -> str:
        """How the period is written: 2024, 2024-H1, 2024-Q2 or 2024-06."""
        match self.cycle:
            case Cycle.YEAR:
                return f"{self.year}"
            case Cycle.HALF_YEAR:
                return f"{self.year}-H{self.number}"
            case Cycle.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Cycle.MONTH:
                return f"{self.year}-{self.number:02}"

    @property
    def start(self) -> date:
        """Its first day: the 15th of the month before."""
        return self.previous.end + timedelta(days=1)

    @property
    def end(self) -> date:
        """Its closing date: the 14th of its last month."""
        return date(self.year, self.number * self.cycle, _CLOSING_DAY)

    @property
    def previous(self) -> Period:
        """The period before, of the same cycle."""
        if self.number > 1:
            return Period(self.year, self.number - 1, self.cycle)
        return Period(self.year - 1, 12 // self.cycle, self.cycle)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def period_of(day: date, cycle: Cycle) -> Period:
    """The period that `day` falls into."""
    month = day.year * 12 + day.month - 1 + (day.day > _CLOSING_DAY)
    return Period(month // 12, month % 12 // cycle + 1, cycle)


def last_closed(day: date, cycle: Cycle) -> Period:
    """The latest period whose closing date is not after `day`."""
    current = period_of(day, cycle)
    return current if current.end == day else current.previous


_PERIOD = re.compile(
    r"(?P<year>\d{4})(-(H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?",
    re.ASCII | re.IGNORECASE,
)


class NotATime(ValueError):
    """Somebody asked for a day or period that cannot be read; `message` says what can."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


def read_period(written: str) -> Period | None:
    """`2024`, `2024-H1`, `2024-Q2` or `2024-06`; None for anything else."""
    match = _PERIOD.fullmatch(written.strip())
    if match is None:
        return None
    try:
        year = read_year(match["year"])
    except Misread:
        return None
    if match["half"]:
        return Period(year, int(match["half"]), Cycle.HALF_YEAR)
    if match["quarter"]:
        return Period(year, int(match["quarter"]), Cycle.QUARTER)
    if match["month"]:
        return Period(year, int(match["month"]), Cycle.MONTH)
    return Period(year, 1, Cycle.YEAR)


def read_day(written: str) -> date:
    """A date, or the closing date of a period.

    Raises:
        NotATime: when it is neither.
    """
    period = read_period(written)
    if period is not None:
        return period.end
    try:
        return read_date(written.strip())
    except Misread as error:
        raise NotATime(
            text(
                "{value} is neither a date nor a period; write 2024-06-30, 2024-06, 2024-Q2,"
                " 2024-H1 or 2024",
                value=repr(written),
            )
        ) from error


def read_days(written: str) -> tuple[date | None, date | None]:
    """A calendar range `A..B` with either end open, or one day or period on its own.

    Ends are included. Here a period stands for its calendar days (deadlines are calendar days,
    and 31 December belongs to its year), not for the reporting days that close on the 14th.

    Raises:
        NotATime: when an end cannot be read, or the range runs backwards.
    """
    first, dots, last = written.partition("..")
    if not dots:
        return _calendar_days(written)
    start = _calendar_days(first)[0] if first.strip() else None
    end = _calendar_days(last)[1] if last.strip() else None
    if start is not None and end is not None and start > end:
        raise NotATime(text("{value} runs backwards", value=written))
    return start, end


def _calendar_days(written: str) -> tuple[date, date]:
    period = read_period(written)
    if period is None:
        day = read_day(written)
        return day, day
    first = date(period.year, (period.number - 1) * period.cycle + 1, 1)
    month = period.number * period.cycle
    after = date(period.year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1)
