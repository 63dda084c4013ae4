"""A folder to a plan: the only reader of `data/`.

Every file is read and every problem of every file is reported in one run. A record that cannot
be read neither hides its neighbours nor makes them look wrong: its id is kept, so that references
to it stay quiet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from dxplan.catalogue import schema
from dxplan.catalogue import text as files
from dxplan.catalogue.references import DUPLICATE_ID
from dxplan.encoding import decode
from dxplan.findings import Finding, Location, RecordName, Related, Rule
from dxplan.language import Text, marked, text
from dxplan.model import (
    FORMAT,
    Agency,
    AgencyGroup,
    Citation,
    Group,
    Identity,
    Indicator,
    Measurement,
    Pillar,
    Plan,
    Report,
    Source,
    Task,
    TaskReport,
)
from dxplan.records import Origin, key_names, read, unknown_key, wrong_shape
from dxplan.scalars import is_id, plain_letters
from dxplan.workspace import KIND_NAMES, Workspace
from dxplan.yamltext import REFUSED, Data, Document, Keys, parse

MAX_BYTES = 16 * 1024 * 1024

T = TypeVar("T")

#: Stands for the plan's identity while `plan.yaml` has errors; no figure is made over it.
_UNREAD = Identity(
    number="?",
    title="?",
    issued=date.min,
    issuer="?",
    source=Citation(document="?"),
    target_years=(),
)


def load(root: Path) -> tuple[Workspace, list[Finding]]:
    """Read the workspace at `root`: the plan, and what is wrong with its files and records."""
    loader = _Loader(root)
    loader.read_everything()
    return loader.workspace(), loader.findings


class _Loader:
    """Collects records, their origins and the findings while files are read in order."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}
        self.identity = _UNREAD
        self.tables: dict[type, dict[str, Any]] = {kind: {} for kind in KIND_NAMES}
        self.reports: list[Report] = []
        self.origins: dict[int, Origin] = {}
        self.rejected: defaultdict[type, set[str]] = defaultdict(set)
        self.incomplete: set[type] = set()
        self.unread: Counter[tuple[type, str]] = Counter()
        #: Short names of the agencies read so far, for the names in messages.
        self.agency_names: dict[str, str] = {}

    def workspace(self) -> Workspace:
        """What has been read."""
        tables = self.tables
        plan = Plan(
            identity=self.identity,
            pillars=tables[Pillar],
            groups=tables[Group],
            sources=tables[Source],
            agencies=tables[Agency],
            agency_groups=tables[AgencyGroup],
            indicators=tables[Indicator],
            tasks=tables[Task],
            reports=tuple(sorted(self.reports, key=lambda each: (each.as_of, self._path_of(each)))),
        )
        return Workspace(
            root=self.root,
            plan=plan,
            documents=self.documents,
            origins=self.origins,
            rejected={kind: frozenset(ids) for kind, ids in self.rejected.items()},
            incomplete=frozenset(self.incomplete),
            unread=self.unread,
        )

    def _path_of(self, record: object) -> str:
        return self.origins[id(record)].document.path

    # files

    def read_everything(self) -> None:
        """All files, those that others refer to first."""
        if not self._read_plan():
            return
        self._read_lists("data/sources.yaml", {"sources": Source})
        self._read_lists("data/agencies.yaml", {"agencies": Agency, "groups": AgencyGroup})
        self._read_lists("data/indicators.yaml", {"indicators": Indicator})
        for path in self._paths("data/tasks", "*.yaml"):
            self._read_tasks(path)
        for path in self._paths("data/reports", "**/*.yaml"):
            self._read_report(path)
        self._look_for_stray_files()

    def _paths(self, folder: str, pattern: str) -> list[str]:
        found = (self.root / folder).glob(pattern)
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def _document(self, path: str, *kinds: type) -> Document | None:
        """The file as data, or None where there is nothing to go on with."""
        source, findings = self._text(path)
        self.findings += findings
        if source is None:
            self.incomplete.update(kinds)
            return None
        document = parse(path, source)
        self.documents[path] = document
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

    def _text(self, path: str) -> tuple[str | None, list[Finding]]:
        file = self.root / path
        try:
            if file.is_dir():
                return None, [_unreadable(path, text("a folder stands in place of the file"))]
            if not file.is_file():
                return None, [_unreadable(path, text("this is not an ordinary file"))]
            size = file.stat().st_size
            if size > MAX_BYTES:
                return None, [_too_large(path, size)]
            return decode(path, file.read_bytes())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = text("the file cannot be read: {reason}", reason=reason)
            return None, [_unreadable(path, message)]

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

    def _look_for_stray_files(self) -> None:
        known = set(self.documents) | {finding.location.path for finding in self.findings}
        for path in self._paths("data", "**/*"):
            if path.endswith((".yaml", ".yml")) and path not in known and self._is_file(path):
                message = text("this file is not read")
                fix = text("rename or move it; docs/data-format.md lists what is read")
                self.findings.append(_whole(path, files.STRAY_FILE, message, fix))

    def _is_file(self, path: str) -> bool:
        return (self.root / path).is_file()

    # what each file holds

    def _read_plan(self) -> bool:
        """Read `plan.yaml`; False when its format is one that is not known."""
        kinds = (Identity, Pillar, Group)
        document = self._document("data/plan.yaml", *kinds)
        if document is None:
            return True
        top = self._top(document, ("format", "plan", "pillars", "groups"))
        if not self._format_is_known(document, top):
            return False
        raw = top.get("plan")
        origin = Origin(document, ("plan",))
        if isinstance(raw, dict):
            identity, findings = read(Identity, raw, origin, None)
            self.findings += findings
            self.identity = identity or _UNREAD
        else:
            self._missing_top(document, "plan", raw)
        if self.identity is _UNREAD:
            self.incomplete.add(Identity)
        self.origins[id(self.identity)] = origin
        self._read_records(document, top, "pillars", Pillar)
        self._read_records(document, top, "groups", Group)
        return True

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
        self.findings.append(_whole(document.path, schema.MISSING_KEY, message, fix))

    def _read_lists(self, path: str, lists: dict[str, type]) -> None:
        if not (self.root / path).exists():
            return
        document = self._document(path, *lists.values())
        if document is None:
            return
        top = self._top(document, tuple(lists))
        for key, kind in lists.items():
            self._read_records(document, top, key, kind)

    def _read_tasks(self, path: str) -> None:
        document = self._document(path, Task)
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

    def _read_report(self, path: str) -> None:
        document = self._document(path, Report)
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
            self.reports.append(report)

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
        """Read a list of records with ids into its table."""
        for origin, row in self._items(document, top, key, kind):
            name = self._name(kind, row)
            extra: dict[str, Any] = {}
            if group is not None:
                extra = {"group": group}
                if "group" in row:
                    known = tuple(each for each in key_names(kind) if each != "group")
                    self.findings.append(unknown_key("group", known, origin, name))
            record, findings = read(kind, {**row, **extra}, origin, name)
            self.findings += findings
            if record is None or self._is_second(kind, record, origin, name):
                self._reject(kind, row, group)
            else:
                self.tables[kind][record.id] = record
                self.origins[id(record)] = origin
                if isinstance(record, Agency):
                    self.agency_names[record.id] = record.short or record.name

    def _is_second(self, kind: type, record: Any, origin: Origin, name: RecordName | None) -> bool:
        first = self.tables[kind].get(record.id)
        if first is None:
            return False
        message = text("the id {id} is already taken", id=record.id)
        where = self.origins[id(first)].at("id")
        related = (Related(message=text("first defined here"), location=where),)
        self.findings.append(
            Finding(
                rule=DUPLICATE_ID,
                message=message,
                location=origin.at("id"),
                record=name,
                fix=text("give one of the two another id"),
                related=related,
            )
        )
        return True

    def _reject(self, kind: type, row: dict[str, Any], group: str | None) -> None:
        name = row.get("id")
        if isinstance(name, str):
            # An id refused for a look-alike letter is still the one that others refer to.
            self.rejected[kind].update({name, plain_letters(name)})
        if not isinstance(name, str) or not is_id(plain_letters(name)):
            self.incomplete.add(kind)
        part = group if group is not None else row.get("pillar")
        if isinstance(part, str):
            self.unread[kind, part] += 1
        elif kind is Indicator:
            self.incomplete.add(kind)

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

    def _name(self, kind: type, row: dict[str, Any]) -> RecordName | None:
        """What messages call a record that is only raw data so far."""
        name = row.get("id")
        title = row.get("title", row.get("name"))
        agency = row.get("lead", row.get("owner"))
        return RecordName(
            kind=KIND_NAMES[kind],
            id=name if isinstance(name, str) else "?",
            title=title if isinstance(title, str) else None,
            agency=self.agency_names.get(agency, agency) if isinstance(agency, str) else None,
        )

    def _name_at(self, document: Document, keys: Keys) -> RecordName | None:
        """The record that a place inside a document belongs to."""
        kind = _KIND_OF_LIST.get((document.path.split("/")[1].removesuffix(".yaml"), str(keys[0])))
        data = document.data
        row: Any = data
        for key in keys[:2]:
            try:
                row = row[key]
            except (KeyError, IndexError, TypeError):
                return None
        return self._name(kind, row) if kind is not None and isinstance(row, dict) else None


