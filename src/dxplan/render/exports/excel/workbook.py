"""The workbook as a whole: sheets, styles, properties, in one file."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook

from dxplan.render.exports.excel.charts import add_charts
from dxplan.render.exports.excel.frame import frame_sheet
from dxplan.render.exports.excel.layout import widths_of
from dxplan.render.exports.excel.looks import Looks
from dxplan.render.exports.excel.markup import RowWriter
from dxplan.render.exports.excel.package import Filling, fill_sheets, finish_charts, parts_of
from dxplan.render.exports.excel.places import all_places
from dxplan.render.exports.excel.properties import application_part, set_properties
from dxplan.render.exports.excel.sheets import pages_of
from dxplan.render.exports.packing import packed
from dxplan.render.notation import Notation
from dxplan.views.report import Report

Tell = Callable[[int, int], None]
#: Rows between two words on how far the work is.
_STEP = 500


def silent(_done: int, _all: int) -> None:
    """Say nothing of how far the work is."""


def write_excel(report: Report, notation: Notation, tell: Tell = silent) -> bytes:
    """The report as a workbook.

    The same report gives the same bytes, whatever the clock, the machine and its settings.

    Args:
        report: What it shows.
        notation: How numbers, days and words are written.
        tell: Told from time to time how many rows of how many are written.
    """
    pages = pages_of(report, notation)
    book = Workbook()
    writer = RowWriter(Looks(book, notation.translate), all_places(pages))
    written = _Counter(tell, sum(len(page.rows) for page in pages))
    fillings, described = [], []
    book.remove(book.worksheets[0])
    for page in pages:
        sheet, widths = book.create_sheet(page.title), widths_of(page)
        fillings.append(Filling(*writer.parts(page, widths, written)))
        frame_sheet(sheet, page, widths, report)
        if page.free:
            described = add_charts(sheet, page, widths)
    set_properties(book, report, notation)
    parts = parts_of(book)
    fill_sheets(parts, fillings)
    finish_charts(parts, described)
    parts["docProps/app.xml"] = application_part()
    return packed(parts)


class _Counter:
    """Counts rows and tells of them."""

    def __init__(self, tell: Tell, every: int) -> None:
        self._tell, self._all, self._done = tell, every, 0

    def __call__(self) -> None:
        self._done += 1
        if self._done % _STEP == 0 or self._done == self._all:
            self._tell(self._done, self._all)
