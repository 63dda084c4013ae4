"""`list --format json`: every field of every row, machine values only."""

from __future__ import annotations

from typing import Any

from dxplan.model import Plan
from dxplan.render.record_json import json_cell
from dxplan.views.listing import Listing


def list_document(plan: Plan, found: Listing, revision: str | None) -> dict[str, Any]:
    """The rows as one JSON document."""
    return {
        "schema_version": 1,
        "kind": "list",
        "as_of": found.as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "of": found.what,
        "resolved": [
            {"field": field, "first": json_cell(span.start), "last": json_cell(span.end)}
            for field, span in found.spans
        ],
        "rows": [{field: json_cell(cell) for field, cell in row.items()} for row in found.rows],
    }
