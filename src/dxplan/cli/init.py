"""`dxplan init`: a new workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from dxplan.cli.session import Session
from dxplan.cli.stops import Stop, WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, counted, marked, text, translator
from dxplan.system_errors import reason_of


def init(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar=marked("FOLDER"), help=marked("Where the plan shall live."))
    ],
    demo: Annotated[
        bool,
        typer.Option(
            "--demo",
            help=marked("This register with made-up reports over six quarters, marked as made up."),
        ),
    ] = False,
    number: Annotated[
        str, typer.Option("--number", metavar=marked("NUMBER"), help=marked("Number of the plan."))
    ] = "00/KH-UBND",
    title: Annotated[
        str, typer.Option("--title", metavar=marked("TITLE"), help=marked("Title of the plan."))
    ] = "Kế hoạch chuyển đổi số",
    issuer: Annotated[
        str, typer.Option("--issuer", metavar=marked("NAME"), help=marked("Who issued the plan."))
    ] = "Ủy ban nhân dân",
    issued: Annotated[
        str | None,
        typer.Option(
            "--issued", metavar=marked("DAY"), help=marked("Date of the plan. Today if not given.")
        ),
    ] = None,
) -> None:
    """Make the files, check them, write them, say what to do next."""
    from dxplan.edits import write

    session: Session = context.obj
    if (folder / "data").exists():
        raise WrongUsage(
            text("{folder} already holds a folder data/", folder=folder),
            text("name a new or empty folder"),
        )
    files = _demo() if demo else _new(session, number, title, issuer, issued)
    schemas = _schemas(session, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, {}, {**files, **schemas})
    except OSError as error:
        raise Stop(
            text("{folder} cannot be written: {reason}", folder=folder, reason=reason_of(error))
        ) from error
    translate = translator(session.language or DEFAULT_LANGUAGE)
    made = counted("{count} file written below {folder}", "{count} files written below {folder}",
                   len(files), folder=folder / "data")  # fmt: skip
    session.write(translate(made) + "\n")
    following = text("next: dxplan -C {folder} status", folder=folder)
    session.write(translate(following) + "\n")


def _new(
    session: Session, number: str, title: str, issuer: str, issued: str | None
) -> Mapping[str, str]:
    from dxplan.scaffold import NewPlan, new_workspace

    given = {"--number": number, "--title": title, "--issuer": issuer}
    blank = [name for name, value in given.items() if not value.strip()]
    if blank:
        raise WrongUsage(text("the option {name} needs a value", name=blank[0]))
    return new_workspace(
        NewPlan(
            number=number,
            title=title,
            issuer=issuer,
            issued=session.day(issued),
            language=session.language or DEFAULT_LANGUAGE,
        )
    )


def _schemas(session: Session, folder: Path) -> Mapping[str, str]:
    """What the first lines of the files point an editor to, but for those that are there."""
    from dxplan.cli.schema import files

    made = files(session.language or DEFAULT_LANGUAGE)
    return {path: page for path, page in made.items() if not (folder / path).exists()}


def _demo() -> Mapping[str, str]:
    """The register without its real figures, its title marked, and made-up reports."""
    from dxplan.demo import MARK_EN, demo_reports, marked_title
    from dxplan.edits import Put, revise
    from dxplan.load import load
    from dxplan.scaffold import register

    workspace, _ = load(register())
    identity = workspace.plan.identity
    documents = workspace.documents
    edits = [
        Put(path="data/plan.yaml", keys=("plan", "title"), value=marked_title(identity.title)),
        Put(
            path="data/plan.yaml",
            keys=("plan", "title_en"),
            value=marked_title(identity.title_en or identity.title, MARK_EN),
            after="title",
        ),
    ]
    kept = {
        path: document.text
        for path, document in documents.items()
        if not path.startswith("data/reports/")
    }
    return {**kept, **revise(documents, edits), **demo_reports(workspace.plan)}
