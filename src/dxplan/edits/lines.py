"""Entries that stand on lines of their own: in, out, and the last one out."""

from __future__ import annotations

from itertools import pairwise

from dxplan.edits.outline import Entry, Outline
from dxplan.edits.putting import put_short
from dxplan.edits.splice import Change, Splice, anchored
from dxplan.yamltext import Keys


def change_lines(
    outline: Outline, keys: Keys, entries: list[Entry], change: Change
) -> list[Splice]:
    """Entries into and out of a list or mapping that keeps or gets some."""
    return [
        *_remove_lines(outline, keys, entries, change),
        *_insert_lines(outline, keys, entries, change),
    ]


def empty(outline: Outline, keys: Keys, entries: list[Entry]) -> list[Splice]:
    """`[]` or `{}` for a list or mapping that loses its last entry."""
    hollow = "{}" if isinstance(entries[0].key, str) else "[]"
    if outline.is_flow(keys):
        return put_short(outline, keys, hollow)
    if keys and isinstance(keys[-1], str):
        slot = outline.slot(keys)
        head = Splice(slot, slot, f" {hollow}")
    else:
        first, *entries = entries
        head = Splice(first.start, first.end, hollow)
    return [head, *(_own_lines(outline, keys, entry) for entry in entries)]


def _insert_lines(
    outline: Outline, keys: Keys, entries: list[Entry], change: Change
) -> list[Splice]:
    column = outline.column(entries[0].start)
    record = not outline.is_flow((*keys, entries[-1].key))
    spaced = _is_spaced(outline, keys, entries)
    splices = []
    for new, anchor in anchored(entries, change):
        place = outline.after((*keys, anchor.key))
        layout = outline.layout_above(place, column)
        if new.key is None:
            lines = layout.item(new.value, column, record=record)
        else:
            lines = layout.entry(new.key, new.value, column, records=new.records)
        body = outline.newline * spaced + outline.joined(lines) + outline.newline
        splices.append(Splice(place, place, body, len(keys)))
    return splices


def _is_spaced(outline: Outline, keys: Keys, entries: list[Entry]) -> bool:
    """Whether a blank line stands between the last two items of a list."""
    if len(entries) < 2 or isinstance(entries[0].key, str):  # noqa: PLR2004 (two of them)
        return False
    above = outline.after((*keys, entries[-2].key))
    return outline.is_blank(above, outline.next_line(above)) and above < entries[-1].start


def _remove_lines(
    outline: Outline, keys: Keys, entries: list[Entry], change: Change
) -> list[Splice]:
    gone = [entry for entry in entries if entry.key in change.removes]
    if not gone or outline.leads_its_line(gone[0].start):
        return [_own_lines(outline, keys, entry) for entry in gone]
    # The first entry shares its line with the dash of the record it belongs to.
    stays = next((place for place, each in enumerate(entries) if each not in gone), None)
    run = entries[: stays + 1] if stays is not None else []
    if run and all(_are_neighbours(outline, keys, *pair) for pair in pairwise(run)):
        joined = Splice(gone[0].start, run[-1].start, "")
        return [joined, *(_own_lines(outline, keys, each) for each in gone if each not in run)]
    cut = Splice(outline.slot(keys), outline.after((*keys, gone[0].key)), outline.newline)
    return [cut, *(_own_lines(outline, keys, entry) for entry in gone[1:])]


def _are_neighbours(outline: Outline, keys: Keys, entry: Entry, following: Entry) -> bool:
    """Whether no comment stands between two entries."""
    return outline.is_blank(outline.after((*keys, entry.key)), following.start)


def _own_lines(outline: Outline, keys: Keys, entry: Entry) -> Splice:
    """An entry's lines, with the blank ones above it where blank ones follow or the file ends."""
    start, end = outline.line_start(entry.start), outline.after((*keys, entry.key))
    if outline.is_blank(end, outline.next_line(end)):
        while start and outline.is_blank(above := outline.line_start(start - 1), start):
            start = above
    return Splice(start, end, "")
