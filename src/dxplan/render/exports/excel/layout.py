"""How wide the columns of a sheet are and how high its rows, measured by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxplan.render.exports.excel.looks import SIZE, Look
from dxplan.render.exports.excel.page import Area, Flow, Page, Row
from dxplan.render.exports.excel.widths import (
    HIGHEST,
    LINE,
    lines_of,
    longest_word,
    width_of,
)
from dxplan.views.table import Column, Form

#: The least width of a column, and what the edges of a cell take of it.
_LEAST, _EDGES = 6.5, 2.4
#: The button of a filter, and how much wider bold letters are.
_BUTTON, _BOLD = 2.6, 1.08
#: Widths of numbers, which never break.
_WIDTHS: dict[Form, float] = {
    "count": 7.5,
    "rate": 11.0,
    "number": 9.5,
    "day": 12.0,
    "target": 10.0,
}
#: Of a column in which words say why there is no number.
_WIDTH_OF_REASONS = 19.0
#: The width beyond which words are broken into lines, by the key of their column.
_WIDEST = {
    "title": 44.0,
    "name": 46.0,
    "label": 46.0,
    "news": 50.0,
    "note": 46.0,
    "deliverable": 32.0,
    "section": 30.0,
    "figure": 30.0,
    "place": 28.0,
    "serving": 38.0,
    "support_names": 26.0,
    "group_name": 30.0,
    "pillar_name": 16.0,
}
_WIDEST_ELSE = 19.0
#: Heights of rows in one line, in points.
_HEIGHTS = {Look.HEADING: 21.0}
_TITLE_LINE, _TITLE_SIZE = 20.0, 15
_BROKEN = frozenset({Look.WORDS, Look.HEAD, Look.TOTAL})


def widths_of(page: Page) -> list[float]:
    """The width of every column, in digits of the standard font."""
    widths = [_LEAST] * max((len(row.entries) for row in page.rows), default=1)
    for area in page.areas:
        for number, wish in enumerate(_wishes(page, area)):
            widths[number] = max(widths[number], wish)
    widths[0] += max(0.0, page.least_width - sum(widths))
    return widths


def height_of(row: Row, widths: Sequence[float]) -> float:
    """The height of a row, in points, in which all its words are seen."""
    if row.flow is Flow.WIDTH:
        return _height_over(row, sum(widths))
    if row.flow is Flow.LINE or not row.entries:
        return max((_HEIGHTS.get(entry.look, LINE) for entry in row.entries), default=LINE)
    lines = max(
        (
            lines_of(entry.value, (width - _EDGES) / _weight(entry.look))
            for entry, width in zip(row.entries, widths, strict=False)
            if entry.look in _BROKEN and isinstance(entry.value, str)
        ),
        default=1,
    )
    return min(HIGHEST, lines * LINE)


def _height_over(row: Row, width: float) -> float:
    """Of a text over the whole width."""
    (entry,) = row.entries
    is_title = entry.look is Look.TITLE
    scale = _TITLE_SIZE / SIZE * _BOLD if is_title else 1.0
    lines = lines_of(str(entry.value), (width - _EDGES) / scale)
    return min(HIGHEST, lines * (_TITLE_LINE if is_title else LINE))


def _wishes(page: Page, area: Area) -> Iterator[float]:
    rows = page.rows[area.top : area.bottom + area.has_total]
    for number, (column, head) in enumerate(zip(area.table.columns, area.heads, strict=True)):
        words = longest_word(head) * _BOLD + _EDGES + (_BUTTON if area.has_filter else 0.0)
        yield max(words, _wish(column, rows, number))


def _wish(column: Column, rows: Sequence[Row], number: int) -> float:
    if column.form not in _WIDTHS:
        return _words_width(column, rows, number)
    has_words = any(row.entries[number].look is Look.WORDS for row in rows)
    return _WIDTH_OF_REASONS if has_words else _WIDTHS[column.form]


def _words_width(column: Column, rows: Sequence[Row], number: int) -> float:
    """As wide as its widest cell, up to a bound; words that may run on ask for nothing."""
    widest, bound = 0.0, _WIDEST.get(column.key, _WIDEST_ELSE)
    for row in rows:
        entry = row.entries[number]
        if isinstance(entry.value, str) and entry.look is not Look.RUNNING:
            widest = max(widest, width_of(entry.value) * _weight(entry.look) + _EDGES)
        if widest >= bound:
            return bound
    return widest


def _weight(look: Look) -> float:
    return _BOLD if look in {Look.HEAD, Look.TOTAL} else 1.0
