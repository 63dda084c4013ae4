"""Where the tags of a template stand: in which paragraph, at which letter.

docxtpl takes the paragraphs apart before Jinja reads them, so a place that Jinja names lies in XML
that nobody has seen. But the tags keep their order: the fifth of that XML is the fifth of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from lxml.etree import _Element

from dxplan.catalogue.templates import SYNTAX
from dxplan.findings import Finding, Location, RecordName
from dxplan.language import Text, marked, text
from dxplan.render.templates.marks import NEEDS_ITS_END, is_begun, not_ended

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPENER = re.compile(r"\{[{%#][-+]?")
_WHOLE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
#: docxtpl puts the value in the place of a whole paragraph, row, cell or run, for values that are
#: XML; ours are texts, which can stand in none of these places.
_IN_PLACE_OF = re.compile(r"\{\{(?:tr|tc|p|r)(?=\s)")


@dataclass(frozen=True, slots=True)
class _Tag:
    """The beginning of a tag."""

    #: Number of its paragraph, from 1.
    paragraph: int
    words: str
    #: Where it begins in these words.
    start: int

    def stretch(self, word: str) -> tuple[int, int]:
        """Where a word of the tag stands in the paragraph; else where the tag does."""
        start = self.words.find(word, self.start) if word else -1
        if start >= 0:
            return start, start + len(word)
        whole = _WHOLE.match(self.words, self.start)
        return (self.start, len(self.words)) if whole is None else whole.span()

    def location(self, path: str, word: str) -> Location:
        """The same as a place in the part of that name."""
        start, end = self.stretch(word)
        return Location(
            path=path,
            line=self.paragraph,
            column=start + 1,
            end_line=self.paragraph,
            end_column=end + 1,
        )

    @property
    def record(self) -> RecordName:
        """The paragraph, as a finding names it."""
        title = self.words.strip()
        return RecordName(kind=marked("paragraph"), id=str(self.paragraph), title=title)


def a_line_for_each(source: str) -> str:
    """A source in which every tag begins a line of its own, for Jinja knows lines only.

    The line ends behind the sign that opens the tag, where blanks mean nothing.
    """
    return source if "endraw" in source else _OPENER.sub(r"\g<0>\n", source)


class Tags:
    """All tags of one part of a template."""

    def __init__(self, root: _Element) -> None:
        self._paragraphs = list(_paragraphs(root))
        self._tags = [
            _Tag(number, words, opener.start())
            for number, words in enumerate(self._paragraphs, 1)
            for opener in _OPENER.finditer(words)
        ]

    def misused(self, path: str) -> list[Finding]:
        """Tags of docxtpl that would leave text where a document can have none."""
        return [
            _found(
                _Tag(number, words, tag.start()),
                tag[0],
                path,
                text("{tag} would leave text where a document can hold none", tag=tag[0]),
                text("write {tag}", tag="{{ … }}"),
            )
            for number, words in enumerate(self._paragraphs, 1)
            for tag in _IN_PLACE_OF.finditer(words)
        ]

    def not_ended(self, path: str) -> list[Finding]:
        """Tags that begin in a paragraph and do not end there; of remarks Jinja says it itself."""
        return [
            _found(
                _Tag(number, words, start),
                words[start : start + 2],
                path,
                is_begun(words[start:]),
                NEEDS_ITS_END,
            )
            for number, words in enumerate(self._paragraphs, 1)
            for start in not_ended(words)
            if not words.startswith("{#", start)
        ]

    def placed(self, found: Finding, path: str, source: str) -> Finding:
        """A finding in what Jinja was given, at its place in the text of the template.

        Args:
            found: The finding.
            path: What the part is called.
            source: What Jinja was given.
        """
        starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        offset = starts[found.location.line - 1] + found.location.column - 1
        index = bisect_right([opener.start() for opener in _OPENER.finditer(source)], offset) - 1
        if not 0 <= index < len(self._tags):
            return replace(found, location=Location(path=path))
        tag = self._tags[index]
        length = max(0, found.location.end_column - found.location.column)
        location = tag.location(path, source[offset : offset + length].strip())
        return replace(found, location=location, record=tag.record)


def _found(tag: _Tag, word: str, path: str, message: Text, fix: Text) -> Finding:
    place = tag.location(path, word)
    return Finding(rule=SYNTAX, location=place, message=message, fix=fix, record=tag.record)


def _paragraphs(root: _Element) -> Iterator[str]:
    """The words of every paragraph, those in tables and boxes too, as they come in the file."""
    words: dict[_Element, list[str]] = {each: [] for each in root.iter(f"{_W}p")}
    for each in root.iter(f"{_W}t"):
        owner = next(each.iterancestors(f"{_W}p"), None)
        if owner is not None:
            words[owner].append(each.text or "")
    return ("".join(each) for each in words.values())
