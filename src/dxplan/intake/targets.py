"""Targets as officials write them, to a comparison or a corridor; what is not certain is not read.

A point divides thousands and a comma decimals, as Vietnamese writes: "1.000" is one thousand and
"7,5" seven and a half. A value without a sign is taken as written, with "=". Ranks ("Top 5",
"5 tỉnh dẫn đầu") and approximations are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from dxplan.intake.spelling import aligned, squeezed
from dxplan.intake.tables import Cell
from dxplan.model import Comparator, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a target asks for, and the unit it names."""

    comparator: Comparator | None = None
    value: Decimal | None = None
    range: Range | None = None
    unit: str | None = None


_SIGNS: tuple[tuple[Comparator, str], ...] = (
    (">=", r">=|toi thieu|it nhat|khong (?:thap hon|duoi|it hon)|at least|minimum"),
    ("<=", r"<=|toi da|nhieu nhat|khong (?:qua|vuot qua|cao hon|hon)|at most|maximum"),
    (">", r">|tren|hon|cao hon|vuot|more than|over|above"),
    ("<", r"<|duoi|thap hon|it hon|less than|under|below"),
    ("=", r"="),
)
_ONWARDS: dict[str, Comparator] = {
    "tro len": ">=", "or more": ">=", "tro xuong": "<=", "or less": "<=",
}  # fmt: skip
_NUMBER = r"\d+(?:[.,]\d+)*"
_AIM = re.compile(
    r"(?:dat )?(?P<sign>" + "|".join(f"(?:{each})" for _, each in _SIGNS) + r")? ?(?:dat )?"
    rf"(?P<from>tu )?(?P<first>{_NUMBER})(?P<percent> ?%)?"
    rf"(?: ?(?:-|den) ?(?P<last>{_NUMBER}))?"
    r"(?P<unit> ?%| [^\d()<>=;:%]{1,60}?)??"
    r"(?: (?P<onwards>" + "|".join(_ONWARDS) + r"))?",
    re.ASCII,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_THREE_AFTER_COMMA = re.compile(r"\d{1,3},\d{3}", re.ASCII)
#: Words that make a number a rank or a count of leaders, and not a quantity.
_RANKED = re.compile(r"\b(?:dan dau|dung dau|top|top dau|nhom|hang|vi tri|thu|tro)\b")
_MAX_DIGITS = 18


def read_target(cell: Cell, unit: str | None) -> Aim | None:
    """The target in a cell of an indicator with that unit; None when it cannot be told."""
    if isinstance(cell.value, Decimal):
        if cell.form == "percent":
            return Aim(comparator="=", value=_tidy(cell.value * 100), unit="%")
        if unit == "%" and 0 < cell.value <= 1:  # 0.8 may be 80% whose format was lost
            return None
        return Aim(comparator="=", value=_tidy(cell.value))
    return read_aim(cell.words) if isinstance(cell.value, str) else None


def read_aim(written: str) -> Aim | None:
    """The target in a text; None when it cannot be told."""
    words = squeezed(written.replace("≥", ">=").replace("≤", "<=")).strip(" .;,")
    match = _AIM.fullmatch(aligned(words))
    if match is None:
        return None
    unit = words[slice(*match.span("unit"))].strip() if match["unit"] else None
    if match["percent"]:
        if unit not in {None, "%"}:
            return None
        unit = "%"
    if unit is not None and (_RANKED.search(aligned(unit)) or not _is_unit(unit)):
        return None
    comparator = _comparator(match)
    first = _number(match["first"])
    if first is None:
        return None
    if match["last"] is not None:
        return _corridor(first, _number(match["last"]), comparator, unit)
    if comparator is None:
        return None
    return Aim(comparator=comparator, value=first, unit=unit)


def _comparator(match: re.Match[str]) -> Comparator | None:
    """The sign before the number or the words behind it; None where they clash."""
    sign = next(
        (each for each, words in _SIGNS if match["sign"] and re.fullmatch(words, match["sign"])),
        None,
    )
    onwards = _ONWARDS.get(match["onwards"] or "")
    if onwards is not None:
        return onwards if sign in {None, onwards} else None
    if match["from"]:  # "từ 80%" alone leaves open where it ends
        return None
    return sign or "="


def _corridor(
    first: Decimal, last: Decimal | None, comparator: Comparator | None, unit: str | None
) -> Aim | None:
    # "từ 7 - 7,5%" has no comparator and is complete; "trên 7 - 7,5%" is neither.
    if last is None or first >= last or comparator not in {None, "="}:
        return None
    return Aim(range=Range(min=first, max=last), unit=unit)


def _number(written: str) -> Decimal | None:
    """A number in Vietnamese notation; None where it could be read in two ways."""
    if len(written) > _MAX_DIGITS or _THREE_AFTER_COMMA.fullmatch(written):
        return None
    if _THOUSANDS.fullmatch(written):
        return _tidy(Decimal(written.replace(".", "").replace(",", ".")))
    return _tidy(Decimal(written.replace(",", "."))) if _PLAIN.fullmatch(written) else None


def _is_unit(unit: str) -> bool:
    """Whether the words can be a unit: letters to begin with, and few of them."""
    return unit == "%" or (unit[0].isalpha() and len(unit.split()) <= 6)  # noqa: PLR2004 (a phrase, not a sentence)


def _tidy(number: Decimal) -> Decimal:
    """Without zeros at the end and without an exponent."""
    return Decimal(f"{number.normalize():f}")
