"""`list --format csv`: every field of every row, machine values only."""

from __future__ import annotations

from dxplan.render.tables import as_csv
from dxplan.views.listing import Listing
from dxplan.views.rows import FIELDS


def list_csv(found: Listing) -> str:
    """The rows under the names of their fields."""
    fields = tuple(FIELDS[found.what])
    return as_csv(fields, ([row[field] for field in fields] for row in found.rows))
