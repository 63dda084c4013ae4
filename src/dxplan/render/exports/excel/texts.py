"""Text in a cell: exact, whatever it holds, and cut in the open where Excel has no room for it."""

from __future__ import annotations

import re
from html import escape

#: What Excel holds in one cell, in UTF-16 units.
LONGEST = 32_767
#: What XML cannot hold or would change: Excel writes these as `_x0007_`.
#: The underscore of letters that would be read back as such an escape is escaped itself.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cell_markup(words: str) -> str:
    """Words as character data of the cell of a workbook (ECMA-376 part 1, 22.9.2.19)."""
    return escape(spelt(words), quote=False)


def spelt(words: str) -> str:
    """Words as a workbook spells what XML cannot hold: a bell becomes `_x0007_`."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", words)


def plain_words(written: str) -> str:
    """The words behind the text of a cell: the way back of `cell_markup`, after the XML."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), written)


def fits(words: str) -> bool:
    """Whether a cell has room for all of it."""
    # No character takes more than two units.
    return len(words) * 2 <= LONGEST or _units(words) <= LONGEST


def cut(words: str, ending: str) -> str:
    """As much as a cell has room for, with an ending that says so."""
    room = LONGEST - _units(ending)
    units = words.encode("utf-16-le", "surrogatepass")[: room * 2]
    return units.decode("utf-16-le", "ignore") + ending


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
