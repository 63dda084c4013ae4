"""Numbers in spreadsheets: what a number format makes of them, and days that are counted.

Readers are written here, in Python, and not taken from calamine: on a damaged workbook that
library asks for a terabyte of memory and ends the process, which no caller can prevent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from dxplan.intake.tables import Form, Value

#: Formats that files name by number alone.
BUILT_IN: Mapping[int, str] = {
    9: "0%", 10: "0.00%", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    22: "d/m/yyyy h:mm",
    # Dates in the way of the user's country.
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "d/m/yyyy"),
}  # fmt: skip
_IN_QUOTES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general', re.IGNORECASE)
#: 31 December 9999.
_LAST_DAY = 2_958_465
#: Before this day the count is one off, because Excel believes in 29 February 1900.
_TRUSTED_FROM = 61


def number_of(value: float, code: str, *, from_1904: bool = False) -> tuple[Value, Form]:
    """A number as its format shows it: a day, a percentage, or the number itself."""
    bare = _IN_QUOTES.sub("", code).lower()
    if "%" in bare:
        return exact(value), "percent"
    if ("y" in bare or "d" in bare) and _TRUSTED_FROM <= value <= _LAST_DAY:
        first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        month = "m" in bare and "y" in bare and "d" not in bare
        try:
            return first + timedelta(days=int(value)), "month" if month else "plain"
        except OverflowError:
            pass
    return exact(value), "plain"


def exact(value: float) -> Value:
    """A number with the fifteen digits spreadsheets keep; the rest is noise of its binary form."""
    return Decimal(f"{value:.15g}") if isfinite(value) else None
