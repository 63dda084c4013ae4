"""`list --format json`: every field of every row, machine values only."""

from __future__ import annotations

from datetime import date
from typing import Any

from dxplan.model import Plan
from dxplan.render.record_text import json_cell
from dxplan.views.listing import Listing


def list_document(plan: Plan, found: Listing, as_of: date, revision: str | None) -> dict[str, Any]:
    """The rows as one JSON document."""
    return {
        "schema_version": 1,
        "kind": "list",
        "as_of": as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "of": found.what,
        "rows": [{field: json_cell(cell) for field, cell in row.items()} for row in found.rows],
    }
