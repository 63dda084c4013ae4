"""XML of the parts of an office file to trees and back, and what stands in them.

A tree of lxml keeps prefixes and namespaces as they were written, which Excel insists on.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final, TypeAlias

from lxml import etree

from dxplan.intake.refusal import CannotRead
from dxplan.intake.xmlparts import walk
from dxplan.language import text

Element: TypeAlias = etree._Element  # noqa: SLF001 (the only name lxml has for the type)

#: The parts that every package has: what kind its parts are, and where reading begins.
TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "_rels/.rels"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: No number of rows, columns, styles or points has more digits.
_WHOLE = re.compile(r"[0-9]{1,9}")
#: Points and widths: more than any letter, row or column has.
_LARGEST = 1000


def parsed(raw: bytes) -> Element:
    """A part as a tree, without comments: they say nothing, and have neither name nor attributes.

    Raises:
        CannotRead: when it is not plain XML, or has entities or a document type.
    """
    for _, element in walk(raw):
        element.clear()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(text("the file is damaged: a part of it is not plain XML")) from error


def written(root: Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(root: Element, *names: str) -> list[Element]:
    """The elements below with one of the names, whatever their namespace, in order."""
    # A list, because who walks through a tree of lxml must not change it on the way.
    return [element for element in root.iter() if local(element) in names]


def child(parent: Element, name: str) -> Element | None:
    """The first child with a name."""
    return next((each for each in parent if local(each) == name), None)


def added(
    parent: Element, name: str, words: str | None = None, *, space: str | None = None
) -> Element:
    """A new last child; the blanks in its text count.

    Args:
        parent: What it is put into.
        name: Its name without a namespace.
        words: Its text.
        space: Its namespace, where it is not that of its parent.
    """
    own, bracket, _ = str(parent.tag).rpartition("}")
    prefix = f"{own}{bracket}" if space is None else f"{{{space}}}"
    element = etree.SubElement(parent, f"{prefix}{name}")
    if words is not None:
        element.text = words
        if words != words.strip():
            element.set(_SPACE, "preserve")
    return element


def remove(element: Element) -> None:
    """Take an element out of its parent; what was written behind it stays."""
    parent = element.getparent()
    if parent is not None:
        before, tail = element.getprevious(), element.tail
        parent.remove(element)
        if tail and before is not None:
            before.tail = (before.tail or "") + tail


def without(element: Element, attribute: str) -> None:
    """Take an attribute off an element, if it has it."""
    if attribute in element.attrib:
        del element.attrib[attribute]


def whole(written: str | None) -> int | None:
    """The whole number that somebody's file has there; None for anything else.

    `int` and `isdigit` take more for a number than a workbook does: `²`, digits of other scripts,
    and thousands of digits, at which Python gives up.
    """
    return int(written) if written is not None and _WHOLE.fullmatch(written) else None


def size_of(element: Element | None, attribute: str, otherwise: float) -> float:
    """A size, a height or a width; another one where the file has none that can be."""
    written = element.get(attribute) if element is not None else None
    try:
        number = float(written) if written else otherwise
    except ValueError:
        return otherwise
    return number if 0 < number < _LARGEST else otherwise


def target(relationship: Element, folder: str = "") -> str:
    """The part that a relationship of a part in `folder` leads to; empty where it leads outside."""
    if relationship.get("TargetMode") == "External":
        return ""
    path = posixpath.join("/", folder, relationship.get("Target", ""))
    return posixpath.normpath(path)[1:]


def relation(element: Element, name: str = "id") -> str:
    """The relation an element names, or an empty text."""
    for key, value in element.attrib.items():
        space, _, short = str(key).rpartition("}")
        if short == name and space:
            return str(value)
    return ""
