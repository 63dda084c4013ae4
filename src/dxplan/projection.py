"""Where a series is heading: the straight line of Theil and Sen, in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from statistics import median

#: Fewer values have no trend: through two points there is always a line.
FEWEST = 3
#: Ten years of monthly values. Pairs grow with the square; older values say least of what comes.
MOST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """A straight line through a series: value = intercept + slope · day."""

    #: Change of the value per day.
    slope: Fraction
    #: The value on the day before 1 January of year 1, where the calendar begins to count.
    intercept: Fraction

    def on(self, day: date) -> Decimal:
        """The value the line has on that day."""
        value = self.intercept + self.slope * day.toordinal()
        return Decimal(value.numerator) / Decimal(value.denominator)

    def day_of(self, value: Decimal) -> date | None:
        """The first day on which the line has reached or passed `value`, from wherever it comes.

        None for a level line, and for days beyond the calendar.
        """
        if not self.slope:
            return None
        # A negated floor is a ceiling: the day on which the value is reached, or the one after.
        ordinal = -((self.intercept - Fraction(value)) // self.slope)
        inside = date.min.toordinal() <= ordinal < date.max.toordinal()
        return date.fromordinal(ordinal) if inside else None


def project(points: Sequence[tuple[date, Decimal]]) -> Projection | None:
    """The line of Theil (1950) and Sen (1968) through values on different days.

    slope = median of (vⱼ - vᵢ) / (dⱼ - dᵢ) over all pairs of days i < j
    intercept = median of vᵢ - slope · dᵢ over all days

    One value that is far off does not bend it: nearly three in ten may be wrong. None for fewer
    than three values. Of more than `MOST` values the latest count.
    """
    if len(points) < FEWEST:
        return None
    exact = [(day.toordinal(), Fraction(value)) for day, value in sorted(points)[-MOST:]]
    slope = median(
        (then - now) / (later - day) for (day, now), (later, then) in combinations(exact, 2)
    )
    intercept = median(value - slope * day for day, value in exact)
    return Projection(slope=slope, intercept=intercept)
