"""The states of the plan that arguments name: a day, a period, or a revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import text

if TYPE_CHECKING:
    from dxplan.changes import Snapshot
    from dxplan.findings import Finding, Location
    from dxplan.history import History, Revision
    from dxplan.load import Parsed
    from dxplan.past import Then
    from dxplan.workspace import Workspace
    from dxplan.yamltext import Document

#: Says that a revision is meant where a day could be; git forbids a colon in its own names.
REVISION = "rev:"


class Snapshots:
    """Opens states by name; the folder is read once, and only when it is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def folder(self) -> Workspace:
        """The folder as it is now, which has no errors."""
        return self.session.open()

    @cached_property
    def stamp(self) -> str | None:
        """The revision of the folder."""
        from dxplan.history import revision

        return revision(self.session.root())

    def named(self, written: str) -> Snapshot:
        """The state that an argument names: a day or period first, else a revision.

        Raises:
            WrongUsage: when it is neither, saying why it is not the one and not the other.
        """
        if written.startswith(REVISION):
            return self.of_revision(written.removeprefix(REVISION))
        first, dots, last = written.partition("..")
        if dots:
            raise WrongUsage(
                text("{value} names two states in one", value=repr(written)),
                text("write them apart: dxplan diff {first} {last}", first=first, last=last),
            )
        try:
            day = self.session.day(written)
        except WrongUsage as no_day:
            try:
                return self.of_revision(written)
            except WrongUsage as no_revision:
                message = text(
                    "{day}; and {revision}", day=no_day.message, revision=no_revision.message
                )
                raise WrongUsage(message, no_revision.hint) from no_revision
        return self.on(day)

    def on(self, day: date) -> Snapshot:
        """The folder as it is now, seen on a day."""
        from dxplan.changes import Snapshot

        return Snapshot(workspace=self.folder, as_of=day)

    def of_revision(self, name: str) -> Snapshot:
        """The plan as a commit has it, seen on the day of the commit.

        Raises:
            WrongUsage: when there is no such revision, or no history at all.
        """
        from dxplan.history import HistoryError, open_history

        try:
            with open_history(self.session.root()) as history:
                return self.read(history, history.find(name))
        except HistoryError as error:
            raise WrongUsage(error.message, error.hint) from error

    def read(self, history: History, revision: Revision) -> Snapshot:
        """The plan as a commit has it; with errors in it the command ends and shows them."""
        then = self._then(history, revision)
        if then.errors:
            self._refuse(then.workspace, then.errors, revision.name)
        return self._seen(then)

    def try_read(self, history: History, revision: Revision) -> Snapshot | None:
        """The plan as a commit has it; None where it has errors."""
        then = self._then(history, revision)
        return None if then.errors else self._seen(then)

    def _then(self, history: History, revision: Revision) -> Then:
        from dxplan.past import Past

        return Past(history, self._parsed).read(revision)

    def _seen(self, then: Then) -> Snapshot:
        from dxplan.changes import Snapshot

        revision = then.revision
        # Where it is tomorrow already, a commit of today is dated so; nothing of that day is known.
        day = min(revision.day, self.session.today)
        return Snapshot(
            workspace=then.workspace, as_of=day, name=revision.name, revision=revision.short
        )

    @property
    def _parsed(self) -> Parsed:
        """What files said; states of one plan have most of them in common."""
        if self.session.parsed is None:
            self.session.parsed = {}
        return self.session.parsed

    def _refuse(self, workspace: Workspace, errors: Sequence[Finding], name: str) -> NoReturn:
        """Show the errors of a revision, its name in front of every path, and end."""
        renamed = [_in_revision(each, name) for each in errors]
        documents = documents_under(name, workspace)
        self.session.refuse(replace(workspace, documents=documents), renamed)


def documents_under(name: str, workspace: Workspace) -> dict[str, Document]:
    """The files of a revision, with its name in front of every path."""
    return {
        f"{name}:{path}": replace(document, path=f"{name}:{path}")
        for path, document in workspace.documents.items()
    }


def require_order(before: Snapshot, after: Snapshot) -> None:
    """Refuse two states that run backwards.

    Raises:
        WrongUsage: when the first is seen on a later day than the second.
    """
    if before.as_of > after.as_of and before.revision is not None:
        raise WrongUsage(
            text(
                "revision {name} is of {before}, later than {after}",
                name=before.name,
                before=before.as_of.isoformat(),
                after=after.as_of.isoformat(),
            ),
            text("name an earlier revision or a day, or a later day to compare with it"),
        )
    if before.as_of > after.as_of:
        raise WrongUsage(
            text(
                "this runs backwards: {before} comes after {after}",
                before=before.as_of.isoformat(),
                after=after.as_of.isoformat(),
            ),
            text("name the earlier state first"),
        )


def _in_revision(finding: Finding, name: str) -> Finding:
    def moved(place: Location) -> Location:
        return replace(place, path=f"{name}:{place.path}")

    related = tuple(replace(each, location=moved(each.location)) for each in finding.related)
    return replace(finding, location=moved(finding.location), related=related)
