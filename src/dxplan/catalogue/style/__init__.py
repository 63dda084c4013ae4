"""DX7xx: how things are written."""

from __future__ import annotations

from dxplan.catalogue.style.order import FILE_OF_ANOTHER, IDS_OUT_OF_ORDER, ODD_ID
from dxplan.catalogue.style.spelling import (
    ALL_CAPITALS,
    END_PUNCTUATION,
    FORMULA_LIKE,
    MIXED_SCRIPTS,
    MIXED_TONE_MARKS,
    STRAY_SPACE,
    TOO_LONG_FOR_A_CELL,
    WITHOUT_ACCENTS,
)
from dxplan.catalogue.style.wording import (
    DELIVERABLE_IS_TITLE,
    HALF_TRANSLATED,
    PLACEHOLDER,
    TWINS,
    UNIT_TWO_WAYS,
    UNTRANSLATED,
    VAGUE_DELIVERABLE,
)

__all__ = [
    "ALL_CAPITALS",
    "DELIVERABLE_IS_TITLE",
    "END_PUNCTUATION",
    "FILE_OF_ANOTHER",
    "FORMULA_LIKE",
    "HALF_TRANSLATED",
    "IDS_OUT_OF_ORDER",
    "MIXED_SCRIPTS",
    "MIXED_TONE_MARKS",
    "ODD_ID",
    "PLACEHOLDER",
    "STRAY_SPACE",
    "TOO_LONG_FOR_A_CELL",
    "TWINS",
    "UNIT_TWO_WAYS",
    "UNTRANSLATED",
    "VAGUE_DELIVERABLE",
    "WITHOUT_ACCENTS",
]
