"""The filter language of `list --where`: `field:value`, nothing evaluated.

Terms are separated by spaces and all hold; values of one field, separated by commas or given in
several terms, are alternatives. Dates and numbers take ranges `A..B`, and `-` stands for nothing.
Quotation marks keep spaces and commas together: `title:"cổng dịch vụ"`, `due:"last quarter"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal, Protocol

from dxplan.language import Text, text
from dxplan.model import Target
from dxplan.scalars import Misread, plain_letters, read_number, read_value
from dxplan.timewords import NotATime, Span, read_span

#: How the values of a field are compared: a `word` as a whole, a `text` by a part of it, a `day`
#: with a range of days, and a `number` (also what a target asks for) with a range of numbers.
Kind = Literal["word", "text", "day", "number"]

_TERM = re.compile(r'(?:"[^"]*"|[^\s"])+')
_VALUE = re.compile(r'(?:"[^"]*"|[^,"])+')


class BadQuery(ValueError):
    """A filter or sort order that cannot be understood; `message` says which part and why."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


class Wanted(Protocol):
    """One value that a filter asks for."""

    def accepts(self, found: object) -> bool:
        """Whether a value of a row is what is asked for; None is no value."""


@dataclass(frozen=True, slots=True)
class Query:
    """Field -> the values of which one must hold."""

    terms: Mapping[str, tuple[Wanted, ...]]

    def matches(self, row: Mapping[str, object]) -> bool:
        """Whether a row, given as field -> value, satisfies every term.

        Of a tuple one value must hold; None and an empty tuple are nothing.
        """
        return all(
            any(_holds(row.get(field), each) for each in wanted)
            for field, wanted in self.terms.items()
        )

    def slips(self, rows: Sequence[Mapping[str, object]]) -> Iterator[tuple[str, str, str]]:
        """Words that no row has where a row has one very like it: field, word, and the other."""
        for field, wanted in self.terms.items():
            known = {str(each).casefold() for row in rows for each in _values(row.get(field))}
            for each in wanted:
                if isinstance(each, Whole) and each.word not in known:
                    near = get_close_matches(each.word, sorted(known), n=1, cutoff=0.8)
                    yield from ((field, each.word, other) for other in near)

    @property
    def spans(self) -> tuple[tuple[str, Span], ...]:
        """The ranges of days it asks for, each with its field."""
        return tuple(
            (field, each.span)
            for field, wanted in self.terms.items()
            for each in wanted
            if isinstance(each, During)
        )


def parse_query(written: str, fields: Mapping[str, Kind], today: date) -> Query:
    """Read a filter over rows with these fields; words for time are seen from `today`.

    Raises:
        BadQuery: for an unknown field, a term without a field or a value, or a value that is no
            day or number where the field has these.
    """
    if written.count('"') % 2:
        raise BadQuery(text("an unclosed quotation mark in {query}", query=written))
    words = _TERM.findall(written)
    # All of the grammar first: in `due:last quarter` it is not "last" that is wrong.
    split = [_split(term, before) for before, term in zip(["", *words], words, strict=False)]
    terms: dict[str, tuple[Wanted, ...]] = {}
    for field, value in split:
        check_field(field, fields)
        values = [part for each in _VALUE.findall(value) if (part := each.replace('"', ""))]
        if not values:
            raise BadQuery(text("{key} has no value", key=field))
        wanted = (_read(each, fields[field], today) for each in values)
        terms[field] = (*terms.get(field, ()), *wanted)
    return Query(terms)


def _split(term: str, before: str) -> tuple[str, str]:
    """A term as field and value; without a field it may belong to the term before."""
    field, colon, value = term.partition(":")
    if field and colon and '"' not in field:
        return field, value
    if before and not colon:
        last, _, part = before.partition(":")
        whole = f"{part} {term}".replace('"', "")
        raise BadQuery(
            text(
                "{term} has no field; write {together} if it belongs there, else field:value",
                term=term,
                together=f'{last}:"{whole}"',
            )
        )
    raise BadQuery(
        text("{term} has no field; write field:value, for example title:{term}", term=term)
    )


def check_field(field: str, fields: Iterable[str]) -> None:
    """Refuse a field the rows do not have, naming the nearest one."""
    if field in fields:
        return
    near = get_close_matches(field, fields, n=1)
    known = ", ".join(fields)
    if near:
        message = text(
            "unknown field {field}; did you mean {near}? Known: {known}",
            field=field,
            near=near[0],
            known=known,
        )
    else:
        message = text("unknown field {field}; known: {known}", field=field, known=known)
    raise BadQuery(message)


def _holds(found: object, wanted: Wanted) -> bool:
    return any(wanted.accepts(each) for each in _values(found) or (None,))


def _values(found: object) -> tuple[object, ...]:
    return found if isinstance(found, tuple) else (found,)


def _read(written: str, kind: Kind, today: date) -> Wanted:
    if written == "-":
        return Nothing()
    match kind:
        case "word":
            return Whole(written.casefold())
        case "text":
            return Part(written)
        case "day":
            return _during(written, today)
        case "number":
            return _between(written)


def _during(written: str, today: date) -> During:
    try:
        return During(read_span(written, today))
    except NotATime as error:
        raise BadQuery(error.message) from error


def _between(written: str) -> Between | Answer:
    first, dots, last = written.partition("..")
    try:
        if not dots:
            value = read_value(written)
            return Answer(value) if isinstance(value, bool) else Between(value, value)
        low = read_number(first) if first else None
        high = read_number(last) if last else None
    except Misread as error:
        raise BadQuery(text("{value} is not a number", value=written)) from error
    if low is not None and high is not None and low > high:
        raise BadQuery(
            text("{value} runs backwards; write {near}", value=written, near=f"{last}..{first}")
        )
    return Between(low, high)


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all."""

    def accepts(self, found: object) -> bool:
        """Whether there is none."""
        return found is None


@dataclass(frozen=True, slots=True)
class Whole:
    """A word, case aside."""

    word: str

    def accepts(self, found: object) -> bool:
        """Whether it is this word."""
        return found is not None and str(found).casefold() == self.word


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, case and accents aside; a part of no Latin letters as it is."""

    part: str

    def accepts(self, found: object) -> bool:
        """Whether the text has this part."""
        if found is None:
            return False
        plain = plain_letters(self.part).lower()
        if not plain:
            return self.part.casefold() in str(found).casefold()
        return plain in plain_letters(str(found)).lower()


@dataclass(frozen=True, slots=True)
class During:
    """A day in a range."""

    span: Span

    def accepts(self, found: object) -> bool:
        """Whether the day lies in the range."""
        return isinstance(found, date) and found in self.span


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no, of a milestone."""

    answer: bool

    def accepts(self, found: object) -> bool:
        """Whether it is this answer, given or asked for by a target."""
        return (found.value if isinstance(found, Target) else found) is self.answer


@dataclass(frozen=True, slots=True)
class Between:
    """A number in a range with either end open, both included."""

    low: Decimal | None
    high: Decimal | None

    def accepts(self, found: object) -> bool:
        """Whether the number, or some number of a corridor, lies in the range."""
        numbers = _numbers(found)
        if numbers is None:
            return False
        least, most = numbers
        return (self.low is None or self.low <= most) and (self.high is None or least <= self.high)


def _numbers(found: object) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest number of a value; None for what is no number."""
    match found:
        case Target(range=corridor) if corridor is not None:
            return corridor.min, corridor.max
        case Target():
            return _numbers(found.value)
        case bool():
            return None
        case Decimal() | int():
            return Decimal(found), Decimal(found)
        case _:
            return None
