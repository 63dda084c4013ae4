"""What differs between a file and what would be written now, in words of a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, NamedTuple

from dxplan.language import Text, text
from dxplan.render.exports.stamp import Stamped

#: A cell of a table: `Nhiệm vụ!B5`.
_CELL: Final = re.compile(r"(.*!)([A-Z]+)([0-9]+)", re.DOTALL)
#: Rows of two outputs that are aligned at most; comparing more would take minutes.
_MOST_ALIGNED: Final = 20_000
#: Characters of a value that are shown, and of what is the same before the first difference.
_SHOWN: Final = 60
_BEFORE: Final = 20


class Difference(NamedTuple):
    """A place in an output where another value stands; None where there is none."""

    place: str
    before: str | None
    after: str | None


def stamp_differences(before: Stamped, after: Stamped, *, is_untouched: bool) -> Iterator[Text]:
    """What two stamps say differently; of the revision only where the data is another.

    Args:
        before: The stamp of the file.
        after: The stamp of what would be written now.
        is_untouched: Whether the file is as dxplan wrote it.
    """
    if before.fingerprint != after.fingerprint:
        yield _data_moved(before.revision, after.revision)
    if before.version != after.version:
        yield text("made by dxplan {before}, this is {after}",
                   before=before.version, after=after.version)  # fmt: skip
    elif before.export_format != after.export_format:
        yield text("written in form {before} of exports, the form now is {after}",
                   before=str(before.export_format), after=str(after.export_format))  # fmt: skip
    if before.as_of != after.as_of:
        yield text("as of: {before} → {after}",
                   before=before.as_of.isoformat(), after=after.as_of.isoformat())  # fmt: skip
    if before.since != after.since:
        yield text("compared with: {before} → {after}",
                   before=before.since or "—", after=after.since or "—")  # fmt: skip
    if before.selection != after.selection:
        yield text("selection: {before} → {after}",
                   before=_chosen(before), after=_chosen(after))  # fmt: skip
    if before.template != after.template:
        yield text("made with another template")
    if not is_untouched:
        yield text("edited since dxplan wrote it")


def _data_moved(before: str | None, after: str | None) -> Text:
    if before is None or after is None or before == after:
        return text("the data has changed")
    return text("the data has changed: revision {before} → {after}", before=before, after=after)


def _chosen(stamp: Stamped) -> str | Text:
    """The selection as it is asked for on the command line."""
    chosen = [f"--{by} {name}" for by, name in stamp.selection.chosen.items()]
    if stamp.selection.role == "any":
        chosen.append("--role any")
    return " ".join(chosen) or text("the whole plan")


def content_differences(
    before: Mapping[str, str], after: Mapping[str, str], *, aligned: bool
) -> Sequence[Difference]:
    """The places whose values differ, in the order of the output.

    Args:
        before: What stands in the file, by place.
        after: What would be written now, by place.
        aligned: Whether places are numbers that move. Then rows are aligned by what stands first
            in them where places came or went, so that a row that was put in is one difference,
            not one for each below it.
    """
    if aligned and before.keys() != after.keys():
        old, new = _rows(before), _rows(after)
        if max(len(old), len(new)) <= _MOST_ALIGNED:
            return list(_aligned(old, new))
    return list(_by_place(before, after))


def _by_place(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for place in dict.fromkeys([*after, *before]):
        if before.get(place) != after.get(place):
            yield Difference(place, before.get(place), after.get(place))


class _Row(NamedTuple):
    """Places that move together: the cells of a row, or a line by itself."""

    #: The table it is in, and what stands first in it.
    key: tuple[str, str]
    #: Place and value by the name of the column.
    cells: Mapping[str, tuple[str, str]]


def _rows(contents: Mapping[str, str]) -> list[_Row]:
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for place, value in contents.items():
        cell = _CELL.fullmatch(place)
        table, column, row = cell.groups() if cell else ("", "", place)
        found.setdefault((table, row), {})[column] = (place, value)
    return [
        _Row((table, next(iter(cells.values()))[1]), cells) for (table, _), cells in found.items()
    ]


def _aligned(before: Sequence[_Row], after: Sequence[_Row]) -> Iterator[Difference]:
    keys = [each.key for each in before], [each.key for each in after]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        for old, new in zip_longest(before[start:end], after[new_start:new_end]):
            yield from _in_row(old.cells if old else {}, new.cells if new else {})


def _in_row(
    before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> Iterator[Difference]:
    for column in dict.fromkeys([*after, *before]):
        old, new = before.get(column), after.get(column)
        if old is None or new is None or old[1] != new[1]:
            place, _ = new or old or ("", "")
            yield Difference(place, old and old[1], new and new[1])


def in_words(difference: Difference) -> Text:
    """One line: the place, and the two values from shortly before the first sign that differs."""
    place, before, after = difference
    if before is None:
        return text("{place}: new: {value}", place=place, value=_cut(after or ""))
    if after is None:
        return text("{place}: gone: {value}", place=place, value=_cut(before))
    start = _start_of_difference(before, after)
    return text("{place}: {before} → {after}",
                place=place, before=_cut(before, start), after=_cut(after, start))  # fmt: skip


def _start_of_difference(before: str, after: str) -> int:
    """Where to begin to show two values: 0 unless the difference stands far inside."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    return 0 if max(len(before), len(after)) <= _SHOWN else max(0, same - _BEFORE)


def _cut(value: str, start: int = 0) -> str:
    words = value[start : start + _SHOWN]
    head, tail = "…" if start else "", "…" if start + _SHOWN < len(value) else ""
    return f"{head}{words}{tail}" or "—"
