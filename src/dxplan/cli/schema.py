"""`dxplan schema`: JSON Schemas of the data files, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from dxplan.cli.session import Session
from dxplan.cli.stops import Stop, WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, Language, counted, marked, text, translator
from dxplan.modelines import KINDS, schema_path
from dxplan.system_errors import reason_of

Kind = Literal["plan", "sources", "agencies", "indicators", "tasks", "report"]


def schema(
    context: typer.Context,
    kind: Annotated[
        Kind | None,
        typer.Argument(
            metavar=marked("KIND"),
            help=marked("Print the schema of this kind of file."),
        ),
    ] = None,
    workspace: Annotated[
        bool,
        typer.Option(
            "--workspace",
            help=marked(
                "With the ids of this plan, which an editor then completes. Run it again when"
                " records with new ids have come."
            ),
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=marked("FOLDER"),
            help=marked("Write into this folder; the schemas of all kinds if none is named."),
        ),
    ] = None,
) -> None:
    """Make the schemas, print one or write some."""
    session: Session = context.obj
    if kind is None and output is None:
        raise WrongUsage(
            text("name a kind of file, or a folder to write the schemas of all into"),
            text("for example dxplan schema tasks, or dxplan schema -o schema"),
        )
    made = _of_workspace(session) if workspace else files(session.language or DEFAULT_LANGUAGE)
    wanted = {schema_path(each): made[schema_path(each)] for each in KINDS if kind in {None, each}}
    if output is None:
        session.write("".join(wanted.values()))
    else:
        _write(session, output, {Path(path).name: page for path, page in wanted.items()})


def files(
    language: Language, names: Mapping[type, Mapping[str, str]] | None = None
) -> Mapping[str, str]:
    """Path below a workspace -> the text of the schema there, for every kind of file."""
    from dxplan.render.json_text import as_json
    from dxplan.schemas import schemas

    made = schemas(translator(language), names).items()
    return {schema_path(kind): as_json(document) for kind, document in made}


def _of_workspace(session: Session) -> Mapping[str, str]:
    """With ids; data with errors is no hindrance, for who mends it needs the editor most."""
    from dxplan.load import load
    from dxplan.schemas import names_in

    workspace, _ = load(session.root())
    language = session.language_of(workspace.plan)
    return files(language, names_in(workspace, language))


def _write(session: Session, folder: Path, pages: Mapping[str, str]) -> None:
    from dxplan.cli.outputs import replace_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            replace_file(folder / name, page)
    except OSError as error:
        raise Stop(
            text("{folder} cannot be written: {reason}", folder=folder, reason=reason_of(error))
        ) from error
    made = counted("{count} file written to {folder}", "{count} files written to {folder}",
                   len(pages), folder=folder)  # fmt: skip
    session.write(translator(session.language or DEFAULT_LANGUAGE)(made) + "\n")
