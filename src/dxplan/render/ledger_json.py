"""The ledger for programs: the document of `diff --decisions --format json`.

Its form is published as `schema/ledger.schema.json`.
"""

from __future__ import annotations

from typing import Any

from dxplan.changes.ledger import Entry, Ledger
from dxplan.render.changes_json import (
    SCHEMA_VERSION,
    field_members,
    selection_members,
    snapshot_members,
)
from dxplan.views.changes.naming import Naming

#: The language of the plan itself.
_LANGUAGE = "vi"


def ledger_document(ledger: Ledger, revision: str | None) -> dict[str, Any]:
    """The states and every move between them; `revision` is that of the folder."""
    identity = ledger.after.workspace.plan.identity
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "ledger",
        "as_of": ledger.after.as_of,
        "revision": ledger.after.revision or revision,
        "plan": {"number": identity.number, "title": identity.title},
        "selection": selection_members(ledger.selection),
        "before": snapshot_members(ledger.before),
        "after": snapshot_members(ledger.after),
        "skipped": list(ledger.skipped),
        "moves": [_entry(each) for each in ledger.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    move, home = entry.move, entry.home
    return {
        **field_members(move.change, Naming(home.workspace, home, _LANGUAGE)),
        "name": move.name,
        "taken_out": move.taken_out,
        "on": entry.day,
        "revision": entry.after.revision,
    }
