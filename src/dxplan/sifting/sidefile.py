"""A YAML file beside the data to a mapping with places, read as carefully as the data itself."""

from __future__ import annotations

from typing import Any

from dxplan.catalogue import schema
from dxplan.catalogue.text import TOO_LARGE
from dxplan.encoding import decode
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.records import wrong_shape
from dxplan.yamltext import Document, parse


def read_mapping(
    path: str, raw: bytes, limit: int
) -> tuple[Document | None, dict[str, Any], list[Finding]]:
    """The file, its mapping (empty where it is none) and what is wrong; at most `limit` bytes."""
    if len(raw) > limit:
        message = text("the file has more than {limit} KiB", limit=limit // 1024)
        return None, {}, [Finding(rule=TOO_LARGE, message=message, location=Location(path=path))]
    source, findings = decode(path, raw)
    if source is None:
        return None, {}, findings
    document = parse(path, source)
    findings += document.findings
    findings += (_empty(document, keys) for keys in document.nulls if keys and "" not in keys)
    if isinstance(document.data, dict):
        return document, document.data, findings
    if document.data is not None:
        where = document.at(())
        findings.append(wrong_shape(document.data, text("a mapping"), where, None))
    return document, {}, findings


def _empty(document: Document, keys: tuple[str | int, ...]) -> Finding:
    key = next((each for each in reversed(keys) if isinstance(each, str)), "")
    return Finding(
        rule=schema.EMPTY,
        message=text("{key} has no value", key=key),
        location=document.at(keys, key=True),
        fix=text("write a value or take the key out"),
    )
