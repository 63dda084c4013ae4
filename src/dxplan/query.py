"""The filter language of `list --where`: `field:value`, nothing evaluated.

Terms are separated by spaces and all hold; values of one field, separated by commas or given in
several terms, are alternatives. Dates and numbers take ranges `A..B`. Quotation marks keep
spaces and commas together: `title:"cổng dịch vụ"`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from dxplan.language import Text, text
from dxplan.periods import NotATime, read_days
from dxplan.scalars import plain_letters

_TERM = re.compile(r'\s*(?:(?P<field>[a-z_]+):)?(?P<value>(?:"[^"]*"|[^\s"])+)')
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
        """Whether a row, given as field -> value, satisfies every term."""
        return all(
            any(_holds(field, row.get(field), value) for value in values)
            for field, values in self.terms.items()
        )


def parse_query(written: str, fields: Sequence[str]) -> Query:
    """Read a filter over rows with these fields.

    Raises:
        BadQuery: for an unknown field, a term without a field, or an unreadable range.
    """
    if written.count('"') % 2:
        raise BadQuery(text("an unclosed quotation mark in {query}", query=written))
    terms: dict[str, tuple[str, ...]] = {}
    for match in _TERM.finditer(written):
        field, value = match["field"], match["value"]
        if field is None:
            raise BadQuery(
                text("{term} has no field; write field:value, for example title:{term}", term=value)
            )
        check_field(field, fields)
        values = tuple(part.replace('"', "") for part in _VALUE.findall(value))
        terms[field] = (*terms.get(field, ()), *values)
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
        case Decimal() | int():
            return _in_numbers(Decimal(found), wanted)
        case _ if field in _SEARCHED:
            return plain_letters(wanted).lower() in plain_letters(str(found)).lower()
        case _:
            return str(found).casefold() == wanted.casefold()


def _in_days(day: date, wanted: str) -> bool:
    try:
        first, last = read_days(wanted)
    except NotATime as error:
        raise BadQuery(error.message) from error
    return (first is None or first <= day) and (last is None or day <= last)


def _in_numbers(number: Decimal, wanted: str) -> bool:
    first, dots, last = wanted.partition("..")
    try:
        low = Decimal(first) if first else None
        high = Decimal(last) if last else None
    except InvalidOperation as error:
        raise BadQuery(text("{value} is not a number", value=wanted)) from error
    if not dots:
        return number == low
    return (low is None or low <= number) and (high is None or number <= high)
