"""A workbook's bytes to its parts, opened with the same suspicion as an annex that comes in."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from dxplan.intake.package import Package, macros
from dxplan.intake.preflight import kind_of
from dxplan.intake.refusal import CannotRead
from dxplan.language import text
from dxplan.render.exports.filling.richtext import Run, runs_of
from dxplan.render.exports.xmlparts import (
    RELATIONS,
    TYPES,
    child,
    local,
    named,
    parsed,
    relation,
    target,
)

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
#: How a zip file begins, and the old container of Office, which also holds what is encrypted.
_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")
#: Unpacked bytes of everything together; a form with pictures has a few MiB.
_MAX_UNPACKED = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The parts of a workbook, and what its sheets have in common."""

    parts: Mapping[str, bytes]
    #: The part of every worksheet by its name, in the order of the tabs.
    sheets: Mapping[str, str]
    #: The texts that cells share, by index.
    shared: tuple[tuple[Run, ...], ...]
    from_1904: bool
    #: Whether it asks other files or servers for values.
    asks_others: bool


def open_book(name: str, raw: bytes) -> Book:
    """The parts of a workbook.

    Raises:
        CannotRead: with the one reason why it cannot be a template.
    """
    parts = _parts(_package(name, raw))
    root = parsed(parts[WORKBOOK])
    properties = child(root, "workbookPr")
    related = relations(parts, WORKBOOK)
    sheets = {}
    for sheet in named(root, "sheet"):
        part = related.get(relation(sheet), "")
        if "worksheets/" in part:
            sheets[sheet.get("name", "")] = part
    return Book(
        parts=parts,
        sheets=sheets,
        shared=_shared(parts, related),
        from_1904=properties is not None and properties.get("date1904") in {"1", "true"},
        asks_others=any(
            each.startswith("xl/externalLinks/") or each == "xl/connections.xml" for each in parts
        ),
    )


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """The parts that a part refers to, by the id of the relation; only those that are there."""
    folder, name = posixpath.split(part)
    listed = parts.get(f"{folder}/_rels/{name}.rels")
    if listed is None:
        return {}
    return {
        each.get("Id", ""): target(each, folder)
        for each in parsed(listed)
        if target(each, folder) in parts
    }


def _package(name: str, raw: bytes) -> Package:
    no_workbook = CannotRead(text("the file is no Excel workbook (xlsx)"), text("save it as .xlsx"))
    if raw.strip() and not raw.startswith(_CONTAINERS):
        raise no_workbook
    kind, package = kind_of(name, raw)
    if kind != "xlsx" or package is None:
        raise no_workbook
    if any(each.startswith("_xmlsignatures/") for each in package.parts):
        raise CannotRead(
            text("the workbook is signed, and filling it would break the signature"),
            text("take the signature off, or use a copy without one"),
        )
    return package


def _parts(package: Package) -> dict[str, bytes]:
    size = sum(entry.file_size for entry in package.parts.values())
    if size > _MAX_UNPACKED:
        raise CannotRead(
            text(
                "the file unpacks to {size} MiB; at most {limit} are read",
                size=size // 2**20,
                limit=_MAX_UNPACKED // 2**20,
            )
        )
    parts = {name: package.read(name) for name in package.parts if not name.endswith("/")}
    for needed in (TYPES, RELATIONS, WORKBOOK, STYLES):
        if needed not in parts:
            raise CannotRead(text("the file is damaged: the part {name} is missing", name=needed))
    if b"macroEnabled" in parts[TYPES]:
        raise macros()
    return parts


def _shared(parts: Mapping[str, bytes], related: Mapping[str, str]) -> tuple[tuple[Run, ...], ...]:
    part = next((each for each in related.values() if each.endswith("/sharedStrings.xml")), "")
    if not part:
        return ()
    return tuple(tuple(runs_of(each)) for each in parsed(parts[part]) if local(each) == "si")
