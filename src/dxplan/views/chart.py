"""A series and the way to its targets, ready to be drawn: rows by day, over one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from dxplan.horizons import Horizon
from dxplan.language import marked
from dxplan.measurements import Point
from dxplan.model import Direction, Target
from dxplan.pace import IndicatorState, expected_value, next_target

#: In the order in which rows of one day stand.
Stroke = Literal["measured", "projected", "target"]
_STROKES: Sequence[Stroke] = ("measured", "projected", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One point in time: a value drawn as a bar, or a target drawn as a mark."""

    day: date
    stroke: Stroke
    value: Decimal | Target
    #: How far a bar reaches, where one is drawn.
    bar: Decimal | None = None
    #: Where marks stand: the ends of a target, or the line to it on that day.
    marks: tuple[Decimal, ...] = ()
    #: What the line to the next target asked for on that day.
    expected: Decimal | None = None
    #: The year of that target, where there are several.
    towards: int | None = None
    #: A marked source string; without one the row speaks for itself.
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Rows by day, all drawn from `low` to `high`."""

    title: str
    rows: Sequence[ChartRow]
    low: Decimal
    high: Decimal
    unit: str
    direction: Direction


Round = Callable[[Decimal | None], Decimal | None]


def chart_of(state: IndicatorState, horizons: Sequence[Horizon], shown: Round) -> Chart | None:
    """The measurements of an indicator, its targets and its projections over time.

    A measurement carries the line to the target that was next on its own day. The scale holds
    everything that is drawn, and zero. None for milestones, and where nothing but targets is known.
    """
    measured = list(_measured(state, shown))
    if not measured:
        return None
    rows = [*measured, *_ahead(horizons)]
    drawn = [mark for row in rows for mark in (*row.marks, row.bar) if mark is not None]
    low, high = min(Decimal(0), *drawn), max(Decimal(0), *drawn)
    return Chart(
        title=marked("Values on the way to the targets"),
        rows=sorted(rows, key=lambda row: (row.day, _STROKES.index(row.stroke))),
        low=low,
        high=high if high > low else low + 1,
        unit=state.indicator.unit,
        direction=state.indicator.direction,
    )


def _measured(state: IndicatorState, shown: Round) -> Iterator[ChartRow]:
    """The baseline, unless it is also a measurement, and the measurements."""
    start = state.start
    if start is None:
        return
    is_measured = any(_same(point, start) for point in state.points)
    for point in state.points if is_measured else (start, *state.points):
        if not isinstance(point.value, bool):
            row = ChartRow(day=point.day, stroke="measured", value=point.value, bar=point.value)
            begins = marked("line begins") if state.start_is_measured else marked("baseline")
            yield (
                replace(row, label=begins)
                if _same(point, start)
                else _compared(row, state, start, shown)
            )


def _same(one: Point, other: Point) -> bool:
    return (one.day, one.value) == (other.day, other.value)


def _compared(row: ChartRow, state: IndicatorState, start: Point, shown: Round) -> ChartRow:
    """A row with the line to the target that was next on its day; before the line begins, as is."""
    target = next_target(state.indicator, row.day)
    expected = shown(expected_value(state.indicator, target, start, row.day))
    if expected is None or row.day < start.day:
        return row
    towards = target.year if len(state.indicator.targets) > 1 else None
    return replace(row, expected=expected, towards=towards, marks=(expected,))


def _ahead(horizons: Sequence[Horizon]) -> Iterator[ChartRow]:
    """Targets, and where the projection leads on their day."""
    for horizon in horizons:
        target = horizon.target
        end = date(target.year, 12, 31)
        if horizon.projected is not None:
            yield ChartRow(
                day=end,
                stroke="projected",
                value=horizon.projected,
                bar=horizon.projected,
                label=marked("projected"),
            )
        ends = (target.range.min, target.range.max) if target.range else (target.value,)
        marks = tuple(each for each in ends if isinstance(each, Decimal))
        if marks:
            yield ChartRow(
                day=end, stroke="target", value=target, marks=marks, label=marked("target")
            )
