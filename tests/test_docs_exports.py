"""docs/exports.md: its tables name what there is, and its commands do what it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from dxplan.render.exports.forms import FORMS
from tests.conftest import REPOSITORY, Lay, Run
from tests.test_history import REPORT, edit

PAGE = (REPOSITORY / "docs/exports.md").read_text(encoding="utf-8")
COMMANDS, CHECK = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def table(first: str) -> list[list[str]]:
    """The rows of the table with that heading, cell by cell."""
    rows = PAGE.partition(f"| {first} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_table_says_of_every_form_what_it_is() -> None:
    said = [
        (name, file, "`--template`" in template or template.strip("`"), since, without)
        for name, file, _, template, since, without in table("form")
    ]
    assert said == [
        (
            f"`{form.name}`",
            " ".join(f"`{suffix}`" for suffix in form.suffixes),
            form.own_template or (form.template_suffix is not None or ""),
            "" if form.is_data else "yes",
            "terminal" if form.is_text else "",
        )
        for form in FORMS.values()
    ]


@pytest.mark.parametrize("line", COMMANDS.splitlines())
def test_its_commands_run(line: str, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay()
    monkeypatch.chdir(root)
    program, *arguments = shlex.split(line)
    result = run(*arguments)
    assert (program, result.code) == ("dxplan", 0)
    if "-o" in arguments:
        assert Path(arguments[arguments.index("-o") + 1]).stat().st_size > 0


def test_what_a_check_prints_is_what_it_shows(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay()
    monkeypatch.chdir(root)
    command, _, printed = CHECK.partition("\n")
    made = run("export", "json", "-o", "du-lieu.json", "--as-of", "2025-06-30")
    assert made.code == 0
    edit(root, REPORT, "percent: 50", "percent: 51")
    result = run(*shlex.split(command.removeprefix("$ dxplan ")))
    expected = [line for line in printed.splitlines() if line != "  …"]
    assert result.code == 1
    assert [line for line in result.out.splitlines() if line in expected] == expected


def test_the_table_names_every_member_of_the_stamp(lay: Lay, run: Run) -> None:
    stamp = json.loads(run("export", "json", folder=lay()).out)["stamp"]
    named = [name for row in table("stated") for name in re.findall(r"`(\w+)`", row[0])]
    assert sorted([*named, "tool", "form"]) == sorted(stamp)


def test_the_snippet_is_a_step_of_a_workflow() -> None:
    snippet = PAGE.partition("```yaml\n")[2].partition("```")[0]
    (step,) = yaml.safe_load(snippet)
    for line in step["run"].splitlines():
        _, export, form, check, file = line.split()
        assert (export, check) == ("export", "--check")
        assert Path(file).suffix in next(
            each.suffixes for each in FORMS.values() if each.name == form
        )
