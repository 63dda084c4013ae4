"""Cells filled with the values of their expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from dxplan.catalogue.workbooks import CUT
from dxplan.language import Translate, counted, text
from dxplan.render.exports.excel.texts import LONGEST, cut, fits
from dxplan.render.exports.filling.engine import Engine, Unanswered
from dxplan.render.exports.filling.remarks import Remarks
from dxplan.render.exports.filling.richtext import (
    Run,
    emptied,
    look_at,
    put_text,
    stretch,
    words_of,
)
from dxplan.render.exports.filling.sheet import CellTemplate
from dxplan.render.exports.filling.styles import Styles
from dxplan.render.exports.filling.values import Calendar, CellValue, cell_value
from dxplan.render.exports.xmlparts import Element, added, whole


class Look(NamedTuple):
    """How the workbook shows values."""

    styles: Styles
    calendar: Calendar
    translate: Translate


class Cells:
    """Fills the cells of one sheet."""

    def __init__(self, sheet: str, engine: Engine, remarks: Remarks, look: Look) -> None:
        self._sheet, self._engine, self._remarks, self._look = sheet, engine, remarks, look

    def evaluate(self, address: str, expression: str, variables: Mapping[str, Any]) -> Any:
        """The value of an expression in a cell; None, with a remark, where it has none."""
        try:
            return self._engine.value(expression, variables)
        except Unanswered as problem:
            self._remarks.add_found(problem.finding, (self._sheet, address))
            return None

    def fill(self, cell: Element, template: CellTemplate, variables: Mapping[str, Any]) -> None:
        """Put into a cell what its template says; its style stays."""
        emptied(cell)
        try:
            if template.expression is not None:
                self._value(cell, template, variables)
            else:
                self._text(cell, template, self._runs(template, variables))
        except Unanswered as problem:
            self._remarks.add_found(problem.finding, (self._sheet, template.address))

    def _value(self, cell: Element, template: CellTemplate, variables: Mapping[str, Any]) -> None:
        value = self._engine.value(template.expression or "", variables)
        found = cell_value(value, self._engine.shown, self._look.calendar)
        if found.kind == "text":
            self._text(cell, template, [Run(found.content, look_at(template.runs, 0))])
        elif found.kind:
            self._number(cell, found)

    def _number(self, cell: Element, value: CellValue) -> None:
        if value.kind == "b":
            cell.set("t", "b")
        style = whole(cell.get("s")) or 0
        shown = self._look.styles.showing(style, value.code)
        if shown != style:
            cell.set("s", str(shown))
        added(cell, "v", value.content)

    def _runs(self, template: CellTemplate, variables: Mapping[str, Any]) -> list[Run]:
        if template.has_tags:
            words = self._engine.words(words_of(template.runs), variables)
            return [Run(words, look_at(template.runs, 0))]
        runs: list[Run] = []
        for piece in template.pieces:
            if piece.kind == "words":
                runs += stretch(template.runs, piece.start, piece.end)
            else:
                value = self._engine.value(piece.content, variables)
                # An expression that users formatted in parts looks as it begins.
                runs.append(Run(self._engine.shown(value), look_at(template.runs, piece.start)))
        return runs

    def _text(self, cell: Element, template: CellTemplate, runs: list[Run]) -> None:
        words = words_of(runs)
        if not fits(words):
            mark = self._look.translate(text("… [cut here: a cell holds no more]"))
            kept = len(cut(words, mark)) - len(mark)
            runs = [*stretch(runs, 0, kept), Run(mark)]
            self._remarks.add(
                CUT,
                (self._sheet, template.address),
                counted(
                    "a text of {count} letters was cut; a cell holds {limit}",
                    "a text of {count} letters was cut; a cell holds {limit}",
                    len(words),
                    limit=LONGEST,
                ),
            )
        if words:
            put_text(cell, runs)
