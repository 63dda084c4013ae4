"""docs/guard.md: its examples are what the program prints, its tables name what is guarded."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from dxplan.changes.matching import table_name
from dxplan.changes.moves import GUARDED, HANDED_OVER, KEPT
from dxplan.model import Identity, Indicator, Task
from tests.builders import folder
from tests.conftest import REPOSITORY, Run
from tests.test_history import commit, edit, git

PAGE = (REPOSITORY / "docs/guard.md").read_text(encoding="utf-8")
GUARD, LEDGER = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
TASK = "data/tasks/cqs.yaml"
DECISION = (
    "\n    decisions: [{document: vb-1, date: 2024-07-20, field: due,"
    " from: 2025-06-30, to: 2025-12-31}]"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = folder(tmp_path)
    git(made, "init", "-qb", "main")
    commit(made)
    git(made, "tag", "hop")
    return made


def arguments(console: str) -> list[str]:
    return shlex.split(console.splitlines()[0].removeprefix("$ dxplan "))


def test_the_finding_is_what_is_printed(root: Path, run: Run) -> None:
    edit(root, TASK, "due: 2025-06-30", "due: 2025-12-31")
    assert run(*arguments(GUARD), folder=root).out == GUARD.partition("\n")[2]


def test_the_ledger_prints_the_lines_that_are_shown(root: Path, run: Run) -> None:
    edit(root, TASK, "due: 2025-06-30", f"due: 2025-12-31{DECISION}")
    edit(root, "data/indicators.yaml", "value: 80", "value: 70")
    printed = run(*arguments(LEDGER), folder=root).out.splitlines()
    for line in LEDGER.splitlines()[1:]:
        assert any(each.startswith(line.removesuffix("…")) for each in printed)


def row(heading: str, first: str) -> set[str]:
    """The names in code in one row of the table under a heading."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    (found,) = [each for each in section.splitlines() if each.startswith(f"| {first} |")]
    return set(re.findall(r"`([a-z_]+)`", found.split("|")[2]))


def test_the_table_of_moves_names_what_is_guarded() -> None:
    assert row("What is a move", "a task") == {*GUARDED[Task], HANDED_OVER}
    assert row("What is a move", "an indicator") == {*GUARDED[Indicator]}


def test_the_table_of_names_has_every_name() -> None:
    assert row("How a decision is stated", "a task") == {*GUARDED[Task], HANDED_OVER}
    assert row("How a decision is stated", "an indicator") == {*GUARDED[Indicator]}
    lists = {table_name(kind) for kind in KEPT}
    assert row("How a decision is stated", "the plan") - {"from"} == lists | {*GUARDED[Identity]}
