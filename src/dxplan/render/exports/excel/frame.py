"""What openpyxl writes of a sheet: columns, tables, conditions, links' frame, print set-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from dxplan.language import text
from dxplan.render.exports.excel.conditions import add_conditions
from dxplan.render.exports.excel.page import Area, Flow, Page
from dxplan.render.wording import worded
from dxplan.views.report import Report

_A4: Final = 9
#: Margins in inches: 1 cm at the sides, more where the running head and foot stand.
_SIDE, _TOP, _RUNNING = 0.4, 0.75, 0.35
#: A sheet whose first table begins so high keeps its head in sight.
_NEAR_TOP = 9
#: The running head takes 255 letters in all.
_LONGEST = 60


def frame_sheet(sheet: Worksheet, page: Page, widths: Sequence[float], report: Report) -> None:
    """Lay everything but the rows on a sheet of openpyxl."""
    last = get_column_letter(len(widths))
    # Gives the sheet its dimension; the rows themselves are put in afterwards.
    sheet.cell(max(len(page.rows), 1), len(widths), "")
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(page.rows, 1):
        if row.flow is Flow.WIDTH and len(widths) > 1:
            sheet.merge_cells(f"A{number}:{last}{number}")
    for area in page.areas:
        sheet.add_table(_list_object(area))
        add_conditions(sheet, area, page.notation)
    sheet.sheet_view.showGridLines = False
    _keep_in_sight(sheet, page)
    _set_up_print(sheet, page, last, report)


def _keep_in_sight(sheet: Worksheet, page: Page) -> None:
    """Freeze the head of a list with its first two columns, which say what a row is about."""
    listed = [area for area in page.areas if area.has_filter]
    if listed and listed[0].top <= _NEAR_TOP:
        is_of_records = listed[0].table.columns[0].key == "id"
        sheet.freeze_panes = f"{'C' if is_of_records else 'B'}{listed[0].top + 1}"


def _list_object(area: Area) -> ListObject:
    """A table of Excel. Its looks are those of its cells, which LibreOffice shows as well."""
    last = get_column_letter(len(area.heads))
    reference = f"A{area.top}:{last}{area.bottom}"
    return ListObject(
        name=f"dxplan_{area.table.key}",
        displayName=f"dxplan_{area.table.key}",
        ref=reference,
        tableColumns=[TableColumn(id=n, name=head) for n, head in enumerate(area.heads, 1)],
        autoFilter=AutoFilter(ref=reference) if area.has_filter else None,
    )


def _set_up_print(sheet: Worksheet, page: Page, last: str, report: Report) -> None:
    notation = page.notation
    sheet.print_area = f"A1:{last}{max(len(page.rows), 1)}"
    if page.areas and page.areas[-1].has_filter:
        # The longest table stands last; its head is repeated from there on.
        top = page.areas[-1].top
        sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = _SIDE
    margins.top = margins.bottom = _TOP
    margins.header = margins.footer = _RUNNING
    for row in page.breaks:
        sheet.row_breaks.append(Break(id=row))
    day = worded(text("As of {day}", day=report.as_of), notation)
    number = worded(text("Plan {number}", number=report.plan.number), notation)
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    head.left.text, head.right.text = _running(number), _running(day)
    foot.left.text = _running(page.title)
    foot.right.text = notation.translate(text("Page {page}", page="&P/&N"))


def _running(words: str) -> str:
    """Words that a running head shows as they are: `&` begins a code there."""
    plain = re.sub(r"[^\w\s.,:;/()&·-]", " ", " ".join(words.split()))
    return plain[:_LONGEST].replace("&", "&&")
