"""One line of a file as a terminal shows it, with carets under the part that is meant."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dxplan.render.visible import visible

#: Cells of the longest line that is shown whole.
LIMIT = 160
#: Cells that stay before the marked part when the line is cut on the left.
BEFORE = 40

#: Code points looked at on each side: a line may be megabytes long, and accents need no cells.
_REACH = 4 * LIMIT
_TAB = " " * 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown and, in cells, how far its carets are indented and how many there are."""

    line: str
    indent: int
    width: int


def excerpt(line: str, start: int, end: int, *, ellipsis: str = "…") -> Excerpt:
    """Show `line` with its code points from `start` up to `end` marked (counted from 0)."""
    start = _base(line, min(start, len(line)))
    end = min(max(start, end), len(line))
    left, right = max(0, start - _REACH), min(start + _REACH, len(line))
    shown = _shown(line[left:right])
    split = len(_shown(line[left:start]))
    lead, rest = shown[:split], shown[split:]
    marked = cells(_shown(line[left : min(end, right)])[split:])

    too_long = cells(shown) > LIMIT
    if left > 0 or (too_long and cells(lead) > BEFORE and cells(lead) + marked >= LIMIT):
        lead = ellipsis + _last_cells(lead, BEFORE)
    space = LIMIT - cells(lead)
    if right < len(line) or cells(rest) > space:
        rest = _first_cells(rest, space - len(ellipsis)) + ellipsis
    return Excerpt(lead + rest, cells(lead), max(1, min(marked, cells(rest))))


def cells(words: str) -> int:
    """Columns that visible text takes on a terminal."""
    if words.isascii():
        return len(words)
    from rich.cells import cell_len  # noqa: PLC0415 (28 ms that output without excerpts can spare)

    return cell_len(words)


def _shown(part: str) -> str:
    """Make text fit to be seen; every tab is as wide, wherever it stands."""
    return visible(part.replace("\t", _TAB))


def _base(line: str, index: int) -> int:
    """Step back from an accent stored apart to its letter: a caret cannot stand under it alone."""
    while 0 < index < len(line) and unicodedata.category(line[index]) in {"Mn", "Me"}:
        index -= 1
    return index


def _first_cells(words: str, limit: int) -> str:
    lengths = range(len(words) + 1)
    fitting = bisect_right(lengths, limit, key=lambda length: cells(words[:length])) - 1
    return words[: max(0, fitting)]


def _last_cells(words: str, limit: int) -> str:
    starts = range(len(words) + 1)
    return words[bisect_left(starts, True, key=lambda start: cells(words[start:]) <= limit) :]
