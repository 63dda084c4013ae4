"""Tables of Word documents, from their XML.

Not through python-docx, whose cells lose the words in tracked insertions, smart tags and content
controls: Word puts the dates and place names of an annex into just those.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dxplan.intake.package import Package
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Area, Grid, Spot, Value, bounded, check_corner
from dxplan.intake.xmlparts import attribute, count, local, walk
from dxplan.language import text

#: Parts of a cell that are not its words: deleted text, notes, the result of old drawings.
_NOT_WORDS = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "footnoteReference"})


def read_docx(package: Package, table_word: str) -> list[Grid]:
    """The tables of a document, named by `table_word` and their number.

    Raises:
        CannotRead: when there is none, or the document is damaged.
    """
    found = bounded(_tables(package.read("word/document.xml"), table_word))
    if not found:
        raise CannotRead(
            text("the document has no table"),
            text("a picture of a table cannot be read; send the table itself"),
        )
    return found


def _tables(raw: bytes, table_word: str) -> Iterator[Grid]:
    """The tables one after the other; one inside a cell is a part of that cell."""
    depth, number = 0, 0
    for event, element in walk(raw):
        if local(element.tag) != "tbl":
            continue
        depth += 1 if event == "start" else -1
        if event == "end" and depth == 0:
            number += 1
            yield _grid(f"{table_word} {number}", element)
            element.clear()


def _grid(name: str, table: Element) -> Grid:
    values: list[list[Value]] = []
    merged: list[Area] = []
    #: Cells merged downwards that are still open, by first column.
    open_areas: dict[int, Area] = {}
    for row, element in enumerate(_inside(table, "tr")):
        line: list[Value] = [None] * _before(element)
        for cell in _inside(element, "tc"):
            column, span = len(line), _span(cell)
            check_corner(name, Spot(row, column + span - 1))
            end = Spot(row, column + span - 1)
            continued = _continues(cell)
            if continued and column in open_areas:
                open_areas[column] = Area(open_areas[column].first, end)
            else:
                merged += [open_areas.pop(column)] if column in open_areas else []
                open_areas[column] = Area(Spot(row, column), end)
            words = None if continued else _words(cell)
            line += [words, *[None] * (span - 1)]
        values.append(line)
    merged += open_areas.values()
    return Grid(name=name, values=values, merged=[each for each in merged if _is_area(each)])


def _is_area(area: Area) -> bool:
    return area.first != area.last


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also inside content controls and insertions."""
    for child in parent:
        tag = local(child.tag)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _inside(child, wanted)


def _property(element: Element, name: str) -> Element | None:
    for child in element:
        if local(child.tag) in {"tcPr", "trPr"}:
            return next((each for each in child if local(each.tag) == name), None)
    return None


def _before(row: Element) -> int:
    """Columns that a row leaves out at its beginning."""
    skipped = _property(row, "gridBefore")
    return 0 if skipped is None else min(count(skipped, "val"), 63)


def _span(cell: Element) -> int:
    """Columns a cell is wide; Word's own limit is 63."""
    span = _property(cell, "gridSpan")
    return 1 if span is None else min(count(span, "val"), 63)


def _continues(cell: Element) -> bool:
    """Whether the cell belongs to the one above it."""
    merge = _property(cell, "vMerge")
    return merge is not None and attribute(merge, "val", "continue") == "continue"


def _words(cell: Element) -> Value:
    paragraphs = ["".join(_letters(each)) for each in cell.iter() if local(each.tag) == "p"]
    return "\n".join(paragraphs).strip("\n") or None


def _letters(element: Element) -> Iterator[str]:
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag in {"br", "cr"}:
            yield "\n"
        elif tag == "tab":
            yield "\t"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag not in _NOT_WORDS and tag != "p":
            yield from _letters(child)
