"""Figures over time for the terminal: a row for each period, never wider than sixty cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text as RichText

from dxplan.language import Text, text
from dxplan.render.bars import share, spanning
from dxplan.render.notation import Notation
from dxplan.render.tables import put
from dxplan.render.visible import visible
from dxplan.render.wording import worded
from dxplan.trend import Reading, Step
from dxplan.views.status import plan_title
from dxplan.views.trend import TrendChart, TrendView

#: Fits a narrow terminal and half a wide one; every other one shows the same.
_WIDTH = 60
_GAP = "  "
_ZERO = Decimal(0)


def print_trend(
    view: TrendView, console: Console, notation: Notation, revision: str | None
) -> None:
    """Print the trend."""
    put(console, *_parts(view, notation, revision))


def _parts(view: TrendView, notation: Notation, revision: str | None) -> Iterator[RenderableType]:
    yield RichText(visible(plan_title(view.plan, notation.language)), style="bold")
    stamp = worded(view.title, notation)
    if revision:
        stamp += " · " + notation.translate(text("revision {name}", name=revision))
    yield RichText(stamp)
    for chosen in view.chosen:
        yield RichText(visible(notation.translate(chosen)))
    for chart in view.charts:
        yield RichText()
        yield from _chart(view, chart, notation)
    if view.notes:
        yield RichText()
    for note in view.notes:
        yield RichText(visible(worded(note, notation)), style="dim")


def _chart(view: TrendView, chart: TrendChart, notation: Notation) -> Iterator[RichText]:
    label = notation.translate(chart.label) if isinstance(chart.label, Text) else chart.label
    yield RichText(visible(label), style="bold").append(f" · {chart.name}", style="dim")
    days = [_day(step, notation) for step in view.steps]
    values = [_value(value, chart, notation) for value in chart.values]
    widest_day, widest_value = max(map(cell_len, days)), max(map(cell_len, values))
    for step, day, words, value in zip(view.steps, days, values, chart.values, strict=True):
        head = _GAP.join(
            (f"{step.period.label:<7}", _right(day, widest_day), _right(words, widest_value))
        )
        bar = _bar(value, chart, _WIDTH - cell_len(head) - len(_GAP))
        yield RichText(f"{head}{_GAP}{bar}".rstrip(), no_wrap=True, overflow="fold")
    if chart.form == "number":
        yield RichText(visible(_scale(chart, notation)), style="dim")


def _day(step: Step, notation: Notation) -> str:
    return notation.day(step.day) + ("*" if step.is_open else " ")


def _value(value: Reading, chart: TrendChart, notation: Notation) -> str:
    if isinstance(value, tuple):
        return notation.between(*value)
    return notation.cell(value, chart.form)


def _bar(value: Reading, chart: TrendChart, width: int) -> str:
    """Solid up to what is sure, light up to the best case; nothing for what is not known."""
    if value is None or isinstance(value, bool):
        return ""
    low, high = value if isinstance(value, tuple) else (value, value)
    return spanning(_along(low, chart), _along(high, chart), width)


def _along(value: Decimal | int, chart: TrendChart) -> Fraction:
    return share(Decimal(value), _ZERO, chart.highest)


def _scale(chart: TrendChart, notation: Notation) -> str:
    high = notation.number(chart.highest)
    if chart.unit is None or chart.direction is None:
        return notation.translate(text("Scale: 0 to {high}", high=high))
    scale = text(
        "Scale: {low} to {high} ({unit}), {direction}",
        low=0,
        high=high,
        unit=chart.unit,
        direction=notation.word(chart.direction),
    )
    return notation.translate(scale)


def _right(words: str, width: int) -> str:
    return " " * (width - cell_len(words)) + words
