"""One file to what it says, on its own: records, where they stand, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

from dxplan.catalogue import schema
from dxplan.encoding import decode
from dxplan.findings import Finding, Location, RecordName, Rule
from dxplan.language import Text, marked, text
from dxplan.load.trees import Tree, Unreadable
from dxplan.model import (
    FORMAT,
    Agency,
    AgencyGroup,
    Group,
    Identity,
    Indicator,
    Measurement,
    Pillar,
    Report,
    Source,
    Task,
    TaskReport,
)
from dxplan.records import Origin, key_names, read, unknown_key, wrong_shape
from dxplan.workspace import KIND_NAMES
from dxplan.yamltext import REFUSED, Data, Document, Keys, parse

T = TypeVar("T")


class Found(NamedTuple):
    """A record with an id as it stands in a file; None where it cannot be read."""

    kind: type
    record: Any
    origin: Origin
    name: RecordName
    #: The id as it is written, and the group or pillar the record counts in.
    id: object
    part: object


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What one file says. Messages name agencies by their ids here."""

    path: str
    document: Document | None
    findings: tuple[Finding, ...]
    records: tuple[Found, ...]
    identity: Identity | None
    report: Report | None
    #: Origin of everything without an id, by the identity of the object.
    origins: Mapping[int, Origin]
    #: Record types of which some may be missing, because the file was not read to its end.
    incomplete: frozenset[type]
    #: Whether nothing else may be read: the file is of a data format that is not known.
    stops: bool


def read_file(tree: Tree, path: str) -> FileContent:
    """Read one file of a tree. Which records it holds is told by its path."""
    reader = _FileReader(tree, path)
    reader.read()
    return FileContent(
        path=path,
        document=reader.document,
        findings=tuple(reader.findings),
        records=tuple(reader.records),
        identity=reader.identity,
        report=reader.report,
        origins=reader.origins,
        incomplete=frozenset(reader.incomplete),
        stops=reader.stops,
    )


def whole_file(path: str, rule: Rule, message: Text, fix: Text | None = None) -> Finding:
    """A finding about a file and no line of it."""
    return Finding(rule=rule, message=message, location=Location(path=path), fix=fix)


#: Lists of records by file, and the types of the records in them.
_LISTS: dict[str, dict[str, type]] = {
    "data/plan.yaml": {"pillars": Pillar, "groups": Group},
    "data/sources.yaml": {"sources": Source},
    "data/agencies.yaml": {"agencies": Agency, "groups": AgencyGroup},
    "data/indicators.yaml": {"indicators": Indicator},
}


