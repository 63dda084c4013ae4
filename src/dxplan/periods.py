"""Reporting periods and the closing rules of Decree 09/2019/NĐ-CP.

A reporting month runs from the 15th of the month before to its own 14th; quarters, half-years and
years are made of whole reporting months (so a year runs from 15 December to 14 December). The
rule is taken from the State Bank circular that follows the decree (domain fact 5b). How people
write days and periods is read in `timewords/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

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
    def calendar_start(self) -> date:
        """The first day of its first month in the calendar, half a month after its `start`."""
        return date(self.year, (self.number - 1) * self.cycle + 1, 1)

    @property
    def calendar_end(self) -> date:
        """The last day of its last month in the calendar, half a month after its `end`."""
        return self.later(1).calendar_start - timedelta(days=1)

    @property
    def previous(self) -> Period:
        """The period before, of the same cycle."""
        return self.later(-1)

    def later(self, count: int) -> Period:
        """The period `count` periods of the same cycle on; back, when `count` is negative."""
        a_year = 12 // self.cycle
        year, number = divmod(self.year * a_year + self.number - 1 + count, a_year)
        return Period(year, number + 1, self.cycle)

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
