"""Words with the values in them written as a language writes them: dates, numbers, states."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from dxplan.language import Text
from dxplan.model import Baseline
from dxplan.render.notation import NOTHING, Notation
from dxplan.states import HUNDRED, Percent


def worded(value: Any, notation: Notation) -> str:
    """A text, with whatever it is made of, or any single value."""
    match value:
        case Text():
            return notation.translate(Text(value.source, _values(value, notation), value.plural))
        case Percent():
            return notation.between(value.low / HUNDRED, value.high / HUNDRED)
        case Baseline():
            return f"{notation.cell(value.value)} ({notation.day(value.date)})"
        case _:
            return notation.cell(value)


def _values(words: Text, notation: Notation) -> dict[str, object]:
    values: dict[str, object] = {
        name: worded(value, notation) for name, value in words.values.items()
    }
    if words.plural is not None:
        values["count"] = _Count(words.values["count"], notation)
    return values


class _Count(int):
    """A number that decides between one and many, and is written in the notation all the same."""

    _written: str

    def __new__(cls, value: Any, notation: Notation) -> Self:
        count = super().__new__(cls, value)
        count._written = notation.number(value)
        return count

    def __format__(self, form: str) -> str:
        return self._written


def figure_words(value: Decimal | int | tuple[Decimal, Decimal] | None, notation: Notation) -> str:
    """A figure: a rate, a count, or the pair a rate lies between."""
    match value:
        case None:
            return NOTHING
        case int():
            return notation.number(value)
        case tuple():
            return notation.between(*value)
        case _:
            return notation.rate(value)