class _FileReader:
    """Collects records, their origins and the findings while one file is read."""

    def __init__(self, tree: Tree, path: str) -> None:
        self.tree, self.path = tree, path
        self.document: Document | None = None
        self.findings: list[Finding] = []
        self.records: list[Found] = []
        self.identity: Identity | None = None
        self.report: Report | None = None
        self.origins: dict[int, Origin] = {}
        self.incomplete: set[type] = set()
        self.stops = False

    def read(self) -> None:
        """Read the file as what its path says it is."""
        if self.path == "data/plan.yaml":
            self._read_plan()
        elif self.path in _LISTS:
            self._read_lists()
        elif self.path.startswith("data/tasks/"):
            self._read_tasks()
        else:
            self._read_report()

    def _open(self, *kinds: type) -> Document | None:
        """The file as data, or None where there is nothing to go on with."""
        source = self._text()
        if source is None:
            self.incomplete.update(kinds)
            return None
        document = self.document = parse(self.path, source)
        self.findings += document.findings
        if document.stopped_at is not None:
            self.incomplete.update(kinds)
        for keys in document.nulls:
            self._report_null(document, keys)
        if document.data is None or isinstance(document.data, dict):
            return document
        location = document.at(())
        self.findings.append(wrong_shape(document.data, text("a mapping"), location, None))
        self.incomplete.update(kinds)
        return None

    def _text(self) -> str | None:
        try:
            source, findings = decode(self.path, self.tree.read(self.path))
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
                    record=self._name_at(document, keys),
                    fix=text("write a value or take the key out"),
                )
            )

    # what each file holds

    def _read_plan(self) -> None:
        """Read `plan.yaml`; nothing else is read when its format is one that is not known."""
        document = self._open(Identity, Pillar, Group)
        if document is None:
            return
        top = self._top(document, ("format", "plan", "pillars", "groups"))
        if not self._format_is_known(document, top):
            self.stops = True
            return
        self._read_identity(document, top.get("plan"))
        self._read_all(document, top)

    def _read_identity(self, document: Document, raw: Any) -> None:
        if isinstance(raw, dict):
            self.identity, findings = read(Identity, raw, Origin(document, ("plan",)), None)
            self.findings += findings
        else:
            self._missing_top(document, "plan", raw)
        if self.identity is None:
            self.incomplete.add(Identity)

    def _read_lists(self) -> None:
        lists = _LISTS[self.path]
        document = self._open(*lists.values())
        if document is not None:
            self._read_all(document, self._top(document, tuple(lists)))

    def _read_all(self, document: Document, top: dict[str, Any]) -> None:
        for key, kind in _LISTS[self.path].items():
            self._read_records(document, top, key, kind)

    def _format_is_known(self, document: Document, top: dict[str, Any]) -> bool:
        written = top.get("format")
        if written is None:
            self._missing_top(document, "format", None)
        elif written != str(FORMAT) and written is not REFUSED:
            self.findings.append(
                Finding(
                    rule=schema.FORMAT_VERSION,
                    message=text(
                        "data format {found} is not known; this version reads format {known}",
                        found=str(written)[:20],
                        known=FORMAT,
                    ),
                    location=document.at(("format",)),
                    fix=text("update dxplan, or write format: {known}", known=FORMAT),
                )
            )
            self.incomplete.update((Identity, *KIND_NAMES))
            return False
        return True

    def _missing_top(self, document: Document, key: str, found: Data) -> None:
        if found is REFUSED or (found is None and document.stopped_at is not None):
            return
        if found is not None:
            location = document.at((key,))
            self.findings.append(wrong_shape(found, text("a mapping"), location, None))
            return
        message = text("the key {missing} is missing", missing=key)
        fix = text("add {key}: …", key=key)
        self.findings.append(whole_file(document.path, schema.MISSING_KEY, message, fix))

    def _read_tasks(self) -> None:
        document = self._open(Task)
        if document is None:
            return
        top = self._top(document, ("group", "tasks"))
        group = top.get("group")
        if not isinstance(group, str):
            self._missing_group(document, group)
            self.incomplete.add(Task)
            return
        self.origins[id(document)] = Origin(document, ())
        self._read_records(document, top, "tasks", Task, group)

    def _missing_group(self, document: Document, found: Data) -> None:
        if isinstance(found, list | dict):
            location = document.at(("group",))
            self.findings.append(wrong_shape(found, text("one value"), location, None))
        else:
            self._missing_top(document, "group", None if found is None else REFUSED)

    def _read_report(self) -> None:
        document = self._open(Report)
        if document is None:
            return
        top = self._top(document, key_names(Report))
        name = _report_name(top)
        head = {key: value for key, value in top.items() if key not in {"tasks", "indicators"}}
        report, findings = read(Report, head, Origin(document, ()), name)
        if document.stopped_at is not None:
            findings = [each for each in findings if each.rule is not schema.MISSING_KEY]
        self.findings += findings
        tasks = self._entries(document, top, "tasks", TaskReport, name)
        indicators = self._entries(document, top, "indicators", Measurement, name)
        if report is None:
            self.incomplete.add(Report)
        else:
            report = replace(report, tasks=tuple(tasks), indicators=tuple(indicators))
            self.origins[id(report)] = Origin(document, ())
            self.report = report

    # records

    def _top(self, document: Document, known: tuple[str, ...]) -> dict[str, Any]:
        """The file's mapping without the keys nobody reads."""
        data = document.data if isinstance(document.data, dict) else {}
        for key in data.keys() - set(known):
            self.findings.append(unknown_key(key, known, Origin(document, ()), None))
        return {key: value for key, value in data.items() if key in known}

    def _items(
        self, document: Document, top: dict[str, Any], key: str, *kinds: type
    ) -> Iterator[tuple[Origin, dict[str, Any]]]:
        """The mappings in a list of records, with a finding for everything else in it."""
        rows = top.get(key)
        if rows is None:
            if key not in top and self._has_other_keys(document, top):
                self.incomplete.update(kinds)
            return
        if not isinstance(rows, list):
            self.incomplete.update(kinds)
            if rows is not REFUSED:
                location = document.at((key,))
                self.findings.append(wrong_shape(rows, text("a list"), location, None))
            return
        for index, row in enumerate(rows):
            if isinstance(row, dict):
                yield Origin(document, (key, index)), row
                continue
            self.incomplete.update(kinds)
            if row is not None and row is not REFUSED:
                location = document.at((key, index))
                self.findings.append(wrong_shape(row, text("a mapping"), location, None))

    @staticmethod
    def _has_other_keys(document: Document, top: dict[str, Any]) -> bool:
        """Whether a list that is not there may stand under a misspelt or refused key."""
        others = isinstance(document.data, dict) and document.data != top
        return others or bool(document.findings)

    def _read_records(
        self,
        document: Document,
        top: dict[str, Any],
        key: str,
        kind: type,
        group: str | None = None,
    ) -> None:
        """Read a list of records with ids."""
        for origin, row in self._items(document, top, key, kind):
            name = _name(kind, row)
            extra: dict[str, Any] = {}
            if group is not None:
                extra = {"group": group}
                if "group" in row:
                    known = tuple(each for each in key_names(kind) if each != "group")
                    self.findings.append(unknown_key("group", known, origin, name))
            record, findings = read(kind, {**row, **extra}, origin, name)
            self.findings += findings
            part = group if group is not None else row.get("pillar")
            self.records.append(Found(kind, record, origin, name, row.get("id"), part))

    def _entries(
        self,
        document: Document,
        top: dict[str, Any],
        key: str,
        kind: type[T],
        name: RecordName,
    ) -> list[T]:
        """Read a list of report entries, which have no ids of their own."""
        entries = []
        for origin, row in self._items(document, top, key):
            about = row.get("task", row.get("indicator"))
            title = about if isinstance(about, str) else None
            entry, findings = read(kind, row, origin, replace(name, title=title))
            self.findings += findings
            if entry is not None:
                self.origins[id(entry)] = origin
                entries.append(entry)
        return entries

    def _name_at(self, document: Document, keys: Keys) -> RecordName | None:
        """The record that a place inside a document belongs to."""
        kind = _kind_of(document.path, keys[0])
        data = document.data
        row: Any = data
        for key in keys[:2]:
            try:
                row = row[key]
            except (KeyError, IndexError, TypeError):
                return None
        return _name(kind, row) if kind is not None and isinstance(row, dict) else None


def _kind_of(path: str, key: object) -> type | None:
    """The type of the records in a list of a file."""
    if path.startswith("data/tasks/"):
        return Task if key == "tasks" else None
    return _LISTS.get(path, {}).get(str(key))


def _name(kind: type, row: dict[str, Any]) -> RecordName:
    """What messages call a record that is only raw data so far."""
    name = row.get("id")
    title = row.get("title", row.get("name"))
    agency = row.get("lead", row.get("owner"))
    return RecordName(
        kind=KIND_NAMES[kind],
        id=name if isinstance(name, str) else "?",
        title=title if isinstance(title, str) else None,
        agency=agency if isinstance(agency, str) else None,
    )


def _report_name(top: dict[str, Any]) -> RecordName:
    reporter = top.get("agency", top.get("source"))
    dated = top.get("as_of")
    words = [each for each in (reporter, dated) if isinstance(each, str)]
    return RecordName(kind=marked("report"), id=" ".join(words) or "?")
