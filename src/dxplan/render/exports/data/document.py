"""`export json`: the dataset as one JSON document (`schema/export.schema.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dxplan.render.json_text import as_json
from dxplan.views.dataset import SCHEMAS, Column, Dataset, Schema, Table

SCHEMA_VERSION = 1
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_JSON_TYPES = {"date": "string"}


def write_json(stamp: Mapping[str, Any], dataset: Dataset) -> bytes:
    """All tables as lists of objects, with the names and values of the CSV files.

    Args:
        stamp: Where the output comes from, as `stamp_members` has it.
        dataset: The tables.
    """
    identity = dataset.identity
    document = {
        "schema_version": SCHEMA_VERSION,
        "kind": "export",
        "as_of": dataset.as_of,
        "revision": stamp.get("revision"),
        "plan": {"number": identity.number, "title": identity.title},
        "stamp": dict(stamp),
        "tables": {table.schema.name: list(_objects(table)) for table in dataset.tables},
    }
    return as_json(document).encode()


def _objects(table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.schema.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the document, made of the columns that also make the tables."""
    return {
        "$schema": _DRAFT,
        "$comment": "Made by `python docs/generate_data.py`. Do not edit.",
        "title": "dxplan export json",
        "description": "The plan, what was reported and the figures on a day, as tables. An empty"
        " cell is null: what nobody knows or what does not apply. docs/data-package.md says more.",
        **_closed(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "kind": {"const": "export"},
                "as_of": {"type": "string", "format": "date"},
                "revision": {
                    "type": ["string", "null"],
                    "description": "Short git hash, with -dirty when data/ differs from it.",
                },
                "plan": _closed({"number": {"type": "string"}, "title": {"type": "string"}}),
                "stamp": {
                    "type": "object",
                    "description": "Where the output comes from: day, selection, language, version,"
                    " revision and fingerprint of the data, counting rule, and how many records"
                    " have which basis.",
                },
                "tables": _closed({schema.name: _rows(schema) for schema in SCHEMAS}),
            }
        ),
    }


def _closed(members: Mapping[str, Any]) -> dict[str, Any]:
    """An object that has these members and no other."""
    return {
        "type": "object",
        "properties": dict(members),
        "required": list(members),
        "additionalProperties": False,
    }


def _rows(schema: Schema) -> dict[str, Any]:
    members = {column.name: _cell(column) for column in schema.columns}
    return {"type": "array", "description": schema.about.meaning, "items": _closed(members)}


def _cell(column: Column) -> dict[str, Any]:
    kind = _JSON_TYPES.get(column.kind, column.kind)
    form: dict[str, Any] = {"type": kind if column.required else [kind, "null"]}
    if column.kind == "date":
        form["format"] = "date"
    if column.words:
        form["enum"] = [*column.words, *([] if column.required else [None])]
    if column.within.least is not None:
        form["minimum"] = column.within.least
    if column.within.most is not None:
        form["maximum"] = column.within.most
    return {**form, "description": column.meaning}
