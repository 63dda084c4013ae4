"""Streams that take nothing more, or are not there: one line or none, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Lay, Run

FULL = Path("/dev/full")
on_unix = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


def shell(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line of the shell in which `dxplan` is our program."""
    program = f'"{sys.executable}" -m dxplan --lang en -C "{root}"'
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("dxplan", program, 1)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@on_unix
@pytest.mark.parametrize("command", ["status", "validate --format json", "export json"])
def test_a_full_disk_is_said_and_is_no_error_of_the_program(lay: Lay, command: str) -> None:
    done = shell(lay(), f"dxplan {command} >{FULL}")
    assert done.returncode == 3
    assert done.stderr == "dxplan: the output cannot be written: there is no space left\n"


@on_unix
@pytest.mark.parametrize("stderr", ["2>&-", f"2>{FULL}"])
def test_a_report_is_written_though_nobody_can_be_told_of_it(lay: Lay, stderr: str) -> None:
    root = lay()
    done = shell(root, f"dxplan export json -o '{root / 'a.json'}' {stderr}")
    assert done.returncode == 0
    assert (root / "a.json").is_file()


@on_unix
def test_a_closed_stdout_takes_the_output_silently(lay: Lay) -> None:
    done = shell(lay(), "dxplan status >&-")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "given",
    [
        ("status", "--group", "cqs", "--group", "ktx"),
        ("status", "--as-of=2025-06-30", "--as-of", "2025-07-01"),
        ("export", "json", "-o", "a.json", "--output", "b.json"),
        ("--lang", "en", "--lang", "vi", "status"),
    ],
)
def test_an_option_that_takes_one_value_is_not_given_twice(
    lay: Lay, run: Run, given: tuple[str, ...]
) -> None:
    result = run(*given, folder=lay())
    assert (result.code, result.out) == (2, "")
    assert "twice" in result.err or "hai lần" in result.err


def test_a_value_may_look_like_an_option_behind_two_dashes(lay: Lay, run: Run) -> None:
    """Behind `--` stand arguments alone, whatever they look like."""
    result = run("show", "--format", "json", "--", "--format", "--format", folder=lay())
    assert "twice" not in result.err
