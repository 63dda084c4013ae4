"""Markup read as a browser reads it, as far as it matters what can be written at a spot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

#: text; a remark or declaration; behind `<`, in the name of a tag, between its attributes, in the
#: name of one, behind that, behind its `=`, in its value without and with quotation marks; in what
#: is no markup, such as a script.
Kind = Literal[
    "text", "remark", "open", "name", "tag", "attribute", "named", "equals", "bare", "quoted", "raw"
]

#: Elements that hold no markup, and in which escaping is no help.
_RAW: Final = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"})
#: Letters that are kept of a name or a value.
_KEPT: Final = 64


class Spot(NamedTuple):
    """Where reading stands."""

    kind: Kind
    #: In small letters; of a tag that closes, with its `/`.
    tag: str = ""
    attribute: str = ""
    #: The quotation mark, or of a remark what ends it.
    end: str = ""
    #: What has been written of a value so far.
    value: str = ""

    @property
    def shown(self) -> str:
        """The markup that is begun here, as a writer knows it."""
        return "<!" if self.kind == "remark" else f"<{self.tag}>" if self.tag else "<"


TEXT: Final = Spot("text")
_OPEN: Final = Spot("open")


def on(spot: Spot, words: str) -> Spot:
    """Where reading stands behind these words of a template."""
    start = 0
    while start < len(words):
        spot, start = _STEPS[spot.kind](spot, words, start)
    return spot


def behind(spot: Spot) -> Spot:
    """Where reading stands behind a value, which is escaped and so ends nothing."""
    match spot.kind:
        case "open":
            return TEXT
        case "equals":
            return spot._replace(kind="bare")
        case "quoted":
            return spot._replace(value=spot.value or "#")
        case _:
            return spot


#: Where reading stands next, and from where in the words it goes on.
_Step = tuple[Spot, int]


def _text(_: Spot, words: str, start: int) -> _Step:
    found = words.find("<", start)
    return (TEXT, len(words)) if found < 0 else (_OPEN, found + 1)


def _open(_: Spot, words: str, start: int) -> _Step:
    if words.startswith("!--", start):
        at_once = re.compile(r"-?>").match(words, start + 3)
        return (TEXT, at_once.end()) if at_once else (Spot("remark", end="-->"), start + 3)
    if words[start] in "!?":
        return Spot("remark", end=">"), start + 1
    if words[start].isalpha() or words[start] == "/":
        return Spot("name", tag=words[start].lower()), start + 1
    return TEXT, start


def _remark(spot: Spot, words: str, start: int) -> _Step:
    found = re.compile(r"--!?>" if spot.end == "-->" else ">").search(words, start)
    return (TEXT, found.end()) if found else (spot, len(words))


def _name(spot: Spot, words: str, start: int) -> _Step:
    end = _past(r"[^\s/>]*", words, start)
    spot = spot._replace(tag=(spot.tag + words[start:end].lower())[:_KEPT])
    return (spot, end) if end == len(words) else (Spot("tag", tag=spot.tag), end)


def _tag(spot: Spot, words: str, start: int) -> _Step:
    end = _past(r"[\s/]*", words, start)
    if end == len(words):
        return spot, end
    return _closed(spot, end) if words[end] == ">" else (Spot("attribute", tag=spot.tag), end)


def _attribute(spot: Spot, words: str, start: int) -> _Step:
    # A sign of equality that stands first belongs to the name.
    end = _past(r"[^\s/>][^\s/>=]*" if not spot.attribute else r"[^\s/>=]*", words, start)
    spot = spot._replace(attribute=(spot.attribute + words[start:end].lower())[:_KEPT])
    return (spot, end) if end == len(words) else (spot._replace(kind="named"), end)


def _named(spot: Spot, words: str, start: int) -> _Step:
    end = _past(r"\s*", words, start)
    if end == len(words):
        return spot, end
    is_given = words[end] == "="
    return (spot._replace(kind="equals"), end + 1) if is_given else (Spot("tag", tag=spot.tag), end)


def _equals(spot: Spot, words: str, start: int) -> _Step:
    end = _past(r"\s*", words, start)
    if end == len(words):
        return spot, end
    if words[end] in "\"'":
        return spot._replace(kind="quoted", end=words[end]), end + 1
    return _closed(spot, end) if words[end] == ">" else (spot._replace(kind="bare"), end)


def _bare(spot: Spot, words: str, start: int) -> _Step:
    end = _past(r"[^\s>]*", words, start)
    return (spot, end) if end == len(words) else (Spot("tag", tag=spot.tag), end)


def _quoted(spot: Spot, words: str, start: int) -> _Step:
    end = words.find(spot.end, start)
    if end < 0:
        return spot._replace(value=(spot.value + words[start:])[:_KEPT]), len(words)
    return Spot("tag", tag=spot.tag), end + 1


def _raw(spot: Spot, words: str, start: int) -> _Step:
    pattern = re.compile(rf"</{re.escape(spot.tag)}(?=[\s/>])", re.IGNORECASE)
    found = pattern.search(words, start)
    return (Spot("tag", tag="/" + spot.tag), found.end()) if found else (spot, len(words))


def _closed(spot: Spot, end: int) -> _Step:
    return (Spot("raw", tag=spot.tag) if spot.tag in _RAW else TEXT), end + 1


def _past(pattern: str, words: str, start: int) -> int:
    found = re.compile(pattern).match(words, start)
    return start if found is None else found.end()


_STEPS: Final[Mapping[Kind, Callable[[Spot, str, int], _Step]]] = {
    "text": _text,
    "remark": _remark,
    "open": _open,
    "name": _name,
    "tag": _tag,
    "attribute": _attribute,
    "named": _named,
    "equals": _equals,
    "bare": _bare,
    "quoted": _quoted,
    "raw": _raw,
}
