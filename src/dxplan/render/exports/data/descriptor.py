"""`datapackage.json`: what the files of a data package are, as Frictionless reads it.

The profile is `tabular-data-package` of Data Package 1, which every version of the Frictionless
tools reads. https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dxplan.language import Text, Translate, in_language, text
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.scalars import plain_letters
from dxplan.views.dataset import SCHEMAS, Cell, Column, Dataset, ForeignKey, Schema, Table

#: The member that says where the package comes from.
STAMP = "dxplan"
#: What a descriptor may call the address of a source; anything else is only in the table.
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f]+", re.ASCII)
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


def descriptor(
    dataset: Dataset, files: Mapping[str, bytes], stamp: Mapping[str, Any], notation: Notation
) -> dict[str, Any]:
    """The descriptor of a dataset laid out in `files`, by the path of each table.

    It has no `created`, because the same data makes the same bytes at any time: `dxplan` says which
    day and revision it is about. It names no licence, because nobody has stated one for the data.
    """
    return {
        "profile": "tabular-data-package",
        "name": package_name(dataset),
        "title": package_title(dataset, notation.language),
        "description": worded(description(dataset), notation),
        "sources": list(_sources(dataset)),
        "resources": [
            _resource(table, files[path_of(table.schema)], notation.translate)
            for table in dataset.tables
        ],
        STAMP: dict(stamp),
    }


def package_name(dataset: Dataset) -> str:
    """A name that every platform takes: `dxplan-239-kh-ubnd`."""
    plain = plain_letters(dataset.identity.number).lower()
    return "-".join(["dxplan", *re.findall(r"[a-z0-9]+", plain)])


def package_title(dataset: Dataset, language: str) -> str:
    """Number and title of the plan, which also say when its figures are made up."""
    identity = dataset.identity
    title = in_language(language, identity.title, identity.title_en)
    return f"{identity.number} · {title}"


def description(dataset: Dataset) -> Text:
    """What the package is, in a sentence."""
    return text(
        "The plan, what was reported and the figures as of {day}, as tables for other systems.",
        day=dataset.as_of,
    )


def path_of(schema: Schema) -> str:
    """Where the rows of a table stand in the package."""
    return f"data/{schema.name}.csv"


def _sources(dataset: Dataset) -> Iterator[dict[str, Cell]]:
    table = dataset.table("sources")
    names = [column.name for column in table.schema.columns]
    for row in table.rows:
        source = dict(zip(names, row, strict=True))
        url = source["url"]
        readable = isinstance(url, str) and _ADDRESS.fullmatch(url)
        yield {"title": source["title"], **({"path": url} if readable else {})}


def _resource(table: Table, content: bytes, translate: Translate) -> dict[str, Any]:
    schema = table.schema
    return {
        "profile": "tabular-data-resource",
        "name": schema.name,
        "title": translate(schema.about.meaning),
        "path": path_of(schema),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": table_schema(schema, translate),
    }


def table_schema(schema: Schema, translate: Translate) -> dict[str, Any]:
    """The columns and keys of a table, as https://specs.frictionlessdata.io/table-schema/ has them.

    Only an empty cell is a missing value, so that texts such as `NA` and `null` stay texts.
    """
    return {
        "fields": [_field(column, translate) for column in schema.columns],
        "missingValues": [""],
        "primaryKey": list(schema.about.key),
        "foreignKeys": [_foreign_key(reference) for reference in schema.references],
    }


def _field(column: Column, translate: Translate) -> dict[str, Any]:
    unit = {} if column.unit is None else {"unit": column.unit}
    return {
        "name": column.name,
        "type": column.kind,
        "description": translate(column.meaning),
        **unit,
        "constraints": dict(_constraints(column)),
    }


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    yield "required", column.required
    if column.words:
        yield "enum", list(column.words)
    if column.within.least is not None:
        yield "minimum", column.within.least
    if column.within.most is not None:
        yield "maximum", column.within.most


def _foreign_key(reference: ForeignKey) -> dict[str, Any]:
    key = next(schema.about.key for schema in SCHEMAS if schema.name == reference.table)
    return {
        "fields": list(reference.columns),
        "reference": {"resource": reference.table, "fields": list(key)},
    }
