"""A typed cell as Excel holds it: a number or a text, with the format that shows it our way."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from dxplan.language import Text
from dxplan.model import Target
from dxplan.render.exports.excel.formats import GENERAL, day_code, number_code, rate_code
from dxplan.render.notation import Notation, sign_of
from dxplan.render.wording import worded
from dxplan.rounding import rounded
from dxplan.views.table import Cell, Form
from dxplan.views.words import SIGNS

#: A number is written as it stands here.
Value: TypeAlias = str | int | Decimal | None

#: Excel keeps so many digits of a number.
_DIGITS = 15
_ROUGHLY = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)
#: More of them would fill the column and say nothing.
_MOST_PLACES = 4
#: Days are numbers from here on; before it Excel counts a 29 February 1900 that never was.
_FIRST_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30).toordinal()


class Shown(NamedTuple):
    """The value of a cell and its number format."""

    value: Value
    code: str


def shown(cell: Cell, form: Form, notation: Notation) -> Shown:
    """A cell of a table; a state stands with its sign, what is unknown is empty."""
    match cell:
        case None:
            return Shown(None, GENERAL)
        case bool():
            return Shown(notation.cell(cell), GENERAL)
        case Text():
            return Shown(worded(cell, notation), GENERAL)
        case StrEnum():
            return Shown(state_words(cell, notation), GENERAL)
        case date():
            return _day(cell, notation)
        case int() | Decimal():
            return _number(cell, form, notation)
        case Target():
            return _target(cell, notation)
        case _:
            return Shown(notation.cell(cell, form), GENERAL)


def state_words(state: StrEnum, notation: Notation) -> str:
    """A state as sign and word, so that no colour is needed to tell it."""
    word = notation.word(state)
    return f"{SIGNS[state]} {word}" if state in SIGNS else word


def _day(day: date, notation: Notation) -> Shown:
    if day < _FIRST_DAY:
        return Shown(notation.day(day), GENERAL)
    return Shown(day.toordinal() - _DAY_ZERO, day_code(notation.language))


@lru_cache(maxsize=4_096, typed=True)
def _number(number: int | Decimal, form: Form, notation: Notation) -> Shown:
    if isinstance(number, Decimal) and form == "rate":
        rate = rounded(number)
        return Shown(_plain(rate), rate_code(_places(rate * 100), notation.language))
    held = _held(Decimal(number))
    if held is None:
        return Shown(notation.number(number), GENERAL)
    return Shown(held, number_code(_places(held)))


def _target(target: Target, notation: Notation) -> Shown:
    """What is asked for, as a number that shows its `≥`; a range or an answer is words."""
    if not isinstance(target.value, Decimal):
        return Shown(notation.target(target), GENERAL)
    held = _held(target.value)
    if held is None:
        return Shown(notation.target(target), GENERAL)
    return Shown(held, number_code(_places(held), sign_of(target)))


def _held(number: Decimal) -> Decimal | None:
    """The number as Excel keeps it; None where that would be another number.

    Behind the point the 15 digits end where they end, as in any quotient. A number that has more
    before it, or that lies beyond them altogether, would come out changed, and is left as text.
    """
    if number and not -_DIGITS < number.adjusted() < _DIGITS:
        return None
    return _plain(_ROUGHLY.plus(number))


def _plain(number: Decimal) -> Decimal:
    """Without zeros at the end and without an exponent."""
    reduced = number.normalize()
    return reduced.quantize(Decimal(1)) if int(reduced.as_tuple().exponent) > 0 else reduced


def _places(number: Decimal) -> int:
    return min(_MOST_PLACES, max(0, -int(number.normalize().as_tuple().exponent)))
