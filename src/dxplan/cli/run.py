"""One run from arguments to exit code: the only place that turns exceptions into words."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence

import typer

from dxplan.cli.app import build_command
from dxplan.cli.session import early_language
from dxplan.cli.stops import ExitCode, Stop
from dxplan.language import DEFAULT_LANGUAGE, Language, Text, text, translator


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the command line; return the exit code. Nothing is raised."""
    from dxplan.render.console import use_utf8

    use_utf8(sys.stdout)
    use_utf8(sys.stderr)
    language = early_language(list(arguments), environ) or DEFAULT_LANGUAGE
    try:
        code = build_command(language, environ)(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has seen enough; closing stdout quietly keeps Python quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.FAILED
    except Stop as stop:
        return _stopped(stop, language, arguments)
    except typer.TyperException as error:
        return _misused(error, language)
    except Exception as error:  # noqa: BLE001 (the last resort: one line, never a traceback)
        return _failed(error, language, debug="--debug" in arguments)
    return code


def _stopped(stop: Stop, language: Language, arguments: Sequence[str]) -> int:
    translate = translator(language)
    words = translate(stop.message)
    if _wants_json(arguments):
        from dxplan.render.json_text import as_json

        document = {"schema_version": 1, "kind": "error", "message": words, "exit_code": stop.code}
        sys.stdout.write(as_json(document))
    hint = f" ({translate(stop.hint)})" if stop.hint else ""
    _complain(words + hint)
    return stop.code


def _wants_json(arguments: Sequence[str]) -> bool:
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(pair == ("--format", "json") or pair[0] == "--format=json" for pair in pairs)


def _misused(error: typer.TyperException, language: Language) -> int:
    """Wrong options and arguments, in the reader's language."""
    translate = translator(language)
    name = type(error).__name__
    if name == "NoArgsIsHelpError":
        sys.stdout.write(error.format_message() + "\n")
        return ExitCode.USAGE
    message: Text | str = error.format_message()
    option = getattr(error, "option_name", None)
    if name == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        message = (
            text("there is no option {name}; did you mean {near}?", name=option, near=near)
            if near
            else text("there is no option {name}", name=option)
        )
    elif name == "BadOptionUsage":
        message = text("the option {name} needs a value", name=option)
    elif name == "MissingParameter":
        message = text("missing: {name}", name=_parameter(error))
    elif name == "BadParameter":
        detail = translate(str(getattr(error, "message", "")))
        message = text("{name}: {detail}", name=_parameter(error), detail=detail)
    hint = translate(text("see dxplan --help"))
    _complain(f"{translate(message)} ({hint})")
    return ExitCode.USAGE


def _parameter(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    names = [*getattr(parameter, "opts", ()), str(getattr(parameter, "name", "?")).upper()]
    return str(names[0])


def _failed(error: Exception, language: Language, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    message = text(
        "internal error: {kind}: {error}; --debug before the command shows where, please report it",
        kind=type(error).__name__,
        error=error,
    )
    _complain(translator(language)(message))
    return ExitCode.FAILED


def _complain(words: str) -> None:
    from dxplan.render.visible import visible

    sys.stderr.write(f"dxplan: {visible(' '.join(words.split()))}\n")
