"""Deadlines as officials write them, to dates; what is not certain is not read.

How each form is understood:

- a day, month, quarter, half-year or year alone, or after "đến", "hết", "trong", "chậm nhất":
  due on its last calendar day ("Quý IV/2024" is 31 December 2024);
- "Trước 30/6/2025": due on that day, as offices mean it; "trước" a month, quarter or year is
  not read, because it may mean its first day or its last;
- two points with a dash or "đến" between them: from the first day of one to the last of the other;
- "Thường xuyên", "Hàng tháng", "Hàng quý", "6 tháng", "Hằng năm": a rhythm, with an end or a
  span where one follows;
- a date cell shown as month and year: that month's last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dxplan.intake.spelling import folded
from dxplan.intake.tables import Cell
from dxplan.model import Recurrence

_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When work begins and is due, or how often it recurs and until when."""

    start: date | None = None
    due: date | None = None
    recurs: Recurrence | None = None
    until: date | None = None


class _Span(NamedTuple):
    """A stretch of the calendar, both days included."""

    first: date
    last: date


def read_deadline(cell: Cell) -> Deadline | None:
    """The deadline in a cell; None when it cannot be told."""
    value = cell.value
    if isinstance(value, date):
        return _dated(value, cell)
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and _YEARS[0] <= value <= _YEARS[-1]
        return Deadline(due=date(int(value), 12, 31)) if whole else None
    return read_words(cell.words)


def read_start(cell: Cell) -> date | None:
    """The first day of what a cell of beginnings names; None when it cannot be told."""
    if isinstance(cell.value, date):
        return cell.value if cell.value.year in _YEARS else None
    span = _point(_prepared(cell.words))
    return None if span is None else span.first


def read_words(written: str) -> Deadline | None:
    """The deadline in a text; None when it cannot be told."""
    words = _prepared(written)
    return _rhythm(words) or _between(words) or _by(words)


def _prepared(written: str) -> str:
    return re.sub(r" ?/ ?", "/", folded(written).strip(" .;,"))


def _dated(day: date, cell: Cell) -> Deadline | None:
    """A date cell; the first of a month may be how the spreadsheet keeps a bare month."""
    if day.year not in _YEARS:
        return None
    if cell.form == "month":
        return Deadline(due=_month(day.year, day.month).last)
    return Deadline(due=day)


# points in time

_DAY = r"(?:ngay )?"
_OF_YEAR = r"(?:/|-|\.|,? nam |, ?| )"
_NUMERAL = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"(iv|i{1,3}|[1-4])"


def _day(year: int, month: int, day: int) -> _Span:
    return _Span(date(year, month, day), date(year, month, day))


def _month(year: int, month: int) -> _Span:
    return _Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _quarter(year: int, number: int) -> _Span:
    return _Span(date(year, 3 * number - 2, 1), _month(year, 3 * number).last)


def _half(year: int, number: int) -> _Span:
    return _Span(date(year, 6 * number - 5, 1), _month(year, 6 * number).last)


def _year(year: int) -> _Span:
    return _Span(date(year, 1, 1), date(year, 12, 31))


_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Span]], ...] = tuple(
    (re.compile(pattern, re.ASCII), make)
    for pattern, make in (
        (_DAY + r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})",
         lambda m: _day(int(m[4]), int(m[3]), int(m[1]))),
        (_DAY + r"(\d{1,2}) thang (\d{1,2}),? nam (\d{4})",
         lambda m: _day(int(m[3]), int(m[2]), int(m[1]))),
        (r"(\d{4})-(\d{2})-(\d{2})", lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
        (r"(?:thang |t)?(\d{1,2}) ?[/.-] ?(\d{4})", lambda m: _month(int(m[2]), int(m[1]))),
        (r"thang (\d{1,2}),? (?:nam )?(\d{4})", lambda m: _month(int(m[2]), int(m[1]))),
        (r"(?:quy |q)" + _QUARTER + r" ?" + _OF_YEAR + r" ?(\d{4})",
         lambda m: _quarter(int(m[2]), _NUMERAL[m[1]])),
        (r"(?:6|sau) thang (dau|cuoi)(?: cua)?(?: nam)?[ /](\d{4})",
         lambda m: _half(int(m[2]), 1 if m[1] == "dau" else 2)),
        (r"(?:nam )?(\d{4})", lambda m: _year(int(m[1]))),
    )
)  # fmt: skip

#: "Quý III - IV/2024" and "Tháng 10 - 12/2025": the year stands once.
_SHARED_YEAR: tuple[tuple[re.Pattern[str], Callable[[int, int], _Span], bool], ...] = (
    (re.compile(r"(?:quy |q)" + _QUARTER + r" ?(?:-|den) ?(?:quy |q)?" + _QUARTER + r" ?"
                + _OF_YEAR + r" ?(\d{4})", re.ASCII), _quarter, True),
    (re.compile(r"thang (\d{1,2}) ?(?:-|den) ?(?:thang )?(\d{1,2})" + _OF_YEAR + r"(\d{4})",
                re.ASCII), _month, False),
)  # fmt: skip


