"""`validate --against`: the goalpost guard over the folder and the revision it came from."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import typer

from dxplan.cli.session import Session
from dxplan.cli.snapshots import REVISION, Snapshots, documents_under
from dxplan.cli.stops import WrongUsage
from dxplan.language import Text, marked, text, translator
from dxplan.render.visible import visible

if TYPE_CHECKING:
    from dxplan.findings import Finding
    from dxplan.history import History, Revision
    from dxplan.workspace import Workspace
    from dxplan.yamltext import Document

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar=marked("REV"),
        help=marked(
            "Also find what moved without a decision since this git revision; of a branch, since"
            " the commit that it and HEAD have in common."
        ),
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What the guard found, and the files of the earlier state that its findings show."""

    findings: Sequence[Finding] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)


def moved_since(session: Session, workspace: Workspace, written: str | None) -> Moved:
    """What moved in the folder since a revision; nothing where none was asked for.

    Says on stderr which commit the folder is compared with.

    Raises:
        WrongUsage: when the revision cannot be found, or has nothing in common with HEAD.
    """
    if written is None:
        return Moved()
    from dxplan.guard import guard
    from dxplan.history import HistoryError, open_history

    asked = written.removeprefix(REVISION)
    try:
        with open_history(workspace.root) as history:
            base = _base(history, asked)
            if not history.has_plan(base):
                _say(session, workspace, _nothing_before(base))
                return Moved()
            before = Snapshots(session).read(history, base).workspace
    except HistoryError as error:
        raise WrongUsage(error.message, error.hint) from error
    _say(session, workspace, _compared(base, asked))
    return Moved(
        findings=guard(before, workspace, base.name),
        documents=documents_under(base.name, before),
    )


def _base(history: History, asked: str) -> Revision:
    """The commit to compare with, under a name by which git shows its files."""
    revision = history.find(asked)
    base = history.parting(revision)
    return revision if base.commit == revision.commit else replace(base, name=base.short)


def _compared(base: Revision, asked: str) -> Text:
    day = base.day.isoformat()
    if base.name == asked:
        return text(
            "compared with {name} (revision {revision}, {day})",
            name=asked,
            revision=base.short,
            day=day,
        )
    return text(
        "compared with revision {revision} of {day}, where {name} and HEAD part",
        revision=base.short,
        day=day,
        name=asked,
    )


def _nothing_before(base: Revision) -> Text:
    return text(
        "revision {revision} of {day} has no plan yet, so nothing can have moved since",
        revision=base.short,
        day=base.day.isoformat(),
    )


def _say(session: Session, workspace: Workspace, words: Text) -> None:
    translate = translator(session.language_of(workspace.plan))
    sys.stderr.write(f"dxplan: {visible(translate(words))}\n")
