"""Edits of one document as splices of its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from dxplan.edits.brackets import change_flow
from dxplan.edits.changes import ABSENT, Add, Put, Remove, Written, written
from dxplan.edits.lines import change_lines, empty
from dxplan.edits.outline import Outline
from dxplan.edits.putting import put
from dxplan.edits.splice import Change, New, Splice, built
from dxplan.yamltext import Keys


def splices_for(outline: Outline, edits: Sequence[Put | Add | Remove]) -> list[Splice]:
    """The splices for edits that `check` has let through."""
    splices: list[Splice] = []
    changes: defaultdict[Keys, Change] = defaultdict(Change)
    for edit in edits:
        keys = edit.keys
        if isinstance(edit, Remove):
            changes[keys[:-1]].removes.add(keys[-1])
            continue
        there = outline.value(keys)
        value = written(edit.value, partial(outline.document.at, keys))
        if there is ABSENT:
            _insert(changes[keys[:-1]], edit, value)
        elif isinstance(edit, Add):
            changes[keys].inserts.append(New(None, value))
        elif there != value:
            splices += put(outline, keys, value)
    for keys, change in changes.items():
        splices += _change(outline, keys, change)
    return splices


def _insert(change: Change, edit: Put | Add, value: Written) -> None:
    """Note an absent key; items added to an absent list make one list."""
    key = str(edit.keys[-1])
    if isinstance(edit, Put):
        change.inserts.append(New(key, value, edit.after))
        return
    for new in change.inserts:
        if new.key == key and isinstance(new.value, list):
            new.value.append(value)
            return
    change.inserts.append(New(key, [value], records=True))


def _change(outline: Outline, keys: Keys, change: Change) -> list[Splice]:
    if not outline.value(keys):
        return _fill(outline, keys, change.inserts)
    entries = outline.entries(keys)
    if len(change.removes) == len(entries) and not change.inserts:
        return empty(outline, keys, entries)
    if outline.is_flow(keys):
        return change_flow(outline, keys, entries, change)
    return change_lines(outline, keys, entries, change)


def _fill(outline: Outline, keys: Keys, inserts: list[New]) -> list[Splice]:
    """The first entries of a list or mapping that has none."""
    value = built(inserts)
    return put(outline, keys, value, records=isinstance(value, list))
