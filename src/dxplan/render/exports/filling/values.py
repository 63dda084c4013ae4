"""A typed value as a cell holds it: a number, a truth value, or text that can only be text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Context, Decimal
from typing import Any, Literal, NamedTuple, TypeAlias

from dxplan.language import Language
from dxplan.render.exports.excel.formats import GENERAL, day_code, rate_code
from dxplan.rounding import rounded
from dxplan.views.report.figures import FigureFacts

Shown: TypeAlias = Callable[[Any], str]

#: Digits that a spreadsheet keeps of a number.
_DIGITS = 15
_KEPT = Context(prec=_DIGITS)
#: Day 0 of a workbook.
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
#: Before this day Excel counts one off, because it believes in 29 February 1900.
_TRUSTED_FROM = date(1900, 3, 1)
_TRUSTED_FROM_1904 = date(1904, 1, 2)


class Calendar(NamedTuple):
    """How a workbook writes days."""

    language: Language
    #: Whether it counts them from 1904.
    from_1904: bool


class CellValue(NamedTuple):
    """What is written into a cell."""

    #: As the attribute `t` of a cell calls it; empty for nothing at all.
    kind: Literal["n", "b", "text", ""]
    content: str
    #: The number format for a cell that has none of its own.
    code: str = GENERAL


def cell_value(value: Any, shown: Shown, calendar: Calendar) -> CellValue:
    """The value of an expression that fills a cell alone; what is no number is text.

    Args:
        value: What the engine made of the expression.
        shown: Writes any value as readers of the language see it.
        calendar: How days are written.
    """
    match value:
        case FigureFacts(value=Decimal() as rate) if value.is_rate:
            published = rounded(rate)
            return CellValue("n", _plain(published), _rate_code(published, calendar.language))
        case FigureFacts(value=int() | Decimal() as number):
            return _number(Decimal(number), value, shown)
        case bool():
            return CellValue("b", "1" if value else "0")
        case int() | Decimal():
            return _number(Decimal(value), value, shown)
        case float():  # a number that is written in the template itself
            return _number(Decimal(repr(value)), value, shown)
        case date():
            return _day(value, shown, calendar)
        case _:
            return text_value(shown(value))


def text_value(words: str) -> CellValue:
    """Text, or nothing at all where there is none."""
    return CellValue("text" if words else "", words)


def _number(number: Decimal, value: Any, shown: Shown) -> CellValue:
    """A number with the digits that are kept; as text, where more stand before the point."""
    if number and not -_DIGITS < number.adjusted() < _DIGITS:
        return text_value(shown(value))
    return CellValue("n", _plain(_KEPT.plus(number)))


def _day(day: date, shown: Shown, calendar: Calendar) -> CellValue:
    epoch, first = (
        (_EPOCH_1904, _TRUSTED_FROM_1904) if calendar.from_1904 else (_EPOCH, _TRUSTED_FROM)
    )
    if day < first:
        return text_value(shown(day))
    return CellValue("n", str((day - epoch).days), day_code(calendar.language))


def _rate_code(rate: Decimal, language: Language) -> str:
    places = -int((rate * 100).normalize().as_tuple().exponent)
    return rate_code(max(places, 0), language)


def _plain(number: Decimal) -> str:
    """Without zeros at the end and without an exponent."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
