"""Native charts of the first sheet, over the cells of its tables.

Numbers stand in the bars, what is not known is hatched, and lines differ in dash and marker: no
chart needs its colours to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.text import Text as ChartText
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dxplan.language import Text, marked, text
from dxplan.render.exports.excel.page import Area, Page
from dxplan.render.wording import worded

#: More bars than these would be unreadable, and one point makes no line.
_MOST_BARS, _LEAST_POINTS = 30, 2
#: Centimetres: the height of a chart, the distance of two, a unit of column widths, what every
#: column has beyond them.
_HEIGHT, _APART, _UNIT, _EDGE = 7.4, 0.6, 0.185, 0.132
#: A title in hundredths of a point, a line in its own unit (12,700 to a point), the gap between
#: bars in percent of a bar.
_TITLE_SIZE, _LINE_WIDTH, _GAP = 1_200, 22_000, 60
_HATCHED = "hatched"
_PROGRESS = {
    "tasks.completed": "2E7D4F",
    "tasks.in_progress": "4F81BD",
    "tasks.not_started": "B8CCE4",
    "tasks.suspended": "E0B252",
    "tasks.unreported": _HATCHED,
}
_STANDING = {
    "indicators.met": "2E7D4F",
    "indicators.exceeded": "0B5D2A",
    "indicators.on_track": "8FBF9F",
    "indicators.behind": "C0504D",
    "indicators.stale": "C9CCD1",
    "indicators.no_data": _HATCHED,
}
#: Colour, dash and marker of each line.
_LINES: dict[str, tuple[Any, Any, Any]] = {
    "completion_rate": ("2E7D4F", "solid", "circle"),
    "at_best": ("8A8D93", "sysDash", "diamond"),
    "reporting_rate": ("1F3864", "dash", "square"),
}
#: Zeros in a bar are left out.
_COUNTS = "0;;;"
_PERCENT = "0%"


class Drawn(NamedTuple):
    """A chart, and what it shows in words."""

    #: A chart of openpyxl, whose types do not know what its attributes take.
    chart: Any
    described: Text


def add_charts(sheet: Worksheet, page: Page, widths: Sequence[float]) -> list[str]:
    """Put the charts on the rows of the first sheet that are left free for them.

    Returns:
        What each shows, in words, in their order.
    """
    areas = {area.table.key: area for area in page.areas}
    upper, lower = page.free
    second, left, right = _halves([width * _UNIT + _EDGE for width in widths])
    drawn = (
        (f"A{upper}", left, _bars(sheet, page, areas.get("groups"), _PROGRESS)),
        (f"{second}{upper}", right, _bars(sheet, page, areas.get("pillars"), _STANDING)),
        (f"A{lower}", left, _lines(sheet, page, areas.get("history"))),
    )
    words = []
    for place, width, found in drawn:
        if found is not None:
            found.chart.width = width - _APART
            sheet.add_chart(found.chart, place)
            words.append(worded(found.described, page.notation))
    return words


def _halves(lengths: Sequence[float]) -> tuple[str, float, float]:
    """The column at which the right half of a sheet begins, and the lengths of both halves."""
    whole = sum(lengths)
    begins = list(accumulate(lengths, initial=0.0))
    number = min(range(len(begins)), key=lambda each: abs(begins[each] - whole / 2))
    return get_column_letter(number + 1), begins[number], whole - begins[number]


def _bars(
    sheet: Worksheet, page: Page, area: Area | None, colours: Mapping[str, str]
) -> Drawn | None:
    """One bar for each row, its parts one behind the other."""
    if area is None or area.count > _MOST_BARS or not _has_any(area, colours):
        return None
    chart = BarChart(barDir="bar", grouping="stacked", overlap=100, gapWidth=_GAP)
    for key, colour in colours.items():
        part = _series(sheet, area, key)
        part.graphicalProperties = _filled(colour)
        part.dLbls = DataLabelList(
            numFmt=_COUNTS, showVal=True, showSerName=False, showCatName=False,
            showLegendKey=False, showPercent=False,
        )  # fmt: skip
        chart.series.append(part)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    _finish(chart, sheet, page, area)
    # The numbers stand in the bars.
    chart.y_axis.delete = True
    return Drawn(chart, _described(area))


def _lines(sheet: Worksheet, page: Page, area: Area | None) -> Drawn | None:
    """One line for each rate, over the quarters."""
    if area is None or area.count < _LEAST_POINTS or not _has_any(area, _LINES):
        return None
    chart = LineChart()
    for key, (colour, dash, marker) in _LINES.items():
        line = _series(sheet, area, key)
        line.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=colour, prstDash=dash, w=_LINE_WIDTH)
        )
        line.marker = Marker(symbol=marker, size=7, spPr=_filled(colour))
        line.smooth = False
        chart.series.append(line)
    chart.y_axis.number_format = _PERCENT
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    _finish(chart, sheet, page, area)
    return Drawn(chart, _described(area))


def _has_any(area: Area, keys: Iterable[str]) -> bool:
    """Whether there is anything to draw."""
    columns = [area.column(key) - 1 for key in keys]
    return any(row[column] for row in area.table.rows for column in columns)


def _series(sheet: Worksheet, area: Area, key: str) -> Any:
    """The cells of a column; its head is their name."""
    column = area.column(key)
    cells = Reference(sheet, min_col=column, min_row=area.top, max_row=area.bottom)
    return SeriesFactory(cells, title_from_data=True)


def _finish(chart: Any, sheet: Worksheet, page: Page, area: Area) -> None:
    chart.set_categories(Reference(sheet, min_col=1, min_row=area.top + 1, max_row=area.bottom))
    chart.title = _titled(page.notation.translate(_TITLES[area.table.key]))
    chart.height = _HEIGHT
    chart.legend.position = "b"
    chart.display_blanks = "gap"
    # openpyxl leaves axes out unless it is told not to.
    chart.x_axis.delete = chart.y_axis.delete = False


def _titled(words: str) -> Title:
    letters = CharacterProperties(sz=_TITLE_SIZE, b=True)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=words)]
    )
    return Title(tx=ChartText(rich=RichText(p=[paragraph])), overlay=False)


def _filled(colour: str) -> GraphicalProperties:
    if colour != _HATCHED:
        return GraphicalProperties(solidFill=colour)
    ink, ground = map(_coloured, ("7A7D83", "FFFFFF"))
    return GraphicalProperties(pattFill=PatternFillProperties("ltUpDiag", ink, ground))


def _coloured(hexadecimal: Any) -> ColorChoice:
    return ColorChoice(srgbClr=hexadecimal)


_TITLES = {
    "groups": marked("Tasks by progress, in each group"),
    "pillars": marked("Indicators by how they stand, in each pillar"),
    "history": marked("Rates at the close of the last quarters"),
}


def _described(area: Area) -> Text:
    """What a chart shows, for who cannot see it, and where its numbers stand."""
    return text(
        "{title}. The numbers stand in the table in rows {first} to {last}.",
        title=text(_TITLES[area.table.key]),
        first=str(area.top),
        last=str(area.bottom),
    )
