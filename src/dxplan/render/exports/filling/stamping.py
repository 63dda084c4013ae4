"""The stamp of an output among the document properties of a workbook, where nobody sees it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from dxplan.render.exports.filling.markup import added, parsed, remove, written

#: The name of the property.
NAME = "dxplan"
_PART = "docProps/custom.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EMPTY = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>'
)
#: What says of a property that it is one made by users, and the least number one can have.
_CUSTOM, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2


def stamped(parts: Mapping[str, bytes], stamp: str) -> dict[str, bytes]:
    """The parts that change when a stamp is put into a workbook, all other properties kept."""
    part = _part(parts)
    changed = {part: _with_property(parts.get(part, _EMPTY), stamp)}
    if part not in parts:
        changed[_TYPES] = _declared(parts[_TYPES])
        changed[_RELATIONS] = _related(parts[_RELATIONS])
    return changed


def _part(parts: Mapping[str, bytes]) -> str:
    """Where the properties stand: files may call the part as they like."""
    for each in parsed(parts[_RELATIONS]):
        if each.get("Type", "").endswith("/custom-properties"):
            return each.get("Target", _PART).lstrip("/")
    return _PART


def _with_property(raw: bytes, stamp: str) -> bytes:
    root = parsed(raw)
    for each in [each for each in root if each.get("name") == NAME]:
        remove(each)
    numbers = [int(each.get("pid", "0")) for each in root if each.get("pid", "").isdigit()]
    new = added(root, "property")
    new.set("fmtid", _CUSTOM)
    new.set("pid", str(max([_FIRST - 1, *numbers]) + 1))
    new.set("name", NAME)
    added(new, "lpwstr", stamp, space=_VALUES)
    return written(root)


def _declared(raw: bytes) -> bytes:
    root = parsed(raw)
    new = added(root, "Override")
    new.set("PartName", f"/{_PART}")
    new.set("ContentType", _TYPE)
    return written(root)


def _related(raw: bytes) -> bytes:
    root = parsed(raw)
    used = {each.get("Id") for each in root}
    new = added(root, "Relationship")
    new.set("Id", next(name for number in count(1) if (name := f"rId{number}") not in used))
    new.set("Type", _RELATION)
    new.set("Target", _PART)
    return written(root)
