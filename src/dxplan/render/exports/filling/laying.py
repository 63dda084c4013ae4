"""The rows of a filled sheet: copies of the template's, in their new places."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from itertools import chain
from typing import Any, NamedTuple

from dxplan.catalogue.templates import TOO_MUCH
from dxplan.language import text
from dxplan.render.exports.filling.addresses import LAST_ROW, letters_in, range_of, ranged
from dxplan.render.exports.filling.blocks import Misplaced
from dxplan.render.exports.filling.cells import Cells
from dxplan.render.exports.filling.formulas import Sheets, copied, followed
from dxplan.render.exports.filling.heights import Heights
from dxplan.render.exports.filling.richtext import emptied
from dxplan.render.exports.filling.rowmap import Placed, RowMap, Rows
from dxplan.render.exports.filling.sheet import SheetTemplate
from dxplan.render.exports.xmlparts import Element, child, local, named, remove, without


class Tools(NamedTuple):
    """What fills cells, and what makes rows as high as their words."""

    cells: Cells
    heights: Heights


def lay(
    sheet: SheetTemplate, rows: RowMap, sheets: Sheets, variables: Mapping[str, Any], tools: Tools
) -> None:
    """Put all rows of a sheet in their places and fill their cells.

    Raises:
        Misplaced: when a row with something in it would fall off the end of the sheet.
    """
    if sheets.move:
        _unshare(sheet)
    templates = {number: deepcopy(row) for number, row in sheet.rows.items()}
    for row in list(sheet.data):
        sheet.data.remove(row)
    below = (
        (number + rows.shift, Placed(source=number, variables=variables))
        for number in sorted(templates)
        if number > sheet.height
    )
    for number, placed in chain(enumerate(rows.placed, start=1), below):
        template = templates.get(placed.source)
        if template is None or _falls_off(template, number):
            continue
        row = deepcopy(template)
        sheet.data.append(row)
        _moved(row, number)
        if placed.source in sheet.tagged:
            _filled(row, placed, sheet, tools.cells)
            tools.heights.fit(row, placed.source)
        if sheet.has_formulas:
            for formula in named(row, "f"):
                _formula(formula, sheet.name, sheets, rows, placed)


def forget(sheet: SheetTemplate) -> None:
    """Take out what formulas gave the last time: they are computed when the file is opened."""
    for formula in named(sheet.data, "f"):
        cell = formula.getparent()
        if cell is None:
            continue
        without(cell, "t")
        value = child(cell, "v")
        if value is not None:
            remove(value)


def _filled(row: Element, placed: Placed, sheet: SheetTemplate, cells: Cells) -> None:
    for cell in row:
        template = sheet.cells.get(_address_in(cell, placed.source))
        if template is None:
            continue
        if placed.variables is None:
            emptied(cell)
        else:
            cells.fill(cell, template, placed.variables)


def _falls_off(row: Element, number: int) -> bool:
    """Whether a row would stand below the last one, which only an empty row may."""
    if number <= LAST_ROW:
        return False
    full = next((cell for cell in row if len(cell)), None)
    if full is not None:
        raise Misplaced(
            full.get("r", ""),
            text("the loops above push this cell off the sheet"),
            text("go through fewer records"),
            TOO_MUCH,
        )
    return True


def _moved(row: Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row:
        if local(cell) == "c":
            cell.set("r", f"{letters_in(cell.get('r', ''))}{number}")


def _address_in(cell: Element, source: int) -> str:
    """The address of a copied cell in the template."""
    return f"{letters_in(cell.get('r', ''))}{source}" if local(cell) == "c" else ""


def _formula(formula: Element, sheet: str, sheets: Sheets, rows: RowMap, placed: Placed) -> None:
    formula.text = followed(formula.text or "", sheet, sheets, placed)
    corners = range_of(formula.get("ref", ""))
    if corners is None or corners[0].row is None or corners[1].row is None:
        return
    here = rows.seen(Rows(corners[0].row, corners[1].row), placed)
    if here is not None and rows.moves:
        start, end = corners[0].at(here.first), corners[1].at(here.last)
        formula.set("ref", ranged(start, end) if ":" in formula.get("ref", "") else str(start))


def _unshare(sheet: SheetTemplate) -> None:
    """Give each of the cells that share a formula its own: they may part."""
    masters: dict[str, tuple[str, str]] = {}
    for formula in named(sheet.data, "f"):
        cell = formula.getparent()
        if formula.get("t") != "shared" or cell is None:
            continue
        address, group = cell.get("r", ""), formula.get("si", "")
        if formula.text:
            masters[group] = formula.text, address
        elif group in masters:
            formula.text = copied(*masters[group], address)
        for attribute in ("t", "si", "ref"):
            without(formula, attribute)
