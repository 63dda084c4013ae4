"""A workbook's bytes to its parts, opened with the same suspicion as an annex that comes in."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from dxplan.intake.refusal import CannotRead
from dxplan.language import text
from dxplan.render.exports.filling.richtext import Run, runs_of
from dxplan.render.exports.office import Office, parts_of_template
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
_EXCEL = Office(
    program="Excel",
    suffix=".xlsx",
    main=WORKBOOK,
    most=128 << 20,  # a form with pictures has a few MiB
    is_none=text("the file is no Excel workbook (xlsx)"),
    is_signed=text("the workbook is signed, and filling it would break the signature"),
)


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
    parts = _parts(name, raw)
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


def _parts(name: str, raw: bytes) -> dict[str, bytes]:
    parts = parts_of_template(raw, _EXCEL)
    ending = PurePath(name).suffix.lower()
    if ending != _EXCEL.suffix:
        kind = text("an Excel workbook (xlsx)")
        raise CannotRead(
            text("the name ends in {ending}, but the file is {kind}",
                 ending=repr(ending), kind=kind),
            text("rename it to .{kind}", kind="xlsx"),
        )  # fmt: skip
    for needed in (TYPES, RELATIONS, STYLES):
        if needed not in parts:
            raise CannotRead(text("the file is damaged: the part {name} is missing", name=needed))
    return parts


def _shared(parts: Mapping[str, bytes], related: Mapping[str, str]) -> tuple[tuple[Run, ...], ...]:
    part = next((each for each in related.values() if each.endswith("/sharedStrings.xml")), "")
    if not part:
        return ()
    return tuple(tuple(runs_of(each)) for each in parsed(parts[part]) if local(each) == "si")
