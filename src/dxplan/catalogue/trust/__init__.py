"""DX6xx: totals, basis, sources and decisions."""

from __future__ import annotations

from dxplan.catalogue.trust.decisions import DECISION_CHAIN, DECISION_FIELD, DECISION_NOT_APPLIED
from dxplan.catalogue.trust.records import (
    DRAFTED_AFTER_IMPORT,
    FEWER_THAN_DECLARED,
    MORE_THAN_DECLARED,
    NO_BASIS,
    NO_SOURCE,
    SOURCE_WITHOUT_PLACE,
    UNUSED_SOURCE,
)
from dxplan.catalogue.trust.sources import (
    EMPTY_PART,
    INSECURE_ADDRESS,
    NEVER_ACCESSED,
    NOT_AN_ADDRESS,
    SAME_SOURCE_TWICE,
    TRANSCRIBED_WITHOUT_PLACE,
    WEAK_SOURCE,
)

__all__ = [
    "DECISION_CHAIN",
    "DECISION_FIELD",
    "DECISION_NOT_APPLIED",
    "DRAFTED_AFTER_IMPORT",
    "EMPTY_PART",
    "FEWER_THAN_DECLARED",
    "INSECURE_ADDRESS",
    "MORE_THAN_DECLARED",
    "NEVER_ACCESSED",
    "NOT_AN_ADDRESS",
    "NO_BASIS",
    "NO_SOURCE",
    "SAME_SOURCE_TWICE",
    "SOURCE_WITHOUT_PLACE",
    "TRANSCRIBED_WITHOUT_PLACE",
    "UNUSED_SOURCE",
    "WEAK_SOURCE",
]
