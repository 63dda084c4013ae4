"""One run from arguments to exit code: the only place that turns exceptions into words."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import TextIO

import typer

from dxplan.cli.app import COMMON, build_command
from dxplan.cli.session import early_language
from dxplan.cli.stops import ExitCode, Stop
from dxplan.language import DEFAULT_LANGUAGE, Language, Text, text, translator
from dxplan.system_errors import reason_of

_CHOICE = re.compile(r"""(?P<value>'[^']*'|"[^"]*") is not one of (?P<names>.*)""")
_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.(?: Did you mean '?(?P<near>[^'?]*))?")
_EXTRA = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((?P<words>.*)\)")


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the command line; return the exit code. Nothing is raised."""
    from dxplan.render.console import use_utf8

    _require_streams()
    use_utf8(sys.stdout)
    use_utf8(sys.stderr)
    language = early_language(list(arguments), environ) or DEFAULT_LANGUAGE
    try:
        code = build_command(language, environ, arguments)(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        _abandon(sys.stdout)
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as stop:
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":
            return ExitCode.OK  # typer's way to end when the reader of a pipe has seen enough
        return stop.code if isinstance(stop.code, int) else ExitCode.FAILED
    except Stop as stop:
        return _stopped(stop, language, arguments)
    except typer.TyperException as error:
        return _misused(error, language)
    except OSError as error:
        if error.filename is not None:
            return _failed(error, language, debug="--debug" in arguments)
        # No file was named, so it is a stream that takes no more, such as one to a full disk.
        _abandon(sys.stdout)
        words = text("the output cannot be written: {reason}", reason=reason_of(error))
        _complain(translator(language)(words))
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001 (the last resort: one line, never a traceback)
        return _failed(error, language, debug="--debug" in arguments)
    return code


def _require_streams() -> None:
    """Give a program that was started without stdout or stderr some that lead nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 (stays open to the end)


def _abandon(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, or Python complains of it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
    message = _in_words(error)
    option = str(getattr(error, "option_name", None) or "")
    hint = (
        text("write it before the command: dxplan {name} …", name=option)
        if option in COMMON
        else text("see dxplan --help")
    )
    _complain(f"{translate(message)} ({translate(hint)})")
    return ExitCode.USAGE


def _in_words(error: typer.TyperException) -> Text:
    """What was wrong with the arguments; typer's own English only where nothing else fits."""
    option = getattr(error, "option_name", None)
    words = error.format_message()
    match type(error).__name__:
        case "NoSuchOption":
            near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
            if near and option not in COMMON:
                return text(
                    "there is no option {name}; did you mean {near}?", name=option, near=near
                )
            return text("there is no option {name}", name=option)
        case "BadOptionUsage":
            return text("the option {name} needs a value", name=option)
        case "MissingParameter":
            return text("missing: {name}", name=_parameter(error))
        case "BadParameter" if choice := _CHOICE.search(words):
            return _unknown_word(_parameter(error), choice["value"], choice["names"].rstrip("."))
        case "BadParameter":
            return text("{name}: {detail}", name=_parameter(error), detail=words)
        case _:
            return _usage(words)


def _unknown_word(parameter: str, value: str, names: str) -> Text:
    """A value that is none of the words an option or argument takes."""
    near = get_close_matches(value.strip("'"), re.findall(r"'([^']*)'", names), n=1)
    if near:
        return text(
            "{name}: {value} is not one of {names}; did you mean {near}?",
            name=parameter,
            value=value,
            names=names,
            near=near[0],
        )
    return text("{name}: {value} is not one of {names}", name=parameter, value=value, names=names)


def _usage(words: str) -> Text:
    if extra := _EXTRA.search(words):
        return text("not expected: {words}", words=extra["words"])
    command = _COMMAND.search(words)
    if command is None:
        return (
            text("no command given")
            if words.startswith("Missing command")
            else Text("{words}", {"words": words})
        )
    near = command["near"]
    if near:
        return text(
            "there is no command {name}; did you mean {near}?", name=command["name"], near=near
        )
    return text("there is no command {name}", name=command["name"])


def _parameter(error: typer.TyperException) -> str:
    """An option, or an argument as the help calls it."""
    parameter = getattr(error, "param", None)
    if getattr(parameter, "param_type_name", None) == "argument":
        return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "?"))
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

    with suppress(OSError):  # the exit code says it all the same
        sys.stderr.write(f"dxplan: {visible(' '.join(words.split()))}\n")
        sys.stderr.flush()
