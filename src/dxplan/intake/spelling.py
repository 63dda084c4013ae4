"""How words out of Word and Excel are compared: blanks, invisible characters and accents apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dxplan.scalars import plain_letters

#: Soft hyphens, zero-width characters, direction marks and control characters from Word.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BULLET = re.compile(r"^\s*[-–—+•*●▪]\s*(?=\S)")
_NUMBERING = re.compile(r"^\d{1,3}(\.\d{1,3})*[.)]\s+(?=\S)")


def composed(words: str) -> str:
    """`words` in composed letters and without what cannot be seen; line breaks stay."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", words))


def squeezed(words: str) -> str:
    """`words` on one line with single blanks, non-breaking ones included."""
    return " ".join(composed(words).split())


def aligned(words: str) -> str:
    """Composed text in small ASCII letters, letter by letter, so that places stay true."""
    return "".join(map(_plain, words))


def folded(words: str) -> str:
    """`words` as headings and names are compared: one line, small letters, no accents."""
    return aligned(squeezed(words))


def flowed(words: str) -> str:
    """A cell as one line of prose: the items of a list are set apart by semicolons."""
    lines = [line for line in map(str.strip, composed(words).splitlines()) if line]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        return squeezed("; ".join(_BULLET.sub("", line).rstrip(" ;.,") for line in lines))
    return squeezed(_BULLET.sub("", " ".join(lines)))


def without_number(words: str) -> str:
    """A title without the number it begins with."""
    return _NUMBERING.sub("", words)


@cache
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if letter.isspace():
        return " "
    plain = plain_letters(letter).lower()
    return plain if len(plain) == 1 else letter
