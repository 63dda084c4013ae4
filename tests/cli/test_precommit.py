"""The hook, run by the real pre-commit when something is really committed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import test_history as history
from tests.conftest import REPOSITORY, Lay
from tests.test_history import edit, git

Git = Callable[..., subprocess.CompletedProcess[str]]

MANIFEST = REPOSITORY / ".pre-commit-hooks.yaml"
(HOOK,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))

AGENCIES = "data/agencies.yaml"
TASKS = "data/tasks/cqs.yaml"
REPORT = """\
as_of: 2024-09-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 60}
"""


@pytest.fixture
def run_git(tmp_path: Path) -> Git:
    """Run git as a person at a keyboard would, with nothing of this machine's settings."""
    environment = {
        **os.environ,
        "DXPLAN_LANG": "en",
        "GIT_AUTHOR_NAME": "Ai",
        "GIT_AUTHOR_EMAIL": "ai@example.org",
        "GIT_COMMITTER_NAME": "Ai",
        "GIT_COMMITTER_EMAIL": "ai@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
    }

    def call(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=root,
            env=environment,
            check=False,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    return call


@pytest.fixture
def commit(run_git: Git) -> Git:
    """Commit everything that changed."""

    def call(root: Path) -> subprocess.CompletedProcess[str]:
        git(root, "add", "-A")
        return run_git(root, "git", "commit", "-qm", "x")

    return call


@pytest.fixture
def repository(lay: Lay, run_git: Git) -> Path:
    """The example plan under pre-commit, with the hook as it is shipped but for its installing."""
    program = f"{shlex.quote(Path(sys.executable).as_posix())} -m {HOOK['entry']}"
    hook = HOOK | {"language": "unsupported", "entry": program}
    return _under_precommit(lay(), {"repo": "local", "hooks": [hook]}, run_git)


def _under_precommit(root: Path, source: dict[str, Any], run_git: Git) -> Path:
    git(root, "init", "-qb", "main")
    config = yaml.safe_dump({"repos": [source]}, allow_unicode=True)
    (root / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    history.commit(root)
    installed = run_git(root, sys.executable, "-m", "pre_commit", "install")
    assert installed.returncode == 0, installed.stdout
    return root


def test_a_planted_mistake_blocks_the_commit_until_it_is_mended(
    repository: Path, commit: Git
) -> None:
    edit(repository, TASKS, "due: 2025-06-30", "due: 2025-06-31")
    blocked = commit(repository)
    assert blocked.returncode == 1
    assert f"{TASKS}:7:10: error[DX401] 2025-06-31 is not a date" in blocked.stdout
    assert git(repository, "rev-list", "--count", "HEAD") == "1"
    edit(repository, TASKS, "due: 2025-06-31", "due: 2025-07-31")
    assert commit(repository).returncode == 0
    assert git(repository, "rev-list", "--count", "HEAD") == "2"


def test_what_a_change_breaks_in_another_file_blocks_it_too(repository: Path, commit: Git) -> None:
    edit(repository, AGENCIES, "id: so-b", "id: so-c")
    edit(repository, AGENCIES, "[so-a, so-b]", "[so-a, so-c]")
    blocked = commit(repository)
    assert blocked.returncode == 1
    assert re.search(rf"^{TASKS}:6:\d+: error\[DX3\d\d\] .*so-b", blocked.stdout, re.MULTILINE)


def test_what_a_deletion_breaks_blocks_it_although_it_has_no_name(
    repository: Path, commit: Git
) -> None:
    (repository / "data/indicators.yaml").unlink()
    blocked = commit(repository)
    assert blocked.returncode == 1
    assert f"{TASKS}:9:" in blocked.stdout


def test_remarks_are_shown_for_the_files_that_change_and_for_no_others(
    repository: Path, commit: Git
) -> None:
    remark, mistake = "this file is not read", "2025-06-31 is not a date"
    notes = repository / "data/notes.yml"
    notes.write_text("a: 1\n", encoding="utf-8")
    assert commit(repository).returncode == 0
    edit(repository, TASKS, "due: 2025-06-30", "due: 2025-06-31")
    without = commit(repository).stdout
    assert (mistake in without, remark in without) == (True, False)
    notes.write_text("a: 2\n", encoding="utf-8")
    both = commit(repository).stdout
    assert (mistake in both, remark in both) == (True, True)


@pytest.mark.parametrize(
    "name",
    [
        "kỳ 3.yaml",
        "so-a, so-b.yaml",
        pytest.param(
            "so-a\n::error::x.yaml",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no such names"),
        ),
    ],
)
def test_a_file_may_have_any_name(name: str, repository: Path, commit: Git) -> None:
    report = repository / "data/reports/2024-09-30" / name
    report.parent.mkdir()
    report.write_text(REPORT.replace("60", "600"), encoding="utf-8")
    blocked = commit(repository)
    assert blocked.returncode == 1
    assert ":4:" in blocked.stdout
    assert "\n::error" not in blocked.stdout
    report.write_text(REPORT, encoding="utf-8")
    done = commit(repository)
    assert done.returncode == 0, done.stdout


def test_it_is_told_the_yaml_files_of_the_plan_and_no_others() -> None:
    pattern = re.compile(HOOK["files"])
    told = ["data/plan.yaml", "data/tasks/cqs.yml", "data/reports/2024-06-30/sở a.yaml"]
    others = ["plan.yaml", "docs/data/plan.yaml", "data/annex.xlsx", "data/plan.yaml.orig"]
    assert [path for path in [*told, *others] if pattern.search(path)] == told


def test_the_hook_installs_from_this_repository(
    tmp_path: Path, lay: Lay, run_git: Git, commit: Git
) -> None:
    """With pip, as anybody gets it who names this repository in a configuration."""
    shipped = tmp_path / "shipped"
    _copy_of_this_repository(shipped)
    revision = git(shipped, "rev-parse", "HEAD")
    source = {"repo": str(shipped), "rev": revision, "hooks": [{"id": HOOK["id"]}]}
    root = _under_precommit(lay(), source, run_git)
    edit(root, TASKS, "due: 2025-06-30", "due: 2025-06-31")
    blocked = commit(root)
    assert blocked.returncode == 1
    assert f"{TASKS}:7:10: error[DX401]" in blocked.stdout


def _copy_of_this_repository(target: Path) -> None:
    """A repository with one commit: the files of this one as they are now."""
    listed = git(REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, target / name)
    git(target, "init", "-qb", "main")
    git(target, "add", "-A")
    git(target, "commit", "-qm", "x")
