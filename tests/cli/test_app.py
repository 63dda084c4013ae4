"""The command line as a whole: every command is real when it is asked for, and only then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dxplan.cli.app import COMMANDS
from tests.conftest import Lay, Run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_options_when_it_is_named(name: str, run: Run) -> None:
    shown = run(name, "--help")
    assert shown.code == 0
    assert f"dxplan {name}" in shown.out
    # A command that is only listed has --help and nothing else.
    assert shown.out.count(" --") > 1 or "Arguments:" in shown.out


def test_the_list_of_commands_loads_none_of_them() -> None:
    program = (
        "import sys; from dxplan.cli.run import run; run(['--help'], {});"
        "print(*(name for name in sys.modules if name.startswith('dxplan.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert loaded & {f"dxplan.cli.{module}" for module, _, _ in COMMANDS.values()} == set()


def test_a_folder_called_like_a_command_is_a_folder(lay: Lay, run: Run) -> None:
    root = lay().rename(lay().parent / "list")
    shown = run("-C", str(root), "show", "NV-CQS-001")
    assert (shown.code, shown.err) == (0, "")
