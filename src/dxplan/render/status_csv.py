"""`status --format csv`: one line per row of figures, in the names of the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxplan.figures import Measured
from dxplan.language import Language
from dxplan.model import Plan
from dxplan.render.status_json import status_document
from dxplan.render.tables import as_csv
from dxplan.views.status import plan_title
from dxplan.views.table import Cell


def status_csv(plan: Plan, measured: Measured, language: Language) -> str:
    """The total first, then the rows; a range gives two columns, `_low` and `_high`."""
    document = status_document(plan, measured, language, None)
    total = {"by": "total", "id": "", "name": plan_title(plan, language), **document}
    lines = [dict(_flat(row)) for row in (total, *document["rows"])]
    return as_csv(list(lines[-1]), ([line.get(key) for key in lines[-1]] for line in lines))


def _flat(row: dict[str, Any]) -> Iterator[tuple[str, Cell]]:
    for key in ("by", "id", "name"):
        yield key, row[key]
    for part in ("tasks", "indicators"):
        yield from _members(part, row[part])


def _members(prefix: str, part: dict[str, Any]) -> Iterator[tuple[str, Cell]]:
    for key, value in part.items():
        name = f"{prefix}.{key}"
        if isinstance(value, dict):
            yield from _members(name, value)
        elif isinstance(value, list):
            yield f"{name}_low", value[0]
            yield f"{name}_high", value[1]
        else:
            yield name, value
