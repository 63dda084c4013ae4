"""The registry of rules: one entry each, grouped by family. `RULES` holds them all by code."""

from __future__ import annotations

from dxplan.catalogue import dates, intake, progress, references, schema, style, text, trust
from dxplan.findings import Rule

_FAMILIES = (text, schema, references, dates, progress, trust, style, intake)

RULES: dict[str, Rule] = {
    entry.code: entry
    for family in _FAMILIES
    for entry in vars(family).values()
    if isinstance(entry, Rule)
}
