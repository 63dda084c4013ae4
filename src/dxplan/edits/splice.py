"""A stretch of text and what takes its place; what an edit does to one list or mapping."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dxplan.edits.changes import Written
from dxplan.edits.outline import Entry


class Splice(NamedTuple):
    """Text that takes the place of a stretch of the old one."""

    start: int
    end: int
    text: str
    #: Of two insertions at one place the deeper comes first.
    depth: int = 0


class New(NamedTuple):
    """An entry to insert; a list's item has no key."""

    key: str | None
    value: Written
    after: str | None = None
    #: A list of records, each of which gets a line for each of its keys.
    records: bool = False


@dataclass(slots=True)
class Change:
    """What happens to the entries of one list or mapping."""

    inserts: list[New] = field(default_factory=list)
    removes: set[str | int] = field(default_factory=set)


def spliced(source: str, splices: Iterable[Splice]) -> str:
    """`source` with the splices made; ValueError where two of them overlap."""
    parts: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end, -each.depth)):
        if splice.start < position:
            raise ValueError(splice)
        parts += source[position : splice.start], splice.text
        position = splice.end
    return "".join([*parts, source[position:]])


def anchored(entries: list[Entry], change: Change) -> list[tuple[New, Entry]]:
    """Every insert with the entry it follows, which may not be one that goes while others stay."""
    kept = [entry for entry in entries if entry.key not in change.removes] or entries
    by_key = {entry.key: entry for entry in kept}
    anchored = []
    for new in change.inserts:
        anchor = by_key.get(new.after, kept[-1]) if new.after is not None else kept[-1]
        anchored.append((new, anchor))
        if new.key is not None:
            by_key[new.key] = anchor
    return anchored


def built(inserts: list[New]) -> dict[str, Written] | list[Written]:
    """The list or mapping that holds nothing but the inserts."""
    if inserts and inserts[0].key is not None:
        return {str(new.key): new.value for new in inserts}
    return [new.value for new in inserts]
