"""The filter language of `list --where`: `field:value`, nothing evaluated.

Terms are separated by spaces and all hold; values of one field, separated by commas or given in
several terms, are alternatives. Dates and numbers take ranges `A..B`, and `-` stands for nothing.
Quotation marks keep spaces and commas together: `title:"cổng dịch vụ"`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from dxplan.language import Text, text
from dxplan.model import Value
from dxplan.periods import NotATime, read_days
from dxplan.scalars import Misread, plain_letters, read_number, read_value

_TERM = re.compile(r'(?:"[^"]*"|[^\s"])+')
_VALUE = re.compile(r'(?:"[^"]*"|[^,"])+')

#: Fields whose text is searched for a part, not compared as a whole.
_SEARCHED = frozenset({"title", "name", "deliverable", "note", "text"})


class BadQuery(ValueError):
    """A filter or sort order that cannot be understood; `message` says which part and why."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Query:
    """Field -> the values of which one must hold."""

    terms: Mapping[str, tuple[str, ...]]

    def matches(self, row: Mapping[str, object]) -> bool:
        """Whether a row, given as field -> value, satisfies every term.

        Raises:
            BadQuery: for a day, number or range that cannot be read.
        """
        return all(
            any(_holds(field, row.get(field), value) for value in values)
            for field, values in self.terms.items()
        )


def parse_query(written: str, fields: Sequence[str]) -> Query:
    """Read a filter over rows with these fields.

    Raises:
        BadQuery: for an unknown field, or a term without a field or a value.
    """
    if written.count('"') % 2:
        raise BadQuery(text("an unclosed quotation mark in {query}", query=written))
    terms: dict[str, tuple[str, ...]] = {}
    for term in _TERM.findall(written):
        field, _, value = term.partition(":")
        if field in {"", term} or '"' in field:
            raise BadQuery(
                text("{term} has no field; write field:value, for example title:{term}", term=term)
            )
        check_field(field, fields)
        values = [part.replace('"', "") for part in _VALUE.findall(value)]
        if not any(values):
            raise BadQuery(text("{key} has no value", key=field))
        terms[field] = (*terms.get(field, ()), *filter(None, values))
    return Query(terms)


def check_field(field: str, fields: Sequence[str]) -> None:
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


def _holds(field: str, found: object, wanted: str) -> bool:
    match found:
        case None:
            return wanted == "-"
        case tuple():
            return any(_holds(field, each, wanted) for each in found) or (
                not found and wanted == "-"
            )
        case date():
            return _in_days(found, wanted)
        case bool() | Decimal():
            return _in_numbers(found, wanted)
        case int():
            return _in_numbers(Decimal(found), wanted)
        case _ if field in _SEARCHED:
            return _contains(str(found), wanted)
        case _:
            return str(found).casefold() == wanted.casefold()


def _in_days(day: date, wanted: str) -> bool:
    try:
        first, last = read_days(wanted)
    except NotATime as error:
        raise BadQuery(error.message) from error
    return (first is None or first <= day) and (last is None or day <= last)


def _in_numbers(found: Value, wanted: str) -> bool:
    """A number in a range, or the very value; the answer of a milestone is no number."""
    first, dots, last = wanted.partition("..")
    try:
        if not dots:
            asked = read_value(wanted)
            return asked == found and isinstance(asked, bool) is isinstance(found, bool)
        low = read_number(first) if first else None
        high = read_number(last) if last else None
    except Misread as error:
        raise BadQuery(text("{value} is not a number", value=wanted)) from error
    if low is not None and high is not None and low > high:
        raise BadQuery(text("{value} runs backwards", value=wanted))
    if isinstance(found, bool):
        return False
    return (low is None or low <= found) and (high is None or found <= high)


def _contains(found: str, wanted: str) -> bool:
    """Whether a text has a part, accents and case aside; a part of no Latin letters as it is."""
    plain = plain_letters(wanted).lower()
    if not plain:
        return wanted.casefold() in found.casefold()
    return plain in plain_letters(found).lower()
