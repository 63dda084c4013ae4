"""docs/changes.md names every group, and its example is what the program prints."""

from __future__ import annotations

import json
import re
import shlex

from tests.conftest import REPOSITORY, Run

PAGE = (REPOSITORY / "docs/changes.md").read_text(encoding="utf-8")
SCHEMA = json.loads((REPOSITORY / "schema/diff.schema.json").read_text(encoding="utf-8"))


def test_the_table_names_the_groups_of_the_json_in_their_order() -> None:
    table = PAGE.partition("## The groups")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in table.splitlines() if line.startswith("|")]
    named = re.findall(r"`(\w+)`", " ".join(rows))
    states = {"before", "after", "empty", "figures"}
    members = SCHEMA["$defs"]["changes"]["properties"]
    assert named == [name for name in members if name not in states]


def test_the_example_is_what_is_printed(run: Run) -> None:
    console = PAGE.partition("```console\n")[2].partition("```")[0].splitlines()
    arguments = shlex.split(console[0].removeprefix("$ dxplan "))
    printed = run(*arguments, folder=REPOSITORY).out.splitlines()
    assert [line for line in console[1:] if line != "…" and line not in printed] == []
