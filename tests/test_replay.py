"""The pull request of docs/ci.md, played again from start to end."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

SCRIPT = runpy.run_path(str(REPOSITORY / "docs/replay_pull_request.py"))
PAGE = REPOSITORY / "docs/ci.md"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> str:
    told = SCRIPT["replay"](tmp_path_factory.mktemp("replay") / "plan")
    assert isinstance(told, str)
    return told


def test_the_page_tells_what_happens_now(story: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == SCRIPT["page_with"](story, page), (
        "docs/ci.md is stale; run: python docs/replay_pull_request.py --write"
    )


def test_it_fails_by_mistake_and_by_moved_goalpost_and_ends_well(story: str) -> None:
    steps = re.findall(r"^\$ dxplan (\w+).*\n(?s:.*?)\[exit code (\d)\]$", story, re.MULTILINE)
    assert steps == [
        ("validate", "1"),
        ("validate", "1"),
        ("validate", "0"),
        ("validate", "1"),
        ("validate", "0"),
        ("diff", "0"),
        ("diff", "0"),
    ]
    mistake, _, _, moved, _, change, ledger = re.findall(r"```console\n(.*?)```", story, re.DOTALL)
    assert "error[DX401] 2025-06-31 is not a date" in mistake
    assert "no decision is stated" in moved
    assert "2024-12-31 → 2025-06-30, 181 days later, by 999/UBND-VD of 2024-12-05" in change
    assert "Moved by decision: 1" in ledger


def test_the_yaml_that_the_guard_asks_for_is_what_the_story_adds(story: str) -> None:
    asked = re.search(r"decisions: \[\{document: …, date: …, (.*?)\}\]", story)
    assert asked is not None
    added = re.search(r"\+ +- \{document: vb-vi-du, date: 2024-12-05, (.*?)\}", story)
    assert added is not None
    assert added[1] == asked[1]


def test_a_step_that_ends_otherwise_stops_the_story(tmp_path: Path) -> None:
    here = SCRIPT["Repository"](tmp_path)
    with pytest.raises(SCRIPT["Unexpected"], match="dxplan status ended with 3, not 0"):
        here.run("dxplan status")
