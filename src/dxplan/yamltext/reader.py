"""A file's data from libyaml's events, in one pass.

That never builds node objects (four times faster than composing them), never recurses (libyaml's
composer dies on extreme nesting), and sees anchors, aliases and tags where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from dxplan.yamltext.lines import Lines
from dxplan.yamltext.refusals import Refusals, Stop
from dxplan.yamltext.values import REFUSED, Data, Keys, Span

#: libyaml's where PyYAML was built with it.
LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 100

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
#: What an escape may not bring in: control characters, and half a character.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(slots=True)
class Frame:
    """A mapping or list being filled."""

    container: dict[str, Data] | list[Data]
    start: int
    #: Whether a key comes next; never in a list.
    awaits_key: bool
    #: The key of the value that comes next (mappings only).
    key: str = ""
    #: Whether that key was refused, and its value goes with it.
    drop: bool = False
    #: The event of every key so far; marks are read only when a place is wanted.
    seen: dict[str, Any] = field(default_factory=dict)


def span_of(event: Any) -> Span:
    """Where an event begins and ends."""
    return Span(event.start_mark.index, event.end_mark.index)


def keys_to(stack: Sequence[Frame]) -> Keys:
    """The keys that lead to the value being read; a refused key is the empty text."""
    return tuple(
        len(frame.container)
        if isinstance(frame.container, list)
        else ("" if frame.drop else frame.key)
        for frame in stack[1:]
    )


class Reader:
    """Builds data from events; what is refused goes to `refusals`."""

    def __init__(self, lines: Lines, *, quiet: bool = False) -> None:
        self.refusals = Refusals(lines, quiet=quiet)
        #: The file's one value, once it was `run`.
        self.root: Data = None
        #: Keys whose value is empty.
        self.nulls: list[Keys] = []
        self.source = lines.text
        #: What is open, innermost last. The first holds the root as a list of one, so that a value
        #: always has something to go into.
        self.stack = [Frame([], 0, awaits_key=False)]
        self._documents = 0
        self._handlers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def run(self) -> None:
        """Read to the end or to the first place beyond which nothing is certain."""
        try:
            self._handle_events()
        except Stop:
            self._keep_what_is_complete()
        top = self.stack[0].container
        self.root = top[0] if isinstance(top, list) and top else None

    def _handle_events(self) -> None:
        loader = LOADER(self.source)
        handlers, next_event = self._handlers, loader.get_event
        try:
            while (event := next_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except yaml.MarkedYAMLError as error:
            offset = error.problem_mark.index if error.problem_mark else 0
            opened = error.context_mark.index if error.context_mark else None
            self.refusals.syntax(str(error.problem), offset, opened)
        except (ValueError, OverflowError):  # PyYAML's own scanner at "\\U00110000"
            self.refusals.syntax("escape code", loader.get_mark().index, None)
        finally:
            loader.dispose()

    def _keep_what_is_complete(self) -> None:
        """Hang the finished records of an unfinished list on the root of an unfinished file."""
        top, *unfinished = self.stack
        if not unfinished:
            return
        root, *below = unfinished
        self._add(top, root.container)
        if below and isinstance(below[0].container, list) and isinstance(root.container, dict):
            self._add(root, below[0].container)

    # values

    def scalar(self, event: Any) -> None:
        """A text: the key that is awaited, or a value."""
        value: str = event.value
        style = event.style
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style == '"' and (control := _CONTROL.search(value)):
            self.refusals.control_character(span_of(event), control[0])
            value = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
        frame = self.stack[-1]
        if frame.awaits_key:
            self._key(frame, value, event)
        elif style or value not in _NULLS:
            self._add(frame, value)
        else:
            self.nulls.append(keys_to(self.stack))
            self._add(frame, None)

    def _key(self, frame: Frame, name: str, event: Any) -> None:
        frame.awaits_key, frame.key, frame.drop = False, name, False
        if name in frame.seen:
            frame.drop = True
            self.refusals.duplicate_key(span_of(event), name, span_of(frame.seen[name]))
            return
        frame.seen[name] = event
        if name == "<<":
            frame.drop = True
            self.refusals.merge_key(span_of(event))

    @staticmethod
    def _add(frame: Frame, value: Data) -> None:
        if isinstance(frame.container, list):
            frame.container.append(value)
            return
        if not frame.drop:
            frame.container[frame.key] = value
        frame.awaits_key = True

    # containers

    def _open_mapping(self, event: Any) -> None:
        self._open(event, Frame({}, event.start_mark.index, awaits_key=True))

    def _open_list(self, event: Any) -> None:
        self._open(event, Frame([], event.start_mark.index, awaits_key=False))

    def _open(self, event: Any, frame: Frame) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self.stack) > MAX_DEPTH:
            self.refusals.too_deep(frame.start, MAX_DEPTH)
        parent = self.stack[-1]
        if parent.awaits_key:
            self.refusals.container_as_key(span_of(event))
            parent.drop = True
        self.stack.append(frame)

    def close(self, event: Any) -> None:  # noqa: ARG002 (every handler takes its event)
        """The end of the innermost mapping or list."""
        frame = self.stack.pop()
        parent = self.stack[-1]
        if parent.awaits_key:
            parent.awaits_key = False  # the container was itself a refused key
        else:
            self._add(parent, frame.container)

    # what is refused

    def alias(self, event: Any) -> None:
        """`*name`, in place of a key or a value."""
        self.refusals.alias(span_of(event), event.anchor)
        frame = self.stack[-1]
        if frame.awaits_key:
            frame.awaits_key, frame.drop = False, True
        else:
            self._add(frame, REFUSED)

    def _refuse_properties(self, event: Any) -> None:
        self.refusals.properties(event.start_mark.index, event.anchor, event.tag)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            start = event.start_mark.index
            self.refusals.second_document(Span(start, max(event.end_mark.index, start)))
