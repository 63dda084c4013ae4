"""Entries inside brackets: in and out, with the commas between them."""

from __future__ import annotations

import re
from collections import defaultdict

from dxplan.edits.layout import WIDTH, flow
from dxplan.edits.outline import Entry, Outline
from dxplan.edits.putting import put_short
from dxplan.edits.splice import Change, Splice, anchored, built
from dxplan.yamltext import Keys

_COMMA = re.compile(r"\s*,")


def change_flow(outline: Outline, keys: Keys, entries: list[Entry], change: Change) -> list[Splice]:
    """Entries into and out of a list or mapping in brackets."""
    kept = [place for place, entry in enumerate(entries) if entry.key not in change.removes]
    if not kept:
        return put_short(outline, keys, flow(built(change.inserts)))
    pieces: defaultdict[int, str] = defaultdict(str)
    for new, anchor in anchored(entries, change):
        short = flow(new.value if new.key is None else {new.key: new.value})
        pieces[anchor.end] += ", " + (short if new.key is None else short[1:-1])
    return [
        *_remove_flow(outline, entries, kept),
        *(
            Splice(place, place, _wrapped(outline, keys, entries, place, piece))
            for place, piece in pieces.items()
        ),
    ]


def _wrapped(outline: Outline, keys: Keys, entries: list[Entry], place: int, piece: str) -> str:
    """An inserted `, entry`, on a line of its own where the one it joins gets too long."""
    line = outline.text[outline.line_start(place) : outline.next_line(place)]
    if len(line.rstrip()) + len(piece) <= WIDTH:
        return piece
    starts = (each.start for each in entries if outline.leads_its_line(each.start))
    column = outline.column(next(starts, outline.start(keys) + 1))
    return f",{outline.newline}{' ' * column}{piece[2:]}"


def _remove_flow(outline: Outline, entries: list[Entry], kept: list[int]) -> list[Splice]:
    splices = [
        _with_comma(outline, entry, entries[place + 1])
        for place, entry in enumerate(entries[: kept[-1]])
        if place not in kept
    ]
    stays, *tail = entries[kept[-1] :]
    if tail and "#" not in outline.text[stays.end : tail[0].start]:
        splices.append(Splice(stays.end, tail[-1].end, ""))
    elif tail:  # the comma before the comment serves as the last one
        splices.append(Splice(tail[0].start, _after_comma(outline, tail[-1]), ""))
    return splices


def _with_comma(outline: Outline, entry: Entry, following: Entry) -> Splice:
    """An entry and the comma after it; comments before the next entry stay."""
    end = _after_comma(outline, entry)
    if outline.is_blank(end, following.start):
        return Splice(entry.start, following.start, "")
    if outline.leads_its_line(entry.start) and outline.ends_its_line(end):
        return Splice(outline.line_start(entry.start), outline.next_line(end), "")
    return Splice(entry.start, end, "")


def _after_comma(outline: Outline, entry: Entry) -> int:
    comma = _COMMA.match(outline.text, entry.end)
    return comma.end() if comma else entry.end
