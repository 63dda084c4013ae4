"""Entries inside brackets: in and out, with the commas between them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

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
    column = _line_column(outline, outline.start(keys), entries)
    return f",{outline.newline}{' ' * column}{piece[2:]}"


def _line_column(outline: Outline, start: int, entries: list[Entry]) -> int:
    """Where entries begin on the further lines of a list or mapping in brackets."""
    for entry in entries:
        if outline.leads_its_line(entry.start):
            return outline.column(entry.start)
    line = outline.text[outline.line_start(start) : start]
    column = len(line) - len(line.lstrip(" -"))
    return column + (1 if column == len(line) else 2)


def _remove_flow(outline: Outline, entries: list[Entry], kept: list[int]) -> list[Splice]:
    splices: list[Splice] = []
    for before, after in pairwise([-1, *kept]):
        run = entries[before + 1 : after]
        if run:
            splices += _remove_run(outline, run, entries[after])
    stays, *tail = entries[kept[-1] :]
    if tail and "#" not in outline.text[stays.end : tail[0].start]:
        splices.append(Splice(stays.end, tail[-1].end, ""))
    elif tail:  # the comma before the comment serves as the last one
        splices.append(Splice(tail[0].start, _after_comma(outline, tail[-1]), ""))
    return splices


def _remove_run(outline: Outline, run: list[Entry], following: Entry) -> list[Splice]:
    """Neighbours that go, with the commas after them; comments between them stay."""
    start, end = run[0].start, _after_comma(outline, run[-1])
    if any(
        "#" in outline.text[one.end : other.start] for one, other in pairwise([*run, following])
    ):
        return [_with_comma(outline, entry) for entry in run]
    if outline.leads_its_line(start) or not outline.leads_its_line(following.start):
        return [Splice(start, following.start, "")]
    line = outline.line_start(start)
    return [Splice(line + len(outline.text[line:start].rstrip()), end, "")]


def _with_comma(outline: Outline, entry: Entry) -> Splice:
    end = _after_comma(outline, entry)
    if outline.leads_its_line(entry.start) and outline.ends_its_line(end):
        return Splice(outline.line_start(entry.start), outline.next_line(end), "")
    return Splice(entry.start, end, "")


def _after_comma(outline: Outline, entry: Entry) -> int:
    comma = _COMMA.match(outline.text, entry.end)
    return comma.end() if comma else entry.end
