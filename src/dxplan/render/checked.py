"""What one run of the checks found: all that any form of its output is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import normpath

from dxplan.catalogue.text import UNREADABLE
from dxplan.findings import Finding, Location, Severity
from dxplan.language import Language, Translate
from dxplan.sifting.hiding import NOTHING_HIDDEN, Hidden
from dxplan.workspace import Workspace
from dxplan.yamltext import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings of a run in the order to show them, and what the run was about."""

    findings: Sequence[Finding]
    workspace: Workspace
    language: Language
    #: Into that language.
    translate: Translate
    #: The files the findings are about, also those without any.
    files: Sequence[str]
    #: The files of the revision the plan was compared with, called as git does: `main:data/…`.
    past: Mapping[str, Document] = field(default_factory=dict)
    #: The least severity that fails the run.
    fail_on: Severity = Severity.ERROR
    #: How many findings are not shown, and why.
    hidden: Hidden = NOTHING_HIDDEN
    #: The day that was asked for.
    as_of: dt.date | None = None
    #: The git revision of the data; None outside git, and where no form asked for it.
    revision: str | None = None
    #: The way from the top of the repository to the workspace, with a slash at its end: hosts of
    #: repositories know files by their place below that top.
    prefix: str = ""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every file that a finding may show a line of."""
        here = self.workspace.documents
        return {**here, **self.past} if self.past else here

    @property
    def complete(self) -> bool:
        """Whether every file could be read, so that nothing may have been missed."""
        return not any(finding.rule is UNREADABLE for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether a finding is severe enough to fail the run."""
        return any(self.fails(finding) for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is as severe as `fail_on`, or more."""
        return finding.severity.rank <= self.fail_on.rank

    def path(self, place: Location) -> str:
        """The file of a place, below the top of the repository."""
        return self.path_of(place.path)

    def path_of(self, path: str) -> str:
        """A file below the top of the repository; settings may stand above the workspace."""
        return normpath(self.prefix + path) if path.startswith("../") else self.prefix + path
