"""Progress: a line on a terminal for work that takes long, and nothing anywhere else."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from dxplan.cli import progress as module
from dxplan.cli.progress import progress
from dxplan.cli.session import Session
from dxplan.language import text
from tests.render.test_console import Terminal

SESSION = Session(folder=Path(), language="en", color="auto", environ={"TERM": "xterm"})
WAIT = 0.3


def shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float, session: Session
) -> str:
    """What stands on stderr after work that took a moment."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "_PATIENCE", patience)
    with progress(session) as working:
        working.on(text("writing"))
        working.tell(1, 4)
        time.sleep(WAIT)
    return stream.getvalue()


def test_long_work_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    words = shown(monkeypatch, Terminal(), 0, SESSION)
    assert "writing" in words
    assert "25%" in words


def test_short_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "writing" not in shown(monkeypatch, Terminal(), 60, SESSION)


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0, SESSION) == ""


def test_colours_are_those_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Session(folder=Path(), language="en", color="never", environ={})
    assert "\x1b[3" not in shown(monkeypatch, Terminal(), 0, plain)
    assert "\x1b[3" in shown(monkeypatch, Terminal(), 0, SESSION)


def test_an_error_in_the_work_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(KeyboardInterrupt), progress(SESSION):
        raise KeyboardInterrupt
