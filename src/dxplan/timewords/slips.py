"""What was meant by something that is no time: an official style, or a slip of the finger."""

from __future__ import annotations

import re
from difflib import get_close_matches

from dxplan.language import Text, text
from dxplan.periods import Cycle, Period
from dxplan.scalars import Misread, read_date
from dxplan.timewords.vocabulary import SPELLED, plain

#: Nothing is looked for near a text longer than this.
_LONGEST = 40

#: What documents call a period, as `plain` has it.
_CYCLES = {
    **dict.fromkeys(("", "t", "thang", "month"), Cycle.MONTH),
    **dict.fromkeys(("q", "quy", "quarter"), Cycle.QUARTER),
    **dict.fromkeys(("h", "half year", "nua nam", "6 thang", "sau thang"), Cycle.HALF_YEAR),
    **dict.fromkeys(("nam", "year"), Cycle.YEAR),
}
#: How they number it otherwise than in digits; `đầu` and `cuối` are the halves of a year.
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "dau": 1, "cuoi": 2, "": 1}
_YEAR = r"(?P<year>\d{4})"
_NUMBERED = r"(?P<cycle>[a-z\d ]*?) ?(?P<number>\d{1,2}|i{1,3}|iv|dau|cuoi)"
_PERIODS = (
    # quý II/2024, q2 2024, 6/2024, 6 tháng đầu năm 2024
    re.compile(rf"{_NUMBERED}[ /.,-]*(nam )?{_YEAR}", re.ASCII),
    # 2024q2, 2024/6
    re.compile(rf"{_YEAR}[ /.,-]*{_NUMBERED}", re.ASCII),
    # năm 2024
    re.compile(rf"(?P<cycle>nam|year) (?P<number>){_YEAR}", re.ASCII),
)


def advice(written: str) -> Text:
    """What to write instead of a text that has the form of no date, period or word."""
    if len(written) <= _LONGEST:
        found = _date(written) or _period(plain(written)) or _words(plain(written))
        if found is not None:
            return found
    return text("write 2024-06-30, 2024-06, 2024-Q2, 2024-H1, 2024, today or last quarter")


def _date(written: str) -> Text | None:
    """The form of 30/6/2024 or 2024.6.30, which the reader of dates knows."""
    try:
        read_date(written)
    except Misread as error:
        return error.fix
    return None


def _period(words: str) -> Text | None:
    """The form of a period that is written as documents do, if there is such a period."""
    match = next(filter(None, (form.fullmatch(words) for form in _PERIODS)), None)
    if match is None or match["cycle"] not in _CYCLES:
        return None
    cycle = _CYCLES[match["cycle"]]
    number = _NUMBERS.get(match["number"]) or int(match["number"])
    if not 1 <= number <= 12 // cycle:
        return None
    return text("write {value}", value=Period(int(match["year"]), number, cycle).label)


def _words(words: str) -> Text | None:
    near = get_close_matches(words, SPELLED, n=1)
    return text("did you mean {name}?", name=SPELLED[near[0]]) if near else None
