"""The words for days and periods in English and Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from dxplan.periods import Cycle

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")

#: Day -> how many days it lies after today.
DAYS: Mapping[str, int] = {"today": 0, "yesterday": -1, "hôm nay": 0, "hôm qua": -1}

_CYCLES = {
    Cycle.MONTH: ("month", "tháng"),
    Cycle.QUARTER: ("quarter", "quý"),
    Cycle.HALF_YEAR: ("half-year", "nửa năm"),
    Cycle.YEAR: ("year", "năm"),
}
_STEPS = {-1: ("last {}", "{} trước"), 0: ("this {}", "{} này"), 1: ("next {}", "{} sau")}

#: Period -> its cycle, and how many periods it lies after the one of today.
PERIODS: Mapping[str, tuple[Cycle, int]] = {
    form.format(name): (cycle, step)
    for cycle, names in _CYCLES.items()
    for step, forms in _STEPS.items()
    for form, name in zip(forms, names, strict=True)
}


def plain(words: str) -> str:
    """Words without case and accents, one blank for a hyphen; other scripts stay as they are."""
    letters = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_HYPHEN.sub(" ", kept).split())


#: Every word as `plain` has it -> as it is spelled.
SPELLED: Mapping[str, str] = {plain(words): words for words in (*DAYS, *PERIODS)}
