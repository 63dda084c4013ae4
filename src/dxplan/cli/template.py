"""`dxplan template`: what a template can use, and whether one holds on plans of every kind."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dxplan.cli.progress import progress
from dxplan.cli.session import DEFAULT_LANGUAGE, Session
from dxplan.cli.stops import ExitCode, WrongUsage
from dxplan.language import marked, text

if TYPE_CHECKING:
    from dxplan.findings import Finding
    from dxplan.render.checked_templates import CheckedTemplates
    from dxplan.render.notation import Notation
    from dxplan.yamltext import Document

Action = Literal["vars", "check"]
Form = Literal["table", "text", "concise", "json", "markdown"]
#: The forms of each action, the usual one first.
_FORMS: dict[Action, tuple[Form, ...]] = {
    "vars": ("table", "json", "markdown"),
    "check": ("text", "concise", "json"),
}


def template(
    context: typer.Context,
    action: Annotated[
        Action,
        typer.Argument(
            metavar=marked("ACTION"),
            help=marked("vars lists the names a template can use; check tries templates."),
        ),
    ],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=marked("FILE"),
            help=marked("Templates to check: .md.j2, .html.j2, .txt.j2, .docx or .xlsx."),
        ),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            metavar=marked("FORMAT"),
            help=marked(
                "Form of the output: table, json or markdown for vars; text, concise or json for"
                " check."
            ),
        ),
    ] = None,
) -> None:
    """List, or try and show; no plan is needed."""
    session: Session = context.obj
    form = _form(action, form)
    session.format = form
    if action == "vars":
        if files:
            raise WrongUsage(
                text("vars takes no file"), text("did you mean dxplan template check?")
            )
        _show_names(session, form)
    else:
        _check(session, files or [], form)


def _form(action: Action, form: Form | None) -> Form:
    forms = _FORMS[action]
    if form is not None and form not in forms:
        raise WrongUsage(
            text(
                "template {action} has no format {form}; there are {forms}",
                action=action,
                form=form,
                forms=", ".join(forms),
            )
        )
    return form or forms[0]


def _show_names(session: Session, form: Form) -> None:
    from dxplan.render.exports.html.page import PageFacts

    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.vocabulary_json import vocabulary_document

        session.write(as_json(vocabulary_document(PageFacts)))
        return
    from dxplan.render.tables import as_markdown, for_terminal, put
    from dxplan.render.templates.vocabulary import vocabulary_tables

    notation = _notation(session)
    tables = vocabulary_tables(PageFacts)
    if form == "markdown":
        session.write(as_markdown(tables, notation))
        return
    console = session.console()
    for table in tables:
        put(console, for_terminal(table, notation, console.width), "")
        for note in table.notes:
            put(console, notation.translate(note))


def _check(session: Session, files: Sequence[Path], form: Form) -> None:
    if not files:
        raise WrongUsage(
            text("name the templates to check"),
            text("for example dxplan template check templates/report.md.j2"),
        )
    from dxplan.render.checked_templates import CheckedTemplates
    from dxplan.render.exports.checks import check_template
    from dxplan.render.templates.loading import folders_beside, texts_of
    from dxplan.workspace import find_root

    findings: list[Finding] = []
    documents: dict[str, Document] = {}
    with progress(session) as working:
        for file in files:
            _require_template(file)
            working.on(text("trying {file}", file=file))
            folders = folders_beside(file, file.as_posix(), find_root(session.folder))
            found = check_template(file, file.as_posix(), folders)
            findings += found
            documents |= texts_of((each.location.path for each in found), folders)
    checked = CheckedTemplates(
        findings=findings,
        count=len(files),
        documents=documents,
        translate=_notation(session).translate,
    )
    _show_findings(session, checked, form)
    raise typer.Exit(ExitCode.FINDINGS if checked.failed else ExitCode.OK)


def _require_template(file: Path) -> None:
    """Make sure that there is such a file, and that it is called like a template.

    Raises:
        WrongUsage: when it is not so.
    """
    from dxplan.render.exports.checks import CHECKS, suffix_of

    if not suffix_of(file):
        raise WrongUsage(
            text(
                "{file} is not called like a template: its name ends in {suffixes}",
                file=file,
                suffixes=", ".join(CHECKS),
            )
        )
    try:
        is_there = file.is_file()
    except (OSError, ValueError):  # links in a circle, a NUL in the name
        is_there = False
    if not is_there:
        raise WrongUsage(text("there is no file {file}", file=file))


def _show_findings(session: Session, checked: CheckedTemplates, form: Form) -> None:
    from dxplan.render import checked_templates
    from dxplan.render.console import symbols

    if form == "json":
        from dxplan.render.json_text import as_json

        session.write(as_json(checked_templates.templates_document(checked)))
    elif form == "concise":
        session.write(checked_templates.templates_concise(checked))
    else:
        signs = symbols(getattr(sys.stdout, "encoding", None))
        page = checked_templates.templates_page(checked, signs)
        session.console().print(page, soft_wrap=True, end="")


def _notation(session: Session) -> Notation:
    """No plan decides on the language here."""
    from dxplan.render.notation import Notation

    return Notation(session.language or DEFAULT_LANGUAGE)
