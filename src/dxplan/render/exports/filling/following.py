"""Everything on a sheet that names rows follows them: mergers, formats, links, page breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from dxplan.render.exports.filling.addresses import LAST_ROW, Corner, range_of, ranged
from dxplan.render.exports.filling.formulas import Sheets, followed
from dxplan.render.exports.filling.rowmap import RowMap, Rows
from dxplan.render.exports.filling.sparklines import copy_sparkline, in_sparkline
from dxplan.render.exports.xmlparts import Element, child, local, named, remove, whole, without

#: Elements that count what is in them, and are not allowed to be empty.
_GROUPS = (
    "mergeCells", "hyperlinks", "dataValidations", "rowBreaks", "protectedRanges", "ignoredErrors",
    "conditionalFormattings", "sparklines", "sparklineGroup", "sparklineGroups",
)  # fmt: skip
#: Breaks that a sheet may have.
_MAX_BREAKS = 1_023


def follow(root: Element, sheet: str, sheets: Sheets) -> None:
    """Change everything on a sheet but its cells.

    Args:
        root: The sheet, whose cells are already in their places.
        sheet: Its name.
        sheets: Where the rows of all sheets went.
    """
    if not sheets.move:
        return
    rows = sheets.of(sheet) or RowMap.unmoved()
    for each in named(root, "sparkline"):
        copy_sparkline(each, sheet, sheets)
    _formulas(root, sheet, sheets)
    if not rows.moves:
        return
    for each in list(_beside_cells(root)):
        change = _CHANGES.get(local(each))
        if change is not None and not in_sparkline(each):
            change(each, rows)
    for group in named(root, *_GROUPS):
        _counted(group)


def hull(written: str, rows: RowMap) -> str | None:
    """An area with all copies of its rows; None where none is left."""
    corners = range_of(written)
    if corners is None or corners[0].row is None or corners[1].row is None:
        return written
    seen = rows.seen(Rows(corners[0].row, corners[1].row), None)
    return None if seen is None else _area(corners, seen, single=":" not in written)


def moved_anchor(corner: Element, rows: RowMap) -> None:
    """Move one corner of a picture, shape or chart; its rows are counted from 0."""
    row = child(corner, "row")
    number = None if row is None else whole(row.text)
    if row is None or number is None:
        return
    was = number + 1
    last = rows.seen(Rows(was, was), None)
    end = last.last if last is not None and local(corner) == "to" else None
    row.text = str((end or rows.position(was)) - 1)


def _formulas(root: Element, sheet: str, sheets: Sheets) -> None:
    """Formulas outside of cells, as they read in the first cell they are about."""
    rows = sheets.of(sheet) or RowMap.unmoved()
    for each in list(_beside_cells(root)):
        name = local(each)
        if in_sparkline(each):
            continue
        if name in {"formula", "formula1", "formula2", "f"} and each.text:
            first = _first_row(each)
            viewer = None if first is None else rows.viewer(first)
            each.text = followed(each.text, sheet, sheets, viewer)
        elif name == "cfvo" and each.get("type") == "formula":
            each.set("val", followed(each.get("val", ""), sheet, sheets))
        elif name == "hyperlink" and each.get("location"):
            each.set("location", followed(each.get("location", ""), sheet, sheets))


def _first_row(formula: Element) -> int | None:
    """The topmost row of the areas that a formula is about."""
    for around in formula.iterancestors():
        written = around.get("sqref")
        inner = child(around, "sqref")
        if written is None and inner is not None:
            written = inner.text
        if written is not None:
            corners = [range_of(each) for each in written.split()]
            found = [each[0].row for each in corners if each and each[0].row is not None]
            return min(found, default=None)
    return None


def _beside_cells(root: Element) -> Iterator[Element]:
    for part in root:
        if local(part) != "sheetData":
            yield from part.iter()


def _merged(merger: Element, rows: RowMap) -> None:
    """A merger for each copy of its rows; one cell alone is none."""
    _copied(merger, rows, several=True)


def _linked(link: Element, rows: RowMap) -> None:
    """A link for each copy of its rows."""
    _copied(link, rows, several=False)


def _copied(element: Element, rows: RowMap, *, several: bool) -> None:
    corners = range_of(element.get("ref", ""))
    if corners is None or corners[0].row is None or corners[1].row is None:
        return
    single = ":" not in element.get("ref", "")
    last = element
    for copy in rows.copies(Rows(corners[0].row, corners[1].row)):
        written = _area(corners, copy, single=single)
        first, _, end = written.partition(":")
        if several and first == end:
            continue
        new = deepcopy(element)
        new.set("ref", written)
        last.addnext(new)
        last = new
    remove(element)


def _grown(element: Element, rows: RowMap) -> None:
    written = hull(element.get("ref", ""), rows)
    if written is None:
        remove(element)
    else:
        element.set("ref", written)


def _spread(element: Element, rows: RowMap) -> None:
    written = _areas(element.get("sqref", ""), rows)
    if written:
        element.set("sqref", written)
    else:
        remove(element)


def _spread_text(element: Element, rows: RowMap) -> None:
    """An extension keeps its areas as text; without any, the whole of it goes."""
    written = _areas(element.text or "", rows)
    around = element.getparent()
    if written:
        element.text = written
    elif around is not None:
        remove(around)


def _areas(written: str, rows: RowMap) -> str:
    found = []
    for each in written.split():
        corners = range_of(each)
        if corners is None or corners[0].row is None or corners[1].row is None:
            found.append(each)
            continue
        runs = rows.runs(Rows(corners[0].row, corners[1].row))
        found += [_area(corners, run, single=":" not in each) for run in runs]
    return " ".join(found)


def _area(corners: tuple[Corner, Corner], rows: Rows, *, single: bool) -> str:
    start, end = corners[0].at(rows.first), corners[1].at(rows.last)
    return str(start) if single and rows.first == rows.last else ranged(start, end)


def _broken(brk: Element, rows: RowMap) -> None:
    """A break stands below a row, and below each of its copies."""
    row = whole(brk.get("id"))
    around = brk.getparent()
    if around is None or local(around) != "rowBreaks" or not row:
        return
    copies = list(rows.copies(Rows(row, row))) or [Rows(1, rows.position(row) - 1)]
    last = brk
    for copy in copies[: max(_MAX_BREAKS - len(around), 0)] if len(copies) > 1 else copies:
        new = deepcopy(brk)
        new.set("id", str(copy.last))
        last.addnext(new)
        last = new
    remove(brk)


def _selected(selection: Element, rows: RowMap) -> None:
    active = _moved_cell(selection.get("activeCell", "A1"), rows)
    selection.set("activeCell", active)
    selection.set("sqref", active)
    without(selection, "activeCellId")


def _viewed(element: Element, rows: RowMap) -> None:
    """Where a sheet is scrolled to, and how many of its rows are frozen."""
    if element.get("topLeftCell"):
        element.set("topLeftCell", _moved_cell(element.get("topLeftCell", ""), rows))
    frozen = whole(element.get("ySplit"))
    if frozen is not None and element.get("state", "").startswith("frozen"):
        element.set("ySplit", str(max(rows.position(frozen + 1) - 1, 0)))


def _moved_cell(address: str, rows: RowMap) -> str:
    corners = range_of(address)
    if corners is None or corners[0].row is None:
        return address
    return str(corners[0].at(min(rows.position(corners[0].row), LAST_ROW)))


def _counted(group: Element) -> None:
    """Put down how many there are; a group without any is not allowed."""
    if not len(group):
        remove(group)
        return
    if group.get("count") is not None:
        group.set("count", str(len(group)))
    if group.get("manualBreakCount") is not None:
        group.set("manualBreakCount", str(sum(each.get("man") == "1" for each in group)))


#: What is to be done with an element, by its name.
_CHANGES: Mapping[str, Callable[[Element, RowMap], None]] = {
    "mergeCell": _merged,
    "hyperlink": _linked,
    **dict.fromkeys(("autoFilter", "dimension", "sortState", "sortCondition"), _grown),
    **dict.fromkeys(
        ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"), _spread
    ),
    "sqref": _spread_text,
    "brk": _broken,
    "selection": _selected,
    "pane": _viewed,
    "sheetView": _viewed,
    "from": moved_anchor,
    "to": moved_anchor,
}
