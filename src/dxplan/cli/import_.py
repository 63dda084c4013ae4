"""`dxplan import`: the annex of a plan into its tasks or indicators, as a reviewed patch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dxplan.cli import import_options as options
from dxplan.cli.selecting import checked
from dxplan.cli.session import Session
from dxplan.cli.stops import ExitCode, Stop, WrongUsage
from dxplan.language import Language, text
from dxplan.selection import Selection
from dxplan.system_errors import reason_of

if TYPE_CHECKING:
    from dxplan.intake.annex import Annex
    from dxplan.intake.choices import Choices
    from dxplan.intake.compare import Aim, Patch
    from dxplan.intake.headings import Into
    from dxplan.intake.reading import Book
    from dxplan.views.patch import PatchView
    from dxplan.workspace import Workspace

#: What tables and rows are called in `data/`, in the language of the plan and not of the reader.
_WORDS: dict[Language, tuple[str, str]] = {"vi": ("Bảng", "dòng"), "en": ("Table", "row")}


def import_(
    context: typer.Context,
    file: options.File,
    into: options.Into,
    group: options.Group = None,
    pillar: options.Pillar = None,
    sheet: options.Sheet = None,
    source: options.Source = None,
    mapping: options.Mapping = None,
    save_mapping: options.SaveMapping = None,
    apply: options.Apply = False,
    skip_unresolved: options.SkipUnresolved = False,
    remove_drafted: options.RemoveDrafted = False,
    form: options.Format = "text",
) -> None:
    """Load, read, compare, revise; print, and write when asked."""
    from dxplan.intake.annex import read_annex
    from dxplan.intake.compare import compare
    from dxplan.intake.spelling import squeezed

    session: Session = context.obj
    session.format = form
    workspace = session.open()
    aim = _aim(workspace, file, into, group, pillar, source)
    sheet = None if sheet is None else squeezed(sheet)
    choices = _choices(workspace, mapping)
    book = _book(workspace, file, sheet)
    annex = read_annex(book, into, workspace.plan, choices, sheet)
    if save_mapping is not None:
        _save(save_mapping, mapping, choices, annex)
    patch = compare(workspace, annex, aim, remove_drafted=remove_drafted)
    raise typer.Exit(_carry_out(session, workspace, patch, apply=apply, skip=skip_unresolved))


def _aim(
    workspace: Workspace,
    file: Path,
    into: Into,
    group: str | None,
    pillar: str | None,
    source: str | None,
) -> Aim:
    """Where the import goes; refuses ids the plan does not have."""
    from dxplan.intake.compare import Aim
    from dxplan.intake.spelling import composed
    from dxplan.model import Source

    wanted, other = ("--group", pillar) if into == "tasks" else ("--pillar", group)
    part = group if into == "tasks" else pillar
    if part is None or other is not None:
        raise WrongUsage(text("--into {into} goes with {option} ID", into=into, option=wanted))
    checked(workspace, Selection(pillar=pillar, group=group))
    plan = workspace.plan
    if source is not None and source not in plan.sources:
        near = workspace.nearest(source, Source)
        hint = text("did you mean {name}?", name=near) if near else text("see dxplan list sources")
        raise WrongUsage(text("there is no source {name}", name=repr(source)), hint)
    return Aim(
        into=into,
        part=part,
        document=source or plan.identity.source.document,
        file=composed(file.name),
        row_word=_WORDS[plan.identity.language][1],
    )


def _choices(workspace: Workspace, mapping: Path | None) -> Choices:
    from dxplan.intake.choices import Choices, read_choices
    from dxplan.intake.refusal import CannotRead

    if mapping is None:
        return Choices()
    try:
        return read_choices(mapping.name, _bytes(mapping), workspace.plan)
    except CannotRead as refusal:
        raise Stop(refusal.message, refusal.hint) from refusal


def _book(workspace: Workspace, file: Path, sheet: str | None) -> Book:
    """The annex as sheets; the names of tables are in the language of the plan, as its data is."""
    from dxplan.intake.reading import read_book
    from dxplan.intake.refusal import CannotRead
    from dxplan.intake.spelling import composed

    table_word = _WORDS[workspace.plan.identity.language][0]
    try:
        book = read_book(composed(file.name), _bytes(file), table_word=table_word)
    except CannotRead as refusal:
        message = text("{file}: {message}", file=file.name, message=refusal.message)
        raise Stop(message, refusal.hint) from refusal
    names = [each.name for each in book.sheets]
    if sheet is not None and sheet not in names:
        hint = text("known: {names}", names=", ".join(names[:12]))
        raise WrongUsage(text("there is no sheet {name}", name=repr(sheet)), hint)
    return book


def _bytes(file: Path) -> bytes:
    """What a file holds, if it is an ordinary one and not too large."""
    from dxplan.intake.preflight import MAX_BYTES

    try:
        if not file.is_file():
            raise Stop(text("there is no file {path}", path=file))
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise Stop(
                text(
                    "{path}: the file has {size} MiB; at most {limit} are read",
                    path=file,
                    size=-(-size // 2**20),
                    limit=MAX_BYTES // 2**20,
                )
            )
        return file.read_bytes()
    except OSError as error:
        raise Stop(
            text("{path}: the file cannot be read: {reason}", path=file, reason=reason_of(error))
        ) from error


def _save(target: Path, mapping: Path | None, choices: Choices, annex: Annex) -> None:
    """Write the mapping file; another file of that name is never overwritten."""
    from dxplan.intake.choices import choices_text

    words = choices_text(annex.learned(choices), annex.unknown).encode()
    try:
        if target.exists():
            if target.read_bytes() == words:
                return
            if mapping is None or not target.samefile(mapping):
                raise WrongUsage(
                    text("{path} is there already", path=target),
                    text("read it with --mapping to go on with it"),
                )
        target.write_bytes(words)
    except OSError as error:
        raise Stop(
            text(
                "{path}: the file cannot be written: {reason}", path=target, reason=reason_of(error)
            )
        ) from error


def _carry_out(
    session: Session, workspace: Workspace, patch: Patch, *, apply: bool, skip: bool
) -> ExitCode:
    """Show the patch; write it when asked, and only when the plan is sound with it."""
    from dxplan.edits import CannotEdit, ChangedOnDisk, write
    from dxplan.findings import Severity
    from dxplan.intake.recheck import errors_with
    from dxplan.intake.rewriting import revised
    from dxplan.views.patch import patch_view

    settled = skip or all(each.severity is not Severity.ERROR for each in patch.findings)
    try:
        after = revised(workspace, patch)
        checked, errors = errors_with(workspace.root, after) if after else (workspace, [])
        applied = bool(apply and after and settled and not errors)
        if applied:
            write(workspace.root, workspace.documents, after)
    except CannotEdit as error:
        message = text("{place}: {message}", place=str(error.location), message=error.message)
        raise Stop(message) from error
    except ChangedOnDisk as error:
        raise Stop(error.message, text("run the command again")) from error
    view = patch_view(workspace, patch, after, applied=applied, errors=errors, checked=checked)
    _show(session, workspace, view)
    return ExitCode.OK if settled and not errors else ExitCode.FINDINGS


def _show(session: Session, workspace: Workspace, view: PatchView) -> None:
    translate = session.notation(workspace.plan).translate
    if session.format == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.patch_json import patch_document

        session.write(as_json(patch_document(view, workspace.plan, translate)))
    else:
        from dxplan.render.patch_text import print_patch

        print_patch(view, session.console(), translate)
