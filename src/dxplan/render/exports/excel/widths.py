"""How wide words are in a cell, and how high the row must be that holds them.

In the unit of column widths: the digit of the standard font. Excel and LibreOffice measure
letters for themselves; these are the widths of Times New Roman, rounded up, so that an estimate
is rather a little large than one that cuts a line off.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

#: Height of a line of the standard font, in points.
LINE = 15.0
#: Excel draws no row higher than this.
HIGHEST = 409.0
_PIECES = re.compile(r"[^ -]*-|[^ -]+| ")
#: Letters by their width in Times New Roman, as its metrics have it, in digits; rounded up.
_WIDTHS = {
    0.5: " .,",
    0.56: "ijlt;:/'|\\",
    0.67: "frI()[]-!`",
    0.78: 'sJ"',
    0.89: "acez?",
    1.0: "0123456789bdghknopquvxyđ$_*#–“”{}",
    1.13: "FPS+<>=~≥≤",
    1.23: "ELTZ",
    1.34: "BCR",
    1.45: "ADGHKNOQUVXYĐw",
    1.56: "m&",
    1.67: "%",
    1.8: "M",
    1.9: "W@",
    2.0: "—…→",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_HORN, _HORN_WIDTH = "\u031b", 0.13
#: Of letters whose width nobody looked up: capitals, others, and those of East Asia.
_CAPITAL_WIDTH, _OTHER_WIDTH, _FULL_WIDTH = 1.45, 1.13, 2.1
#: A text must fit into a column that was made as wide as it is.
_TOLERANCE = 0.01


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
    base, *marks = list(unicodedata.normalize("NFD", letter))
    width = _WIDTH_OF.get(base, _CAPITAL_WIDTH if base.isupper() else _OTHER_WIDTH)
    return width + _HORN_WIDTH if _HORN in marks else width


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
            broken = math.ceil(used / width - _TOLERANCE) - 1
            lines, used = lines + broken, used - broken * width
    return lines
