"""How numbers, dates, states and targets are written in each language, for every form of output.

Vietnamese writes 16,25 % and 30/6/2024; English 16.25% and 2024-06-30. Rates are rounded half up
to four places, here and in JSON, so that all outputs agree. (Babel would do the same and costs a
third of the start of every command; see `docs/decisions.md`.)
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from dxplan.language import Language, Text, marked, translator
from dxplan.model import Target
from dxplan.rounding import rounded
from dxplan.views.table import Cell, Form
from dxplan.views.words import WORDS

NOTHING = "—"
#: Between a number and its sign, where lines break by themselves.
NO_BREAK = "\N{NO-BREAK SPACE}"
_SIGNS = {">=": "≥", "<=": "≤"}
_YES, _NO = marked("yes"), marked("no")


def sign_of(target: Target) -> str:
    """The sign before the value a target asks for, such as `≥`; none where it states none."""
    comparator = target.comparator or ""
    return _SIGNS.get(comparator, comparator)


class Notation:
    """Writes typed cells for readers of one language."""

    def __init__(self, language: Language, space: str = " ") -> None:
        """Take the conventions.

        Args:
            language: Of words, numbers and days.
            space: What stands between a number and its sign, as in `16,25 %` and `≥ 80`.
        """
        self.language: Language = language
        self.space = space
        self.translate = translator(language)

    def cell(self, cell: Cell, form: Form = "text") -> str:
        """Any cell as text; what is not known is a dash."""
        match cell:
            case None:
                return NOTHING
            case bool():
                return self.translate(_YES if cell else _NO)
            case Text():
                return self.translate(cell)
            case StrEnum():
                return self.word(cell)
            case str():
                return self.word(cell) if form == "word" else cell
            case date():
                return self.day(cell)
            case Target():
                return self.target(cell)
            case tuple():
                return ", ".join(cell)
            case Decimal() if form == "rate":
                return self.rate(cell)
            case _:
                return self.number(cell)

    def word(self, state: StrEnum | str) -> str:
        """The word for a state, level, kind or basis; anything else as it is."""
        return self.translate(WORDS[state]) if state in WORDS else str(state)

    def number(self, number: Decimal | int) -> str:
        """A number with the marks of the language and no trailing zeros."""
        written = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
        if "." in written:
            written = written.rstrip("0").rstrip(".")
        if self.language == "vi":
            return written.translate(str.maketrans(",.", ".,"))
        return written

    def rate(self, rate: Decimal) -> str:
        """A rate 0..1 as a percentage with at most two decimals."""
        written = self.number(rounded(rate) * 100)
        return f"{written}{self.space}%" if self.language == "vi" else f"{written}%"

    def between(self, low: Decimal, high: Decimal) -> str:
        """A pair of rates; one when they are the same."""
        if rounded(low) == rounded(high):
            return self.rate(low)
        return f"{self.rate(low)} – {self.rate(high)}"

    def day(self, day: date) -> str:
        """A date."""
        if self.language == "vi":
            return f"{day.day}/{day.month}/{day.year}"
        return day.isoformat()

    def target(self, target: Target) -> str:
        """What a target asks for: `≥ 80`, `7 – 7,5`, `có`."""
        if target.range is not None:
            return f"{self.number(target.range.min)} – {self.number(target.range.max)}"
        if target.value is None or isinstance(target.value, bool):
            return self.cell(target.value)
        return f"{sign_of(target)}{self.space}{self.number(target.value)}".strip()
