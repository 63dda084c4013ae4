"""What the README shows is what the program prints, and its commands run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Lay, Run

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\| .* \| `dxplan (.*)` \|$", README, re.MULTILINE)


def test_the_readme_names_five_commands() -> None:
    assert len(COMMANDS) == 5


@pytest.mark.parametrize("command", [each for each in COMMANDS if "import" not in each])
def test_a_command_of_the_readme_runs(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*shlex.split(command), folder=REPOSITORY).code == 0


def test_the_finding_of_the_readme_is_a_real_one(lay: Lay, run: Run) -> None:
    shown = re.search(r"```\n(data/.*?)```", README, re.DOTALL)
    assert shown is not None
    root = lay()
    tasks = root / "data/tasks/cqs.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("2025-06-30", "2025-06-31"), "utf-8")
    assert shown[1] in run("validate", folder=root).out


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert ".venv/bin/pytest -n 2" in README
    assert ".venv/bin/pytest -n 2" in script
