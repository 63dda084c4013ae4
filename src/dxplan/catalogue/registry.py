"""All rules there are, by code, for whoever looks one up; what finds one imports its family."""

from __future__ import annotations

from dxplan.catalogue import (
    dates,
    guard,
    intake,
    progress,
    references,
    schema,
    sifting,
    style,
    templates,
    text,
    trust,
    workbooks,
)
from dxplan.findings import Rule

#: The modules that hold the entries; each says in its first line what its family is about.
FAMILIES = (
    text,
    schema,
    references,
    dates,
    progress,
    trust,
    guard,
    sifting,
    style,
    intake,
    templates,
    workbooks,
)

_ENTRIES = [
    entry for family in FAMILIES for entry in vars(family).values() if isinstance(entry, Rule)
]

RULES: dict[str, Rule] = {
    entry.code: entry for entry in sorted(_ENTRIES, key=lambda entry: entry.code)
}