#: File (or folder) and list key -> type of the records in it.
_KIND_OF_LIST: dict[tuple[str, str], type] = {
    ("plan", "pillars"): Pillar,
    ("plan", "groups"): Group,
    ("sources", "sources"): Source,
    ("agencies", "agencies"): Agency,
    ("agencies", "groups"): AgencyGroup,
    ("indicators", "indicators"): Indicator,
    ("tasks", "tasks"): Task,
}


def _report_name(top: dict[str, Any]) -> RecordName:
    reporter = top.get("agency", top.get("source"))
    dated = top.get("as_of")
    words = [each for each in (reporter, dated) if isinstance(each, str)]
    return RecordName(kind=marked("report"), id=" ".join(words) or "?")


def _unreadable(path: str, message: Text) -> Finding:
    return _whole(path, files.UNREADABLE, message)


def _too_large(path: str, size: int) -> Finding:
    message = text(
        "the file has {size} MiB; at most {limit} are read",
        size=-(-size // 2**20),
        limit=MAX_BYTES // 2**20,
    )
    return _whole(path, files.TOO_LARGE, message, text("split it by group"))


def _whole(path: str, rule: Rule, message: Text, fix: Text | None = None) -> Finding:
    return Finding(rule=rule, message=message, location=Location(path=path), fix=fix)
