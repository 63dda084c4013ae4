"""Excel workbooks (xlsx), from their XML: values, mergers, and what a value alone does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dxplan.intake.numbers import BUILT_IN, number_of
from dxplan.intake.package import Package, macros
from dxplan.intake.tables import Area, Form, Grid, Spot, Value, bounded, check_corner, filled_grid
from dxplan.intake.xmlparts import attribute, local, walk

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
#: A character that XML cannot hold, as Excel writes it.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORKBOOK = "xl/workbook.xml"


class Workbook(NamedTuple):
    """The sheets of a workbook, and whether it takes values from other workbooks."""

    grids: list[Grid]
    external: bool


def read_xlsx(package: Package) -> Workbook:
    """The sheets of a workbook.

    Raises:
        CannotRead: when it holds macros, reaches too far, or is damaged.
    """
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        raise macros()
    shared = _Shared(package)
    external = any(name.startswith("xl/externalLinks/") for name in package.parts)
    return Workbook(bounded(shared.grid(package, each) for each in _sheets(package)), external)


class _Part(NamedTuple):
    name: str
    part: str
    hidden: bool


def _sheets(package: Package) -> Iterator[_Part]:
    """Every sheet of the workbook, in its order."""
    parts = {}
    for link in package.xml("xl/_rels/workbook.xml.rels"):
        target = attribute(link, "Target")
        whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        parts[attribute(link, "Id")] = whole
    for element in package.xml(_WORKBOOK).iter():
        if local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            part = parts.pop(key, "")
            if part in package and not part.startswith("xl/chartsheets/"):
                hidden = attribute(element, "state", "visible") != "visible"
                yield _Part(attribute(element, "name"), part, hidden)


class _Shared:
    """What the sheets of a workbook refer to: texts, number formats, the first day."""

    def __init__(self, package: Package) -> None:
        self._texts = _texts(package)
        self._codes = _codes(package)
        book = package.xml(_WORKBOOK)
        properties = (each for each in book if local(each.tag) == "workbookPr")
        self._from_1904 = any(attribute(each, "date1904") in {"1", "true"} for each in properties)

    def grid(self, package: Package, sheet: _Part) -> Grid:
        """The cells of a sheet; one that reaches too far is refused while it is read."""
        values: dict[Spot, Value] = {}
        forms: dict[Spot, Form] = {}
        merged: list[Area] = []
        here, corner = Spot(-1, -1), Spot(0, 0)
        for event, element in walk(package.read(sheet.part)):
            tag = local(element.tag)
            if event == "start":
                if tag == "row":
                    here = Spot(_number(element.get("r"), here.row + 2) - 1, -1)
                elif tag == "c":
                    here = _spot(element.get("r")) or Spot(here.row, here.column + 1)
                continue
            if tag == "c" and len(element):
                corner = Spot(max(corner.row, here.row), max(corner.column, here.column))
                check_corner(sheet.name, corner)
                values[here], form = self._cell(element)
                if form != "plain":
                    forms[here] = form
            elif tag == "mergeCell":
                merged += _area(attribute(element, "ref"))
            if tag in {"c", "row"}:
                element.clear()
        return filled_grid(sheet.name, values, merged, forms, hidden=sheet.hidden)

    def _cell(self, cell: Element) -> tuple[Value, Form]:
        inside = {local(child.tag): child for child in cell}
        written = (inside["v"].text or "") if "v" in inside else ""
        kind = cell.get("t", "n")
        if "f" in inside:
            return _plain_text(written), "formula"
        if kind == "e":
            return None, "error"
        if kind == "s":
            index = _number(written, -1)
            return (self._texts[index] if 0 <= index < len(self._texts) else None), "plain"
        if kind == "inlineStr":
            return (_rich_text(inside["is"]) if "is" in inside else None), "plain"
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE", "plain"
        return self._numeric(written, _number(cell.get("s"), 0))

    def _numeric(self, written: str, style: int) -> tuple[Value, Form]:
        try:
            number = float(written)
        except ValueError:
            return _plain_text(written), "plain"
        code = self._codes[style] if style < len(self._codes) else ""
        return number_of(number, code, from_1904=self._from_1904)


def _texts(package: Package) -> list[Value]:
    """The texts that cells share, by index."""
    found: list[Value] = []
    if "xl/sharedStrings.xml" in package:
        for event, element in walk(package.read("xl/sharedStrings.xml")):
            if event == "end" and local(element.tag) == "si":
                found.append(_rich_text(element))
                element.clear()
    return found


def _rich_text(element: Element) -> Value:
    """The letters of a text whose parts are formatted; how to pronounce them is left out."""
    words = []
    for child in element:
        if local(child.tag) == "t":
            words.append(child.text or "")
        elif local(child.tag) == "r":
            words += [each.text or "" for each in child if local(each.tag) == "t"]
    return _plain_text("".join(words))


def _plain_text(words: str) -> Value:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words) or None


def _codes(package: Package) -> list[str]:
    """The number format of every cell style, by its index."""
    if "xl/styles.xml" not in package:
        return []
    known = dict(BUILT_IN)
    codes: list[str] = []
    for element in package.xml("xl/styles.xml"):
        if local(element.tag) == "numFmts":
            for each in element:
                known[_number(each.get("numFmtId"), -1)] = each.get("formatCode", "")
        elif local(element.tag) == "cellXfs":
            codes += [known.get(_number(each.get("numFmtId"), 0), "") for each in element]
    return codes


def _number(written: str | None, otherwise: int) -> int:
    is_number = written and written.isascii() and written.isdigit() and len(written) < 10  # noqa: PLR2004 (a row, a style)
    return int(written) if written and is_number else otherwise


def _spot(reference: str | None) -> Spot | None:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Spot(max(int(match[2]) - 1, 0), column - 1)


def _area(reference: str) -> list[Area]:
    first, _, last = reference.partition(":")
    start, end = _spot(first), _spot(last)
    return [] if start is None or end is None else [Area(start, end)]
