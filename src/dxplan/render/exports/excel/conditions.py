"""Colours beside the words of states: they repeat what sign and word say, and add nothing.

What is not known is grey: silence is no failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dxplan.pace import Standing
from dxplan.render.exports.excel.page import Area
from dxplan.render.exports.excel.values import state_words
from dxplan.render.notation import Notation
from dxplan.states import Rhythm, Timeliness
from dxplan.views.words import Silent

_GOOD, _BAD, _WATCH, _UNKNOWN = "good", "bad", "watch", "unknown"
#: Ink and ground of each, with a contrast of at least 4.5 : 1.
_COLOURS = {
    _GOOD: ("0B5D2A", "DDF2E3"),
    _BAD: ("9C0006", "FBE0E2"),
    _WATCH: ("7A4A00", "FFF0D1"),
    _UNKNOWN: ("55585E", "ECEDEF"),
}
_STATES: dict[StrEnum, str] = {
    Timeliness.COMPLETED_ON_TIME: _GOOD,
    Timeliness.COMPLETED_LATE: _WATCH,
    Timeliness.OVERDUE: _BAD,
    Silent.OVERDUE: _UNKNOWN,
    Silent.IN_TERM: _UNKNOWN,
    Rhythm.UP_TO_DATE: _GOOD,
    Rhythm.LAPSED: _WATCH,
    Rhythm.UNREPORTED: _UNKNOWN,
    Standing.MET: _GOOD,
    Standing.EXCEEDED: _GOOD,
    Standing.ON_TRACK: _GOOD,
    Standing.BEHIND: _BAD,
    Standing.STALE: _UNKNOWN,
    Standing.NO_DATA: _UNKNOWN,
}
_STATE_COLUMNS = frozenset({"state", "standing"})
_BAR_COLUMNS = frozenset({"percent", "tasks.completion_rate"})
_BAR = "9DB7DD"


def add_conditions(sheet: Worksheet, area: Area, notation: Notation) -> None:
    """Colour the states of a table, and draw its rates as bars behind their numbers."""
    for number, column in enumerate(area.table.columns, 1):
        letter = get_column_letter(number)
        cells = f"{letter}{area.top + 1}:{letter}{area.bottom}"
        if column.key in _STATE_COLUMNS:
            for rule in _state_rules(notation):
                sheet.conditional_formatting.add(cells, rule)
        elif column.form == "rate" and column.key in _BAR_COLUMNS:
            sheet.conditional_formatting.add(cells, _bar())


def _state_rules(notation: Notation) -> Iterator[Rule]:
    words = {state_words(state, notation): kind for state, kind in _STATES.items()}
    for word, kind in words.items():
        ink, ground = _COLOURS[kind]
        fill = PatternFill("solid", start_color=ground, end_color=ground)
        looks = DifferentialStyle(font=Font(color=ink), fill=fill)
        yield Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=looks)


def _bar() -> Rule:
    ends = [FormatObject(type="num", val=each) for each in (0, 1)]
    # Without bounds of length Excel draws a tenth of a bar for nothing at all.
    bar = DataBar(cfvo=ends, color=_BAR, showValue=True, minLength=0, maxLength=100)
    return Rule(type="dataBar", dataBar=bar)
