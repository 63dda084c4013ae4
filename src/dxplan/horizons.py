"""Every target of an indicator side by side: what it asks for, and where the values are heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dxplan.model import Kind, Target
from dxplan.pace import IndicatorState, Standing, compare, expected_value, goal_of, judge
from dxplan.projection import Projection, project

#: Between which values a projection stays: no share passes 100, no rank comes before the first.
BOUNDS: Mapping[Kind, tuple[int | None, int | None]] = {"share": (0, 100), "rank": (1, None)}
#: A line that needs longer to its target says nothing that could be waited for.
LAST_DAY = date(2099, 12, 31)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """An indicator on a day, judged and projected for one of its targets.

    Values are in the indicator's own unit. What there is no line for is None.
    """

    target: Target
    standing: Standing
    #: What the straight line asks for on the day of the latest measurement; the standing is by it.
    expected: Decimal | None
    #: What the straight line asks for on the as-of date, measured or not.
    expected_now: Decimal | None
    #: The value on 31 December of the target year if the measurements go on as they went.
    projected: Decimal | None
    #: Whether that value reaches the target.
    on_course: bool | None
    #: The first day after the latest measurement on which the projection reaches the target.
    reached_on: date | None


def horizons(state: IndicatorState) -> tuple[Horizon, ...]:
    """The indicator of `state` judged and projected for each of its targets, by year."""
    line = _projection(state)
    by_year = sorted(state.indicator.targets, key=lambda target: target.year)
    return tuple(
        _horizon(judge(state.indicator, target, state.points, state.as_of), line)
        for target in by_year
    )


def _projection(state: IndicatorState) -> Projection | None:
    """The line through the measurements; a milestone has none."""
    if state.indicator.kind == "milestone":
        return None
    return project(
        [(point.day, point.value) for point in state.points if not isinstance(point.value, bool)]
    )


def _horizon(state: IndicatorState, line: Projection | None) -> Horizon:
    indicator, target, start = state.indicator, state.target, state.start
    projected = _projected(state, line)
    return Horizon(
        target=target,
        standing=state.standing,
        expected=state.expected,
        expected_now=expected_value(indicator, target, start, state.as_of) if start else None,
        projected=projected,
        on_course=None
        if projected is None
        else compare(target, indicator.direction, projected) is not None,
        reached_on=_reached_on(state, line),
    )


def _projected(state: IndicatorState, line: Projection | None) -> Decimal | None:
    """The line on 31 December of the target year, held within what the kind of value allows.

    None once that day has been measured: then the value is known, and the past is not projected.
    """
    end = date(state.target.year, 12, 31)
    if line is None or state.latest is None or state.latest.day >= end:
        return None
    return _bounded(state.indicator.kind, line.on(end))


def _bounded(kind: Kind, value: Decimal) -> Decimal:
    low, high = BOUNDS.get(kind, (None, None))
    value = value if low is None else max(value, Decimal(low))
    return value if high is None else min(value, Decimal(high))


def _reached_on(state: IndicatorState, line: Projection | None) -> date | None:
    """The first day after the latest measurement on which the line reaches the target.

    None without a line or where it does not lead that way before `LAST_DAY`, for a target that is
    met, and for one that shall be kept.
    """
    target, direction, latest = state.target, state.indicator.direction, state.latest
    goal = goal_of(target, direction)
    if line is None or latest is None or goal is None or isinstance(goal, bool):
        return None
    leads_there = {"up": line.slope > 0, "down": line.slope < 0, "keep": False}[direction]
    crossing = line.day_of(goal) if leads_there else None
    if crossing is None or compare(target, direction, latest.value) is not None:
        return None
    first = max(crossing, latest.day + _DAY)
    # The bar itself is not enough for `>` and `<`: then it is the day after.
    reached = (
        day
        for day in (first, first + _DAY)
        if compare(target, direction, _bounded(state.indicator.kind, line.on(day))) is not None
    )
    day = next(reached, None)
    return day if day is not None and day <= LAST_DAY else None
