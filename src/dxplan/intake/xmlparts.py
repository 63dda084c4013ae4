"""XML of office files, read without entities, external references or document types."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree as SafeTree  # type: ignore[import-untyped] # no stubs
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped] # no stubs

from dxplan.intake.refusal import CannotRead
from dxplan.language import text

#: Office files nest some dozens of elements.
MAX_DEPTH = 250
_ERRORS = (ParseError, DefusedXmlException, ValueError, LookupError)


def parse_xml(raw: bytes) -> Element:
    """A whole part as a tree.

    Raises:
        CannotRead: when it is not plain XML.
    """
    root: Element | None = None
    for _, element in walk(raw):
        root = element if root is None else root
    if root is None:
        raise _not_xml()
    return root


def walk(raw: bytes) -> Iterator[tuple[str, Element]]:
    """The starts and ends of elements in order; who has read an element may clear it.

    Raises:
        CannotRead: where the part stops being plain XML.
    """
    depth = 0
    try:
        events = SafeTree.iterparse(io.BytesIO(raw), events=("start", "end"), forbid_dtd=True)
        for event, element in events:
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise _not_xml()
            yield event, element
    except _ERRORS as error:
        raise _not_xml() from error


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return default


def count(element: Element, name: str) -> int:
    """An attribute that counts: a whole number from 1, and 1 where it is none."""
    written = attribute(element, name, "1")
    return max(1, int(written)) if written.isascii() and written.isdigit() else 1


def _not_xml() -> CannotRead:
    return CannotRead(text("the file is damaged: a part of it is not plain XML"))
