"""Figures over time, ready to be drawn: one chart for each figure, all over the same steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dxplan.definitions import FIGURES
from dxplan.language import Text, in_language, marked, text
from dxplan.model import Direction, Plan
from dxplan.periods import Cycle
from dxplan.selection import Selection
from dxplan.trend import Known, Line, Reading, Step
from dxplan.views.status import chosen_words

By = Literal["month", "quarter", "half-year", "year"]
CYCLES: dict[By, Cycle] = {
    "month": Cycle.MONTH,
    "quarter": Cycle.QUARTER,
    "half-year": Cycle.HALF_YEAR,
    "year": Cycle.YEAR,
}
_TITLES: dict[By, str] = {
    "month": marked("By month, from {first} to {last}"),
    "quarter": marked("By quarter, from {first} to {last}"),
    "half-year": marked("By half-year, from {first} to {last}"),
    "year": marked("By year, from {first} to {last}"),
}
#: What to draw where nothing is asked for: progress as far as it is known, delay, silence.
DEFAULT_FIGURES = ("tasks.completion_range", "tasks.overdue", "tasks.reporting_rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart:
    """One figure or indicator over the steps."""

    name: str
    #: What it is called: words of ours, or the name of an indicator.
    label: Text | str
    #: How values are written; a rate is 0..1, a truth value is a milestone.
    form: Literal["rate", "number"]
    values: tuple[Reading, ...]
    #: Of an indicator, what it is counted in and which way is better.
    unit: str | None = None
    direction: Direction | None = None

    @property
    def highest(self) -> Decimal:
        """The end of the scale: all of a rate, else the highest value there is."""
        highest = max((high for high in map(_high, self.values) if high is not None), default=0)
        return Decimal(1) if self.form == "rate" or highest <= 0 else Decimal(highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """What a trend shows."""

    plan: Plan
    by: By
    as_of: date
    title: Text
    chosen: tuple[Text, ...]
    known: tuple[Known, ...]
    charts: tuple[TrendChart, ...]
    notes: tuple[Text, ...]

    @property
    def steps(self) -> Sequence[Step]:
        """The periods and their days."""
        return [each.step for each in self.known]


def trend_view(
    plan: Plan,
    known: Sequence[Known],
    lines: Sequence[Line],
    by: By,
    selection: Selection,
    language: str,
) -> TrendView:
    """Lay out the lines of a trend."""
    first, last = known[0].step, known[-1].step
    return TrendView(
        plan=plan,
        by=by,
        as_of=last.day,
        title=Text(_TITLES[by], {"first": first.period.start, "last": last.day}),
        chosen=(*_reading(known), *chosen_words(plan, selection, language)),
        known=tuple(known),
        charts=tuple(_chart(plan, line, language) for line in lines),
        notes=tuple(_notes(known)),
    )


def _reading(known: Sequence[Known]) -> list[Text]:
    """From which plan figures are, where it is not the plan as it is now."""
    if not any(each.revision or each.gap for each in known):
        return []
    return [text("Each period as it was known then, from the last commit of its day or before")]


def _chart(plan: Plan, line: Line, language: str) -> TrendChart:
    figure = FIGURES.get(line.name)
    if figure is not None:
        form: Literal["rate", "number"] = "rate" if figure.form in {"rate", "range"} else "number"
        return TrendChart(name=line.name, label=Text(figure.label), form=form, values=line.values)
    indicator = plan.indicators[line.name]
    name = in_language(language, indicator.name, indicator.name_en)
    return TrendChart(
        name=line.name,
        label=name,
        form="number",
        values=line.values,
        unit=indicator.unit,
        direction=indicator.direction,
    )


def _notes(known: Sequence[Known]) -> list[Text]:
    """The period that has not closed, and what is not known and why."""
    notes = []
    if known[-1].step.is_open:
        period = known[-1].step.period
        notes.append(text("* {period} closes on {end}", period=period.label, end=period.end))
    gaps: dict[str, tuple[Text, list[str]]] = {}
    for each in known:
        if each.gap is not None:
            gaps.setdefault(str(each.gap), (each.gap, []))[1].append(each.step.period.label)
    for gap, labels in gaps.values():
        span = labels[0] if len(labels) == 1 else f"{labels[0]} – {labels[-1]}"
        notes.append(text("{periods}: {gap}", periods=span, gap=gap))
    return notes


def _high(value: Reading) -> Decimal | None:
    match value:
        case None | bool():
            return None
        case tuple():
            return value[1]
        case _:
            return Decimal(value)
