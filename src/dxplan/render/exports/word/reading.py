"""A document taken apart again: its stamp, and what stands where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

from dxplan.intake.package import Package
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Spot, spreadsheet_address
from dxplan.intake.xmlparts import local
from dxplan.render.exports.custom_property import property_in

_BODY = "word/document.xml"


def stamp_in(content: bytes) -> str | None:
    """The line of the stamp; None for what is no document, or has none."""
    return property_in(content)


def contents(content: bytes) -> dict[str, str]:
    """What stands in a document by its place: `¶12` a paragraph, `▦2!B5` the cell of a table.

    Paragraphs and tables count from 1, rows and columns as in a workbook. What cannot be read has
    no contents.
    """
    with suppress(CannotRead):
        body = next(iter(Package(content).xml(_BODY)), None)
        return {} if body is None else dict(_placed(body))
    return {}


def _placed(body: Element) -> Iterator[tuple[str, str]]:
    paragraphs = tables = 0
    for each in body:
        match local(each.tag):
            case "p":
                paragraphs += 1
                yield f"¶{paragraphs}", _words(each)
            case "tbl":
                tables += 1
                yield from _cells(each, tables)
            case _:
                pass


def _cells(table: Element, number: int) -> Iterator[tuple[str, str]]:
    rows = [each for each in table if local(each.tag) == "tr"]
    for index, row in enumerate(rows):
        cells = [each for each in row if local(each.tag) == "tc"]
        for column, cell in enumerate(cells):
            paragraphs = [each for each in cell if local(each.tag) == "p"]
            place = f"▦{number}!{spreadsheet_address(Spot(index, column))}"
            yield place, "\n".join(map(_words, paragraphs))


def _words(paragraph: Element) -> str:
    return "".join(
        {"t": each.text or "", "br": "\n", "tab": "\t"}.get(local(each.tag), "")
        for each in paragraph.iter()
    )
