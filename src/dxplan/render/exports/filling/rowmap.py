"""Where the rows of a template stand in the sheet that was made of them.

A row of the template becomes no row, one, or one for each turn of the loops around it. From this
alone follows where everything else goes that names a row: mergers, formulas, charts, print areas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from dxplan.render.exports.filling.addresses import LAST_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One row of the sheet that is made."""

    #: The row of the template it is a copy of.
    source: int
    #: The loops around that row, outermost first, each by a number of its own.
    loops: tuple[int, ...] = ()
    #: Which turn of each of these loops made it.
    turns: tuple[int, ...] = ()
    #: What its expressions may name; None for a row that stays empty.
    variables: Mapping[str, Any] | None = field(default_factory=dict)


class Rows(NamedTuple):
    """Rows from the first to the last, both included."""

    first: int
    last: int


class RowMap:
    """The rows of a template and where they went; rows below the last move as one."""

    def __init__(self, height: int, placed: Sequence[Placed]) -> None:
        """Map `height` rows of a template to those in `placed`, which are numbered from 1."""
        self.placed, self._height = placed, height
        self.shift = len(placed) - height
        self._loops: dict[int, tuple[int, ...]] = {}
        #: First and last copy of a row, by the turns of its loops as far as they are given.
        self._within: dict[tuple[int, tuple[int, ...]], Rows] = {}
        for number, each in enumerate(placed, start=1):
            self._loops[each.source] = each.loops
            for depth in range(len(each.turns) + 1):
                key = each.source, each.turns[:depth]
                known = self._within.get(key)
                self._within[key] = Rows(known.first if known else number, number)
        #: Whether any row stands elsewhere than before.
        self.moves = bool(self.shift) or any(
            each.source != number for number, each in enumerate(placed, start=1)
        )
        self.everywhere = cache(self._everywhere)

    @classmethod
    def unmoved(cls) -> RowMap:
        """The map of a sheet on which every row stays."""
        return cls(0, ())

    def seen(self, rows: Rows, viewer: Placed | None) -> Rows | None:
        """From the first to the last copy of some rows that a row refers to.

        A row inside a loop means the copies of its own turn, so that a subtotal takes the rows
        of its group; a row outside of it means all of them. None when no copy was made.
        """
        if viewer is None or not viewer.turns:
            return self.everywhere(rows)
        return self._hull(rows, viewer)

    def copies(self, rows: Rows) -> Iterator[Rows]:
        """Some rows once for each turn of the loops that all of them stand in."""
        # Rows that were never copied have no place of their own, and none inside a loop.
        loops = [self._loops[row] for row in self._inside(rows) if row in self._loops]
        if not loops or rows.last > self._height:
            whole = self.everywhere(rows)
            return iter(() if whole is None else (whole,))
        depth = min(_shared(loops[0], each) for each in loops)
        turns = {each.turns[:depth] for each in self._copied(rows)}
        found = (self._hull(rows, Placed(source=0, loops=loops[0], turns=turn)) for turn in turns)
        return iter(sorted(each for each in found if each is not None))

    def runs(self, rows: Rows) -> list[Rows]:
        """The copies, with those that touch each other taken together."""
        joined: list[Rows] = []
        for each in self.copies(rows):
            if joined and each.first <= joined[-1].last + 1:
                joined[-1] = Rows(joined[-1].first, max(joined[-1].last, each.last))
            else:
                joined.append(each)
        return joined

    def position(self, row: int) -> int:
        """Where a row stands, or the next one where it has vanished: for what hangs on it."""
        if row > self._height:
            return row + self.shift
        here = self.everywhere(Rows(row, row))
        if here is not None:
            return here.first
        above = self.everywhere(Rows(1, row))
        return 1 if above is None else above.last + 1

    def viewer(self, row: int) -> Placed | None:
        """The first copy of a row, as the place from which a rule for all copies is written."""
        here = None if row > self._height else self.everywhere(Rows(row, row))
        return None if here is None else self.placed[here.first - 1]

    def _everywhere(self, rows: Rows) -> Rows | None:
        return self._hull(rows, None)

    def _hull(self, rows: Rows, viewer: Placed | None) -> Rows | None:
        found = []
        for row in self._inside(rows):
            depth = 0 if viewer is None else _shared(self._loops.get(row, ()), viewer.loops)
            turns = () if viewer is None else viewer.turns[:depth]
            if (here := self._within.get((row, turns))) is not None:
                found.append(here)
        if rows.last > self._height:
            first = max(rows.first, self._height + 1) + self.shift
            # A range to the end of the sheet still goes to its end.
            last = LAST_ROW if rows.last == LAST_ROW else rows.last + self.shift
            found.append(Rows(first, min(last, LAST_ROW)))
        if not found:
            return None
        return Rows(min(each.first for each in found), max(each.last for each in found))

    def _inside(self, rows: Rows) -> range:
        return range(rows.first, min(rows.last, self._height) + 1)

    def _copied(self, rows: Rows) -> Iterator[Placed]:
        whole = self.everywhere(rows)
        if whole is not None:
            within = self.placed[whole.first - 1 : whole.last]
            yield from (each for each in within if rows.first <= each.source <= rows.last)


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many loops, from the outermost, two rows stand in together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
