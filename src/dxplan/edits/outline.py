"""Where the entries of a document begin and end, as lines and columns of its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from dxplan.edits.changes import lookup
from dxplan.edits.layout import Layout
from dxplan.yamltext import Document, Keys

_COLON = re.compile(r"\s*:")
_COMMENT_LINE = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*([ ]*)#")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")


class Entry(NamedTuple):
    """A key with its value, or a list item with its dash."""

    key: str | int
    #: Of the key or dash.
    start: int
    #: After the last character of the value.
    end: int


class Outline:
    """A document's text with offsets of what an edit needs to know.

    Its last line always ends with a line end; who splices takes an added one off again.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        found = re.search(r"\r\n?|\n", document.text)
        self.newline = found.group() if found else "\n"
        self.closed = document.text.endswith(("\n", "\r"))
        self.text = document.text if self.closed else document.text + self.newline

    # lines

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` begins."""
        return self._line_starts[bisect_right(self._line_starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Where the line after that of `offset` begins."""
        number = bisect_right(self._line_starts, offset)
        return self._line_starts[number] if number < len(self._line_starts) else len(self.text)

    def column(self, offset: int) -> int:
        """Characters before `offset` on its line."""
        return offset - self.line_start(offset)

    def leads_its_line(self, offset: int) -> bool:
        """Whether only spaces stand before `offset` on its line."""
        return self.is_blank(self.line_start(offset), offset)

    def ends_its_line(self, offset: int) -> bool:
        """Whether only spaces stand after `offset` on its line."""
        return self.is_blank(offset, self.next_line(offset))

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing but space stands there."""
        return not self.text[start:end].strip()

    def joined(self, lines: list[str]) -> str:
        """New lines with the file's line ends between them."""
        return self.newline.join(lines)

    @property
    def _line_starts(self) -> list[int]:
        return self.document.line_starts

    # values

    def value(self, keys: Keys) -> Any:
        """The data at `keys`, or `ABSENT`."""
        return lookup(self.document.data, keys)

    def start(self, keys: Keys) -> int:
        """Where the value begins; for a block list, at its first dash."""
        return self.document.places[keys].value.start

    def end(self, keys: Keys) -> int:
        """After the value's last character, without the comments and line ends that follow."""
        last = self._last_leaf(keys)
        span = self.document.places[last].value
        return span.start + len(self.text[span.start : span.end].rstrip())

    def source(self, keys: Keys) -> str:
        """The text of the value."""
        return self.text[self.start(keys) : self.end(keys)]

    def is_flow(self, keys: Keys) -> bool:
        """Whether the value is a list or mapping in brackets."""
        is_container = isinstance(self.value(keys), dict | list)
        return is_container and self.text[self.start(keys)] in "[{"

    def is_block(self, keys: Keys) -> bool:
        """Whether the value is a list or mapping with its entries on lines of their own."""
        value = self.value(keys)
        return isinstance(value, dict | list) and bool(value) and not self.is_flow(keys)

    def is_in_flow(self, keys: Keys) -> bool:
        """Whether the value stands inside brackets."""
        return any(self.is_flow(keys[:length]) for length in range(len(keys)))

    def slot(self, keys: Keys) -> int:
        """Just after the colon or dash that the value at `keys` belongs to."""
        if isinstance(keys[-1], int):
            return self._dash(keys) + 1
        key = self.document.places[keys].key
        colon = _COLON.match(self.text, key.end)
        return colon.end() if colon else key.end

    def owner(self, keys: Keys) -> int:
        """Where the key or dash of the value begins."""
        if isinstance(keys[-1], int) and self.is_block(keys[:-1]):
            return self._dash(keys)
        return self.document.places[keys].key.start

    def _dash(self, keys: Keys) -> int:
        """The dash of a block list's item, which may stand on a line before its value."""
        first = self.start(keys[:-1])
        column = self.column(first)
        line = self.line_start(self.start(keys))
        while line > first:
            dash = line + column
            if self.text.startswith("-", dash) and self.is_blank(line, dash):
                return dash
            line = self.line_start(line - 1)
        return first

    def _last_leaf(self, keys: Keys) -> Keys:
        while self.is_block(keys):
            value = self.value(keys)
            keys = (*keys, next(reversed(value)) if isinstance(value, dict) else len(value) - 1)
        return keys

    # entries

    def entries(self, keys: Keys) -> list[Entry]:
        """What the list or mapping at `keys` holds, in the order of the file."""
        value = self.value(keys)
        names = list(value) if isinstance(value, dict) else range(len(value))
        return [self._entry((*keys, name)) for name in names]

    def _entry(self, keys: Keys) -> Entry:
        return Entry(keys[-1], self.owner(keys), self.end(keys))

    def after(self, keys: Keys) -> int:
        """The line after the entry at `keys` and the deeper comments that close it."""
        offset = self.next_line(self.end(keys))
        last = self.document.places[self._last_leaf(keys)].value
        header = self.text[last.start : self.next_line(last.start)]
        if header[:1] in {"|", ">"} and "+" in header.partition("#")[0]:
            offset = max(offset, last.end)  # blank lines at the end belong to the text
        while comment := self._comment_below(offset, self.column(self.owner(keys))):
            offset = self.next_line(comment)
        return offset

    def _comment_below(self, offset: int, column: int) -> int | None:
        """The comment, deeper than `column`, on the next line that is not blank."""
        comment = _COMMENT_LINE.match(self.text, offset)
        return comment.end() if comment and len(comment[1]) > column else None

    # indentation

    @cached_property
    def layout(self) -> Layout:
        """The file's own indentation, from the first places that show it."""
        found: dict[str, int] = {}
        for keys, place in self.document.places.items():
            if not self.is_block(keys):
                continue
            is_list = isinstance(self.value(keys), list)
            column = self.column(place.value.start)
            width = self.column(self.start((*keys, 0))) - column if is_list else 0
            if width > 1:
                found.setdefault("dash", width)
            if keys and isinstance(keys[-1], str):
                deeper = column - self.column(place.key.start)
                found.setdefault("offset" if is_list else "step", deeper)
        return Layout(
            step=found.get("step", 2),
            offset=found.get("offset", 2),
            dash=found.get("dash", 2),
            closed=self.closed,
        )

    def layout_above(self, offset: int, column: int) -> Layout:
        """The layout for an entry at `column` whose lines end before `offset`.

        A deeper comment that follows, or a line of spaces, would become part of a literal block.
        """
        spaces = _BLANK_LINES.match(self.text, offset)
        wide = spaces is not None and any(len(line) > column for line in spaces[0].splitlines())
        if wide or self._comment_below(offset, column):
            return replace(self.layout, literal=False)
        return self.layout
