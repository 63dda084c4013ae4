"""What the words of a decision mean: whether `from` or `to` states a value that a field holds."""

from __future__ import annotations

import re
from decimal import Decimal

from dxplan.model import Baseline, Target

_NUMBER = re.compile(r"(?:(?<![\w.,])-)?\d+(?:[.,]\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COMPARATOR = re.compile(r"[<>]=?|=")
_SIGNS = str.maketrans({"≥": ">=", "≤": "<="})
_YES, _NO = frozenset({"yes", "true", "có"}), frozenset({"no", "false", "không"})


def says(words: str, value: object) -> bool:
    """Whether a decision's words mean this value: by the numbers in them, else by the words."""
    match value:
        case Baseline():
            days = _DAY.findall(words)
            rest = _DAY.sub(" ", words)
            if days and days != [str(value.date)]:
                return False
            return says(rest, value.value) or (bool(days) and not _numbers(rest))
        case Target():
            return _means_target(words, value)
        case bool():
            return words.strip().lower() in (_YES if value else _NO)
        case Decimal():
            return _numbers(words) == [value]
        case tuple():
            return sorted(re.findall(r"[^\s,\[\]]+", words)) == sorted(map(str, value))
        case str():
            return words.strip() == value.strip() or _same_numbers(words, value)
        case _:
            return value is not None and words.strip() == str(value)


def _means_target(words: str, goal: Target) -> bool:
    if goal.range is not None:
        return _numbers(words) == [goal.range.min, goal.range.max]
    comparators = _COMPARATOR.findall(words.translate(_SIGNS))
    if comparators and comparators != [goal.comparator]:
        return False
    return says(words, goal.value)


def _same_numbers(words: str, others: str) -> bool:
    """Whether two texts are nothing but numbers and signs, and the numbers are the same."""
    if any(letter.isalpha() for letter in words + others):
        return False
    return bool(_numbers(words)) and _numbers(words) == _numbers(others)


def _numbers(words: str) -> list[Decimal]:
    return [Decimal(each.replace(",", ".")) for each in _NUMBER.findall(words)]
