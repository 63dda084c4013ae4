"""Which record of the plan a row of the annex stands for: the same title, or clearly nearly so."""

from __future__ import annotations

import re
from collections import defaultdict
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
    """Match rows with records, given by title: same titles first, in order, then near ones."""
    found: dict[int, R] = {}
    waiting: dict[str, list[R]] = defaultdict(list)
    for title, each in records.items():
        waiting[_key(title)] += each
    for index, entry in enumerate(entries):
        same = waiting.get(_key(entry.title)) if entry.title else None
        if same:
            found[index] = same.pop(_preferred(entry, same))
    left = {title: each for title, each in waiting.items() if each}
    candidates = {
        index: _near(_key(entry.title), left)
        for index, entry in enumerate(entries)
        if index not in found and entry.title
    }
    claims: dict[str, list[int]] = defaultdict(list)
    for index, near in candidates.items():
        for record in near:
            claims[record.id].append(index)
    unclear = {}
    for index, near in candidates.items():
        if len(near) == 1 and len(claims[near[0].id]) == 1:
            found[index] = near[0]
        elif near:
            unclear[index] = tuple(near)
    return Matches(found=found, unclear=unclear)


def _preferred(entry: Entry, same: Sequence[R]) -> int:
    """Of records with one title, the one of the same agency, else the first."""
    lead = entry.values.get("lead", entry.values.get("owner"))
    agencies = [getattr(each, "lead", getattr(each, "owner", None)) for each in same]
    return agencies.index(lead) if lead in agencies else 0


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
