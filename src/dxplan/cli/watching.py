"""`--watch`: a command runs again whenever a file of the plan changes.

Files are looked at, twice a second, instead of asking the system to tell: that works the same on
every system and on the network drives of an office, where nobody tells; looking at the files of
every unit of the city takes some hundredths of a second; and there is nothing to install.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial, wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from dxplan.cli.session import Session
from dxplan.cli.stops import Stop, WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, marked, text, translator

_SECONDS = 0.5
#: Forms of output that a reader looks at; another program would get one document after another.
_FORMS = ("text", "concise")

State = TypeVar("State")
#: Path -> time of the last change in nanoseconds, size, number of the file.
Files = Mapping[str, tuple[int, int, int]]

Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help=marked("Check again whenever a file of the plan changes, until Ctrl-C."),
    ),
]


def watchable(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of findings the option `--watch`."""
    own = signature(command, eval_str=True)

    @wraps(command)
    def run(*, watch: bool, **arguments: Any) -> None:
        if watch:
            _watch(partial(command, **arguments), arguments)
        else:
            command(**arguments)

    option = Parameter("watch", Parameter.KEYWORD_ONLY, default=False, annotation=Watch)
    parameters = [*own.parameters.values(), option]
    # What typer makes the options from.
    run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]  # set on purpose
    return run


def changes(look: Callable[[], State], wait: Callable[[], None]) -> Iterator[None]:
    """Once at the start, then after every change, when two looks in a row have seen the same.

    What changes while the caller is at work is seen too: the state it is compared with is the one
    from before.
    """
    seen = look()
    yield
    while True:
        wait()
        now = look()
        if now == seen:
            continue
        while now != seen:
            seen = now
            wait()
            now = look()
        yield


def files_of(root: Path) -> Files:
    """The state of every file below `data/` and of those beside it, such as settings."""
    found = {}
    for folder in (*os.walk(root / "data"), next(os.walk(root), ("", [], []))):
        for name in folder[2]:
            path = os.path.join(folder[0], name)  # noqa: PTH118 (a path object each would double the time)
            with suppress(OSError):  # it has just gone
                state = os.stat(path)  # noqa: PTH116 (as above)
                found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _watch(check: Callable[[], None], arguments: Mapping[str, Any]) -> None:
    """Run the check, and again after every change; Ctrl-C ends it, as it ends any command."""
    session: Session = arguments["context"].obj
    written = [name for name in ("output", "summary", "write_baseline") if arguments.get(name)]
    if arguments["form"] not in _FORMS or written:
        raise WrongUsage(
            text("--watch is for the terminal: --format text or concise, and no files to write")
        )
    root = session.root()
    translate = translator(session.language or DEFAULT_LANGUAGE)
    waiting = translate(text("waiting for changes in {folder}; Ctrl-C ends", folder=root))
    is_first = True
    for _ in changes(partial(files_of, root), partial(time.sleep, _SECONDS)):
        if sys.stdout.isatty():
            session.console().clear()
        try:
            check()
        except typer.Exit:
            pass  # the exit code of one run; the next may have another
        except Stop as stop:
            if is_first:
                raise
            _say(translate(stop.message))
        is_first = False
        sys.stdout.flush()
        _say(waiting)


def _say(words: str) -> None:
    from dxplan.render.visible import visible

    sys.stderr.write(f"dxplan: {visible(words)}\n")
    sys.stderr.flush()
