"""What stands in a data package or document: its stamp, and every cell by its place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from dxplan.render.exports.data.cells import written
from dxplan.render.exports.data.descriptor import STAMP, path_of
from dxplan.render.exports.data.package import DESCRIPTOR, DICTIONARY
from dxplan.render.exports.packing import unpacked
from dxplan.views.dataset import SCHEMAS, Schema

#: What reading anything else than such a document raises.
_NO_DOCUMENT = (ValueError, TypeError, LookupError, RecursionError)
#: A row that is there, where there is nothing beside its key.
_THERE = "✓"
#: What no cell of ours is: a list, an object.
_STRANGE = "[…]"


def csv_contents(content: bytes) -> Mapping[str, str]:
    """Every cell of a data package by its place, such as `tasks.csv: NV-CQS-001 due`.

    Also every line of the dictionary, by its number. Of what is no such package, nothing.
    """
    parts = unpacked(content) or {}
    found: dict[str, str] = {}
    for schema in SCHEMAS:
        found |= _cells(f"{schema.name}.csv", schema, _csv_rows(parts.get(path_of(schema), b"")))
    for number, line in enumerate(_text(parts.get(DICTIONARY, b"")).splitlines(), 1):
        found[f"{DICTIONARY}:{number}"] = line
    return found


def json_contents(content: bytes) -> Mapping[str, str]:
    """Every cell of a document by its place, such as `tasks: NV-CQS-001 due`.

    Of what is no such document, nothing.
    """
    tables = _tables(content)
    found: dict[str, str] = {}
    for schema in SCHEMAS:
        found |= _cells(schema.name, schema, _json_rows(tables.get(schema.name)))
    return found


def csv_stamp(content: bytes) -> str | None:
    """The stamp of a data package as one line of JSON; None where there is none."""
    return _member((unpacked(content) or {}).get(DESCRIPTOR, b""), STAMP)


def json_stamp(content: bytes) -> str | None:
    """The stamp of a document as one line of JSON; None where there is none."""
    return _member(content, "stamp")


def _member(content: bytes, name: str) -> str | None:
    try:
        found = json.loads(content)[name]
    except _NO_DOCUMENT:
        return None
    return json.dumps(found) if isinstance(found, dict) else None


def _text(part: bytes) -> str:
    return part.decode("utf-8", "replace")


def _csv_rows(part: bytes) -> list[dict[str, str]]:
    """The rows of a file; of one that is damaged, none."""
    words = _text(part)
    # The library refuses cells of more than 131,072 letters, and plans may have longer ones.
    limit = csv.field_size_limit(len(words) + 1)
    try:
        return list(csv.DictReader(io.StringIO(words, newline="")))
    except csv.Error:
        return []
    finally:
        csv.field_size_limit(limit)


def _tables(content: bytes) -> Mapping[str, Any]:
    """The tables of a document, numbers in the digits they are written in."""
    try:
        tables = json.loads(content, parse_float=str, parse_int=str)["tables"]
    except _NO_DOCUMENT:
        return {}
    return tables if isinstance(tables, dict) else {}


def _json_rows(rows: Any) -> list[dict[str, str]]:
    """Objects with their values as they stand in CSV files."""
    objects = rows if isinstance(rows, list) else []
    return [
        {name: _scalar(value) for name, value in each.items()}
        for each in objects
        if isinstance(each, dict)
    ]


def _scalar(value: Any) -> str:
    return written(value) if isinstance(value, str | bool | None) else _STRANGE


def _cells(table: str, schema: Schema, rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    key = schema.about.key
    others = [column.name for column in schema.columns if column.name not in key]
    found: dict[str, str] = {}
    for row in rows:
        place = f"{table}: {' '.join(str(row.get(name)) for name in key)}"
        found |= {f"{place} {name}": str(row.get(name)) for name in others} or {place: _THERE}
    return found
