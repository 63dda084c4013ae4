"""The text of a cell taken apart: words, `{{ expressions }}` and `{% tags %}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from dxplan.render.templates.marks import BEGINNING, MARK

_FOR = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+(.+)", re.DOTALL | re.ASCII)
#: What can hide the `if` of a loop, or be it: texts, brackets, and names that end so.
_LANDMARKS = re.compile(
    r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[(\[{]|[)\]}]|(?<![\w.])if(?!\w)""", re.DOTALL
)
_CONDITION = re.compile(r"(if|elif)\b\s*(.+)", re.DOTALL)

Kind = Literal[
    "words", "expression", "for", "endfor", "if", "elif", "else", "endif", "unknown", "broken"
]
_PLAIN: Mapping[str, Kind] = {"endfor": "endfor", "else": "else", "endif": "endif"}
#: What each tag does to how deep the next one stands.
STEP: Mapping[Kind, int] = {"for": 1, "if": 1, "endfor": -1, "endif": -1}


class Piece(NamedTuple):
    """A stretch of a cell's text."""

    kind: Kind
    #: The words, also broken ones, which begin something and do not end it; the expression; of a
    #: loop, what it goes through; of a condition, the condition.
    content: str
    #: Where it stands in the text: the first character, and the one behind the last.
    start: int
    end: int
    #: The name a loop gives to each item.
    variable: str = ""

    @property
    def is_tag(self) -> bool:
        """Whether it says which rows there are, and shows nothing itself."""
        return self.kind not in {"words", "expression", "broken"}


def has_tags(words: str) -> bool:
    """Whether anything in a text begins an expression, a tag or a comment."""
    return BEGINNING.search(words) is not None


def pieces(words: str) -> list[Piece]:
    """A text taken apart; comments are left out."""
    found: list[Piece] = []
    at = 0
    for match in MARK.finditer(words):
        found += _words(words, at, match.start())
        if (expression := match["expression"]) is not None:
            found.append(Piece("expression", expression.strip(), match.start(), match.end()))
        elif (tag := match["tag"]) is not None:
            found.append(_tag(tag.strip(), match.start(), match.end()))
        at = match.end()
    return found + _words(words, at, len(words))


def _words(words: str, start: int, end: int) -> list[Piece]:
    if start == end:
        return []
    kind: Kind = "broken" if BEGINNING.search(words, start, end) else "words"
    return [Piece(kind, words[start:end], start, end)]


def _tag(written: str, start: int, end: int) -> Piece:
    if match := _FOR.fullmatch(written):
        return Piece("for", match[2].strip(), start, end, match[1])
    if match := _CONDITION.fullmatch(written):
        return Piece("if" if match[1] == "if" else "elif", match[2].strip(), start, end)
    return Piece(_PLAIN.get(written, "unknown"), "" if written in _PLAIN else written, start, end)


def loop_parts(content: str) -> tuple[str, str | None]:
    """What a loop goes through, and the condition for an item, where it has one.

    As in Jinja, the first `if` outside of brackets begins the condition.
    """
    depth = 0
    for found in _LANDMARKS.finditer(content):
        depth += (found[0] in "([{") - (found[0] in ")]}")
        if found[0] == "if" and not depth:
            return content[: found.start()].strip(), content[found.end() :].strip()
    return content, None


def own_tags(found: list[Piece]) -> bool:
    """Whether the tags of a cell open and close in it, so that they concern its text alone."""
    depth, tags = 0, [each.kind for each in found if each.is_tag]
    for kind in tags:
        depth += STEP.get(kind, 0)
        if depth < 0 or (depth == 0 and kind in {"elif", "else", "unknown"}):
            return False
    return bool(tags) and depth == 0
