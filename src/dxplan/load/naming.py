"""What messages call a record that is only raw data so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxplan.findings import RecordName
from dxplan.language import marked
from dxplan.load.lists import kind_of
from dxplan.workspace import KIND_NAMES
from dxplan.yamltext import Document, Keys


def raw_name(kind: type, row: Mapping[str, Any]) -> RecordName:
    """The name of a record of a type that has ids; its id is ? where it is not one text."""
    name = row.get("id")
    title = row.get("title", row.get("name"))
    agency = row.get("lead", row.get("owner"))
    return RecordName(
        kind=KIND_NAMES[kind],
        id=name if isinstance(name, str) else "?",
        title=title if isinstance(title, str) else None,
        agency=agency if isinstance(agency, str) else None,
    )


def report_name(top: Mapping[str, Any]) -> RecordName:
    """The name of a report: who reports, and the day."""
    reporter = top.get("agency", top.get("source"))
    dated = top.get("as_of")
    words = [each for each in (reporter, dated) if isinstance(each, str)]
    return RecordName(kind=marked("report"), id=" ".join(words) or "?")


def name_at(document: Document, keys: Keys) -> RecordName | None:
    """The record with an id that a place inside a document belongs to, if it does to one."""
    kind = kind_of(document.path, keys[0])
    row: Any = document.data
    for key in keys[:2]:
        try:
            row = row[key]
        except (KeyError, IndexError, TypeError):
            return None
    return raw_name(kind, row) if kind is not None and isinstance(row, dict) else None
