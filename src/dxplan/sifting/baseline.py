"""A list of known findings: these need not be mended now, but no others may come.

The list can only become shorter: what is found no more, or was to be mended by now, is an error.
It is YAML (and so may be JSON), one finding a line, told by its anchor and never by its line.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dxplan.catalogue.sifting import (
    BASELINE_REFUSED,
    KNOWN_FINDING_EXPIRED,
    KNOWN_FINDING_GONE,
)
from dxplan.findings import Finding, Location, RecordName, only_errors
from dxplan.language import Text, text
from dxplan.model import record
from dxplan.records import Origin, read, unknown_key, wrong_shape
from dxplan.scalars import Day, Words
from dxplan.sifting.anchors import Anchor
from dxplan.sifting.hiding import Hiding
from dxplan.sifting.rulenames import RuleCode
from dxplan.sifting.sidefile import read_mapping
from dxplan.yamltext import Document

MAX_BYTES: Final = 4 * 1024 * 1024
#: The format of the file that this version reads and writes.
FORMAT: Final = 1

_KEYS: Final = ("format", "known")
#: Letters that another reader of YAML might take for something else when they stand as they are.
_STRANGE: Final = re.compile(r"[^\x20-\x7e\u00c0-\u024f\u1e00-\u1eff]")


@record
class Entry:
    """One known finding, as it is written in the list."""

    code: RuleCode
    record: Words
    field: str = ""
    value: str = ""
    reason: Words | None = None
    #: The last day it may stand.
    until: Day | None = None

    @property
    def anchor(self) -> Anchor:
        """What it is known by."""
        return Anchor(self.code, self.record, self.field, self.value)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A list that was read: entries and where they stand."""

    path: str
    entries: Sequence[tuple[Entry, Location]] = ()
    document: Document | None = None

    def hide(self, anchored: Iterable[tuple[Finding, Anchor]], day: dt.date) -> Hiding:
        """Take out the known findings; each entry stands for one finding."""
        left: defaultdict[Anchor, list[tuple[Entry, Location]]] = defaultdict(list)
        # Entries that hold come last, so that `pop` takes them first.
        for entry, place in sorted(self.entries, key=lambda each: not _is_over(each[0], day)):
            left[entry.anchor].append((entry, place))
        result = Hiding([], [], [], [])
        for finding, anchor in anchored:
            if not left[anchor]:
                result.shown.append(finding)
                continue
            entry, place = left[anchor].pop()
            if _is_over(entry, day):
                result.shown.append(finding)
                result.expired.append(_expired(entry, place))
            else:
                result.hidden.append(finding)
        result.idle.extend(
            (entry.code, _gone(entry, place)) for those in left.values() for entry, place in those
        )
        return result


def _is_over(entry: Entry, day: dt.date) -> bool:
    return entry.until is not None and day > entry.until


def _expired(entry: Entry, place: Location) -> Finding:
    return Finding(
        rule=KNOWN_FINDING_EXPIRED,
        message=text("{code} was to be mended by {date}", code=entry.code, date=entry.until),
        location=place,
        record=_name(entry),
        fix=text("mend it, or decide anew and write another date"),
    )


def _gone(entry: Entry, place: Location) -> Finding:
    return Finding(
        rule=KNOWN_FINDING_GONE,
        message=text("{code} is found here no more", code=entry.code),
        location=place,
        record=_name(entry),
        fix=text("take the line out, or write the list anew with --write-baseline"),
    )


def _name(entry: Entry) -> RecordName:
    kind, _, name = entry.record.partition(" ")
    return RecordName(kind=kind, id=name)


def read_baseline(path: str, raw: bytes) -> tuple[Baseline, list[Finding]]:
    """The list in a file; one that has an error is empty, and the first error is told.

    `path` is the file as findings name it.
    """
    document, data, findings = read_mapping(path, raw, MAX_BYTES)
    entries: list[tuple[Entry, Location]] = []
    if document is not None and not only_errors(findings):
        findings += _read_head(document, data)
        entries, found = _read_entries(document, data.get("known"))
        findings += found
    wrong = only_errors(findings)
    if wrong:
        return Baseline(path, (), document), [refused(wrong[0])]
    return Baseline(path, entries, document), []


def refused(first: Finding) -> Finding:
    """The first thing that is wrong, as a reason to believe nothing of the file."""
    message = text("not read as a list of known findings: {reason}", reason=first.message)
    return replace(first, rule=BASELINE_REFUSED, message=message, related=())


def _read_head(document: Document, data: dict[str, object]) -> list[Finding]:
    strange = [key for key in data if key not in _KEYS]
    findings = [unknown_key(key, _KEYS, Origin(document, ()), None) for key in strange]
    for key in _KEYS:
        if key not in data:
            message = text("the key {missing} is missing", missing=key)
            findings.append(_at(document, message))
    if "format" in data and data["format"] != str(FORMAT):
        message = text(
            "data format {found} is not known; this version reads format {known}",
            found=str(data["format"])[:20],
            known=FORMAT,
        )
        findings.append(_at(document, message, "format"))
    return findings


def _at(document: Document, message: Text, *keys: str) -> Finding:
    return Finding(rule=BASELINE_REFUSED, message=message, location=document.at(keys))


def _read_entries(
    document: Document, rows: object
) -> tuple[list[tuple[Entry, Location]], list[Finding]]:
    if not isinstance(rows, list):
        where = document.at(("known",))
        return [], [] if rows is None else [wrong_shape(rows, text("a list"), where, None)]
    entries = []
    findings = []
    for index, row in enumerate(rows):
        origin = Origin(document, ("known", index))
        if not isinstance(row, dict):
            findings.append(wrong_shape(row, text("a mapping"), origin.at(), None))
            continue
        entry, found = read(Entry, row, origin, None)
        findings += found
        if entry is not None:
            entries.append((entry, origin.at()))
    return entries, findings


def listed(anchors: Iterable[Anchor], before: Baseline) -> str:
    """The text of a list of these findings, sorted, one a line.

    Reasons and days of entries in `before` stay with the findings they were written for.
    """
    said: defaultdict[Anchor, list[Entry]] = defaultdict(list)
    for entry, _ in before.entries:
        said[entry.anchor].append(entry)
    entries = [said[each].pop(0) if said[each] else _entry(each) for each in sorted(anchors)]
    lines = [f"# dxplan validate --write-baseline\nformat: {FORMAT}\nknown:"]
    lines += [f"  - {{{_flow(entry)}}}" for entry in entries]
    return "\n".join(lines) + (" []\n" if not entries else "\n")


def _entry(anchor: Anchor) -> Entry:
    return Entry(**anchor._asdict())


def _flow(entry: Entry) -> str:
    """The keys of an entry that say something."""
    keys = [f"code: {entry.code}", f"record: {_quoted(entry.record)}"]
    keys += [f"field: {_quoted(entry.field)}"] if entry.field else []
    keys += [f"value: {_quoted(entry.value)}"] if entry.value else []
    keys += [f"reason: {_quoted(entry.reason)}"] if entry.reason else []
    keys += [f"until: {entry.until}"] if entry.until else []
    return ", ".join(keys)


def _quoted(words: str) -> str:
    """Text in double quotes that YAML and, for all usual letters, JSON read alike."""
    written = json.dumps(words, ensure_ascii=False)
    return _STRANGE.sub(lambda letter: f"\\U{ord(letter[0]):08X}", written)
