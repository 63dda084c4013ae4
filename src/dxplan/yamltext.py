"""YAML text to plain data with a place for every value. The only module that imports yaml.

A file is read in one pass over libyaml's events. That never builds node objects (four times
faster than composing them), never recurses (libyaml's composer dies on extreme nesting), and sees
anchors, aliases and tags where they stand. Nothing is guessed: a value is text, a list, a mapping
or nothing, and the schema decides the rest. Spans are found by a second pass, only when a
message needs one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from dxplan.catalogue import text as rules
from dxplan.findings import Finding, Location, Related, Rule
from dxplan.language import Text, marked, text

_Loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 100
#: After so many findings in one file the rest would only repeat them.
MAX_FINDINGS = 200

_COMMENT = re.compile(r"#[^\r\n]*")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
#: What an escape may not bring in: control characters, and half a character.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Refused:
    """Stands where a value was refused with a finding of its own, so nobody reports it twice."""

    def __repr__(self) -> str:
        return "REFUSED"


REFUSED: Final = Refused()

Data: TypeAlias = "dict[str, Data] | list[Data] | str | Refused | None"
Keys: TypeAlias = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of text, in code points, end exclusive."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a value stands, and the key that names it (the same span for a list item)."""

    key: Span
    value: Span


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
        places: dict[Keys, Place] = {}
        _Reader(self, places).run()
        return places

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """Every comment from its `#` to the end of its line, as far as the file was read.

        The parser says nothing of comments: they are what begins with `#` outside all scalars.
        """
        reader = _Reader(self, {})
        reader.run()
        end = len(self.text) if self.stopped_at is None else self.stopped_at
        found: list[Span] = []
        position = 0
        for scalar in (*reader.scalars, Span(end, end)):
            found += (
                Span(*each.span()) for each in _COMMENT.finditer(self.text, position, scalar.start)
            )
            position = scalar.end
        return tuple(found)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self.text))]

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its line end; empty when there is no such line."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def location(self, span: Span) -> Location:
        """Lines and columns of `span`."""
        (line, column), (end_line, end_column) = self._point(span.start), self._point(span.end)
        return Location(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column
        )

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

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def parse(path: str, source: str) -> Document:
    """Read YAML text that `decode` has let through; what is refused is in `findings`."""
    bare = Document(path, source)
    reader = _Reader(bare)
    reader.run()
    return Document(
        path,
        source,
        reader.root,
        tuple(reader.findings),
        tuple(reader.nulls),
        reader.stopped_at,
    )