def _point(words: str) -> _Span | None:
    for pattern, make in _POINTS:
        match = pattern.fullmatch(words)
        if match is not None:
            try:
                span = make(match)
            except ValueError:  # there is no such day
                return None
            return span if span.first.year in _YEARS else None
    return None


# one point, or two

_BEFORE = re.compile(r"(?:hoan thanh )?truoc (?:ngay )?(?=\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} thang )")
_BY = re.compile(
    r"(?:(?:cham nhat(?: la| vao| trong| den)?|hoan thanh(?: vao| trong)?|xong|trong|den|toi"
    r"|het|cuoi|thoi han|thoi gian|vao|by the end of|by|end of|in)[ :]+)+"
)
_TO = re.compile(r" ?- ?| den (?:het |cuoi |nam (?=\d))?")
_FROM = re.compile(r"(?:(?:trong )?giai doan |thuc hien |tu )+")


def _by(words: str) -> Deadline | None:
    """Due by the last day of one point."""
    before = _BEFORE.match(words)
    lead = before or _BY.match(words)
    span = _point(words[lead.end() :] if lead else words)
    if span is None or (before and span.first != span.last):
        return None
    return Deadline(due=span.last)


def _between(words: str) -> Deadline | None:
    span = _range(words)
    return None if span is None else Deadline(start=span.first, due=span.last)


def _range(words: str) -> _Span | None:
    """Two points with a dash or a word between them."""
    lead = _FROM.match(words)
    bare = words[lead.end() :] if lead else words
    for pattern, make, roman in _SHARED_YEAR:
        match = pattern.fullmatch(bare)
        if match is not None:
            first, last = (_NUMERAL[each] if roman else int(each) for each in match.group(1, 2))
            return _joined(make, int(match[3]), first, last)
    for dash in _TO.finditer(bare):
        left, right = bare[: dash.start()], bare[dash.end() :]
        if dash.group() == "-" and "-" in left + right:
            continue  # "2024-12-2025" may be cut in two ways
        first_span, last_span = _point(left), _point(right)
        if first_span and last_span and first_span.first <= last_span.last:
            return _Span(first_span.first, last_span.last)
    return None


def _joined(make: Callable[[int, int], _Span], year: int, first: int, last: int) -> _Span | None:
    try:
        span = _Span(make(year, first).first, make(year, last).last)
    except ValueError:  # there is no such month
        return None
    return span if span.first <= span.last and year in _YEARS else None


# rhythms

_EVERY = r"(?:dinh ky )?(?:hang|moi|theo)"
_HALF_YEARS = (
    r"(?:dinh ky )?(?:hang |moi )?(?:6|sau) thang(?:(?:/| )(?:(?:1|mot) )?lan)?(?! (?:dau|cuoi))"
    r"|half-yearly"
)
_RHYTHMS: tuple[tuple[Recurrence, re.Pattern[str]], ...] = tuple(
    (rhythm, re.compile(rf"(?:{pattern})(?=$|[ ,;:(])", re.ASCII))
    for rhythm, pattern in (
        (Recurrence.CONTINUOUS,
         r"thuong xuyen,? lien tuc|thuong xuyen|lien tuc|ongoing|continuous(?:ly)?|regularly"),
        (Recurrence.MONTHLY,
         rf"{_EVERY} thang|(?:1|mot) thang(?:/| )(?:1|mot) lan|thang (?:1|mot) lan|monthly"),
        (Recurrence.QUARTERLY,
         rf"{_EVERY} quy|(?:1|mot) quy(?:/| )(?:1|mot) lan|quy (?:1|mot) lan|quarterly"),
        (Recurrence.HALF_YEARLY, _HALF_YEARS),
        (Recurrence.YEARLY,
         rf"{_EVERY} nam|(?:1|mot) nam(?:/| )(?:1|mot) lan|nam (?:1|mot) lan|yearly|annual(?:ly)?"),
    )
)  # fmt: skip
_SINCE = re.compile(r"tu (?:ngay |dau )?")
_UNTIL = re.compile(r"(?:cho )?den (?:het |cuoi )?")


def _rhythm(words: str) -> Deadline | None:
    for rhythm, pattern in _RHYTHMS:
        match = pattern.match(words)
        if match is not None:
            return _bounded(rhythm, words[match.end() :].strip(" ,;:()"))
    return None


def _bounded(rhythm: Recurrence, rest: str) -> Deadline | None:
    """A rhythm with what follows it: nothing, a span, an end or a beginning."""
    if not rest:
        return Deadline(recurs=rhythm)
    span = _range(rest)
    if span is not None:
        return Deadline(start=span.first, recurs=rhythm, until=span.last)
    until, since = _UNTIL.match(rest), _SINCE.match(rest)
    point = _point(rest[until.end() :]) if until else _point(rest[since.end() :]) if since else None
    if point is None:
        return None
    if until:
        return Deadline(recurs=rhythm, until=point.last)
    return Deadline(start=point.first, recurs=rhythm)
