"""`--format`, `--output` and `--summary` of validate, on files as people and programs name them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dxplan.catalogue.example import task
from dxplan.cli.findings_forms import FORMS
from tests.conftest import Lay, Run

ERROR = task(due="2025-06-31")
#: What a file may be called on every system but Windows.
HOSTILE = "a b,c%0A\n::error file=x::forged\x1b[31m số.yaml"


@pytest.mark.parametrize("form", FORMS)
def test_the_exit_code_is_the_same_in_every_format(form: str, lay: Lay, run: Run) -> None:
    clean = lay()
    assert run("validate", "--format", form, "--fail-on", "info", folder=clean).code == 0
    broken = lay(ERROR)
    assert run("validate", "--format", form, folder=broken).code == 1
    (broken / "data/sources.yaml").unlink()
    (broken / "data/sources.yaml").mkdir()
    assert run("validate", "--format", form, folder=broken).code == 3


@pytest.mark.parametrize("form", FORMS)
def test_a_file_gets_what_the_terminal_would_get(
    form: str, lay: Lay, run: Run, tmp_path: Path
) -> None:
    root = lay(ERROR)
    file = tmp_path / "found"
    result = run("validate", "--output", f"{form}={file}", folder=root)
    assert result.code == 1
    assert result.out == run("validate", folder=root).out
    assert file.read_text(encoding="utf-8") == run("validate", "--format", form, folder=root).out
    assert {each.name for each in tmp_path.iterdir()} == {"found", "plan"}


def test_several_files_are_written_in_one_run(lay: Lay, run: Run, tmp_path: Path) -> None:
    sarif, junit, note = tmp_path / "a.sarif", tmp_path / "b.xml", tmp_path / "c.md"
    files = ["--output", f"sarif={sarif}", "--output", f"junit={junit}", "--summary", str(note)]
    result = run("validate", *files, "--format", "concise", folder=lay(ERROR))
    assert result.out.count("\n") == 1
    assert len(json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]) == 1
    assert ET.parse(junit).getroot().get("failures") == "1"  # noqa: S314 (written by ourselves)
    assert "## 1 error\n" in note.read_text(encoding="utf-8")


def test_a_file_is_replaced_through_a_link_and_keeps_its_mode(
    lay: Lay, run: Run, tmp_path: Path
) -> None:
    file, link = tmp_path / "real.json", tmp_path / "link.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    run("validate", "--output", f"json={link}", folder=lay())
    assert link.is_symlink()
    assert json.loads(file.read_text(encoding="utf-8"))["kind"] == "validate"
    assert file.stat().st_mode & 0o777 == 0o640


def test_the_summary_of_a_step_is_added_to(lay: Lay, run: Run, tmp_path: Path) -> None:
    shared = tmp_path / "step"
    shared.write_text("# Tests\n", encoding="utf-8")
    root = lay(ERROR)
    run("validate", "--summary", str(shared), folder=root, GITHUB_STEP_SUMMARY=str(shared))
    written = shared.read_text(encoding="utf-8")
    assert written.startswith("# Tests\n\n# 1/KH-UBND")
    run("validate", "--summary", str(shared), folder=root)
    assert shared.read_text(encoding="utf-8") == written.removeprefix("# Tests\n\n")


def test_nothing_is_written_to_the_summary_unless_asked(lay: Lay, run: Run, tmp_path: Path) -> None:
    shared = tmp_path / "step"
    run("validate", folder=lay(ERROR), GITHUB_STEP_SUMMARY=str(shared), GITHUB_ACTIONS="true")
    assert not shared.exists()


def test_the_summary_of_a_step_stays_below_the_limit_of_github(
    lay: Lay, run: Run, tmp_path: Path
) -> None:
    shared = tmp_path / "step"
    shared.write_text("x" * ((1 << 20) - 500), encoding="utf-8")
    run("validate", "--summary", str(shared), folder=lay(ERROR), GITHUB_STEP_SUMMARY=str(shared))
    assert (1 << 20) - 500 < shared.stat().st_size <= 1 << 20
    assert "… and 1 more finding" in shared.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output", "sarif"], "--output: sarif is not FORMAT=FILE, as in sarif=findings.sarif"),
        (["--output", "sarfi=x"], "--output: there is no format sarfi; did you mean sarif?"),
        (
            ["--output", "=x"],
            "--output: there is no format ; there are text, concise, json, sarif, github,",
        ),
        (["--output", "json="], "--output: the name of the file is missing"),
        (["--summary", ""], "--summary: the name of the file is missing"),
        (
            ["--output", "json=-"],
            "--output writes files; what the terminal gets is said by --format",
        ),
        (["--output", "json={tmp}/no/x"], "{tmp}/no/x: there is no folder {tmp}/no"),
        (["--output", "json={tmp}"], "{tmp} is not a file that can be replaced"),
        (["--output", "json={tmp}/link"], "{tmp}/link cannot be the name of a file"),
        (
            ["--output", "json={tmp}/plan/data/plan.yaml"],
            "{tmp}/plan/data/plan.yaml is among the data of the plan; write elsewhere",
        ),
        (
            ["--output", "json={tmp}/x", "--output", "sarif={tmp}/./x"],
            "{tmp}/x is named twice; give each a file",
        ),
        (["--output", "json={tmp}/x", "--summary", "{tmp}/x"], "{tmp}/x is named twice"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_done(
    arguments: list[str], message: str, lay: Lay, run: Run, tmp_path: Path
) -> None:
    root = lay(ERROR)
    (tmp_path / "link").symlink_to("link")
    before = sorted(tmp_path.rglob("*"))
    told = [argument.format(tmp=tmp_path) for argument in arguments]
    result = run("validate", "--output", f"text={tmp_path}/first", *told, folder=root)
    assert result.code == 2, result.err
    assert result.out == ""
    assert result.err.startswith(f"dxplan: {message.format(tmp=tmp_path)}")
    assert result.err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_cannot_be_written_stays_as_it_was(
    lay: Lay, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "found.json"
    file.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("validate", "--output", f"json={file}", folder=lay())
    assert result.code == 3
    assert result.err == f"dxplan: {file}: the file cannot be written: there is no space left\n"
    assert file.read_text(encoding="utf-8") == "old"
    assert {each.name for each in tmp_path.iterdir()} == {"found.json", "plan"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_file_name_neither_acts_nor_hides_its_finding(
    form: str, lay: Lay, run: Run
) -> None:
    root = lay()
    (root / "data/tasks/cqs.yaml").unlink()
    (root / "data/tasks" / HOSTILE).write_text(ERROR.partition("\n")[2], encoding="utf-8")
    out = run("validate", "--format", form, folder=root, GITHUB_ACTIONS="true").out
    assert "DX401" in out
    assert "\x1b" not in out
    forged = [line for line in out.splitlines() if line.lstrip().startswith("::error file=x")]
    assert forged == []


def test_only_the_files_that_were_named_are_tests_that_passed(lay: Lay, run: Run) -> None:
    root = lay(task(serves=None))
    sources = str(root / "data/sources.yaml")
    result = run("validate", sources, "--format", "junit", folder=root)
    assert result.code == 0
    suites = ET.fromstring(result.out)  # noqa: S314 (written by ourselves)
    assert [suite.get("name") for suite in suites] == ["data/sources.yaml"]


def test_hosts_get_paths_from_the_top_of_the_repository(lay: Lay, run: Run) -> None:
    root = lay(ERROR)
    subprocess.run(["git", "init", "--quiet", str(root.parent)], check=True)
    for form, path in [
        ("github", "file=plan/data/tasks/cqs.yaml,"),
        ("gitlab", '"path": "plan/data/tasks/cqs.yaml"'),
        ("sarif", '"uri": "plan/data/tasks/cqs.yaml"'),
        ("junit", '<testsuite name="plan/data/tasks/cqs.yaml"'),
        ("json", '"path": "data/tasks/cqs.yaml"'),
    ]:
        assert path in run("validate", "--format", form, folder=root).out
