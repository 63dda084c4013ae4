"""What `docs/editor.md` tells people to type is understood."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from dxplan.modelines import KINDS, kind_of, modeline, schema_path
from tests.conftest import REPOSITORY, Lay, Run

PAGE = (REPOSITORY / "docs" / "editor.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^```console\n(.*)\n```$", PAGE, re.MULTILINE)
COMPLETION = re.findall(r"`dxplan (completion \w+) ", PAGE)


def test_the_schemas_are_made_and_unmade(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ids, hidden, plain, watched = TYPED
    assert watched == "dxplan validate --watch"
    root = lay()
    monkeypatch.chdir(root)
    subprocess.run(["git", "init", "-q"], check=True)
    assert run(*shlex.split(plain)[1:]).code == 0
    subprocess.run(["git", "add", "."], check=True)
    assert run(*shlex.split(with_ids)[1:]).code == 0
    assert _changed(root) != []
    subprocess.run(shlex.split(hidden), check=True)
    assert _changed(root) == []
    assert shlex.split(hidden)[3:] == [schema_path(kind) for kind in KINDS]


def _changed(root: Path) -> list[str]:
    command = ["git", "diff", "--name-only"]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("command", COMPLETION)
def test_a_shell_of_the_page_has_a_script(command: str, run: Run) -> None:
    assert run(*command.split()).code == 0


def test_four_shells_are_named() -> None:
    assert len(COMPLETION) == 4


def test_the_first_line_is_a_real_one() -> None:
    assert kind_of("data/tasks/cqs.yaml") == "tasks"
    assert f"```yaml\n{modeline('data/tasks/cqs.yaml')}```" in PAGE
