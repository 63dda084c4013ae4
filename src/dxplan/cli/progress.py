"""How far the work is, on a terminal: nothing for a second, and nothing when piped."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Final, Protocol, Self

from dxplan.language import DEFAULT_LANGUAGE, Text, Translate, translator

if TYPE_CHECKING:
    from rich.console import Console

    from dxplan.cli.session import Session

#: Seconds for which nothing is said.
_PATIENCE: Final = 1.0


class Progress(Protocol):
    """Is told what is done and how far it is."""

    def on(self, what: Text) -> None:
        """Say what is done next."""

    def tell(self, done: int, total: int) -> None:
        """Say how many of its steps are done."""


def progress(session: Session) -> AbstractContextManager[Progress]:
    """A line on stderr where somebody sits in front of it; it is gone when the work is done."""
    if not sys.stderr.isatty():
        return nullcontext(_Silence())
    from dxplan.render.console import make_console

    console = make_console(sys.stderr, session.color, session.environ)
    return _Bar(console, translator(session.language or DEFAULT_LANGUAGE))


class _Silence:
    def on(self, what: Text) -> None:
        """Say nothing."""

    def tell(self, done: int, total: int) -> None:
        """Say nothing."""


class _Bar:
    def __init__(self, console: Console, translate: Translate) -> None:
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Display

        self._translate = translate
        description = TextColumn("{task.description}", markup=False)
        columns = (description, BarColumn(), TaskProgressColumn(markup=False))
        self._display = Display(*columns, console=console, transient=True)
        self._task = self._display.add_task("", total=None)
        # The work is one long computation; only another thread can look at a clock meanwhile.
        self._timer = Timer(_PATIENCE, self._display.start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        # Stopping what never began would leave an empty line on a terminal that cannot go back.
        if self._display.live.is_started:
            self._display.stop()

    def on(self, what: Text) -> None:
        """Show it, without knowing how much of it there is."""
        self._display.reset(self._task, description=self._translate(what), total=None)

    def tell(self, done: int, total: int) -> None:
        """Show it."""
        self._display.update(self._task, completed=done, total=total)
