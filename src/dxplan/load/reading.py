"""One file being read: bytes to data, lists to records, and everything found on the way.

What a file of a certain path holds is not known here; `file.py` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from dxplan.catalogue import schema
from dxplan.encoding import decode
from dxplan.findings import Finding, RecordName
from dxplan.language import Text, text
from dxplan.load.content import FileContent, Found, whole_file
from dxplan.load.naming import name_at, raw_name
from dxplan.load.trees import Tree, Unreadable
from dxplan.model import Identity, Report
from dxplan.records import Origin, key_names, read, unknown_key, wrong_shape
from dxplan.yamltext import REFUSED, Data, Document, Keys, parse

T = TypeVar("T")


class Top(NamedTuple):
    """A file that could be opened: its mapping without the keys nobody reads."""

    document: Document
    values: Mapping[str, Any]

    @property
    def has_other_keys(self) -> bool:
        """Whether a list that is not there may stand under a misspelt or refused key."""
        others = isinstance(self.document.data, dict) and self.document.data != self.values
        return others or bool(self.document.findings)


class Reading:
    """Collects records, their origins and the findings while one file is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.document: Document | None = None
        self.findings: list[Finding] = []
        self.records: list[Found] = []
        self.identity: Identity | None = None
        self.report: Report | None = None
        self.origins: dict[int, Origin] = {}
        self.incomplete: set[type] = set()
        self.stops = False

    def content(self) -> FileContent:
        """What was collected."""
        return FileContent(
            path=self.path,
            document=self.document,
            findings=tuple(self.findings),
            records=tuple(self.records),
            identity=self.identity,
            report=self.report,
            origins=self.origins,
            incomplete=frozenset(self.incomplete),
            stops=self.stops,
        )

    # opening

    def open(self, tree: Tree, known: tuple[str, ...], *kinds: type) -> Top | None:
        """Open the file as a mapping with some `known` keys; None where nothing can go on.

        `kinds` are the record types it should hold: where it was not read to its end, some of
        them may be missing.
        """
        source = self._text(tree)
        if source is None:
            self.incomplete.update(kinds)
            return None
        document = self.document = parse(self.path, source)
        self.findings += document.findings
        if document.stopped_at is not None:
            self.incomplete.update(kinds)
        for keys in document.nulls:
            self._report_null(document, keys)
        data = {} if document.data is None else document.data
        if not isinstance(data, dict):
            self.misshapen(document, data, text("a mapping"))
            self.incomplete.update(kinds)
            return None
        for key in data.keys() - set(known):
            self.findings.append(unknown_key(key, known, Origin(document, ()), None))
        return Top(document, {key: value for key, value in data.items() if key in known})

    def _text(self, tree: Tree) -> str | None:
        try:
            source, findings = decode(self.path, tree.read(self.path))
        except Unreadable as error:
            self.findings.append(whole_file(self.path, error.rule, error.message, error.fix))
            return None
        self.findings += findings
        return source

    def _report_null(self, document: Document, keys: Keys) -> None:
        """An empty value; an empty list of records is allowed, and a dropped key was reported."""
        if len(keys) > 1 and "" not in keys:
            key = next((str(each) for each in reversed(keys) if isinstance(each, str)), "")
            self.findings.append(
                Finding(
                    rule=schema.EMPTY,
                    message=text("{key} has no value", key=key),
                    location=document.at(keys, key=True),
                    record=name_at(document, keys),
                    fix=text("write a value or take the key out"),
                )
            )

    # what is wrong at the top

    def misshapen(self, document: Document, found: Data, wanted: Text, *keys: str | int) -> None:
        """Report a list, mapping or single value in the wrong place; a refused one was reported."""
        if found is not REFUSED:
            self.findings.append(wrong_shape(found, wanted, document.at(keys), None))

    def missing(self, document: Document, key: str) -> None:
        """Report a key without which the file says nothing, unless it may stand further below."""
        if document.stopped_at is not None:
            return
        message = text("the key {missing} is missing", missing=key)
        fix = text("add {key}: …", key=key)
        self.findings.append(whole_file(document.path, schema.MISSING_KEY, message, fix))

    # records

    def read_records(self, top: Top, key: str, kind: type, group: str | None = None) -> None:
        """Read a list of records with ids; of tasks, with the group that the file names."""
        for origin, row in self._items(top, key, kind):
            name = raw_name(kind, row)
            if group is not None and "group" in row:
                known = tuple(each for each in key_names(kind) if each != "group")
                self.findings.append(unknown_key("group", known, origin, name))
            whole = row if group is None else {**row, "group": group}
            record, findings = read(kind, whole, origin, name)
            self.findings += findings
            part = row.get("pillar") if group is None else group
            self.records.append(Found(kind, record, origin, name, row.get("id"), part))

    def read_entries(self, top: Top, key: str, kind: type[T], name: RecordName) -> list[T]:
        """Read a list of report entries, which have no ids of their own."""
        entries = []
        for origin, row in self._items(top, key):
            about = row.get("task", row.get("indicator"))
            title = about if isinstance(about, str) else None
            entry, findings = read(kind, row, origin, replace(name, title=title))
            self.findings += findings
            if entry is not None:
                self.origins[id(entry)] = origin
                entries.append(entry)
        return entries

    def _items(self, top: Top, key: str, *kinds: type) -> Iterator[tuple[Origin, dict[str, Any]]]:
        """The mappings in a list of records, with a finding for everything else in it."""
        rows = top.values.get(key)
        if rows is None:
            if key not in top.values and top.has_other_keys:
                self.incomplete.update(kinds)
            return
        if not isinstance(rows, list):
            self.incomplete.update(kinds)
            self.misshapen(top.document, rows, text("a list"), key)
            return
        for index, row in enumerate(rows):
            if isinstance(row, dict):
                yield Origin(top.document, (key, index)), row
                continue
            self.incomplete.update(kinds)
            if row is not None:
                self.misshapen(top.document, row, text("a mapping"), key, index)
