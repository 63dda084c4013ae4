"""One file as it was read: its text, its data, and where each value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dxplan.findings import Finding, Location
from dxplan.yamltext.lines import Lines
from dxplan.yamltext.placing import Placing
from dxplan.yamltext.reader import Reader
from dxplan.yamltext.values import Data, Keys, Place, Span

_COMMENT = re.compile(r"#[^\r\n]*")


@dataclass(frozen=True, eq=False)
class Document:
    """One file as read: its text, its data, and where each value stands."""

    #: Relative to the workspace, with forward slashes.
    path: str
    text: str
    data: Data = None
    findings: tuple[Finding, ...] = ()
    #: Keys whose value is empty.
    nulls: tuple[Keys, ...] = ()
    #: Where reading stopped before the end of the text, if it did.
    stopped_at: int | None = None

    @cached_property
    def places(self) -> dict[Keys, Place]:
        """Every value's place, by the keys that lead to it."""
        return self._reread.places

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """Every comment from its `#` to the end of its line, as far as the file was read.

        The parser says nothing of comments: they are what begins with `#` outside all scalars.
        """
        end = len(self.text) if self.stopped_at is None else self.stopped_at
        found: list[Span] = []
        position = 0
        for scalar in (*self._reread.scalars, Span(end, end)):
            found += (
                Span(*each.span()) for each in _COMMENT.finditer(self.text, position, scalar.start)
            )
            position = scalar.end
        return tuple(found)

    @cached_property
    def _reread(self) -> Placing:
        """The file read again for its places: once, and only if a message needs one."""
        reader = Placing(self._lines)
        reader.run()
        return reader

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.text)

    @property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        return self._lines.starts

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its line end; empty when there is no such line."""
        return self._lines.line(number)

    def location(self, span: Span) -> Location:
        """Lines and columns of `span`."""
        return self._lines.location(span)

    def at(self, keys: Keys, *, key: bool = False) -> Location:
        """Where the value at `keys` stands (or its key); for an absent one, its nearest parent."""
        while keys and keys not in self.places:
            keys, key = keys[:-1], False
        place = self.places.get(keys)
        if place is None:
            return Location(path=self.path)
        span = place.key if key else place.value
        return self.location(self._first_line(span) if not key else span)

    def _first_line(self, span: Span) -> Span:
        """Cut a span that runs over several lines to its first: what a caret can point at."""
        stretch = self.text[span.start : span.end]
        return Span(span.start, span.start + len(stretch.splitlines()[0])) if stretch else span


def parse(path: str, source: str) -> Document:
    """Read YAML text that `encoding.decode` has let through; what is refused is in `findings`.

    Args:
        path: the file's path from the workspace, with forward slashes, for messages.
        source: its text, without a byte order mark.
    """
    reader = Reader(Lines(path, source))
    reader.run()
    return Document(
        path,
        source,
        reader.root,
        tuple(reader.refusals.findings),
        tuple(reader.nulls),
        reader.refusals.stopped_at,
    )
