"""What a finding is about, told without line numbers: rule, record, field, and the value found.

A list of known findings must outlive moved lines, reordered records and renamed files, so a
finding is known by what stands at its place and not by where the place is.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from dxplan.findings import Finding, Location
from dxplan.yamltext import Data, Document, Keys

#: Digits of a SHA-256 that are kept: chance meets another value once in 2⁶⁴.
HASH_DIGITS: Final = 16

#: Keys that name an item of a list among its neighbours.
_NAMES: Final = ("id", "task", "indicator", "year")
#: What a file name can hold and a line of text cannot.
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Anchor(NamedTuple):
    """What makes a finding the same one in another state of the files."""

    code: str
    #: Kind and id, as `task NV-CQS-001`; a file, as `file data/plan.yaml`, where there is no id.
    record: str
    #: The keys from the record to the place, joined by points; empty for the record itself.
    field: str
    #: The hash of the value there; empty where a whole record stands there.
    value: str


class Anchors:
    """Finds the anchors of findings about some documents."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._maps: dict[str, _Map] = {}

    def of(self, finding: Finding) -> Anchor:
        """The anchor of one finding."""
        place = finding.location
        record = f"file {place.path}"
        field, value = "", ""
        document = self.documents.get(place.path)
        if document is not None and place != Location(path=place.path):
            keys = self._map(document).keys_at(place)
            found, field, there = _walk(document.data, keys)
            record, value = found or record, _hash(there) if keys else ""
        name = finding.record
        if name is not None and name.id != "?":
            record = f"{name.kind} {name.id}"
        if field == "id":  # the record is called so already
            field, value = "", ""
        return Anchor(
            finding.rule.code,
            _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", record),
            _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", field),
            value,
        )

    def _map(self, document: Document) -> _Map:
        if document.path not in self._maps:
            self._maps[document.path] = _Map(document)
        return self._maps[document.path]


class _Map:
    """From a place in a document back to the keys that lead there."""

    def __init__(self, document: Document) -> None:
        self._line_starts = document.line_starts
        #: Lists and mappings by where they begin; the outermost where several begin at one place.
        self._containers: dict[int, Keys] = {}
        #: Keys and single values, in the order of the text.
        self._words: list[tuple[int, int, Keys]] = []
        parents = {keys[:-1] for keys in document.places if keys}
        for keys, place in sorted(document.places.items(), key=lambda item: len(item[0])):
            if place.key != place.value:
                self._words.append((*place.key, keys))
            if keys in parents:
                self._containers.setdefault(place.value.start, keys)
            else:
                self._words.append((*place.value, keys))
        self._words.sort(key=lambda word: word[:2])

    def keys_at(self, place: Location) -> Keys:
        """The keys to the value, or to the record, that is pointed at; () where it is neither."""
        start = self._line_starts[place.line - 1] + place.column - 1
        end = self._line_starts[place.end_line - 1] + place.end_column - 1
        index = bisect_right(self._words, start, key=lambda word: word[0]) - 1
        if index >= 0:
            begins, ends, keys = self._words[index]
            # A record begins with the first of its keys, and a place that is all of its first
            # line reaches beyond that key.
            if start < ends and not (begins == start and end > ends):
                return keys
        return self._containers.get(start, ())


def _walk(data: Data, keys: Keys) -> tuple[str | None, str, Data]:
    """The record on the way to a value if it has an id, the field of it, and the value."""
    record: str | None = None
    field: list[str] = []
    here: Any = data
    for key in keys:
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):  # a value that was refused while it was read
            return record, ".".join(field), None
        if isinstance(key, str):
            field.append(key)
        elif isinstance(here, dict):
            name = next((here[each] for each in _NAMES if isinstance(here.get(each), str)), None)
            if record is None and isinstance(here.get("id"), str):
                record, field = f"{'.'.join(field)} {name}", []
            elif name is not None:
                field.append(name)
    return record, ".".join(field), here


def _hash(value: Data) -> str:
    """The hash of a value or of a list of values; empty for records, which are known by name."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        return ""
    words = [item if isinstance(item, str) else None for item in items]
    written = json.dumps([isinstance(value, list), words], separators=(",", ":"))
    return sha256(written.encode("ascii")).hexdigest()[:HASH_DIGITS]
