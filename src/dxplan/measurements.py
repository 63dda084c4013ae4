"""What was measured of each indicator, and which of several values for one day holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dxplan.model import Measurement, Plan, Quality, Report, Value
from dxplan.succession import responsible


class Point(NamedTuple):
    """A value on a day, and the report it comes from (none for a baseline)."""

    day: date
    value: Value
    report: Report | None = None
    entry: Measurement | None = None
    #: Other values that were reported for this day and do not hold, the last to give way first.
    superseded: tuple[Point, ...] = ()


class _Said(NamedTuple):
    """An entry, and the report that brought it."""

    report: Report
    entry: Measurement


#: How much a reporter's word weighs among reports of one day, least first.
_PUBLISHED: Mapping[Quality | None, int] = {None: 0, "C": 1, "B": 2, "A": 3}
_ANOTHER_AGENCY, _THE_OWNER = 4, 5


def series(plan: Plan, as_of: date) -> Mapping[str, tuple[Point, ...]]:
    """Measurements dated up to `as_of`, by indicator, oldest first: one for each day.

    Of several values for one day the one reported last holds. Of those reported on one day, the
    word of the agency that answers for the indicator on that day; then of another agency; then of
    published sources, by their quality. Of equals the less favourable value, so that neither the
    names nor the order of files can decide. The others are kept as `superseded`.
    """
    found: defaultdict[str, defaultdict[date, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for report in plan.reports:
        for entry in report.indicators:
            day = entry.date or report.as_of
            if day <= as_of:
                found[entry.indicator][day].append(_Said(report, entry))
    return {
        name: tuple(_point(plan, day, days[day]) for day in sorted(days))
        for name, days in found.items()
    }


def _point(plan: Plan, day: date, said: Sequence[_Said]) -> Point:
    """What was said of one day as one point: the word that holds, and those it replaces."""
    in_order = sorted(said, key=lambda each: _weight(plan, each)) if len(said) > 1 else said
    *others, holding = (Point(day, each.entry.value, *each) for each in in_order)
    given_way = (point for point in reversed(others) if point.value != holding.value)
    return holding._replace(superseded=tuple(given_way))


def _weight(plan: Plan, said: _Said) -> tuple[date, int, Decimal | int]:
    """Sorts words about one day: the last one holds."""
    indicator = plan.indicators.get(said.entry.indicator)
    value = said.entry.value
    less_favourable = value if indicator is not None and indicator.direction == "down" else -value
    return said.report.as_of, _standing_of_reporter(plan, said), less_favourable


def _standing_of_reporter(plan: Plan, said: _Said) -> int:
    report, indicator = said.report, plan.indicators.get(said.entry.indicator)
    if report.agency is None:
        source = plan.sources.get(report.source or "")
        return _PUBLISHED[source.quality if source else None]
    owner = responsible(plan, indicator.owner, report.as_of) if indicator else None
    return _THE_OWNER if report.agency == owner else _ANOTHER_AGENCY
