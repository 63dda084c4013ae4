"""A page that was written, taken apart again: its stamp, and what stands where."""

from __future__ import annotations

from html.parser import HTMLParser

#: Elements in the middle of a sentence.
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "button", "code", "data", "em", "i", "small", "span", "strong", "time"}
)
_HEADINGS = frozenset({"h1", "h2"})
_UNSEEN = frozenset({"script", "style"})

Attributes = list[tuple[str, str | None]]


def stamp_in(content: bytes) -> str | None:
    """The line of the stamp; None where there is none."""
    return _read(content).stamp


def contents(content: bytes) -> dict[str, str]:
    """Everything a reader sees, by section, row and column; figures of the headline by name."""
    return _read(content).found


def _read(content: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(content.decode("utf-8", errors="replace"))
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Collects the words between the bounds of paragraphs, cells and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.stamp: str | None = None
        self.found: dict[str, str] = {}
        self._words: list[str] = []
        self._section = ""
        self._row: str | None = None
        #: Column of a cell, or name of a figure.
        self._label = ""
        self._seen = True

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin a paragraph, a row or a cell."""
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "dxplan":
            self.stamp = given.get("content")
        if tag in _INLINE:
            return
        self._end()
        self._seen = tag not in _UNSEEN
        self._label = given.get("data-label") or given.get("data-figure") or ""
        if tag == "tr":
            self._row = ""

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in _INLINE:
            return
        words = self._end()
        self._seen, self._label = True, ""
        if tag in _HEADINGS and words:
            self._section = words
        if tag == "tr":
            self._row = None

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if self._seen:
            self._words.append(data)

    def _end(self) -> str:
        """Put the words collected so far at their place."""
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            self.found[self._place(words)] = words
        return words

    def _place(self, words: str) -> str:
        row = self._row or ""
        if self._row == "":
            self._row = words
        parts = [part for part in (self._section, row, self._label) if part]
        place = " · ".join(parts)
        if place and place not in self.found:
            return place
        number = 2
        while f"{place} ({number})" in self.found:
            number += 1
        return f"{place} ({number})"
