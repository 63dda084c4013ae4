"""The parts of a workbook that follow when its sheets are filled."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from dxplan.render.exports.filling import attached
from dxplan.render.exports.filling.formulas import Sheets, followed
from dxplan.render.exports.filling.opening import relations
from dxplan.render.exports.filling.rowmap import RowMap
from dxplan.render.exports.xmlparts import (
    TYPES,
    added,
    child,
    local,
    named,
    parsed,
    remove,
    written,
)

_CALCULATED = "xl/calcChain.xml"
_WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
#: What stands behind the calculation settings in a workbook, in the order of the schema.
_BEHIND = (
    "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
    "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


def workbook(raw: bytes, sheets: Sheets, *, has_formulas: bool) -> bytes:
    """The names in a workbook, and that it is computed when it is opened."""
    root = parsed(raw)
    if not (has_formulas or sheets.move):
        return raw
    for each in named(root, "definedName"):
        each.text = followed(each.text or "", "", sheets)
    settings = child(root, "calcPr")
    if settings is None:
        settings = added(root, "calcPr")
        behind = next((each for each in root if local(each) in _BEHIND), None)
        if behind is not None:
            behind.addprevious(settings)
    settings.set("fullCalcOnLoad", "1")
    return written(root)


def without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the order of calculation, which Excel makes anew."""
    if _CALCULATED not in parts:
        return dict(parts)
    kept = {name: raw for name, raw in parts.items() if name != _CALCULATED}
    for name, attribute in ((TYPES, "PartName"), (_WORKBOOK_RELATIONS, "Target")):
        if name not in kept:
            continue
        root = parsed(kept[name])
        for each in [each for each in root if each.get(attribute, "").endswith("calcChain.xml")]:
            remove(each)
        kept[name] = written(root)
    return kept


def following(
    parts: Mapping[str, bytes], names: Mapping[str, str], maps: Mapping[str, RowMap]
) -> dict[str, bytes]:
    """The parts beside the sheets that change with them.

    Args:
        parts: The parts of the template.
        names: The part of every sheet, by name.
        maps: Where the rows of every sheet went.
    """
    sheets = Sheets(maps)
    changed: dict[str, bytes] = {}
    for name, part in names.items():
        if maps[name].moves:
            changed |= _beside(parts, name, part, sheets, maps[name])
    for part, raw in parts.items():
        if part.startswith("xl/charts/") and posixpath.dirname(part) == "xl/charts":
            changed[part] = attached.chart(raw, sheets) if part.endswith(".xml") else raw
        elif part.startswith("xl/pivotCache/pivotCacheDefinition"):
            changed[part] = attached.summary(raw, sheets)
    return changed


def tables(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, bytes]]:
    """The tables on a sheet."""
    for each in relations(parts, part).values():
        if "/tables/" in each:
            yield each, parts[each]


def _beside(
    parts: Mapping[str, bytes], name: str, part: str, sheets: Sheets, rows: RowMap
) -> dict[str, bytes]:
    changed: dict[str, bytes] = {}
    for each in relations(parts, part).values():
        raw = parts[each]
        folder, file = posixpath.split(each)
        if folder.endswith("/tables"):
            changed[each] = attached.table(raw, name, sheets)
        elif folder.endswith("/drawings") and file.endswith(".xml"):
            changed[each] = attached.drawing(raw, name, sheets)
        elif file.endswith(".vml"):
            changed[each] = attached.note_boxes(raw, rows)
        elif "comment" in file.lower():
            changed[each] = attached.notes(raw, rows)
    return changed
