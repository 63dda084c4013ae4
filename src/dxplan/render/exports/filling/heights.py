"""How high a filled row must be: programs that open a file do not all find that out themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dxplan.render.exports.excel.widths import HIGHEST, lines_of
from dxplan.render.exports.filling.addresses import column_number, letters_in, range_of
from dxplan.render.exports.filling.markup import Element, child, named, without
from dxplan.render.exports.filling.richtext import Run, words_in, words_of
from dxplan.render.exports.filling.styles import Styles

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
        self._least = _decimal(settings, "defaultRowHeight", _USUAL_HEIGHT)
        self._usual = _decimal(settings, "defaultColWidth", _USUAL_WIDTH)
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
        style = cell.get("s", "0")
        size = self._styles.wrapped_size(int(style)) if style.isdigit() else None
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
        first, last = each.get("min", ""), each.get("max", "")
        if first.isdigit() and last.isdigit() and each.get("width"):
            # The last entry may reach to the end of the sheet, where nothing is written.
            reach = range(int(first), min(int(last), int(first) + 255) + 1)
            widths.update(dict.fromkeys(reach, _decimal(each, "width", _USUAL_WIDTH)))
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


def _decimal(element: Element | None, attribute: str, otherwise: float) -> float:
    written = element.get(attribute) if element is not None else None
    try:
        number = float(written) if written else otherwise
    except ValueError:
        return otherwise
    return number if 0 < number < 1000 else otherwise  # noqa: PLR2004 (beyond any row or column)
