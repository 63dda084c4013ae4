"""Charts in single cells, which repeat with their cell and look at the values of its row."""

from __future__ import annotations

from copy import deepcopy

from dxplan.render.exports.filling.addresses import range_of
from dxplan.render.exports.filling.formulas import Sheets, followed
from dxplan.render.exports.filling.rowmap import RowMap, Rows
from dxplan.render.exports.xmlparts import Element, child, local, remove


def copy_sparkline(element: Element, sheet: str, sheets: Sheets) -> None:
    """A chart in one cell, for each copy of that cell with the values of its row."""
    rows = sheets.of(sheet) or RowMap.unmoved()
    place, values = child(element, "sqref"), child(element, "f")
    corners = range_of((place.text or "") if place is not None else "")
    if place is None or values is None or corners is None or corners[0].row is None:
        return
    last = element
    for copy in rows.copies(Rows(corners[0].row, corners[0].row)):
        place.text = str(corners[0].at(copy.first))
        new = deepcopy(element)
        formula = child(new, "f")
        if formula is not None:
            viewer = rows.placed[copy.first - 1] if copy.first <= len(rows.placed) else None
            formula.text = followed(values.text or "", sheet, sheets, viewer)
        last.addnext(new)
        last = new
    remove(element)


def in_sparkline(element: Element) -> bool:
    """Whether an element is a part of such a chart."""
    around = element.getparent()
    return around is not None and local(around) == "sparkline"
