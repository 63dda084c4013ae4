"""An export made: the plan read, measured and laid out, the whole sealed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dxplan.cli.session import Session
from dxplan.cli.stops import ExitCode
from dxplan.language import Language, text
from dxplan.selection import By, Selection

if TYPE_CHECKING:
    from dxplan.changes import Changes, Snapshot
    from dxplan.findings import Finding
    from dxplan.render.exports.forms import Form
    from dxplan.render.exports.material import Material, Template
    from dxplan.render.exports.stamp import Stamped
    from dxplan.render.notation import Notation
    from dxplan.views.report.stamp import Origin
    from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for."""

    form: Form
    selection: Selection
    #: The day, and the earlier state, as they were written.
    as_of: str | None
    since: str | None
    template: Template | None
    #: The stamp of the file that is made again, which decides its language.
    like: Stamped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An output, sealed, and what it states of itself."""

    content: bytes
    as_of: date
    workspace: Workspace


def make(session: Session, wanted: Wanted) -> Made:
    """Make an output.

    Where the template is wrong, the command ends and shows why.

    Raises:
        WrongUsage: for an option that names what is not there.
    """
    from dxplan.cli.progress import progress
    from dxplan.render.exports.sealing import sealed
    from dxplan.render.exports.writing import write

    with progress(session) as working:
        working.on(text("reading the plan"))
        material = _material(session, wanted)
        working.on(text("writing"))
        output = write(wanted.form.name, material, working.tell)
    workspace = material.workspace
    if output.findings:
        _show(session, material, output.findings)
    if output.content is None:
        raise SystemExit(ExitCode.FINDINGS)
    return Made(
        content=sealed(output.content, material.origin.fingerprint),
        as_of=material.measured.as_of,
        workspace=workspace,
    )


def _material(session: Session, wanted: Wanted) -> Material:
    from dxplan.cli.export_templates import own_template
    from dxplan.cli.selecting import checked
    from dxplan.cli.since import changes_since
    from dxplan.cli.snapshots import Snapshots
    from dxplan.figures import measure
    from dxplan.render.exports.material import Material

    day, snapshots = session.day(wanted.as_of), Snapshots(session)
    workspace = snapshots.folder
    selection = checked(workspace, wanted.selection)
    changes = changes_since(snapshots, wanted.since, day, selection, wanted.form.name)
    return Material(
        workspace=workspace,
        measured=measure(workspace.plan, day, selection, _rows(wanted.form)),
        changes=None if changes is None else _lasting(changes),
        notation=_notation(session, wanted, workspace),
        origin=_origin(workspace, day, wanted.like, changes),
        template=wanted.template or own_template(wanted.form, workspace.root),
    )


def _rows(form: Form) -> Sequence[By]:
    """By what the figures of a form are told apart."""
    from dxplan.views import dataset, report

    return dataset.ROWS if form.is_data else report.ROWS


def _notation(session: Session, wanted: Wanted, workspace: Workspace) -> Notation:
    from dxplan.render.notation import NO_BREAK, Notation

    language = _language(session, wanted, workspace)
    return Notation(language, NO_BREAK) if wanted.form.flows else Notation(language)


def _language(session: Session, wanted: Wanted, workspace: Workspace) -> Language:
    """The language of the output: that of the file that is made again, else as everywhere."""
    if wanted.like is not None:
        return wanted.like.language
    return session.language_of(workspace.plan)


def _origin(
    workspace: Workspace, day: date, like: Stamped | None, changes: Changes | None
) -> Origin:
    """What the stamp calls the data: where it is the same data, what it was called before.

    So a report made before its data was committed is not out of date for it, nor one in a
    clone without older commits.
    """
    from dxplan.history import data_revision
    from dxplan.views.report.stamp import Origin, fingerprint

    found, since = fingerprint(workspace, day), None if changes is None else _name(changes)
    if like is not None and like.fingerprint == found:
        return Origin(like.revision, found, since)
    return Origin(data_revision(workspace.root), found, since)


def _lasting(changes: Changes) -> Changes:
    """The same, the earlier state called by its hash: `HEAD` will be another commit tomorrow."""
    before = changes.before
    return replace(changes, before=replace(before, name=before.revision))


def _name(changes: Changes) -> str:
    """What leads to the earlier state on another day too: `last quarter` would not."""
    from dxplan.cli.snapshots import REVISION

    before: Snapshot = changes.before
    if before.revision is None:
        return before.as_of.isoformat()
    return f"{REVISION}{before.revision}"


def _show(session: Session, material: Material, findings: Sequence[Finding]) -> None:
    """Show what is wrong with a template, with the lines it is about."""
    from dxplan.render.checked_templates import CheckedTemplates, templates_page
    from dxplan.render.console import make_console, symbols
    from dxplan.render.exports.writing import template_texts

    checked = CheckedTemplates(
        findings=findings,
        count=1,
        documents=template_texts(material, findings),
        translate=session.notation(material.workspace.plan).translate,
    )
    console = make_console(sys.stderr, session.color, session.environ)
    signs = symbols(getattr(sys.stderr, "encoding", None))
    console.print(templates_page(checked, signs), soft_wrap=True, end="")
