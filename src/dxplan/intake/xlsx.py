"""Excel workbooks (xlsx): values through calamine, and what it does not tell from the XML.

That is: which values are results of formulas, which numbers are shown as percentages, which
dates are shown as month and year, and whether a cell stands so far out that reading the sheet
would fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dxplan.intake.package import Package, macros
from dxplan.intake.tables import Form, Grid, Spot, check_corner
from dxplan.intake.workbook import grids
from dxplan.intake.xmlparts import attribute, local, walk

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
#: Number formats Excel does not spell out: 9 and 10 are percentages, 17 is mmm-yy.
BUILT_IN: dict[int, str] = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_IN_QUOTES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_WORKBOOK = "xl/workbook.xml"


class Linked(NamedTuple):
    """A workbook's grids, and whether it takes values from other workbooks."""

    grids: list[Grid]
    external: bool


def read_xlsx(package: Package) -> Linked:
    """The sheets of a workbook.

    Raises:
        CannotRead: when it holds macros, reaches too far, or is damaged.
    """
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        raise macros()
    forms = _number_forms(package)
    marks = {name: _marks(name, package.read(part), forms) for name, part in _sheets(package)}
    needed = [name for name in package.parts if name.endswith((".xml", ".rels"))]
    external = any(name.startswith("xl/externalLinks/") for name in package.parts)
    kept = [name for name in needed if "externalLink" not in name]
    return Linked(grids(package.repacked(kept), marks), external)


def form_of(code: str) -> Form:
    """What a number format says of the value: a percentage, a month, or nothing special."""
    bare = _IN_QUOTES.sub("", code).lower()
    if "%" in bare:
        return "percent"
    return "month" if "m" in bare and "y" in bare and "d" not in bare else "plain"


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """Name and part of every worksheet."""
    parts = {}
    for link in package.xml("xl/_rels/workbook.xml.rels"):
        target = attribute(link, "Target")
        whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        parts[attribute(link, "Id")] = whole
    for element in package.xml(_WORKBOOK).iter():
        if local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            part = parts.get(key, "")
            if part in package:
                yield attribute(element, "name"), part


def _number_forms(package: Package) -> list[Form]:
    """The form of every cell style, by its index."""
    if "xl/styles.xml" not in package:
        return []
    codes = dict(BUILT_IN)
    forms: list[Form] = []
    for element in package.xml("xl/styles.xml"):
        if local(element.tag) == "numFmts":
            for each in element:
                number = attribute(each, "numFmtId")
                if number.isascii() and number.isdigit():
                    codes[int(number)] = attribute(each, "formatCode")
        elif local(element.tag) == "cellXfs":
            for each in element:
                number = attribute(each, "numFmtId", "0")
                known = int(number) if number.isascii() and number.isdigit() else 0
                forms.append(form_of(codes.get(known, "")))
    return forms


def _marks(sheet: str, raw: bytes, forms: list[Form]) -> dict[Spot, Form]:
    """Forms of the cells that have a special one; refuses a sheet that reaches too far."""
    marks: dict[Spot, Form] = {}
    row, column, last = -1, -1, Spot(0, 0)
    for event, element in walk(raw):
        tag = local(element.tag)
        if event == "start":
            if tag == "row":
                row, column = _number(element.get("r"), row + 2) - 1, -1
            elif tag == "c":
                here = _spot(element.get("r"), Spot(row, column + 1))
                row, column = here
            continue
        if tag == "c":
            spot = Spot(row, column)
            if len(element):
                last = Spot(max(last.row, row), max(last.column, column))
                check_corner(sheet, last)
                form = _form(element, forms)
                if form != "plain":
                    marks[spot] = form
            element.clear()
        elif tag == "row":
            element.clear()
    return marks


def _form(cell: Element, forms: list[Form]) -> Form:
    if any(local(child.tag) == "f" for child in cell):
        return "formula"
    if cell.get("t") == "e":
        return "error"
    style = _number(cell.get("s"), 0)
    return forms[style] if style < len(forms) else "plain"


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else otherwise


def _spot(reference: str | None, otherwise: Spot) -> Spot:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return otherwise
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Spot(int(match[2]) - 1, column - 1)
