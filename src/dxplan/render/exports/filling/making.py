"""A template and the names it may use to the parts of a filled workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dxplan.catalogue.templates import NOT_FOUND
from dxplan.findings import Finding
from dxplan.intake.refusal import CannotRead
from dxplan.render.exports.custom_property import with_property
from dxplan.render.exports.filling.blocks import Misplaced, blocks_of
from dxplan.render.exports.filling.book import following, without_chain, workbook
from dxplan.render.exports.filling.cells import Cells, Look
from dxplan.render.exports.filling.checking import check_book, table_areas
from dxplan.render.exports.filling.engine import Engine
from dxplan.render.exports.filling.following import follow
from dxplan.render.exports.filling.formulas import Sheets
from dxplan.render.exports.filling.heights import Heights
from dxplan.render.exports.filling.laying import Tools, forget, lay
from dxplan.render.exports.filling.opening import STYLES, WORKBOOK, Book, open_book
from dxplan.render.exports.filling.remarks import Remarks
from dxplan.render.exports.filling.rowmap import RowMap
from dxplan.render.exports.filling.sheet import SheetTemplate, read_sheet
from dxplan.render.exports.filling.styles import Styles
from dxplan.render.exports.filling.unrolling import unrolled
from dxplan.render.exports.filling.values import Calendar
from dxplan.render.exports.xmlparts import written


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled workbook."""

    #: Its parts by name, for `packing.packed`; None when an error kept it from being made.
    parts: Mapping[str, bytes] | None
    findings: Sequence[Finding]


def fill_book(raw: bytes, variables: Mapping[str, Any], engine: Engine, stamp: str) -> Filled:
    """Fill a workbook.

    Args:
        raw: The template.
        variables: What expressions may name.
        engine: Evaluates them, and knows the name of the file and the language.
        stamp: What is written into the document properties.
    """
    remarks, parts = Remarks(engine.name), None
    try:
        book, sheets = _read(raw, engine, remarks)
        if not remarks.has_errors:
            calendar = Calendar(engine.notation.language, book.from_1904)
            look = Look(Styles(book.parts[STYLES]), calendar, engine.notation.translate)
            made = _Making(book, sheets, engine, remarks, look).parts(variables)
            parts = with_property(made, stamp)
    except CannotRead as refusal:
        remarks.add(NOT_FOUND, (), refusal.message, refusal.hint)
    return Filled(parts=None if remarks.has_errors else parts, findings=remarks.findings)


def findings_in_book(raw: bytes, engine: Engine) -> Sequence[Finding]:
    """What is wrong with a workbook as a template, whatever it is filled with."""
    remarks = Remarks(engine.name)
    try:
        _read(raw, engine, remarks)
    except CannotRead as refusal:
        remarks.add(NOT_FOUND, (), refusal.message, refusal.hint)
    return remarks.findings


def _read(raw: bytes, engine: Engine, remarks: Remarks) -> tuple[Book, list[SheetTemplate]]:
    book = open_book(engine.name, raw)
    sheets = [
        read_sheet(each, part, book.parts[part], book.shared) for each, part in book.sheets.items()
    ]
    check_book(book, sheets, engine, remarks)
    return book, sheets


def _follows(sheet: SheetTemplate, sheets: Sheets) -> bool:
    """Whether anything on a sheet without formulas had to change, such as a link to another."""
    before = written(sheet.root)
    follow(sheet.root, sheet.name, sheets)
    return written(sheet.root) != before


class _Making:
    """One workbook on its way from template to parts."""

    def __init__(
        self,
        book: Book,
        sheets: Sequence[SheetTemplate],
        engine: Engine,
        remarks: Remarks,
        look: Look,
    ) -> None:
        self._book, self._sheets, self._remarks, self._look = book, sheets, remarks, look
        self._cells = {each.name: Cells(each.name, engine, remarks, look) for each in sheets}

    def parts(self, variables: Mapping[str, Any]) -> dict[str, bytes]:
        """All parts of the filled workbook; what did not change is as it was, byte for byte."""
        maps = {each.name: self._map(each, variables) for each in self._sheets}
        sheets = Sheets(maps)
        parts = dict(self._book.parts)
        for sheet in self._sheets:
            if sheet.tagged or sheet.has_formulas:
                self._fill(sheet, maps[sheet.name], sheets, variables)
                parts[sheet.part] = written(sheet.root)
            elif _follows(sheet, sheets):
                parts[sheet.part] = written(sheet.root)
        parts |= following(self._book.parts, self._book.sheets, maps)
        has_formulas = any(each.has_formulas for each in self._sheets)
        parts[WORKBOOK] = workbook(parts[WORKBOOK], sheets, has_formulas=has_formulas)
        parts[STYLES] = self._look.styles.raw
        return without_chain(parts)

    def _map(self, sheet: SheetTemplate, variables: Mapping[str, Any]) -> RowMap:
        """Which row of a sheet stands where."""
        areas = list(table_areas(self._book, sheet))
        try:
            placed = unrolled(
                blocks_of(sheet.height, sheet.tagged),
                variables,
                self._cells[sheet.name].evaluate,
                lambda row: any(area.first < row <= area.last for area in areas),
            )
        except Misplaced as problem:
            self._remarks.add_misplaced(problem, sheet.name)
            return RowMap.unmoved()
        return RowMap(sheet.height, placed)

    def _fill(
        self, sheet: SheetTemplate, rows: RowMap, sheets: Sheets, variables: Mapping[str, Any]
    ) -> None:
        heights = Heights(sheet.root, self._look.styles, self._book.shared)
        try:
            lay(sheet, rows, sheets, variables, Tools(self._cells[sheet.name], heights))
        except Misplaced as problem:
            self._remarks.add_misplaced(problem, sheet.name)
        forget(sheet)
        follow(sheet.root, sheet.name, sheets)
