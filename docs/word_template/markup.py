"""Paragraphs and tables as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    #: In twentieths of a point; those of a table sum to the width of the page's text.
    width: int
    #: What stands in its cells: text, or a tag of the template.
    cell: str
    #: What stands in the last row, where there is a total.
    total: str = ""
    is_number: bool = False

    @property
    def style(self) -> str:
        """The style of its cells."""
        return "TableNumber" if self.is_number else "TableText"


class Part(NamedTuple):
    """A loop over parts of a table, and the row that leads a part in."""

    loop: str
    lead: str


def paragraph(style: str, *words: str, look: str = "", extra: str = "") -> str:
    """A paragraph; words after the first begin a new line. `look` is of its letters."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in words)
    letters = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr><w:r>{letters}{lines}</w:r></w:p>'
    )


def table(
    columns: Sequence[Column], loop: str, *, part: Part | None = None, total: bool = False
) -> str:
    """A table whose heading is repeated on every page, with a row for each record.

    Args:
        columns: From left to right.
        loop: What rows are made for, such as `row in groups`.
        part: What the rows are divided by.
        total: Whether the last row is a total.
    """
    heading = _row((_cell(each.width, "TableHeading", each.title) for each in columns), head=True)
    rows = _looped(
        columns, loop, _row(_cell(each.width, each.style, each.cell) for each in columns)
    )
    if part is not None:
        rows = _looped(columns, part.loop, _lead(columns, part.lead) + rows)
    if total:
        rows += _row(_cell(each.width, each.style, each.total, bold=True) for each in columns)
    grid = "".join(f'<w:gridCol w:w="{each.width}"/>' for each in columns)
    width = sum(each.width for each in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heading}{rows}</w:tbl>{paragraph('TableText')}"
    )


def beside(left: Sequence[str], right: Sequence[str], widths: tuple[int, int]) -> str:
    """Two columns of paragraphs without lines around them."""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(words)}</w:tc>'
        for width, words in zip(widths, (left, right), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(cells)}</w:tbl>"
    )


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _looped(columns: Sequence[Column], loop: str, rows: str) -> str:
    return f"{_tag(columns, f'{{%tr for {loop} %}}')}{rows}{_tag(columns, '{%tr endfor %}')}"


def _tag(columns: Sequence[Column], tag: str) -> str:
    """A row that vanishes: it only holds a tag."""
    return _row([_cell(sum(each.width for each in columns), "TableText", tag, len(columns))])


def _lead(columns: Sequence[Column], words: str) -> str:
    width = sum(each.width for each in columns)
    return _row([_cell(width, "TableText", words, len(columns), bold=True, keep=True)])


def _cell(
    width: int, style: str, words: str, span: int = 1, *, bold: bool = False, keep: bool = False
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look = "<w:b/><w:bCs/>" if bold else ""
    extra = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
        f"{paragraph(style, words, look=look, extra=extra)}</w:tc>"
    )
