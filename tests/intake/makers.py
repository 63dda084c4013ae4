"""Annex files of different make, built where they are needed, and tables written as Markdown."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import docx
import openpyxl
import xlwt  # type: ignore[import-untyped] # no stubs

from dxplan.intake.reading import Book
from dxplan.intake.tables import Area, Form, Grid, Spot, Value, build_sheet

Rows = Sequence[Sequence[Any]]

NBSP = "\N{NO-BREAK SPACE}"


def xlsx(
    rows: Rows, *, name: str = "Sheet1", merged: Iterable[str] = (), formats: Mapping[str, str] = {}
) -> bytes:
    """A workbook of one sheet, with merged areas and number formats by address."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for address, code in formats.items():
        sheet[address].number_format = code
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(
    rows: Rows, *, name: str = "Sheet1", merged: Iterable[tuple[int, int, int, int]] = ()
) -> bytes:
    """A workbook of the old kind; an area is first row, last row, first column, last column."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    areas = {(first, left): (first, last, left, right) for first, last, left, right in merged}
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    share = xlwt.easyxf(num_format_str="0%")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is None:
                continue
            style = (
                day if isinstance(value, dt.date) else share if isinstance(value, float) else None
            )
            extra = () if style is None else (style,)
            if (number, column) in areas:
                sheet.write_merge(*areas[number, column], value, *extra)
            else:
                sheet.write(number, column, value, *extra)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(*tables: Rows, merged: Iterable[tuple[int, int, int, int, int]] = ()) -> bytes:
    """A document with tables; an area is table, first row, first column, last row, last column."""
    document = docx.Document()
    for rows in tables:
        document.add_paragraph("PHỤ LỤC")
        table = document.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(number, column).text = "" if value is None else str(value)
    for which, top, left, bottom, right in merged:
        table = document.tables[which]
        words = table.cell(top, left).text
        whole = table.cell(top, left).merge(table.cell(bottom, right))
        whole.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Sheet1">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(rows: str, **parts: str) -> bytes:
    """A spreadsheet whose rows are given as XML."""
    return container(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(rows=rows),
            **parts,
        }
    )


def ods_row(*cells: object) -> str:
    """A row of texts and numbers."""
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{line}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def container(parts: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        return {name: source.read(name) for name in source.namelist()}


def with_sheet(rows: str, **others: str | bytes) -> bytes:
    """A workbook whose sheet data is given as XML, with other parts added."""
    parts: dict[str, str | bytes] = {**parts_of(xlsx([["x"]])), **others}
    parts["xl/worksheets/sheet1.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return container(parts)


def markdown(table: str) -> Book:
    """The book that a table in Markdown stands for; its first line names file and sheet.

    `^` is a cell merged with the one above, `<` with the one before; `=…` is a formula.
    """
    heading, *lines = table.strip().splitlines()
    name, _, sheet = heading.removeprefix("# ").partition(" → ")[0].partition("!")
    values: list[list[Value]] = []
    forms: dict[Spot, Form] = {}
    homes: dict[Spot, Spot] = {}
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if all(set(cell) <= set("-: ") for cell in cells) and any(cells):
            continue
        row = len(values)
        values.append([])
        for column, cell in enumerate(cells):
            spot = Spot(row, column)
            if cell in {"^", "<"}:
                before = Spot(row - 1, column) if cell == "^" else Spot(row, column - 1)
                homes[spot] = homes.get(before, before)
            if cell.startswith("="):
                forms[spot] = "formula"
            words = cell.replace("<br>", "\n") if cell not in {"^", "<"} else None
            values[row].append(words or None)
    merged = [Area(home, spot) for spot, home in homes.items()]
    grid = Grid(name=sheet, values=values, merged=merged, forms=forms)
    return Book(name=name, sheets=[build_sheet(grid)], external="linked" in name)
