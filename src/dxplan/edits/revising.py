"""Edits to new texts, each proved to say what was meant before anybody sees it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from dxplan.edits.changes import CannotEdit, Create, Edit, applied, check
from dxplan.edits.outline import Outline
from dxplan.edits.splice import spliced
from dxplan.edits.splicing import splices_for
from dxplan.encoding import decode
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.yamltext import Data, Document, parse


def revise(documents: Mapping[str, Document], edits: Sequence[Edit]) -> dict[str, str]:
    """New whole texts, by path, of the files that `edits` change; or `CannotEdit`."""
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    after = {}
    for path, group in by_path.items():
        document = documents.get(path)
        if document is None:
            after[path] = _created(path, group)
        else:
            revised = _revised(document, group)
            if revised != document.text:
                after[path] = revised
    return after


def _created(path: str, edits: list[Edit]) -> str:
    first, *others = edits
    if not isinstance(first, Create):
        raise CannotEdit(text("there is no such file"), Location(path=path))
    if others:
        raise CannotEdit(text("two changes meet in the same place"), Location(path=path))
    whole = unicodedata.normalize("NFC", first.text)
    try:
        _, findings = _read(path, whole)
    except UnicodeEncodeError:
        raise CannotEdit(text("the text holds half a character"), Location(path=path)) from None
    if findings:
        raise CannotEdit(findings[0].message, findings[0].location)
    return whole


def _revised(document: Document, edits: list[Edit]) -> str:
    changes = [edit for edit in edits if not isinstance(edit, Create)]
    if len(changes) < len(edits):
        raise CannotEdit(text("the file is there already"), Location(path=document.path))
    check(document, changes)
    place = document.at(changes[0].keys)
    outline = Outline(document)
    try:
        whole = spliced(outline.text, splices_for(outline, changes))
    except ValueError:
        raise CannotEdit(text("two changes meet in the same place"), place) from None
    if not outline.closed:
        whole = whole.rstrip("\r\n")
    _prove(document, whole, applied(document, changes), place)
    return whole


def _prove(document: Document, whole: str, meant: Data, place: Location) -> None:
    """Refuse a text that says anything else than what is meant, or that has new findings."""
    revised, findings = _read(document.path, whole)
    _, known = decode(document.path, document.text.encode())
    counts = Counter(each.rule.code for each in [*known, *document.findings])
    for found in findings:
        counts[found.rule.code] -= 1
        if counts[found.rule.code] < 0:
            message = text("the change does not fit here: {reason}", reason=found.message)
            raise CannotEdit(message, place)
    if revised.data != meant:
        raise CannotEdit(text("the change does not fit between what stands here"), place)


def _read(path: str, whole: str) -> tuple[Document, list[Finding]]:
    """The text as `load` would read it back from disk."""
    source, findings = decode(path, whole.encode())
    document = parse(path, source or "")
    return document, [*findings, *document.findings]
