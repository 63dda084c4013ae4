"""The stamp of an output among the document properties of Word and Excel, where nobody sees it.

Which part holds these properties, a relationship says, and programs call the part as they like. So
whoever puts the stamp in and whoever looks for it later go the same way.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import suppress
from itertools import count
from typing import Final

from dxplan.intake.package import Package
from dxplan.intake.refusal import CannotRead
from dxplan.render.exports.xmlparts import (
    RELATIONS,
    TYPES,
    Element,
    added,
    parsed,
    remove,
    target,
    whole,
    written,
)

#: The name of the property.
NAME: Final = "dxplan"
#: The part in a file that has none yet.
_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EMPTY = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>'
)
#: What says of a property that it is one made by users, and the least number one can have.
_CUSTOM, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2


def with_property(parts: Mapping[str, bytes], value: str) -> dict[str, bytes]:
    """The parts of a file with that value in the property, all other properties kept.

    Raises:
        CannotRead: when a part that says where they are, or the one that holds them, is damaged.
    """
    relations = parsed(parts[RELATIONS])
    part = _related(relations, parts)
    if part is not None:
        return {**parts, part: _put(parts[part], value)}
    return {
        **parts,
        _PART: _put(_EMPTY, value),
        TYPES: _declared(parts[TYPES]),
        RELATIONS: _pointing(relations),
    }


def property_in(content: bytes) -> str | None:
    """The value of the property; None for what is no such file, or has no such property."""
    with suppress(CannotRead):
        package = Package(content)
        part = _related(parsed(package.read(RELATIONS)), package.parts)
        for each in () if part is None else parsed(package.read(part)):
            if each.get("name") == NAME:
                return "".join(str(words) for words in each.itertext()).strip() or None
    return None


def _related(relations: Element, parts: Container[str]) -> str | None:
    """The part that holds the properties, if the file has it: a relationship can name any."""
    found = (target(each) for each in relations if _is_ours(each))
    return next((each for each in found if each in parts), None)


def _is_ours(relationship: Element) -> bool:
    return relationship.get("Type", "").endswith("/custom-properties")


def _put(raw: bytes, value: str) -> bytes:
    root = parsed(raw)
    for each in [each for each in root if each.get("name") == NAME]:
        remove(each)
    numbers = (whole(each.get("pid")) or 0 for each in root)
    new = added(root, "property")
    new.set("fmtid", _CUSTOM)
    new.set("pid", str(max([_FIRST - 1, *numbers]) + 1))
    new.set("name", NAME)
    added(new, "lpwstr", value, space=_VALUES)
    return written(root)


def _declared(raw: bytes) -> bytes:
    """The kinds of parts, with ours in place of whatever was said of a part of that name."""
    root = parsed(raw)
    for each in [each for each in root if each.get("PartName") == f"/{_PART}"]:
        remove(each)
    new = added(root, "Override")
    new.set("PartName", f"/{_PART}")
    new.set("ContentType", _TYPE)
    return written(root)


def _pointing(root: Element) -> bytes:
    """The relationships of the file, with ours in place of those that lead nowhere."""
    for each in [each for each in root if _is_ours(each)]:
        remove(each)
    used = {each.get("Id") for each in root}
    new = added(root, "Relationship")
    new.set("Id", next(name for number in count(1) if (name := f"rId{number}") not in used))
    new.set("Type", _RELATION)
    new.set("Target", _PART)
    return written(root)
