"""A series for the terminal: a row for each point in time, never wider than sixty cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.cells import cell_len
from rich.text import Text as RichText

from dxplan.language import text
from dxplan.render.bars import LINE_MARK, TARGET_MARK, light, share, solid, with_mark
from dxplan.render.notation import Notation
from dxplan.render.visible import visible
from dxplan.views.chart import Chart, ChartRow

#: Fits a narrow terminal and half a wide one; every wider one shows the same.
_WIDTH = 60
_LONGEST_BAR, _SHORTEST_BAR = 24, 14
_GAP = 2


def chart_lines(chart: Chart, notation: Notation, width: int) -> Iterator[RichText]:
    """The chart, its title first and its scale last.

    Where a row with its bar does not fit, the bar stands in a line of its own below.
    """
    yield RichText(notation.translate(chart.title), style="bold")
    cells = [_cells(row, notation) for row in chart.rows]
    days, values, labels = (max(map(cell_len, column)) for column in zip(*cells, strict=True))
    words = days + values + labels + 3 * _GAP
    room = _WIDTH - words
    bar_width = min(room, _LONGEST_BAR) if room >= _SHORTEST_BAR else _LONGEST_BAR
    in_one_line = words + bar_width <= min(width, _WIDTH)
    for row, (day, value, label) in zip(chart.rows, cells, strict=True):
        head = _right(day, days) + " " * _GAP + _right(value, values)
        bar = _bar(chart, row, bar_width)
        if in_one_line:
            yield _line(head, bar, label)
        else:
            yield from (_line(head, label), _line("", bar))
    yield RichText(visible(_scale(chart, notation)), style="dim")


def _cells(row: ChartRow, notation: Notation) -> tuple[str, str, str]:
    """Day, value and label of a row in words."""
    label = notation.translate(row.label or "")
    if row.expected is not None:
        label = _asked(row.expected, row.towards, notation)
    return notation.day(row.day), notation.cell(row.value), label


def _asked(expected: Decimal, towards: int | None, notation: Notation) -> str:
    value = notation.number(expected)
    if towards is None:
        return notation.translate(text("pace {value}", value=value))
    return notation.translate(text("pace {value} ({year})", value=value, year=towards))


def _bar(chart: Chart, row: ChartRow, width: int) -> str:
    draw = light if row.stroke == "projected" else solid
    bar = draw(share(row.bar if row.bar is not None else chart.low, chart.low, chart.high), width)
    sign = TARGET_MARK if row.stroke == "target" else LINE_MARK
    for mark in row.marks:
        bar = with_mark(bar, share(mark, chart.low, chart.high), sign)
    return bar


def _line(*parts: str) -> RichText:
    return RichText((" " * _GAP).join(parts).rstrip(), no_wrap=True, overflow="fold")


def _right(words: str, width: int) -> str:
    return " " * (width - cell_len(words)) + words


def _scale(chart: Chart, notation: Notation) -> str:
    scale = text(
        "Scale: {low} to {high} ({unit}), {direction}",
        low=notation.number(chart.low),
        high=notation.number(chart.high),
        unit=chart.unit,
        direction=notation.word(chart.direction),
    )
    return notation.translate(scale)
