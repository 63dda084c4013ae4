"""Texts as a reader takes them: what only differs in writing is the same."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"[\W_]+")


def folded(words: str) -> str:
    """`words` without capitals, punctuation and double blanks; accents and digits count."""
    if words.isascii():
        return " ".join(_BREAKS.split(words.lower())).strip()
    return " ".join(_BREAKS.split(unicodedata.normalize("NFC", words).casefold())).strip()
