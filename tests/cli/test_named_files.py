"""`validate PATH…`: the whole plan is checked, and what is shown is narrowed, never what fails."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Lay, Run
from tests.test_history import edit

AGENCIES = "data/agencies.yaml"
TASKS = "data/tasks/cqs.yaml"
#: A warning (DX114) in a file that no rule asks anything else of.
NOTES = "# data/notes.yml\na: 1\n"


@pytest.fixture
def root(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = lay(NOTES)
    monkeypatch.chdir(made)
    return made


@pytest.mark.usefixtures("root")
def test_a_remark_is_shown_for_a_file_that_is_named_and_for_no_other(run: Run) -> None:
    assert "data/notes.yml:1:1: warning[DX114]" in run("validate", "data/notes.yml").out
    assert "DX114" not in run("validate", TASKS, AGENCIES).out


def test_an_error_that_a_named_file_causes_elsewhere_fails_the_run(root: Path, run: Run) -> None:
    edit(root, AGENCIES, "so-b", "so-c")
    result = run("validate", "--format", "concise", AGENCIES)
    assert result.code == 1
    assert f"{TASKS}:6:15: error[DX3" in result.out


@pytest.mark.usefixtures("root")
def test_what_fails_the_run_depends_on_the_severity_asked_for(run: Run) -> None:
    result = run("validate", "--fail-on", "warning", TASKS)
    assert result.code == 1
    assert "DX114" in result.out


def test_other_forms_carry_it_too_with_its_file(root: Path, run: Run) -> None:
    edit(root, AGENCIES, "so-b", "so-c")
    document = json.loads(run("validate", "--format", "json", AGENCIES).out)
    assert TASKS in [each["path"] for each in document["findings"]]
    suites = ET.fromstring(run("validate", "--format", "junit", AGENCIES).out)  # noqa: S314 (our own)
    assert any(suite.find(".//failure") is not None for suite in suites.iter("testsuite"))


def test_a_file_that_cannot_be_read_is_no_ones_own_matter(root: Path, run: Run) -> None:
    (root / "data/sources.yaml").unlink()
    (root / "data/sources.yaml").mkdir()
    assert run("validate", TASKS).code == run("validate").code != 0
