"""What the commands declare: their options and arguments, read from their signatures.

For completion and for the reference in `docs/`. Typer makes its own objects of the same
declarations; those are not public and differ from version to version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from typer.models import OptionInfo, ParameterInfo

from dxplan.cli.app import COMMANDS, options


class Declared(NamedTuple):
    """One option or argument."""

    #: As the function of the command calls it.
    name: str
    #: As it is typed, shortest first; empty for an argument.
    flags: tuple[str, ...]
    #: What the value is called in help (marked), where that is not left to typer.
    metavar: str | None
    #: What it does (marked).
    help: str
    #: The words it takes; empty where it takes others.
    choices: tuple[str, ...]
    #: Whether it stands alone, without a value.
    is_flag: bool
    is_path: bool
    is_repeatable: bool
    is_required: bool
    default: object


def declared_by(command: str) -> Sequence[Declared]:
    """The options and arguments of a command, in the order in which they are declared.

    Raises:
        KeyError: when there is no such command.
    """
    module, function, _ = COMMANDS[command]
    return _declared(getattr(import_module(f"dxplan.cli.{module}"), function))


def declared_before() -> Sequence[Declared]:
    """The options that stand before the command."""
    return _declared(options)


def _declared(function: Callable[..., None]) -> Sequence[Declared]:
    parameters = signature(function, eval_str=True).parameters.values()
    return [found for parameter in parameters for found in _of(parameter)]


def _of(parameter: Parameter) -> Iterator[Declared]:
    """What a parameter declares; the context that typer hands in is not typed by anybody."""
    if get_origin(parameter.annotation) is not Annotated:
        return
    hint, *extras = get_args(parameter.annotation)
    info = next((extra for extra in extras if isinstance(extra, ParameterInfo)), None)
    if info is None:
        return
    kinds = [part for part in get_args(hint) or (hint,) if part is not NoneType]
    inner = get_args(kinds[0])[0] if get_origin(kinds[0]) is list else kinds[0]
    # Beside a type, typer takes the first name of an option where a default stands otherwise.
    names = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]
    yield Declared(
        name=parameter.name,
        flags=tuple(sorted(names, key=len)) if isinstance(info, OptionInfo) else (),
        metavar=info.metavar,
        help=info.help or "",
        choices=_words(hint) or _words(inner),
        is_flag=hint is bool,
        is_path=inner is Path,
        is_repeatable=get_origin(kinds[0]) is list or get_origin(hint) is list,
        is_required=parameter.default is Parameter.empty,
        default=parameter.default,
    )


def _words(hint: Any) -> tuple[str, ...]:
    """The words of a `Literal`, also of one that may be absent."""
    if get_origin(hint) is Literal:
        return tuple(map(str, get_args(hint)))
    return next((words for part in get_args(hint) if (words := _words(part))), ())
