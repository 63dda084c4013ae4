"""What is refused in a YAML file: one finding each, and the end of reading where nothing follows.

What YAML can do beyond text, lists and mappings (anchors, aliases, tags, merge keys, several
documents) is refused because a plan does not need it and every reader of the file would have to
know it; the rest is refused because it would lose data silently or is not YAML.
"""

from __future__ import annotations

import re
from typing import NoReturn

from dxplan.catalogue import text as rules
from dxplan.findings import Finding, Related, Rule
from dxplan.language import Text, text
from dxplan.yamltext.lines import Lines
from dxplan.yamltext.syntax import in_plain_words
from dxplan.yamltext.values import Span

#: After so many findings in one file the rest would only repeat them.
MAX_FINDINGS = 200

_WORD = re.compile(r"\S*")


class Stop(Exception):
    """Nothing further in this file can be read."""


class Refusals:
    """The findings of one reading. A second reading is `quiet`: the first has said it all."""

    def __init__(self, lines: Lines, *, quiet: bool = False) -> None:
        self.findings: list[Finding] = []
        #: Where reading stopped before the end of the text, if it did.
        self.stopped_at: int | None = None
        self._lines, self._quiet = lines, quiet

    def control_character(self, span: Span, character: str) -> None:
        """A control character, written as an escape so that `encoding` could not see it."""
        self._find(
            rules.CONTROL_CHARACTER,
            span,
            text(
                "the text holds an escaped control character, {code}",
                code=f"U+{ord(character):04X}",
            ),
            fix=text("delete its escape, which begins with a backslash"),
        )

    def duplicate_key(self, span: Span, key: str, first: Span) -> None:
        """A key that stands in its mapping already, at `first`."""
        where = Related(message=text("first here"), location=self._lines.location(first))
        self._find(
            rules.DUPLICATE_KEY,
            span,
            text("the key {key} stands twice in the same record", key=key),
            fix=text("keep one of the two"),
            related=(where,),
        )

    def merge_key(self, span: Span) -> None:
        """`<<` in place of a key."""
        message = text("merge keys are not used here")
        self._find(rules.YAML_FEATURE, span, message, fix=text("write the keys out"))

    def container_as_key(self, span: Span) -> None:
        """A list or mapping in place of a key."""
        message = text("a key must be plain text, not a list or a mapping")
        self._find(rules.YAML_FEATURE, span, message)

    def alias(self, span: Span, name: str) -> None:
        """`*name` in place of a key or value."""
        message = text("the alias *{name} is not used here", name=name)
        self._find(rules.YAML_FEATURE, span, message, fix=text("write the value out"))

    def properties(self, start: int, anchor: str | None, tag: str | None) -> None:
        """An anchor or a tag before a value, which begins at `start`."""
        message = (
            text("the tag {name} is not used here", name=tag)
            if anchor is None
            else text("the anchor &{name} is not used here", name=anchor)
        )
        word = _WORD.match(self._lines.text, start)
        end = word.end() if word else start
        self._find(rules.YAML_FEATURE, Span(start, end), message, fix=text("take it out"))

    def too_deep(self, start: int, limit: int) -> NoReturn:
        """A list or mapping inside more than `limit` others; nothing after it is read."""
        message = text("nested more than {limit} levels deep", limit=limit)
        self._find(rules.TOO_DEEP, Span(start, start + 1), message)
        self._stop(start)

    def second_document(self, span: Span) -> NoReturn:
        """`---` after a whole document; nothing after it is read."""
        message = text("a second YAML document begins here")
        fix = text("keep one document in a file")
        self._find(rules.SEVERAL_DOCUMENTS, span, message, fix=fix)
        self._stop(span.start)

    def syntax(self, problem: str, offset: int, opened: int | None) -> NoReturn:
        """What is not YAML at all; what was `opened` and is not complete is lost with it."""
        source = self._lines.text
        message, fix = in_plain_words(problem, source[offset : offset + 1])
        related: tuple[Related, ...] = ()
        if opened is not None and opened != offset:
            where = self._lines.location(Span(opened, opened + 1))
            related = (Related(message=text("what is being read began here"), location=where),)
        offset = min(offset, len(source.rstrip()))
        self._find(rules.SYNTAX, Span(offset, offset + 1), message, fix=fix, related=related)
        self._stop(offset if opened is None else opened)

    def _stop(self, offset: int) -> NoReturn:
        self.stopped_at = offset
        raise Stop

    def _find(
        self,
        rule: Rule,
        span: Span,
        message: Text,
        *,
        fix: Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        if self._quiet:
            return
        location = self._lines.location(span)
        self.findings.append(
            Finding(rule=rule, message=message, location=location, fix=fix, related=related)
        )
        if len(self.findings) >= MAX_FINDINGS:
            self._stop(span.start)
