"""`template vars --format json`: names, types and meanings, the meanings in both languages.

Its form is published as `schema/template.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dxplan.language import Text, translator
from dxplan.render.templates.filters import FILTERS, TESTS
from dxplan.render.templates.vocabulary import (
    Name,
    figure_names,
    loop_names,
    names,
    page_names,
)

SCHEMA_VERSION = 1


def vocabulary_document(page: type) -> dict[str, Any]:
    """Everything a template can write; `page` is the facts type of pages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "template",
        "names": _names(names()),
        "page": _names(page_names(page)),
        "figure": _names(figure_names()),
        "loop": _names(loop_names()),
        "filters": [
            {"name": name, "meaning": _both(Text(meaning))} for name, meaning in FILTERS.items()
        ],
        "tests": list(TESTS),
    }


def _names(found: Iterable[Name]) -> list[dict[str, Any]]:
    return [
        {"path": each.path, "type": _both(each.type), "meaning": _both(Text(each.meaning))}
        for each in found
    ]


def _both(words: Text) -> dict[str, str]:
    return {"vi": translator("vi")(words), "en": translator("en")(words)}
