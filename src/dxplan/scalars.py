"""How the text of a single value becomes a date, a number or a word: the schema decides.

YAML's own guesses never apply: `no`, `010`, `12:30`, `1.10` and `2025-06-31` arrive as text, and
each reader below takes one text and says what it makes of it. What it cannot take raises
`Misread`; `records.py` adds the place it happened at.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from dxplan.catalogue import schema as rules
from dxplan.catalogue.dates import NOT_A_DATE
from dxplan.findings import Rule
from dxplan.language import Text, marked, text

#: Longer numbers are a slip of the finger or an attack.
MAX_DIGITS = 30
MAX_ID = 64
#: Dates and numbers remembered: those of a plan are few, and each stands in it many times.
_REMEMBERED = 4096

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DATE = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_COMMA_NUMBER = re.compile(r"-?\d+,\d+", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*", re.ASCII)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_YEARS = range(1900, 2200)

#: Letters of other scripts that look like Latin ones (the usual typing accidents).
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‐‑‒–—−",
    "ABEKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYXo------",
)


class Misread(ValueError):
    """A value that its field cannot take, with the rule it breaks and what to do."""

    def __init__(
        self, rule: Rule, message: Text, *, label: Text | None = None, fix: Text | None = None
    ) -> None:
        super().__init__(str(message))
        self.rule, self.message, self.label, self.fix = rule, message, label, fix


def shown(value: object) -> str:
    """A value as a message quotes it: short enough for one line."""
    limit = 40
    words = str(value)
    return words if len(words) <= limit else f"{words[: limit - 1]}…"


@lru_cache(_REMEMBERED)
def read_date(written: str) -> dt.date:
    """A calendar day written YYYY-MM-DD."""
    match = _DATE.fullmatch(written)
    if match is None:
        raise Misread(
            NOT_A_DATE,
            text("{value} is not a date", value=shown(written)),
            label=text("dates are written YYYY-MM-DD"),
            fix=_date_fix(written),
        )
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12 or year not in _YEARS:  # noqa: PLR2004 (months of a year)
        label = (
            text("there is no month {month}", month=month)
            if year in _YEARS
            else text("the year lies outside {first}–{last}", first=_YEARS[0], last=_YEARS[-1])
        )
        raise Misread(NOT_A_DATE, text("{value} is not a date", value=written), label=label)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        last = f"{year:04}-{month:02}-{min(max(day, 1), days):02}"
        raise Misread(
            NOT_A_DATE,
            text("{value} is not a date", value=written),
            label=text("{month} has {days} days", month=Text(_MONTHS[month - 1]), days=days),
            fix=text("write {value}", value=last),
        )
    return dt.date(year, month, day)


def _date_fix(written: str) -> Text | None:
    """The ISO form of a day-first or slashed date, when it is one."""
    match = _LOOSE_DATE.fullmatch(written.strip())
    if match is None:
        return None
    first, month, last = match.groups()
    year, day = (first, last) if len(first) == 4 else (last, first)  # noqa: PLR2004 (a year)
    if len(year) != 4:  # noqa: PLR2004 (6/7/25 may be any of three dates)
        return None
    try:
        return text("write {value}", value=dt.date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return None


@lru_cache(_REMEMBERED)
def read_number(written: str) -> Decimal:
    """A plain decimal number with a point, never a binary float."""
    if len(written) > MAX_DIGITS:
        raise Misread(
            rules.NOT_A_NUMBER,
            text("{value} is too long for a number", value=shown(written)),
            label=text("at most {limit} characters", limit=MAX_DIGITS),
        )
    if _NUMBER.fullmatch(written) is None:
        fix = None
        if _COMMA_NUMBER.fullmatch(written):
            fix = text("write {value}", value=written.replace(",", "."))
        elif _NUMBER.fullmatch(written.rstrip("% ")):
            fix = text("write {value}", value=written.rstrip("% "))
        raise Misread(
            rules.NOT_A_NUMBER,
            text("{value} is not a number", value=shown(written)),
            label=text("numbers are written like 16.25"),
            fix=fix,
        )
    return Decimal(written)


def read_count(written: str) -> int:
    """A whole number from 0."""
    number = read_number(written)
    if number < 0 or number != number.to_integral_value():
        raise Misread(
            rules.NOT_A_NUMBER, text("{value} is not a whole number from 0", value=shown(written))
        )
    return int(number)


def read_year(written: str) -> int:
    """A calendar year."""
    year = read_count(written)
    if year not in _YEARS:
        message = text("{value} is not a year", value=shown(written))
        label = text("the year lies outside {first}–{last}", first=_YEARS[0], last=_YEARS[-1])
        raise Misread(rules.NOT_A_NUMBER, message, label=label)
    return year


def read_value(written: str) -> Decimal | bool:
    """A measured or targeted value: a number, or yes/no for a milestone."""
    answer = _YES_NO.get(written.lower())
    return read_number(written) if answer is None else answer


def read_words(value: str) -> str:
    """Text with something in it."""
    if not value.strip():
        raise Misread(rules.EMPTY, text("the value is empty"))
    return value


def is_id(value: str) -> bool:
    """Whether this is an identifier: ASCII letters, digits and single - _ . between them."""
    return len(value) <= MAX_ID and _ID.fullmatch(value) is not None


def read_id(value: str) -> str:
    """An identifier, as `is_id` has it."""
    if is_id(value):
        return value
    if len(value) > MAX_ID:
        message = text("{value} is too long for an id", value=shown(value))
        raise Misread(
            rules.ID_SHAPE, message, label=text("at most {limit} characters", limit=MAX_ID)
        )
    raise Misread(
        rules.ID_SHAPE,
        text("{value} is not an id", value=shown(value)),
        label=strange_character(value) or text("use letters a–z, digits and -"),
        fix=_id_fix(value),
    )


def plain_letters(value: str) -> str:
    """`value` with look-alike letters, accents and invisible characters turned to plain ASCII."""
    latin = value.translate(_LOOK_ALIKES).replace("đ", "d").replace("Đ", "D")
    letters = unicodedata.normalize("NFKD", latin)
    return "".join(letter for letter in letters if letter.isascii() and letter.isprintable())


def strange_character(value: str) -> Text | None:
    """Name the first character that only looks right, or cannot be seen at all."""
    for letter in value:
        if letter.translate(_LOOK_ALIKES) != letter or not letter.isprintable():
            return text(
                "holds U+{code} {name}",
                code=f"{ord(letter):04X}",
                name=unicodedata.name(letter, "control").lower(),
            )
    return None


def _id_fix(value: str) -> Text | None:
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain_letters(value)).strip("-._")
    return text("write {value}", value=plain) if _ID.fullmatch(plain) else None


_MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"),
    marked("May"), marked("June"), marked("July"), marked("August"),
    marked("September"), marked("October"), marked("November"), marked("December"),
)  # fmt: skip

# Field types: what the program gets, and the reader that makes it of the text in the file.
Words = Annotated[str, read_words]
Id = Annotated[str, read_id]
Day = Annotated[dt.date, read_date]
Number = Annotated[Decimal, read_number]
Count = Annotated[int, read_count]
Year = Annotated[int, read_year]
Reading = Annotated[Decimal | bool, read_value]
