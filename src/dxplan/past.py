"""The plan as it was known at a time: read from the revision that held then."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import NamedTuple

from dxplan.findings import Finding, only_errors
from dxplan.history import History, Revision
from dxplan.load import Parsed, load_tree
from dxplan.rules.errors import errors
from dxplan.workspace import Workspace


class Then(NamedTuple):
    """A revision read: its workspace, and the errors that forbid figures over it."""

    revision: Revision
    workspace: Workspace
    errors: tuple[Finding, ...]


class Past:
    """Reads revisions, and of what they have in common everything once."""

    def __init__(self, history: History, parsed: Parsed) -> None:
        self.history = history
        self._parsed = parsed
        self._read: dict[str, Then] = {}

    @cached_property
    def line(self) -> tuple[Revision, ...]:
        """The commits that led to the one checked out, newest first."""
        return tuple(self.history.line())

    def held(self, day: date) -> Revision | None:
        """The last commit made on or before a day; None before the first."""
        return next((each for each in self.line if each.day <= day), None)

    def read(self, revision: Revision) -> Then:
        """The plan as a revision has it."""
        if revision.commit not in self._read:
            root = self.history.root
            workspace, findings = load_tree(self.history.tree(revision), root, self._parsed)
            found = only_errors([*findings, *errors(workspace)])
            self._read[revision.commit] = Then(revision, workspace, tuple(found))
        return self._read[revision.commit]
