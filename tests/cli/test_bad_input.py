"""Whatever a file holds or a user types: findings or one line, never a traceback."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest

from dxplan.catalogue.example import PLAN
from tests.conftest import Lay, Run

COMMANDS = (["validate"], ["status"], ["list", "tasks"], ["show", "NV-CQS-001"])
TASKS = "data/tasks/cqs.yaml"

BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)

CONTENTS = {
    "empty": b"",
    "binary": bytes(range(256)) * 20,
    "long number": b"group: cqs\ntasks:\n  - {id: a, weight: " + b"9" * 5000 + b"}\n",
    "brackets": b"tasks: " + b"[" * 400_000,
    "closed brackets": b"tasks: " + b"[" * 400_000 + b"]" * 400_000,
    "alias bomb": BOMB.encode(),
    "crlf": b"group: cqs\r\ntasks: []\r\n",
    "tab": b"group: cqs\ntasks:\n\t- id: a\n",
    "bom": "\ufeffgroup: cqs\ntasks: []\n".encode(),
    "nfd": unicodedata.normalize("NFD", "group: cqs\ntasks: []  # Sở Thông tin\n").encode(),
    "utf-16": "group: cqs\n".encode("utf-16"),
    "latin-1": "group: cqs # é".encode("latin-1"),
    "scalar": b"42\n",
    "list": b"- 1\n- 2\n",
    "two documents": b"group: cqs\n---\ngroup: cqs\n",
    "unclosed": b'group: "cqs\n',
    "nothing but a key": b"tasks\n",
    "lists for values": b"group: [cqs]\ntasks: {a: b}\n",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_any_content_gives_findings(name: str, lay: Lay, run: Run) -> None:
    root = lay()
    (root / TASKS).write_bytes(CONTENTS[name])
    for command in COMMANDS:
        result = run(*command, folder=root)
        assert result.code in {0, 1, 2}, result.err
        assert "Traceback" not in result.err
        assert "internal error" not in result.err
    assert run("validate", "--format", "concise", "--fail-on", "info", folder=root).out


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("path", ["data/plan.yaml", "data/agencies.yaml", "data/reports/x/y.yaml"])
def test_no_file_is_trusted_more_than_another(name: str, path: str, lay: Lay, run: Run) -> None:
    root = lay()
    file = root / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(CONTENTS[name])
    for command in COMMANDS[:2]:
        result = run(*command, folder=root)
        assert result.code in {0, 1, 2}, result.err
        assert "internal error" not in result.err


def test_an_empty_folder_is_not_a_plan(tmp_path: Path, run: Run) -> None:
    result = run("status", folder=tmp_path)
    assert result.code == 3
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "data/plan.yaml" in result.err


def test_no_plan_in_json_is_still_one_document(tmp_path: Path, run: Run) -> None:
    result = run("status", "--format", "json", folder=tmp_path)
    assert result.code == 3
    assert json.loads(result.out)["kind"] == "error"


def test_a_folder_in_place_of_a_file_is_reported_and_ends_with_3(lay: Lay, run: Run) -> None:
    root = lay()
    (root / TASKS).unlink()
    (root / TASKS).mkdir()
    for command in COMMANDS:
        assert run(*command, folder=root).code == 3
    assert "a folder stands in place of the file" in run("validate", folder=root).out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_reported_and_ends_with_3(lay: Lay, run: Run) -> None:
    root = lay()
    (root / TASKS).chmod(0)
    assert run("validate", folder=root).code == 3


@pytest.mark.skipif(os.name == "nt", reason="no named pipes in a folder")
def test_a_named_pipe_is_not_waited_for(lay: Lay, run: Run) -> None:
    root = lay()
    (root / TASKS).unlink()
    os.mkfifo(root / TASKS)
    assert run("validate", folder=root).code == 3


def test_a_newer_format_is_refused_with_one_finding(lay: Lay, run: Run) -> None:
    root = lay("# data/plan.yaml\n" + PLAN.split("# data/sources.yaml")[0].split("\n", 1)[1]
               .replace("format: 1", "format: 2"))  # fmt: skip
    result = run("validate", "--format", "concise", folder=root)
    assert result.code == 1
    assert result.out.count("\n") == 1
    assert "DX208" in result.out


def test_data_with_errors_gives_no_figures(lay: Lay, run: Run) -> None:
    root = lay(f"# {TASKS}\ngroup: cqs\ntasks:\n  - {{id: NV-CQS-001}}\n")
    plain = run("status", folder=root)
    assert (plain.code, plain.out) == (1, "")
    assert "DX202" in plain.err
    as_json = run("status", "--format", "json", folder=root)
    assert json.loads(as_json.out)["kind"] == "validate"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stats"], "did you mean status"),
        (["status", "--fromat", "json"], "did you mean --format"),
        (["status", "--by", "month"], "'month' is not one of"),
        (["status", "--as-of"], "needs a value"),
        (["status", "--as-of", "2024-13"], "neither a date nor a period"),
        (["status", "--agency", "so_a"], "did you mean so-a"),
        (["status", "--pillar", "xyz"], "known: cqs"),
        (["list"], "missing"),
        (["list", "tasks", "--where", "stat:x"], "did you mean state"),
        (["list", "tasks", "--where", 'title:"x'], "unclosed"),
        (["list", "tasks", "--where", "due:2025..2024"], "runs backwards"),
        (["list", "tasks", "--sort", "duee"], "did you mean due"),
        (["show", "NV-CQS-01"], "did you mean NV-CQS-001"),
        (["validate", "nowhere.yaml"], "is not a file of the plan"),
        ([], "no command given"),
    ],
)
def test_wrong_usage_is_one_line_that_helps(
    arguments: list[str], words: str, lay: Lay, run: Run
) -> None:
    result = run(*arguments, folder=lay())
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1


def test_without_arguments_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.code == 2
    assert result.out.startswith("Usage:")
