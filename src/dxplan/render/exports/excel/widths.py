"""How wide words are in a cell, and how high the row must be that holds them.

In the unit of column widths: the digit of the standard font. Excel and LibreOffice measure
letters for themselves; these are the widths of Times New Roman, rounded up, so that an estimate
is rather a little large than one that cuts a line off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Height of a line of the standard font, in points.
LINE = 15.0
#: Excel draws no row higher than this.
HIGHEST = 409.0
_PIECES = re.compile(r"[^ -]*-|[^ -]+| ")
_NARROW = frozenset("iljt.,;:'|/ f")
_SLIM = frozenset("rsI()[]!-")
_WIDE = frozenset("mwMW@%—…≥≤→")
_NARROW_WIDTH, _SLIM_WIDTH, _SMALL_WIDTH = 0.58, 0.75, 0.99
#: A text must fit into a column that was made as wide as it is.
_TOLERANCE = 0.01
_CAPITAL_WIDTH, _WIDE_WIDTH, _FULL_WIDTH = 1.45, 1.8, 2.1


class _Letters(dict[str, float]):
    """The width of every character, worked out when it is first met."""

    def __missing__(self, letter: str) -> float:
        width = self[letter] = _letter_width(letter)
        return width


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL_WIDTH
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _NARROW:
        return _NARROW_WIDTH
    if base in _SLIM:
        return _SLIM_WIDTH
    if base in _WIDE:
        return _WIDE_WIDTH
    return _CAPITAL_WIDTH if base.isupper() else _SMALL_WIDTH


_LETTERS = _Letters()


@lru_cache(maxsize=16_384)
def width_of(words: str) -> float:
    """The width of a text in one line."""
    return sum(map(_LETTERS.__getitem__, words))


def longest_word(words: str) -> float:
    """The width below which a word of the text would be broken."""
    return max(map(width_of, words.split()), default=0.0)


@lru_cache(maxsize=4096)
def lines_of(words: str, width: float) -> int:
    """How many lines a text takes in a column of that width.

    Lines break between words, after hyphens, and inside what is wider than the column.
    """
    return sum(_lines(paragraph, width) for paragraph in words.split("\n"))


def _lines(paragraph: str, width: float) -> int:
    if sum(map(_LETTERS.__getitem__, paragraph)) <= width + _TOLERANCE:
        return 1
    lines, used = 1, 0.0
    for piece in _PIECES.findall(paragraph):
        needed = width_of(piece)
        if piece != " " and used > 0 and used + needed > width + _TOLERANCE:
            lines, used = lines + 1, 0.0
        used += needed
        if piece != " " and used > width + _TOLERANCE:
            broken = int(used // width)
            lines, used = lines + broken, used - broken * width
    return lines
