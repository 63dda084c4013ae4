"""What a person's writing of time stands for: one moment, or a span between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dxplan.periods import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or the reporting days of a period: what one date, period or word stands for."""

    #: First and last day, the same for a day; `--as-of` and its like take the last.
    start: date
    end: date
    #: The period, when it is one and not a day.
    period: Period | None = None

    @property
    def label(self) -> str:
        """How it is written without words: 2024-06-30 or 2024-Q2."""
        return self.period.label if self.period else self.start.isoformat()

    @property
    def calendar_start(self) -> date:
        """Its first day by the calendar."""
        return self.period.calendar_start if self.period else self.start

    @property
    def calendar_end(self) -> date:
        """Its last day by the calendar."""
        return self.period.calendar_end if self.period else self.end


@dataclass(frozen=True, slots=True)
class Span:
    """The days from one moment to another, both included; without a moment an end is open."""

    first: Moment | None
    last: Moment | None

    @property
    def start(self) -> date | None:
        """The first day; None for all days up to `end`."""
        return self.first.start if self.first else None

    @property
    def end(self) -> date | None:
        """The last day; None for all days from `start` on."""
        return self.last.end if self.last else None

    @property
    def label(self) -> str:
        """How it is written without words: 2024-Q2, 2024-Q2..2024-Q4 or ..2024-06-30."""
        if self.first is not None and self.first == self.last:
            return self.first.label
        return _range(self.first.label if self.first else "", self.last.label if self.last else "")

    @property
    def calendar(self) -> str:
        """How the same is written in calendar days, each period from a 1st to the month's end."""
        return _range(
            self.first.calendar_start.isoformat() if self.first else "",
            self.last.calendar_end.isoformat() if self.last else "",
        )

    @property
    def has_periods(self) -> bool:
        """Whether an end is a period, so that reporting days and the calendar differ."""
        return any(end is not None and end.period is not None for end in (self.first, self.last))

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def _range(first: str, last: str) -> str:
    return f"{first}..{last}"
