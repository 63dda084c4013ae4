"""Addresses on a sheet as spreadsheets write them: `C5`, `$A$1:$G$20`, `5:6`."""

from __future__ import annotations

import re
from typing import NamedTuple

#: The rows and columns that a sheet has.
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_END = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([1-9][0-9]{0,6})?", re.ASCII)


class Corner(NamedTuple):
    """One end of a range, with the `$` that pin it; a whole column has no row, a row no column."""

    column: str
    pinned: bool
    row: int | None

    def at(self, row: int) -> Corner:
        """The same column in another row."""
        return self._replace(row=row)

    def __str__(self) -> str:
        pin = "$" if self.pinned else ""
        return self.column if self.row is None else f"{self.column}{pin}{self.row}"


def range_of(written: str) -> tuple[Corner, Corner] | None:
    """The two ends of a range, which are one and the same for a single cell; None for a name."""
    first, colon, last = written.partition(":")
    start = _corner(first)
    end = _corner(last) if colon else start
    if start is None or end is None:
        return None
    alike = bool(start.column) == bool(end.column) and (start.row is None) == (end.row is None)
    single = bool(start.column) and start.row is not None
    return (start, end) if alike and (colon or single) else None


def ranged(start: Corner, end: Corner) -> str:
    """A range as it is written where every range has two ends, as in a formula."""
    return f"{start}:{end}"


def column_number(letters: str) -> int:
    """1 for `A`, 27 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_in(address: str) -> str:
    """The column of a cell's own address: `C` of `C5`."""
    return address.rstrip("0123456789")


def _corner(written: str) -> Corner | None:
    match = _END.fullmatch(written)
    if match is None or not written.strip("$"):
        return None
    before, letters, between, digits = match.groups()
    if letters is None:
        # Of `$5` the one dollar stands before the row.
        return None if between else Corner("", bool(before), int(digits))
    if column_number(letters) > LAST_COLUMN or (digits and int(digits) > LAST_ROW):
        return None
    if digits is None:
        return None if between else Corner(before + letters, pinned=False, row=None)
    return Corner(before + letters, bool(between), int(digits))