@dataclass(slots=True)
class _Frame:
    """A mapping or list being filled."""

    container: dict[str, Data] | list[Data]
    start: int
    is_list: bool
    key: str | None = None
    #: Whether the next value belongs to a key (mappings only).
    has_key: bool = False
    #: The value of the pending key was refused with the key.
    drop: bool = False
    #: The event of every key so far; marks are read only when a place is wanted.
    seen: dict[str, Any] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Whether the value being read belongs to a refused key."""
        return not self.is_list and (self.drop or self.key is None)


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


class _Stop(Exception):
    """Nothing further in this file can be read."""


class _Reader:
    """Builds data from events; with `places` it also writes down where every value stands."""

    def __init__(self, document: Document, places: dict[Keys, Place] | None = None) -> None:
        self.document = document
        self.places = places
        self.findings: list[Finding] = []
        self.root: Data = None
        self.nulls: list[Keys] = []
        self.stopped_at: int | None = None
        #: Where keys and values are written, noted together with `places`.
        self.scalars: list[Span] = []
        self._documents = 0
        self._stack: list[_Frame] = []
        self._handlers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def run(self) -> None:
        """Read to the end or to the first place beyond which nothing is certain."""
        try:
            self._handle_events()
        except _Stop:
            self._keep_what_is_complete()

    def _handle_events(self) -> None:
        loader = _Loader(self.document.text)
        handlers, next_event = self._handlers, loader.get_event
        try:
            while (event := next_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except (ValueError, OverflowError):  # PyYAML's own scanner at "\\U00110000"
            mark = loader.get_mark()
            self._syntax_error(yaml.MarkedYAMLError(problem="escape code", problem_mark=mark))
        finally:
            loader.dispose()

    def _keep_what_is_complete(self) -> None:
        """Hang the finished records of an unfinished list on the root of an unfinished file."""
        if not self._stack:
            return
        root = self._stack[0]
        self.root = root.container
        if len(self._stack) > 1 and isinstance(root.container, dict) and not root.drop:
            unfinished = self._stack[1].container
            if isinstance(unfinished, list) and root.key is not None:
                root.container[root.key] = unfinished

    # values

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1] if self._stack else None
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self.places is not None:
            self.scalars.append(_span(event))
        value: str | None = event.value
        style = event.style
        if style == '"' and _CONTROL.search(event.value):
            words = text("the text holds an escaped control character")
            self._find(rules.CONTROL_CHARACTER, _span(event), words)
            value = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", event.value)
        if frame is not None and not frame.has_key and not frame.is_list:
            self._key(frame, value or "", event)
            return
        if not style and value in _NULLS:
            value = None
            self.nulls.append(self._keys())
        if self.places is not None:
            self._note_place(_span(event))
        self._add(frame, value)

    def _key(self, frame: _Frame, name: str, event: Any) -> None:
        frame.has_key, frame.key, frame.drop = True, name, False
        if name in frame.seen:
            frame.drop = True
            first = self._location(_span(frame.seen[name]))
            self._find(
                rules.DUPLICATE_KEY,
                _span(event),
                text("the key {key} stands twice in the same record", key=name),
                fix=text("keep one of the two"),
                related=(Related(message=text("first here"), location=first),),
            )
            return
        frame.seen[name] = event
        if name == "<<":
            frame.drop = True
            self._find(
                rules.YAML_FEATURE,
                _span(event),
                text("merge keys are not used here"),
                fix=text("write the keys out"),
            )

    def _add(self, frame: _Frame | None, value: Data) -> None:
        if frame is None:
            self.root = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
        else:
            if not frame.drop and frame.key is not None:
                frame.container[frame.key] = value
            frame.has_key = False

    def _keys(self) -> Keys:
        """The keys that lead to the value being read; a refused key is the empty text."""
        return tuple(
            len(frame.container) if frame.is_list else "" if frame.is_refused else frame.key or ""
            for frame in self._stack
        )

    def _note_place(self, span: Span) -> None:
        """Write down where the value being read stands, unless a key on the way was refused."""
        if self.places is None or any(frame.is_refused for frame in self._stack):
            return
        frame = self._stack[-1] if self._stack else None
        key = span
        if frame is not None and not frame.is_list and frame.key is not None:
            key = _span(frame.seen[frame.key])
        self.places.setdefault(self._keys(), Place(key, span))

    # containers

    def _open_mapping(self, event: Any) -> None:
        self._open(event, {})

    def _open_list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, container: dict[str, Data] | list[Data]) -> None:
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._stack) >= MAX_DEPTH:
            self._find(
                rules.TOO_DEEP,
                Span(start, start + 1),
                text("nested more than {limit} levels deep", limit=MAX_DEPTH),
            )
            self._stop(start)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and not frame.is_list and not frame.has_key:
            self._find(
                rules.YAML_FEATURE,
                Span(start, event.end_mark.index),
                text("a key must be plain text, not a list or a mapping"),
            )
            frame.key, frame.drop = None, True
        self._stack.append(_Frame(container, start, isinstance(container, list)))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        parent = self._stack[-1] if self._stack else None
        if parent is not None and not parent.is_list and not parent.has_key:
            parent.has_key = True  # the container was itself a refused key
            return
        if self.places is not None:
            self._note_place(Span(frame.start, self._end_of(event)))
        self._add(parent, frame.container)

    def _end_of(self, event: Any) -> int:
        """A block collection ends where its last line ends, not where the next token begins."""
        end = int(event.end_mark.index)
        if event.start_mark.index == end:
            source = self.document.text
            while end and source[end - 1].isspace():
                end -= 1
        return end

    # what is refused

    def _alias(self, event: Any) -> None:
        span = _span(event)
        self._find(
            rules.YAML_FEATURE,
            span,
            text("the alias *{name} is not used here", name=event.anchor),
            fix=text("write the value out"),
        )
        frame = self._stack[-1] if self._stack else None
        if frame is not None and not frame.is_list and not frame.has_key:
            frame.has_key, frame.key, frame.drop = True, None, True
            return
        if self.places is not None:
            self._note_place(span)
        self._add(frame, REFUSED)

    def _refuse_properties(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            message = text("the anchor &{name} is not used here", name=event.anchor)
        else:
            message = text("the tag {name} is not used here", name=event.tag)
        word = re.compile(r"\S*").match(self.document.text, start)
        end = word.end() if word else start
        self._find(rules.YAML_FEATURE, Span(start, end), message, fix=text("take it out"))

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            start = event.start_mark.index
            self._find(
                rules.SEVERAL_DOCUMENTS,
                Span(start, max(event.end_mark.index, start)),
                text("a second YAML document begins here"),
                fix=text("keep one document in a file"),
            )
            self.stopped_at = start
            raise _Stop

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        offset = error.problem_mark.index if error.problem_mark else 0
        opened = error.context_mark.index if error.context_mark else None
        source = self.document.text
        message, fix = _in_plain_words(str(error.problem), source[offset : offset + 1])
        related: tuple[Related, ...] = ()
        if opened is not None and opened != offset:
            where = self._location(Span(opened, opened + 1))
            related = (Related(message=text("what is being read began here"), location=where),)
        offset = min(offset, len(source.rstrip()))
        self._find(rules.SYNTAX, Span(offset, offset + 1), message, fix=fix, related=related)
        self._stop(opened if opened is not None else offset)

    def _stop(self, offset: int) -> None:
        self.stopped_at = offset
        raise _Stop

    def _location(self, span: Span) -> Location:
        return self.document.location(span)

    def _find(
        self,
        rule: Rule,
        span: Span,
        message: Text,
        *,
        fix: Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        if self.places is not None:
            return
        self.findings.append(
            Finding(
                rule=rule, message=message, location=self._location(span), fix=fix, related=related
            )
        )
        if len(self.findings) >= MAX_FINDINGS:
            self.stopped_at = span.start
            raise _Stop


#: Words of libyaml and of PyYAML's own scanner -> what happened and what to do.
_SYNTAX_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", marked("a second “: ” on one line"),
     marked("put the text in quotes")),
    ("sequence entries are not allowed", marked("a list item cannot begin here"),
     marked("begin the list on a line of its own")),
    ("unexpected end of stream", marked("a quotation mark is opened and never closed"),
     marked("close the quotation mark")),
    ("',' or ']'", marked("a list [ … ] is not closed"), marked("close it with ]")),
    ("',' or '}'", marked("a mapping {{ … }} is not closed"), marked("close it with }}")),
    ("escape c", marked("an unknown \\ escape inside double quotes"),
     marked("use single quotes, or write \\\\ for a backslash")),
    ("expected ':'", marked("a key without its colon"), marked("write “key: value”")),
    ("expected key", marked("the indentation does not fit the lines above"),
     marked("align it with its neighbours")),
    ("'-' indicator", marked("the indentation does not fit the list above"),
     marked("align it with its neighbours")),
    ("<block end>", marked("the indentation does not fit the lines above"),
     marked("align it with its neighbours")),
)  # fmt: skip


def _in_plain_words(problem: str, character: str) -> tuple[Text, Text | None]:
    """What a parser error means to somebody who edits a plan, and what to do."""
    if problem.startswith("found character") and character == "\t":
        return text("a tab stands where YAML wants spaces"), text("indent with spaces")
    if problem.startswith("found character"):
        return (
            text("a value cannot begin with {character}", character=character),
            text("put the text in quotes"),
        )
    for words, message, fix in _SYNTAX_WORDS:
        if words in problem:
            return Text(message), Text(fix)
    return text("this is not YAML: {problem}", problem=problem), None
