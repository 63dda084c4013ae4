"""How cells look: named styles, which an office finds in Excel's gallery and can change there."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from dxplan.language import Translate, marked
from dxplan.render.exports.excel.formats import GENERAL

#: What offices of the state write in.
FONT = "Times New Roman"
SIZE = 11
_INK, _PALE, _RULE, _LINK = "1F3864", "EEF2F8", "BFC7D5", "0B4F9E"
#: The first characters that Excel would take for a formula, were the text typed again.
_TEMPTING = ("=", "+", "-", "@", "\t", "\r")


class Look(StrEnum):
    """What a cell is, and so how it looks."""

    TITLE = "title"
    #: A remark over the whole width of a sheet.
    REMARK = "remark"
    #: The heading of a table.
    HEADING = "heading"
    #: The head of a column.
    HEAD = "head"
    #: The head of a column whose words run on beside it.
    RUNNING_HEAD = "running_head"
    WORDS = "words"
    NUMBER = "number"
    #: Words that may run on over the empty cells beside them.
    RUNNING = "running"
    TOTAL = "total"
    TOTAL_NUMBER = "total_number"


class _Style(NamedTuple):
    name: str
    size: int = SIZE
    bold: bool = False
    colour: str = "000000"
    fill: str | None = None
    ruled: bool = True
    across: str = "left"
    down: str = "top"
    wrapped: bool = True
    #: Distance of words from the edge.
    indent: int = 0


_STYLES: dict[Look, _Style] = {
    Look.TITLE: _Style(marked("dxplan title"), size=15, bold=True, colour=_INK, ruled=False),
    Look.REMARK: _Style(marked("dxplan remark"), colour="404040", ruled=False),
    Look.HEADING: _Style(
        marked("dxplan heading"), size=12, bold=True, colour=_INK, ruled=False, wrapped=False
    ),
    Look.HEAD: _Style(
        marked("dxplan column head"), bold=True, colour="FFFFFF", fill=_INK, across="center",
        down="center",
    ),
    Look.RUNNING_HEAD: _Style(
        marked("dxplan column head in one line"), bold=True, colour="FFFFFF", fill=_INK,
        down="center", ruled=False, wrapped=False, indent=1,
    ),
    Look.WORDS: _Style(marked("dxplan words"), indent=1),
    Look.NUMBER: _Style(marked("dxplan number"), across="right"),
    Look.RUNNING: _Style(
        marked("dxplan words in one line"), ruled=False, wrapped=False, indent=1
    ),
    Look.TOTAL: _Style(marked("dxplan total"), bold=True, fill=_PALE, indent=1),
    Look.TOTAL_NUMBER: _Style(
        marked("dxplan number of a total"), bold=True, fill=_PALE, across="right"
    ),
}  # fmt: skip


class Looks:
    """The styles of a workbook, by their numbers: each is made once, whatever has it."""

    def __init__(self, book: Workbook, translate: Translate) -> None:
        # Widths of columns are counted in digits of this font: one that is everywhere the same.
        styles: Any = book
        styles._named_styles["Normal"].font = Font(name=FONT, size=SIZE)  # noqa: SLF001 (no other way)
        self._names = {look: translate(style.name) for look, style in _STYLES.items()}
        for look, style in _STYLES.items():
            book.add_named_style(_named(self._names[look], style))
        #: Stands on no sheet; openpyxl numbers styles by the cells that have them.
        self._pattern = Cell(book.worksheets[0], row=1, column=1)
        self.number = cache(self._number)

    def _number(self, look: Look, code: str, linked: bool, tempting: bool) -> int:  # noqa: FBT001 (keys of a cache)
        cell = self._pattern
        cell.style = self._names[look]
        if code != GENERAL:
            cell.number_format = code
        if linked:
            style = _STYLES[look]
            cell.font = Font(
                name=FONT, size=style.size, bold=style.bold, color=_LINK, underline="single"
            )
        if tempting:
            cell.quotePrefix = True
        return cell.style_id


def is_tempting(words: str) -> bool:
    """Whether Excel would take the words for a formula when somebody edits their cell."""
    return words.startswith(_TEMPTING)


def _named(name: str, style: _Style) -> NamedStyle:
    rule = Side(style="hair", color=_RULE)
    return NamedStyle(
        name=name,
        font=Font(name=FONT, size=style.size, bold=style.bold, color=style.colour),
        fill=PatternFill("solid", fgColor=style.fill) if style.fill else PatternFill(),
        border=Border(left=rule, right=rule, top=rule, bottom=rule) if style.ruled else Border(),
        alignment=Alignment(
            horizontal=style.across,
            vertical=style.down,
            wrap_text=style.wrapped,
            indent=style.indent,
        ),
    )
