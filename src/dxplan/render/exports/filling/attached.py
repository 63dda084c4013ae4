"""Parts beside a sheet that name its rows: tables, drawings, notes, charts, summaries."""

from __future__ import annotations

from dxplan.intake.refusal import CannotRead
from dxplan.render.exports.filling.addresses import range_of
from dxplan.render.exports.filling.following import hull, moved_anchor
from dxplan.render.exports.filling.formulas import Sheets, followed
from dxplan.render.exports.filling.rowmap import RowMap, Rows
from dxplan.render.exports.xmlparts import (
    Element,
    child,
    local,
    named,
    parsed,
    remove,
    whole,
    written,
)

#: What a chart remembers of the cells it shows.
_REMEMBERED = ("strCache", "numCache", "multiLvlStrCache")


def table(raw: bytes, sheet: str, sheets: Sheets) -> bytes:
    """A table, its filter and its computed columns."""
    root, rows = parsed(raw), sheets.of(sheet) or RowMap.unmoved()
    for each in [root, *named(root, "autoFilter", "sortState", "sortCondition")]:
        area = hull(each.get("ref", ""), rows)
        if area is not None:
            each.set("ref", area)
    for each in named(root, "calculatedColumnFormula", "totalsRowFormula"):
        each.text = followed(each.text or "", sheet, sheets)
    return written(root)


def drawing(raw: bytes, sheet: str, sheets: Sheets) -> bytes:
    """Pictures, shapes and charts on a sheet: where they hang, and the cell a shape shows."""
    root, rows = parsed(raw), sheets.of(sheet) or RowMap.unmoved()
    for anchor in named(root, "twoCellAnchor", "oneCellAnchor"):
        _hung(anchor, rows)
    for shape in root.iter():
        link = shape.get("textlink")
        if link:
            shape.set("textlink", followed(link, sheet, sheets))
    return written(root)


def notes(raw: bytes, rows: RowMap) -> bytes:
    """Notes and the threads below them; one on a repeating row stays on its first copy."""
    root = parsed(raw)
    for each in named(root, "comment", "threadedComment"):
        corners = range_of(each.get("ref", ""))
        if corners is None or corners[0].row is None:
            continue
        here = rows.seen(Rows(corners[0].row, corners[0].row), None)
        if here is None:
            remove(each)
        else:
            each.set("ref", str(corners[0].at(here.first)))
    return written(root)


def note_boxes(raw: bytes, rows: RowMap) -> bytes:
    """The boxes of notes, in the old drawing language of Office, as far as it is plain XML."""
    try:
        root = parsed(raw)
    except CannotRead:
        return raw
    for data in named(root, "ClientData"):
        row = child(data, "Row")
        number = None if row is None else whole(row.text)
        if row is not None and number is not None:
            was = number + 1
            here = rows.seen(Rows(was, was), None)
            shape = data.getparent()
            if here is None and shape is not None:
                remove(shape)
                continue
            row.text = str(rows.position(was) - 1)
        anchor = child(data, "Anchor")
        if anchor is not None:
            anchor.text = _moved_box(anchor.text or "", rows)
    return written(root)


def chart(raw: bytes, sheets: Sheets) -> bytes:
    """A chart over all copies of its rows, without what it remembers of the template."""
    root = parsed(raw)
    for each in named(root, "f"):
        each.text = followed(each.text or "", "", sheets, grows=True)
        for beside in list(each.itersiblings()):
            if local(beside) in _REMEMBERED:
                remove(beside)
    return written(root)


def summary(raw: bytes, sheets: Sheets) -> bytes:
    """Where a pivot table takes its values from; it asks for them again when it is opened."""
    root = parsed(raw)
    for each in named(root, "worksheetSource"):
        rows = sheets.of(each.get("sheet", ""))
        area = hull(each.get("ref", ""), rows) if rows is not None else None
        if area is not None and each.get("ref"):
            each.set("ref", area)
    root.set("refreshOnLoad", "1")
    return written(root)


def _hung(anchor: Element, rows: RowMap) -> None:
    """Move an anchor as Excel does when rows are inserted: what is set to grow grows."""
    manner = anchor.get("editAs", "twoCell")
    start, end = child(anchor, "from"), child(anchor, "to")
    if manner == "absolute" or start is None:
        return
    height = _row(end) - _row(start) if end is not None else 0
    moved_anchor(start, rows)
    if end is None:
        return
    if manner == "oneCell":
        _set_row(end, _row(start) + height)
    else:
        moved_anchor(end, rows)


def _row(corner: Element) -> int:
    row = child(corner, "row")
    return (whole(row.text) if row is not None else None) or 0


def _set_row(corner: Element, number: int) -> None:
    row = child(corner, "row")
    if row is not None:
        row.text = str(number)


def _moved_box(anchor: str, rows: RowMap) -> str:
    """Left column, offset, top row, offset, right column, offset, bottom row, offset."""
    numbers = [each.strip() for each in anchor.split(",")]
    if len(numbers) != 8:  # noqa: PLR2004 (above)
        return anchor
    top, bottom = whole(numbers[2]), whole(numbers[6])
    if top is None or bottom is None:
        return anchor
    moved = rows.position(top + 1) - 1
    numbers[2], numbers[6] = str(moved), str(moved + bottom - top)
    return ", ".join(numbers)
