"""OpenDocument spreadsheets (ods), from their XML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from dxplan.intake.numbers import exact
from dxplan.intake.package import Package, protected
from dxplan.intake.tables import Area, Form, Grid, Spot, Value, bounded, check_corner
from dxplan.intake.xmlparts import attribute, count, local, walk

_CELLS = frozenset({"table-cell", "covered-table-cell"})


def read_ods(package: Package) -> list[Grid]:
    """The sheets of a spreadsheet.

    Raises:
        CannotRead: when it is encrypted, reaches too far, or is damaged.
    """
    if "META-INF/manifest.xml" in package:
        manifest = package.xml("META-INF/manifest.xml")
        if any(local(each.tag) == "encryption-data" for each in manifest.iter()):
            raise protected()
    return bounded(_tables(package.read("content.xml")))


def _tables(raw: bytes) -> Iterator[Grid]:
    table = _Table("")
    for event, element in walk(raw):
        tag = local(element.tag)
        if event == "start":
            if tag == "table":
                table = _Table(attribute(element, "name"))
        elif tag == "table-row":
            table.add_row(element)
            element.clear()
        elif tag == "table":
            yield table.grid()


class _Table:
    """A sheet being read; blank rows and cells at its ends are never made."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: list[list[Value]] = []
        self.merged: list[Area] = []
        self.forms: dict[Spot, Form] = {}
        self.row = 0
        self.width = 0

    def grid(self) -> Grid:
        return Grid(name=self.name, values=self.values, merged=self.merged, forms=self.forms)

    def add_row(self, element: Element) -> None:
        cells = list(self._cells(element))
        again = count(element, "number-rows-repeated")
        if cells:
            last = cells[-1][0]
            self.width = max(self.width, last + 1)
            check_corner(self.name, Spot(self.row + again - 1, self.width - 1))
            for row in range(self.row, self.row + again):
                self._fill(row, cells)
        self.row += again

    def _cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        """Cells with something in them, by column; of repeated ones, each."""
        column = 0
        for cell in row:
            if local(cell.tag) not in _CELLS:
                continue
            again = count(cell, "number-columns-repeated")
            if len(cell) or attribute(cell, "formula") or attribute(cell, "value"):
                check_corner(self.name, Spot(self.row, column + again - 1))
                for each in range(again):
                    yield column + each, cell
            column += again

    def _fill(self, row: int, cells: list[tuple[int, Element]]) -> None:
        self.values.extend([] for _ in range(row + 1 - len(self.values)))
        line = self.values[row]
        for column, cell in cells:
            line.extend([None] * (column + 1 - len(line)))
            if local(cell.tag) == "covered-table-cell":
                continue
            line[column] = _value(cell)
            spot = Spot(row, column)
            down, right = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
            if down > 1 or right > 1:
                self.merged.append(Area(spot, Spot(row + down - 1, column + right - 1)))
            form = _form(cell)
            if form != "plain":
                self.forms[spot] = form


def _form(cell: Element) -> Form:
    if attribute(cell, "formula"):
        return "formula"
    return "percent" if attribute(cell, "value-type") == "percentage" else "plain"


def _value(cell: Element) -> Value:
    kind = attribute(cell, "value-type")
    try:
        if kind in {"float", "percentage", "currency"}:
            return exact(float(attribute(cell, "value")))
        if kind == "date":
            return date.fromisoformat(attribute(cell, "date-value")[:10])
    except ValueError:
        pass
    lines = ["".join(_letters(each)) for each in cell if local(each.tag) == "p"]
    return "\n".join(lines) or None


def _letters(element: Element) -> Iterator[str]:
    """Text of a paragraph: blanks, tabs and line breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            yield " " * min(count(child, "c"), 100)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag not in {"annotation", "note"}:
            yield from _letters(child)
        yield child.tail or ""
