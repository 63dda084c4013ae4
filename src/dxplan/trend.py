"""Figures over time: measured at the close of every reporting period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from dxplan.definitions import value_of
from dxplan.definitions.figure import Value as FigureValue
from dxplan.figures import Measured, measure
from dxplan.language import Text
from dxplan.model import Plan, Value
from dxplan.periods import Cycle, Period, period_of
from dxplan.selection import Selection

Reading: TypeAlias = FigureValue | Value


class Step(NamedTuple):
    """A period, and the day on which figures are measured for it."""

    period: Period
    day: date

    @property
    def is_open(self) -> bool:
        """Whether the period has not closed on that day."""
        return self.day < self.period.end


class Known(NamedTuple):
    """The plan that holds at a step; without one, why."""

    step: Step
    plan: Plan | None
    #: The commit it is read from; None for the plan as it is now.
    revision: str | None = None
    gap: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure, or the latest value of one indicator, at every step; None where not known."""

    name: str
    values: tuple[Reading, ...]


def count_steps(first: date, last: date, cycle: Cycle) -> int:
    """How many periods there are from that of `first` to that of `last`."""
    begin, end = period_of(first, cycle), period_of(last, cycle)
    return (end.year - begin.year) * 12 // cycle + end.number - begin.number + 1


def steps(first: date, last: date, cycle: Cycle) -> list[Step]:
    """The periods from that of `first` to that of `last`, each measured on its closing date.

    The last one is measured on `last`, when it has not closed by then.
    """
    begin = period_of(first, cycle)
    periods = (begin.later(n) for n in range(count_steps(first, last, cycle)))
    return [Step(period, min(period.end, last)) for period in periods]


def trend(known: Sequence[Known], names: Sequence[str], selection: Selection) -> tuple[Line, ...]:
    """The figures and indicators of `names` at every step, over a selection.

    A figure is named as in `definitions.FIGURES`, an indicator by its id.
    """
    found = [_measured(each, selection) for each in known]
    return tuple(Line(name=name, values=tuple(map(_reader(name), found))) for name in names)


def _measured(known: Known, selection: Selection) -> Measured | None:
    return None if known.plan is None else measure(known.plan, known.step.day, selection, rows=())


def _reader(name: str) -> Callable[[Measured | None], Reading]:
    def read(measured: Measured | None) -> Reading:
        if measured is None:
            return None
        if "." in name:
            return value_of(measured, name)
        state = measured.indicator_states.get(name)
        return state.latest.value if state is not None and state.latest else None

    return read
