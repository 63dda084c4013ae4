"""The commands and the options all of them share; help in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import typer

from dxplan import __version__
from dxplan.cli.session import Color, Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import Language, marked, text, translator

#: Every command: the module and function it is, and what it does.
COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "status": (
        "status",
        "status",
        marked("Where the plan stands: indicators, tasks, what is late."),
    ),
    "list": ("listing", "list_", marked("Rows of tasks, indicators, agencies or sources.")),
    "show": ("show", "show", marked("One record with everything known of it.")),
    "why": ("why", "why", marked("A figure taken apart: its formula and every record in it.")),
    "trend": ("trend", "trend", marked("Figures per month, quarter, half-year or year.")),
    "diff": ("diff", "diff", marked("What changed between two days or revisions of the plan.")),
    "validate": ("validate", "validate", marked("All findings of the whole plan in one run.")),
    "explain": (
        "explain",
        "explain",
        marked("Why a rule exists, a bad and a good example, how to mend it."),
    ),
    "export": (
        "export",
        "export",
        marked("A report for a meeting, a page for citizens, or the data for other systems."),
    ),
    "import": (
        "import_",
        "import_",
        marked("An annex from a workbook or document, as a reviewed patch."),
    ),
    "template": (
        "template",
        "template",
        marked("What a template can use, and whether one holds on plans of every kind."),
    ),
    "init": ("init", "init", marked("A new workspace for a plan.")),
    "schema": ("schema", "schema", marked("JSON Schemas of the data files, for editors.")),
    "completion": (
        "completion",
        "completion",
        marked("A script that completes commands, options and ids in a shell."),
    ),
}


def _version(value: bool) -> None:  # noqa: FBT001 (typer calls it with the flag)
    if value:
        typer.echo(f"dxplan {__version__}")
        raise typer.Exit


#: The options that stand before the command.
COMMON = frozenset({"-C", "--lang", "--color", "--debug", "--version"})


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


def build_command(
    language: Language, environ: Mapping[str, str], arguments: Collection[str]
) -> Callable[[list[str]], int]:
    """The command line as a function of its arguments, with help in `language`.

    Of the commands only those named among `arguments` get their options: making those of all
    would take longer than most commands run.
    """
    command = typer.main.get_command(_app(arguments))
    translate = translator(language)
    _translate(command, translate)
    asked = environ.get("DXPLAN_LANG")
    settings = {"language": asked if asked in {"vi", "en"} else None, "environ": environ}

    def call(arguments: list[str]) -> int:
        _require_once(command, arguments)
        result = command.main(
            args=arguments, prog_name="dxplan", standalone_mode=False, obj=settings
        )
        return result if isinstance(result, int) else 0

    return call


def _require_once(command: Any, arguments: Sequence[str]) -> None:
    """Refuse an option that is given twice: only the last would count, without a word.

    Raises:
        WrongUsage: naming it.
    """
    commands = getattr(command, "commands", {})
    asked = next((commands[each] for each in arguments if each in commands), None)
    parameters = [*command.params, *(asked.params if asked is not None else ())]
    words = [each.partition("=")[0] for each in takewhile(lambda each: each != "--", arguments)]
    for option in (each for each in parameters if each.param_type_name == "option"):
        given = sum(word in option.opts for word in words)
        if given > 1 and not (option.multiple or option.is_flag):
            raise WrongUsage(
                text("{option} is given twice, and takes one value", option=option.opts[0])
            )


def _app(arguments: Collection[str]) -> typer.Typer:
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
    app.callback()(options)
    for name, (module, function, meaning) in COMMANDS.items():
        asked = name in arguments
        found = getattr(import_module(f"dxplan.cli.{module}"), function) if asked else _unasked
        app.command(name, help=meaning)(found)
    return app


def _unasked() -> None:
    """Stand in for a command that will not run, in the list of all."""


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
)
_SHOW_HELP = marked("Show this message and exit.")


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

    own_option = command.get_help_option

    def get_help_option(context: Any) -> Any:
        option = own_option(context)
        if option is not None:
            option.help = translate(_SHOW_HELP)
        return option

    command.get_help, command.get_help_option = get_help, get_help_option
    for each in getattr(command, "commands", {}).values():
        _translate(each, translate)
