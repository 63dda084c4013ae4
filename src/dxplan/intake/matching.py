"""Which record of the plan a row of the annex stands for: the same title, or clearly nearly so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar

from dxplan.intake.rows import Entry
from dxplan.intake.spelling import folded

#: From here two titles are the same with a slip of the pen.
NEAR = 0.9

_LETTERS = re.compile(r"[^\w]+")
#: Also Roman ones: "giai đoạn I" and "giai đoạn II" are two tasks.
_NUMBERS = re.compile(r"\b(?:\d+|[ivx]+)\b")


class Titled(Protocol):
    """What a record must have to be found again."""

    @property
    def id(self) -> str:
        """Its id."""


R = TypeVar("R", bound=Titled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches(Generic[R]):
    """Rows with the records they stand for; by index of the row."""

    found: Mapping[int, R]
    #: Rows that resemble several records, or share one with another row, with those records.
    unclear: Mapping[int, tuple[R, ...]]


def match(entries: Sequence[Entry], records: Mapping[str, Sequence[R]]) -> Matches[R]:
    """Match rows with records, which are given by title: same titles first, then near ones."""
    waiting: dict[str, list[R]] = defaultdict(list)
    for title, each in records.items():
        waiting[_key(title)] += each
    asking: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.title:
            asking[_key(entry.title)].append(index)
    found: dict[int, R] = {}
    for title, rows in asking.items():
        found |= _pairs(entries, rows, waiting.get(title, []))
    taken = {record.id for record in found.values()}
    left = {
        title: [each for each in same if each.id not in taken] for title, same in waiting.items()
    }
    near = {
        index: _near(title, left)
        for title, rows in asking.items()
        for index in rows
        if index not in found
    }
    return _settled(found, near)


def _pairs(entries: Sequence[Entry], rows: Sequence[int], same: Sequence[R]) -> dict[int, R]:
    """Rows and records of one title: complete rows first, then those that agree in most."""
    order = sorted(
        (not entries[row].complete, -_agreement(entries[row], record), row, place)
        for row in rows
        for place, record in enumerate(same)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, row, place in order:
        if row not in found and place not in taken:
            found[row] = place
            taken.add(place)
    return {row: same[place] for row, place in found.items()}


def _agreement(entry: Entry, record: object) -> int:
    """In how many things that tell records of one title apart they are the same."""
    return sum(
        name in entry.values and entry.values[name] == getattr(record, name, None)
        for name in ("lead", "owner", "due", "recurs", "deliverable", "support", "targets", "note")
    )


def _settled(found: Mapping[int, R], near: Mapping[int, Sequence[R]]) -> Matches[R]:
    """Take a near record when it is the only one, for the only row that resembles it."""
    claims = Counter(record.id for records in near.values() for record in records)
    sure = {
        index: records[0]
        for index, records in near.items()
        if len(records) == 1 and claims[records[0].id] == 1
    }
    unclear = {
        index: tuple(records) for index, records in near.items() if records and index not in sure
    }
    return Matches(found={**found, **sure}, unclear=unclear)


def _near(title: str, left: Mapping[str, Sequence[R]]) -> list[R]:
    """Records whose title differs little; other numbers in it make it another title."""
    matcher = SequenceMatcher(b=title, autojunk=False)
    numbers = _NUMBERS.findall(title)
    near: list[R] = []
    for other, records in left.items():
        if _NUMBERS.findall(other) != numbers:
            continue
        matcher.set_seq1(other)
        if (
            matcher.real_quick_ratio() >= NEAR
            and matcher.quick_ratio() >= NEAR
            and matcher.ratio() >= NEAR
        ):
            near += records
    return near


def _key(title: str) -> str:
    return " ".join(_LETTERS.sub(" ", folded(title)).split())
