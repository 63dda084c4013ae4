"""How high a filled row must be: programs that open a file do not all find that out themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dxplan.render.exports.excel.widths import HIGHEST, lines_of
from dxplan.render.exports.filling.addresses import column_number, letters_in, range_of
from dxplan.render.exports.filling.richtext import Run, words_in, words_of
from dxplan.render.exports.filling.styles import Styles
from dxplan.render.exports.xmlparts import Element, child, named, size_of, whole, without

#: The height of a line of letters, in their own size, and the size that column widths count in.
_LINE, _SIZE = 1.36, 11.0
#: What the edges of a cell take of its width.
_EDGES = 1.2
_USUAL_HEIGHT, _USUAL_WIDTH = 15.0, 8.43


class Heights:
    """Sets the heights of the rows of one sheet, where its template leaves them to the program."""

    def __init__(self, root: Element, styles: Styles, shared: Sequence[Sequence[Run]]) -> None:
        """Learn the widths of a sheet, as its template has them."""
        self._styles, self._shared = styles, shared
        settings = child(root, "sheetFormatPr")
        self._least = size_of(settings, "defaultRowHeight", _USUAL_HEIGHT)
        self._usual = size_of(settings, "defaultColWidth", _USUAL_WIDTH)
        self._columns = _columns(root)
        self._merged = _merged(root)

    def fit(self, row: Element, source: int) -> None:
        """Make a filled row as high as its words need; a height that somebody set stays."""
        if row.get("customHeight") in {"1", "true"}:
            return
        height = max((self._height(cell, source) for cell in row), default=0.0)
        if height > self._least:
            row.set("ht", f"{min(height, HIGHEST):g}")
        else:
            without(row, "ht")

    def _height(self, cell: Element, source: int) -> float:
        style = whole(cell.get("s", "0"))
        size = None if style is None else self._styles.wrapped_size(style)
        words = "" if size is None else words_of(words_in(cell, self._shared))
        if not words or size is None:
            return 0.0
        column = column_number(letters_in(cell.get("r", "")))
        last = self._merged.get((source, column), column)
        width = sum(self._columns.get(each, self._usual) for each in range(column, last + 1))
        # Wide letters in a large size fit into fewer digits of the usual one.
        room = max(width - _EDGES, 1.0) * _SIZE / size
        return lines_of(words, room) * size * _LINE


def _columns(root: Element) -> Mapping[int, float]:
    widths: dict[int, float] = {}
    for each in named(root, "col"):
        first, last = whole(each.get("min")), whole(each.get("max"))
        if first is not None and last is not None and each.get("width"):
            # The last entry may reach to the end of the sheet, where nothing is written.
            reach = range(first, min(last, first + 255) + 1)
            widths.update(dict.fromkeys(reach, size_of(each, "width", _USUAL_WIDTH)))
    return widths


def _merged(root: Element) -> Mapping[tuple[int, int], int]:
    """The last column of every cell that is merged with those to its right."""
    found = {}
    for each in named(root, "mergeCell"):
        corners = range_of(each.get("ref", ""))
        if corners and corners[0].row is not None and corners[0].row == corners[1].row:
            place = corners[0].row, column_number(corners[0].column)
            found[place] = column_number(corners[1].column)
    return found
