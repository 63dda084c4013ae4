"""`validate --watch`: again after every change, and nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from dxplan.cli.watching import changes, files_of
from tests.conftest import Lay, Run

MISTAKE = "2025-06-31"


@pytest.mark.parametrize(
    ("looks", "turns"),
    [
        ([1], [1]),
        ([1, 1, 1], [1]),
        ([1, 2, 2], [1, 3]),
        ([1, 2, 2, 2, 3, 3], [1, 3, 6]),
        ([1, 2, 3, 4, 4], [1, 5]),  # a file is being written: one turn when it is done
        ([1, 2, 1, 1], [1, 4]),  # there and back: something happened all the same
    ],
)
def test_a_turn_follows_a_change_that_has_settled(looks: list[int], turns: list[int]) -> None:
    left = iter(looks)
    taken = 0

    def look() -> int:
        nonlocal taken
        taken += 1
        return next(left)

    found: list[int] = []
    turn = changes(look, lambda: None)
    for _ in turns:
        next(turn)
        found.append(taken)
    assert found == turns
    with pytest.raises(RuntimeError):  # no further turn: the looks ran out before
        next(turn)


def test_waiting_stands_between_two_looks() -> None:
    done: list[str] = []

    def look() -> int:
        done.append("look")
        return done.count("look") // 3

    turns = changes(look, lambda: done.append("wait"))
    next(turn for count, turn in enumerate(turns) if count == 1)
    assert done == ["look", "wait", "look", "wait", "look", "wait", "look"]


def test_every_file_of_a_plan_and_beside_it_is_looked_at(lay: Lay) -> None:
    root = lay()
    before = files_of(root)
    assert len(before) == len([path for path in (root / "data").rglob("*") if path.is_file()])
    report = root / "data/reports/2025-01-01/so-b.yaml"
    report.parent.mkdir()
    report.write_text("as_of: 2025-01-01\n", encoding="utf-8")
    (root / "dxplan.yaml").write_text("", encoding="utf-8")
    assert {Path(path).name for path in files_of(root).keys() - before.keys()} == {
        "so-b.yaml",
        "dxplan.yaml",
    }
    report.unlink()
    os.utime(root / "data/plan.yaml", (1, 1))
    after = files_of(root)
    assert [Path(path).name for path in before if before[path] != after[path]] == ["plan.yaml"]


def test_a_plan_that_has_gone_has_no_files(tmp_path: Path) -> None:
    assert files_of(tmp_path / "gone") == {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "json"],
        ["--format", "sarif"],
        ["--output", "json=x.json"],
        ["--summary", "x.md"],
    ],
)
def test_what_is_not_for_a_terminal_is_refused(arguments: list[str], lay: Lay, run: Run) -> None:
    result = run("validate", "--watch", *arguments, folder=lay())
    assert result.code == 2
    assert "--watch is for the terminal" in result.err


def test_the_first_run_may_fail(tmp_path: Path, run: Run) -> None:
    result = run("validate", "--watch", folder=tmp_path)
    assert (result.code, result.err.count("\n")) == (3, 1)


Arrange = Callable[[Callable[[], object]], None]


@pytest.fixture
def two_turns(monkeypatch: pytest.MonkeyPatch) -> Arrange:
    """Let something happen after the first turn, and end with Ctrl-C after the second."""

    def arrange(happen: Callable[[], object]) -> None:
        waits: Iterator[Callable[[], object]] = iter([happen, str])

        def sleep(_: float) -> None:
            wait = next(waits, None)
            if wait is None:
                raise KeyboardInterrupt
            wait()

        monkeypatch.setattr(time, "sleep", sleep)

    return arrange


def spoil(root: Path) -> None:
    """Give a task of the plan a deadline that is not a day."""
    tasks = root / "data/tasks/cqs.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("2025-06-30", MISTAKE), "utf-8")


def test_a_mistake_appears_and_ctrl_c_ends_it(lay: Lay, run: Run, two_turns: Arrange) -> None:
    root = lay()
    two_turns(partial(spoil, root))
    result = run("validate", "--watch", folder=root)
    assert result.code == 130
    first, second = result.out.split("(1 task, ", 1)
    assert MISTAKE not in first
    assert f"{MISTAKE} is not a date" in second
    assert result.err.count("waiting for changes") == 2
    assert "\x1b" not in result.out  # the screen is cleared on a terminal only


def test_a_plan_that_goes_for_a_moment_is_waited_for(
    lay: Lay, run: Run, two_turns: Arrange
) -> None:
    root = lay()
    two_turns((root / "data/plan.yaml").unlink)
    result = run("validate", "--watch", folder=root)
    assert result.code == 130
    assert "no plan here" in result.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process there")
def test_it_runs_for_real(lay: Lay) -> None:
    root = lay()
    command = [sys.executable, "-m", "dxplan", "-C", str(root), "validate", "--watch"]
    process = subprocess.Popen(
        [*command, "--format", "concise"],
        env={**os.environ, "DXPLAN_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # What a shell starts behind itself ignores Ctrl-C, and so would all that it starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (one call)
    )
    guard = Timer(120, process.kill)  # a program that says nothing must not stop the tests
    guard.start()
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        assert "waiting for changes" in process.stderr.readline()
        spoil(root)
        assert "waiting for changes" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out = process.stdout.read()
    code = process.wait()
    guard.cancel()
    assert code == 130
    assert out.count(f"DX401] {MISTAKE} is not a date") == 1
