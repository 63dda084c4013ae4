"""Where the words of a template stand.

Jinja knows lines only. It hands the line of every token through to the nodes of the tree and to its
errors without looking at it, so the line given to it here is a number that also knows its column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TypeAlias

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Lexer, newline_re

from dxplan.findings import Location

#: A stretch of text in code points, end exclusive, and what is written there.
Stretch: TypeAlias = tuple[int, int, str]


class Place(int):
    """A line number that knows the token it is the line of."""

    script: Script
    index: int

    @classmethod
    def of(cls, script: Script, index: int) -> Place:
        """The place of a token; of the end, after the last one."""
        start = script.stretches[index][0] if index < len(script.stretches) else len(script.text)
        place = cls(script.point(start)[0])
        place.script, place.index = script, index
        return place

    def location(self, words: int = 1) -> Location:
        """The token, or so many tokens from it on."""
        stretches = self.script.stretches
        if self.index >= len(stretches):
            return self.script.location(len(self.script.text), len(self.script.text))
        last = min(self.index + words, len(stretches)) - 1
        return self.script.location(stretches[self.index][0], stretches[last][1])

    def step(self, by: int) -> Place:
        """The place of a token further on, or before."""
        return Place.of(self.script, max(0, self.index + by))

    def ahead(self, word: str) -> Place:
        """The next token that is this word; here, if there is none."""
        for index in range(self.index, len(self.script.stretches)):
            if self.script.stretches[index][2] == word:
                return Place.of(self.script, index)
        return self

    @property
    def word(self) -> str:
        """What is written there."""
        stretches = self.script.stretches
        return stretches[self.index][2] if self.index < len(stretches) else ""


def first_place(node: nodes.Node) -> int:
    """The place of the first word of an expression."""
    places = [each.lineno for each in (node, *node.find_all(nodes.Expr))]
    known = [each for each in places if isinstance(each, Place)]
    return min(known, key=lambda each: each.index) if known else node.lineno


class Script:
    """The text of one template with the places of its tokens, blanks left out."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.stretches: list[Stretch] = []
        lengths = (len(line) for line in text.split("\n"))
        self._starts = [0, *accumulate(length + 1 for length in lengths)][:-1]

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def location(self, start: int, end: int) -> Location:
        """A stretch of the text, cut where its first line ends: a caret can point at no more."""
        end_of_line = self.text.find("\n", start, end)
        end = end if end_of_line < 0 else end_of_line
        (line, column), (end_line, end_column) = self.point(start), self.point(end)
        return Location(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column
        )

    def line(self, number: int) -> Location:
        """What is written on a line, without the blanks around it."""
        start = self._starts[min(number, len(self._starts)) - 1]
        words = self.text[start:].partition("\n")[0]
        indent = len(words) - len(words.lstrip())
        return self.location(start + indent, start + max(indent, len(words.rstrip())))

    def find(self, word: str, line: int) -> Location:
        """Where a word stands on a line; the line, if it does not."""
        for index, (start, _, written) in enumerate(self.stretches):
            if written == word and self.point(start)[0] == line:
                return Place.of(self, index).location()
        return self.line(line)


class PlacedLexer(Lexer):
    """Jinja's lexer, whose line numbers are places."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        """Yield each token with its place.

        Raises:
            TemplateSyntaxError: with the place at which reading stopped.
        """
        text = "\n".join(newline_re.split(source)[::2])
        script = Script(filename or name or "<template>", text)
        end = 0
        try:
            for _, kind, word in super().tokeniter(text, name, filename, state):
                # Only blanks that a tag trims away are missing between two tokens.
                start = text.index(word, end)
                end = start + len(word)
                if kind == "whitespace":
                    continue
                script.stretches.append((start, end, word))
                yield Place.of(script, len(script.stretches) - 1), kind, word
        except TemplateSyntaxError as error:
            # What has no end is told at its beginning, all else where reading stopped.
            if not (error.message or "").startswith("Missing end"):
                stopped = len(text) - len(text[end:].lstrip())
                script.stretches.append((stopped, min(stopped + 1, len(text)), text[stopped:][:1]))
            error.lineno = Place.of(script, len(script.stretches) - 1)
            raise
