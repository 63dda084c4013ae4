"""A value in the place of another."""

from __future__ import annotations

from dxplan.edits.changes import Written
from dxplan.edits.layout import flow
from dxplan.edits.outline import Outline
from dxplan.edits.quoting import scalar
from dxplan.edits.splice import Splice
from dxplan.yamltext import Keys


def put(outline: Outline, keys: Keys, value: Written, *, records: bool = False) -> list[Splice]:
    """`value` for what stands at `keys`; `records` get a line for each of their keys."""
    if outline.is_in_flow(keys):
        return put_short(outline, keys, flow(value, old=_old_scalar(outline, keys)))
    if isinstance(value, str):
        return _put_words(outline, keys, value)
    alike = outline.is_block(keys) and isinstance(outline.value(keys), type(value))
    if value and (alike or not keys):
        start, end = outline.start(keys), outline.next_line(outline.end(keys))
        column = outline.column(start)
        records = records or outline.is_block((*keys, 0))
        lines = outline.layout_above(end, column).block(value, column, records=records)
        return [Splice(start, end, outline.joined(lines)[column:] + outline.newline)]
    return _put_collection(outline, keys, value, records=records)


def put_short(outline: Outline, keys: Keys, short: str) -> list[Splice]:
    """One line for whatever stands there."""
    start, end = outline.start(keys), outline.end(keys)
    if outline.is_block(keys) and isinstance(keys[-1], str):
        slot, below = outline.slot(keys), outline.next_line(end)
        if outline.is_blank(slot, start):
            return [Splice(slot, below, f" {short}{outline.newline}")]
        lines = Splice(outline.line_start(start), below, "")  # comments above them stay
        return [Splice(slot, slot, f" {short}"), lines]
    gap = "" if outline.text[start - 1] in " \t\r\n[{" else " "
    return [Splice(start, end, gap + short)]


def _put_words(outline: Outline, keys: Keys, words: str) -> list[Splice]:
    """A text, on lines of its own where it has some and nothing else is on them."""
    old = _old_scalar(outline, keys)
    slot, start, end = outline.slot(keys), outline.start(keys), outline.end(keys)
    column = outline.column(outline.owner(keys))
    lines = outline.layout_above(outline.next_line(end), column).words(words, column, old=old)
    if len(lines) == 1 or not (outline.is_blank(slot, start) and outline.ends_its_line(end)):
        return put_short(outline, keys, scalar(words, old=old))
    return [Splice(slot, end, outline.joined(lines))]


def _put_collection(outline: Outline, keys: Keys, value: Written, *, records: bool) -> list[Splice]:
    """A list or mapping, on one line where that is the custom, else on lines of its own."""
    slot, start, end = outline.slot(keys), outline.start(keys), outline.end(keys)
    column = outline.column(outline.owner(keys))
    layout = outline.layout_above(outline.next_line(end), column)
    if isinstance(keys[-1], int):
        lines = layout.after_dash(value, column, record=records)
    else:
        used = column + slot - outline.owner(keys)
        lines = layout.after_key(value, column, used, records=records)
    if len(lines) == 1:
        return put_short(outline, keys, flow(value))
    if outline.is_blank(slot, start) and outline.ends_its_line(end):
        return [Splice(slot, end, outline.joined(lines))]
    if isinstance(keys[-1], int) or outline.is_block(keys) or outline.leads_its_line(start):
        return put_short(outline, keys, flow(value))
    # `key: old  # comment`: the comment stays with the key.
    below = outline.next_line(end)
    body = outline.joined(lines[1:]) + outline.newline
    return [Splice(slot, end, ""), Splice(below, below, body, len(keys))]


def _old_scalar(outline: Outline, keys: Keys) -> str:
    return outline.source(keys) if isinstance(outline.value(keys), str) else ""
