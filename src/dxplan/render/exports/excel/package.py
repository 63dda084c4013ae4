"""The parts of a workbook: those of openpyxl, with our rows, links and properties in them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
#: Links stand right before these in a sheet (ECMA-376 part 1, 18.3.1.99).
_AFTER_LINKS = re.compile(rb"<(?:printOptions|pageMargins)\b")
_CHART = re.compile(r'(<(?:\w+:)?cNvPr id="\d+" name="Chart (\d+)")')
_LABEL_FORMAT = re.compile(rb'(<(?:\w+:)?numFmt formatCode="[^"]*")(?= ?/)')
_DRAWING = "xl/drawings/drawing1.xml"


class Filling(NamedTuple):
    """What is put into the part of a sheet: its rows, and its links where it has any."""

    rows: bytes
    links: bytes


def parts_of(book: Workbook) -> dict[str, bytes]:
    """The parts as openpyxl writes them.

    `Workbook.save` would set the day of change by the clock; what writes the parts does not.
    """
    stream = io.BytesIO()
    ExcelWriter(book, ZipFile(stream, "w")).save()
    with ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def fill_sheets(parts: dict[str, bytes], fillings: Sequence[Filling]) -> None:
    """Put rows and links into the sheets, which are numbered in their order."""
    for number, filling in enumerate(fillings, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _filled(parts[name], filling)


def finish_charts(parts: dict[str, bytes], words: Sequence[str]) -> None:
    """Say of every chart what it shows, and that labels have a format of their own.

    openpyxl has no place for either; LibreOffice shows every zero without the latter.
    """
    if not words:
        return

    def described(found: re.Match[str]) -> str:
        return f'{found[1]} descr="{escape(words[int(found[2]) - 1])}"'

    parts[_DRAWING] = _CHART.sub(described, parts[_DRAWING].decode()).encode()
    for number in range(1, len(words) + 1):
        name = f"xl/charts/chart{number}.xml"
        parts[name] = _LABEL_FORMAT.sub(rb'\1 sourceLinked="0"', parts[name])


def _filled(sheet: bytes, filling: Filling) -> bytes:
    # Functions, because a replacement text would be read for its backslashes.
    sheet = _ROWS.sub(lambda _: filling.rows, sheet, count=1)
    return _AFTER_LINKS.sub(lambda found: filling.links + found[0], sheet, count=1)
