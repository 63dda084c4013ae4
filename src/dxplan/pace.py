"""Where an indicator stands against its targets on a day, and whether its pace suffices."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dxplan.measurements import Point, series
from dxplan.model import Direction, Indicator, Plan, Target, Value

#: A measurement older than this says nothing about today.
STALE_MONTHS = 15


class Standing(StrEnum):
    """State of an indicator for a target year: a partition."""

    MET = "met"
    EXCEEDED = "exceeded"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    STALE = "stale"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorState:
    """An indicator on a day, judged against one of its targets."""

    indicator: Indicator
    as_of: date
    target: Target
    standing: Standing
    #: All measurements up to the day, oldest first.
    points: tuple[Point, ...]
    #: Where the line to the target begins: the baseline, or the first measurement.
    start: Point | None
    #: Whether the first measurement stands in for a missing baseline.
    start_is_measured: bool
    #: What the straight line asks for on the day of the latest measurement.
    expected: Decimal | None
    #: Whole months between the latest measurement and the day.
    age_months: int | None

    @property
    def latest(self) -> Point | None:
        """The latest measurement."""
        return self.points[-1] if self.points else None


def indicator_states(plan: Plan, as_of: date) -> Mapping[str, IndicatorState]:
    """Every indicator that has a target, judged for its next target year, by id."""
    points = series(plan, as_of)
    return {
        each.id: judge(each, next_target(each, as_of), points.get(each.id, ()), as_of)
        for each in plan.indicators.values()
        if each.targets
    }


def next_target(indicator: Indicator, as_of: date) -> Target:
    """The target of the next target year; after the last one, the last."""
    ahead = [target for target in indicator.targets if target.year >= as_of.year]
    if ahead:
        return min(ahead, key=lambda target: target.year)
    return max(indicator.targets, key=lambda target: target.year)


def judge(
    indicator: Indicator, target: Target, points: Sequence[Point], as_of: date
) -> IndicatorState:
    """Judge an indicator by its latest measurement, against one target."""
    baseline = indicator.baseline
    start = Point(baseline.date, baseline.value) if baseline else points[0] if points else None
    latest = points[-1] if points else None
    expected = expected_value(indicator, target, start, latest.day) if start and latest else None
    return IndicatorState(
        indicator=indicator,
        as_of=as_of,
        target=target,
        standing=_standing(indicator, target, points, expected, as_of),
        points=tuple(points),
        start=start,
        start_is_measured=baseline is None and start is not None,
        expected=expected,
        age_months=_months_between(latest.day, as_of) if latest else None,
    )


def _standing(
    indicator: Indicator,
    target: Target,
    points: Sequence[Point],
    expected: Decimal | None,
    as_of: date,
) -> Standing:
    if not points:
        return Standing.NO_DATA
    latest = points[-1]
    if _add_months(latest.day, STALE_MONTHS) < as_of:
        return Standing.STALE
    reached = compare(target, indicator.direction, latest.value)
    if reached is not None:
        return reached
    if as_of > date(target.year, 12, 31):
        return Standing.BEHIND
    if isinstance(latest.value, bool):
        return Standing.ON_TRACK
    if indicator.baseline is None and len(points) == 1:
        return Standing.NO_DATA
    if expected is None:
        return Standing.BEHIND
    ahead = latest.value >= expected if indicator.direction == "up" else latest.value <= expected
    return Standing.ON_TRACK if ahead else Standing.BEHIND


def compare(target: Target, direction: Direction, value: Value) -> Standing | None:
    """Whether a value meets or exceeds a target; None when it falls short.

    `>` and `<` are met, never exceeded: the bar itself is not enough. A range is met inside it.
    A milestone is met by the very answer it asks for.
    """
    if target.range is not None:
        low, high = target.range.min, target.range.max
        if low <= value <= high:
            return Standing.MET
        beyond = value > high if direction == "up" else value < low
        return Standing.EXCEEDED if beyond and direction != "keep" else None
    bar = target.value
    if bar is None:
        return None
    if value == bar and target.comparator not in {">", "<"}:
        return Standing.MET
    if isinstance(bar, bool):
        return None
    above, below = value > bar, value < bar
    if target.comparator in {">", "<"}:
        return Standing.MET if (above if target.comparator == ">" else below) else None
    better = {"up": above, "down": below, "keep": False}[direction]
    allowed = {">=": above, "<=": below, "=": better, None: better}[target.comparator]
    if not allowed:
        return None
    return Standing.EXCEEDED if better else Standing.MET


def expected_value(indicator: Indicator, target: Target, start: Point, day: date) -> Decimal | None:
    """The straight line from `start` to the target on 31 December of its year, at `day`.

    v0 + (goal - v0) · (day - d0) / (end - d0), held at its ends outside them. It needs no
    division by a value, so a baseline of 0 is as good as any. None for milestones, and for what
    shall keep its value: neither has a way to go.
    """
    goal = goal_of(target, indicator.direction)
    if goal is None or isinstance(goal, bool) or isinstance(start.value, bool):
        return None
    if indicator.direction == "keep":
        return None
    end = date(target.year, 12, 31)
    if day >= end or start.day >= end:
        return goal
    if day <= start.day:
        return start.value
    # Multiplied before divided: a value exactly on the line must not fall beside it.
    return start.value + (goal - start.value) * (day - start.day).days / (end - start.day).days


def goal_of(target: Target, direction: Direction) -> Value | None:
    """The value a target asks for: of a range, the end that is reached first."""
    if target.range is not None:
        return target.range.max if direction == "down" else target.range.min
    return target.value


def _add_months(day: date, months: int) -> date:
    """The same day that many months on, or the last of a shorter month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
