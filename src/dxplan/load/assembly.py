"""What the files say, put together to a workspace: ids are unique, and everything has its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dxplan.catalogue import text as files
from dxplan.catalogue.references import DUPLICATE_ID
from dxplan.findings import Finding, Related
from dxplan.language import text
from dxplan.load.content import FileContent, Found, whole_file
from dxplan.model import (
    Agency,
    AgencyGroup,
    Citation,
    Group,
    Identity,
    Indicator,
    Pillar,
    Plan,
    Report,
    Source,
    Task,
)
from dxplan.records import Origin
from dxplan.scalars import is_id, plain_letters
from dxplan.workspace import KIND_NAMES, Workspace
from dxplan.yamltext import Document

#: Stands for the plan's identity while `plan.yaml` has errors; no figure is made over it.
_UNREAD = Identity(
    number="?",
    title="?",
    issued=date.min,
    issuer="?",
    source=Citation(document="?"),
    target_years=(),
)


class Assembly:
    """Takes files in one after another; those that others refer to come first."""

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

    def add(self, content: FileContent) -> None:
        """Take in what one file says."""
        self.findings += map(self._with_agency, content.findings)
        self.incomplete |= content.incomplete
        if content.stops:
            self.incomplete.update((Identity, *KIND_NAMES))
        if content.document is not None:
            self.documents[content.path] = content.document
        if content.path == "data/plan.yaml":
            self._identify(content)
        for found in content.records:
            self._add_record(found)
        if content.report is not None:
            self.reports.append(content.report)
        self.origins.update(content.origins)

    def point_out_stray(self, paths: Iterable[str]) -> None:
        """Report files that look like the plan's and are not read."""
        message = text("this file is not read")
        fix = text("rename or move it; docs/data-format.md lists what is read")
        self.findings += (whole_file(path, files.STRAY_FILE, message, fix) for path in paths)

    def result(self) -> tuple[Workspace, list[Finding]]:
        """The workspace of everything taken in, and what is wrong with it."""
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
        workspace = Workspace(
            root=self.root,
            plan=plan,
            documents=self.documents,
            origins=self.origins,
            rejected={kind: frozenset(ids) for kind, ids in self.rejected.items()},
            incomplete=frozenset(self.incomplete),
            unread=self.unread,
        )
        return workspace, self.findings

    def _path_of(self, record: object) -> str:
        return self.origins[id(record)].document.path

    def _identify(self, content: FileContent) -> None:
        self.identity = content.identity or _UNREAD
        if content.document is not None:
            self.origins[id(self.identity)] = Origin(content.document, ("plan",))

    def _with_agency(self, finding: Finding) -> Finding:
        """A finding that calls the agency of its record by name."""
        record = finding.record
        if record is None or record.agency not in self.agency_names:
            return finding
        return replace(finding, record=replace(record, agency=self.agency_names[record.agency]))

    def _add_record(self, found: Found) -> None:
        record = found.record
        if record is None or self._is_second(found):
            self._reject(found)
            return
        self.tables[found.kind][record.id] = record
        self.origins[id(record)] = found.origin
        if isinstance(record, Agency):
            self.agency_names[record.id] = record.short or record.name

    def _is_second(self, found: Found) -> bool:
        first = self.tables[found.kind].get(found.record.id)
        if first is None:
            return False
        where = self.origins[id(first)].at("id")
        second = Finding(
            rule=DUPLICATE_ID,
            message=text("the id {id} is already taken", id=found.record.id),
            location=found.origin.at("id"),
            record=found.name,
            fix=text("give one of the two another id"),
            related=(Related(message=text("first defined here"), location=where),),
        )
        self.findings.append(self._with_agency(second))
        return True

    def _reject(self, found: Found) -> None:
        """Keep the id of a record that cannot be used, so that references to it stay quiet."""
        kind, name = found.kind, found.id
        if isinstance(name, str):
            # An id refused for a look-alike letter is still the one that others refer to.
            self.rejected[kind].update({name, plain_letters(name)})
        if not isinstance(name, str) or not is_id(plain_letters(name)):
            self.incomplete.add(kind)
        if isinstance(found.part, str):
            self.unread[kind, found.part] += 1
        elif kind is Indicator:
            self.incomplete.add(kind)
