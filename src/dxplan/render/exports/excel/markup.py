"""The rows of a sheet as XML.

openpyxl writes everything about a sheet but its rows. Those are written here, because what comes
out of the data must stand in a cell exactly as it is: never as a formula or an error, with the
characters that XML cannot hold escaped as Excel does it (openpyxl refuses or cuts such texts).
It is also many times faster, which large plans need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from openpyxl.utils import get_column_letter

from dxplan.render.exports.excel.layout import height_of
from dxplan.render.exports.excel.looks import Looks, is_tempting
from dxplan.render.exports.excel.page import Entry, Page
from dxplan.render.exports.excel.texts import cell_markup

#: Links that Excel takes on one sheet.
MOST_LINKS = 65_530


class RowWriter:
    """Writes the rows of sheets that share styles."""

    def __init__(self, looks: Looks, places: Mapping[str, str]) -> None:
        """Take what the sheets share.

        Args:
            looks: The styles by their numbers.
            places: Where a link leads to, by the name of the place: `'Nhiệm vụ'!A12`.
        """
        self._looks, self._places = looks, places

    def parts(
        self, page: Page, widths: Sequence[float], written: Callable[[], None]
    ) -> tuple[bytes, bytes]:
        """The elements `sheetData` and `hyperlinks` of a sheet; the latter empty without links.

        Args:
            page: The sheet.
            widths: The widths of its columns.
            written: Called after each row.
        """
        letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
        rows: list[str] = []
        links: list[str] = []
        for number, row in enumerate(page.rows, 1):
            cells = [
                self._cell(entry, f"{letter}{number}", links)
                for entry, letter in zip(row.entries, letters, strict=False)
            ]
            height = f"{height_of(row, widths):g}"
            rows.append(f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>')
            written()
        return _element("sheetData", rows), _element("hyperlinks", links) if links else b""

    def _cell(self, entry: Entry, place: str, links: list[str]) -> str:
        value, look, code, name = entry
        target = self._places.get(name) if name is not None else None
        if target is not None and len(links) < MOST_LINKS:
            links.append(f'<hyperlink ref="{place}" location="{escape(target)}"/>')
        else:
            target = None
        tempting = isinstance(value, str) and is_tempting(value)
        style = self._looks.number(look, code, target is not None, tempting)
        match value:
            case None:
                return f'<c r="{place}" s="{style}"/>'
            case str():
                words = f'<is><t xml:space="preserve">{cell_markup(value)}</t></is>'
                return f'<c r="{place}" s="{style}" t="inlineStr">{words}</c>'
            case _:
                return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def _element(name: str, inside: Iterable[str]) -> bytes:
    return f"<{name}>{''.join(inside)}</{name}>".encode()
