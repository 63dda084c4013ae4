"""Workbooks of the plans that come with dxplan, and what a reader finds in them."""

from __future__ import annotations

import io
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl import load_workbook

from dxplan.intake.xmlparts import parse_xml
from dxplan.language import Language
from dxplan.render.exports.excel import write_excel
from dxplan.render.notation import Notation
from dxplan.specimens import specimens
from dxplan.views.report import Report
from dxplan.views.report.specimens import specimen_report

EMPTY, SMALL, HOSTILE = specimens()
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def report(name: str = "a small plan", language: Language = "en") -> Report:
    """The report on one of the specimens."""
    found = next(each for each in (EMPTY, SMALL, HOSTILE) if each.name == name)
    return specimen_report(found, language)


@cache
def content(name: str = "a small plan", language: Language = "en") -> bytes:
    """Its workbook."""
    return write_excel(report(name, language), Notation(language))


# The types of openpyxl allow for None wherever a file may lack something; a test fails there.
def book(name: str = "a small plan", language: Language = "en") -> Any:
    """Its workbook, opened by openpyxl."""
    return load_workbook(io.BytesIO(content(name, language)))


def sheet(title: str, name: str = "a small plan", language: Language = "en") -> Any:
    """One of its sheets."""
    return book(name, language)[title]


def parts(name: str = "a small plan") -> dict[str, bytes]:
    """The parts of its package."""
    with ZipFile(io.BytesIO(content(name))) as package:
        return {each: package.read(each) for each in package.namelist()}


def cells(name: str) -> list[Element]:
    """Every cell of every sheet, as XML."""
    return [
        cell
        for part, written in parts(name).items()
        if part.startswith("xl/worksheets/sheet")
        for cell in parse_xml(written).iter(f"{MAIN}c")
    ]


def links_of(sheet: Any) -> list[Any]:
    """The links on a sheet."""
    return [cell.hyperlink for row in sheet for cell in row if cell.hyperlink is not None]
