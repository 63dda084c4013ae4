"""Words with the values in them written as a language writes them: dates, numbers, states."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
    # `count` decides between one and many, and so stays a number.
    keep = {"count"} if words.plural is not None else set()
    return {
        name: value if name in keep else worded(value, notation)
        for name, value in words.values.items()
    }


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
