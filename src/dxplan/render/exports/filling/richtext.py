"""The texts of a template's cells with the look of their letters, and texts made from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from dxplan.render.exports.excel.texts import plain_words, spelt
from dxplan.render.exports.xmlparts import Element, added, child, local, remove, whole, without


class Run(NamedTuple):
    """A stretch of text in one look; None is the look of the cell itself."""

    words: str
    look: Element | None = None


def runs_of(item: Element) -> list[Run]:
    """The runs of a shared or inline text; how to pronounce it is left out."""
    found = []
    for each in item:
        if local(each) == "t":
            found.append(Run(plain_words(each.text or "")))
        elif local(each) == "r":
            letters = "".join(t.text or "" for t in each if local(t) == "t")
            found.append(Run(plain_words(letters), child(each, "rPr")))
    return found


def words_in(cell: Element, shared: Sequence[Sequence[Run]]) -> Sequence[Run]:
    """The text of a cell; nothing for any other value, and for what a formula gave."""
    if local(cell) != "c" or child(cell, "f") is not None:
        return ()
    if cell.get("t") == "inlineStr":
        inline = child(cell, "is")
        return runs_of(inline) if inline is not None else ()
    value = child(cell, "v")
    written = (value.text or "") if value is not None else ""
    if cell.get("t") == "s":
        index = whole(written)
        return () if index is None or index >= len(shared) else shared[index]
    return [Run(written)] if cell.get("t") == "str" else ()


def words_of(runs: Iterable[Run]) -> str:
    """The text alone."""
    return "".join(each.words for each in runs)


def stretch(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """A stretch of a text, in the looks it had."""
    found, at = [], 0
    for words, look in runs:
        inside = words[max(start - at, 0) : max(end - at, 0)]
        if inside:
            found.append(Run(inside, look))
        at += len(words)
    return found


def look_at(runs: Sequence[Run], place: int) -> Element | None:
    """The look of the letter at a place."""
    found = stretch(runs, place, place + 1)
    return found[0].look if found else None


def put_text(cell: Element, runs: Sequence[Run]) -> None:
    """Make a text the value of a cell, inside the cell itself: never a formula, never an error."""
    cell.set("t", "inlineStr")
    inline = added(cell, "is")
    if all(look is None for _, look in runs):
        added(inline, "t", spelt(words_of(runs)))
        return
    for words, look in runs:
        run = added(inline, "r")
        if look is not None:
            run.append(deepcopy(look))
        added(run, "t", spelt(words))


def emptied(cell: Element) -> None:
    """Take the value out of a cell and leave its style."""
    without(cell, "t")
    for each in list(cell):
        if local(each) in {"v", "is", "f"}:
            remove(each)
