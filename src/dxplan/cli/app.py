"""The commands and the options all of them share; help in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from dxplan import __version__
from dxplan.cli import import_, init, listing, show, status, validate
from dxplan.cli.session import Color, Session
from dxplan.language import Language, marked, translator

app = typer.Typer(
    name="dxplan",
    help=marked(
        "Follow a digital-transformation plan kept as YAML: check it, say where it stands."
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("status", help=marked("Where the plan stands: indicators, tasks, what is late."))(
    status.status
)
app.command("list", help=marked("Rows of tasks, indicators, agencies or sources."))(listing.list_)
app.command("show", help=marked("One record with everything known of it."))(show.show)
app.command("validate", help=marked("All findings of the whole plan in one run."))(
    validate.validate
)
app.command("import", help=marked("An annex from a workbook or document, as a reviewed patch."))(
    import_.import_
)
app.command("init", help=marked("A new workspace for a plan."))(init.init)


def _version(value: bool) -> None:  # noqa: FBT001 (typer calls it with the flag)
    if value:
        typer.echo(f"dxplan {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Option(
            "-C", metavar=marked("FOLDER"), help=marked("Work on the plan in this folder.")
        ),
    ] = Path(),
    lang: Annotated[
        Language | None, typer.Option("--lang", help=marked("Language of the output."))
    ] = None,
    color: Annotated[Color, typer.Option("--color", help=marked("When to use colours."))] = "auto",
    debug: Annotated[
        bool, typer.Option("--debug", help=marked("Show where an internal error happened."))
    ] = False,
    version: Annotated[  # noqa: ARG001 (handled by its callback)
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=marked("Show the version.")
        ),
    ] = False,
) -> None:
    """Options before the command."""
    settings: Mapping[str, Any] = context.obj
    context.obj = Session(
        folder=folder,
        language=lang or settings["language"],
        color=color,
        environ=settings["environ"],
        debug=debug,
    )


def build_command(language: Language, environ: Mapping[str, str]) -> Callable[[list[str]], int]:
    """The command line as a function of its arguments, with help in `language`."""
    command = typer.main.get_command(app)
    translate = translator(language)
    _translate(command, translate)
    asked = environ.get("DXPLAN_LANG")
    settings = {"language": asked if asked in {"vi", "en"} else None, "environ": environ}

    def call(arguments: list[str]) -> int:
        result = command.main(
            args=arguments, prog_name="dxplan", standalone_mode=False, obj=settings
        )
        return result if isinstance(result, int) else 0

    return call


#: Headings and notes that typer writes in English.
_TYPER_WORDS = (
    marked("Usage:"),
    marked("[OPTIONS]"),
    marked("COMMAND [ARGS]..."),
    marked("Options:"),
    marked("Arguments:"),
    marked("Commands:"),
    marked("[required]"),
    marked("[default:"),
    marked("Show this message and exit."),
)


def _translate(command: Any, translate: Callable[[str], str]) -> None:
    """Put the help of a command, its options and its subcommands into the reader's language."""
    command.help = translate(command.help or "")
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translate(parameter.help)
        if parameter.metavar:
            parameter.metavar = translate(parameter.metavar)
    plain = command.get_help

    def get_help(context: Any) -> str:
        words = str(plain(context))
        for heading in _TYPER_WORDS:
            words = words.replace(heading, translate(heading))
        return words

    command.get_help = get_help
    for each in getattr(command, "commands", {}).values():
        _translate(each, translate)
