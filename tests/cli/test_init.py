"""New workspaces are valid as they are; the demonstration says that it is one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dxplan.demo import MARK, MARK_EN
from tests.conftest import Run


def test_a_new_plan_is_valid_and_has_its_names(tmp_path: Path, run: Run) -> None:
    root = tmp_path / "new"
    title = 'Kế hoạch: "thử" #1 {a}'
    made = run(
        "init", str(root), "--number", "12/KH-UBND", "--title", title, "--issued", "2026-01-05"
    )
    assert made.code == 0
    assert run("validate", "--fail-on", "info", folder=root).code == 0
    document = json.loads(run("status", "--format", "json", folder=root).out)
    assert document["plan"] == {"number": "12/KH-UBND", "title": title}


def test_a_folder_with_data_is_left_alone(tmp_path: Path, run: Run) -> None:
    root = tmp_path / "new"
    assert run("init", str(root)).code == 0
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    again = run("init", str(root), "--demo")
    assert again.code == 2
    assert "already holds" in again.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_an_empty_number_is_refused(tmp_path: Path, run: Run) -> None:
    assert run("init", str(tmp_path / "new"), "--number", " ").code == 2
    assert not (tmp_path / "new").exists()


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("init", str(tmp_path / "file"))
    assert result.code == 3
    assert result.err.count("\n") == 1


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from dxplan.cli.run import run as program  # noqa: PLC0415 (once for the module)

    root = tmp_path_factory.mktemp("demo") / "plan"
    assert program(["init", str(root), "--demo"], {}) == 0
    return root


def test_the_demonstration_is_whole_and_without_mistakes(demo: Path, run: Run) -> None:
    result = run("validate", "--format", "json", folder=demo)
    assert result.code == 0, result.out
    found = Counter(each["code"] for each in json.loads(result.out)["findings"])
    # Beside what the plan itself is told, a few made-up indicators lag behind their tasks, and what
    # was never done has no evidence.
    of_the_plan = {"DX311", "DX312", "DX318", "DX405", "DX523", "DX606", "DX611", "DX613"}
    assert set(found) == {*of_the_plan, "DX514", "DX528"}
    assert found["DX514"] < 10
    document = json.loads(run("status", "--as-of", "2025-Q2", "--format", "json", folder=demo).out)
    assert document["tasks"]["recorded"] == document["tasks"]["declared"] == 201
    assert document["indicators"]["total"] == 55
    assert document["tasks"]["completed"] > 20
    assert document["tasks"]["overdue"] > 10


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["status", "--format", "markdown"],
        ["status", "--format", "csv"],
        ["status", "--format", "json"],
        ["list", "tasks"],
        ["show", "CT-KTS-01"],
        ["show", "NV-CQS-010", "--format", "json"],
        ["validate", "--format", "json"],
    ],
)
@pytest.mark.parametrize(("language", "mark"), [("vi", MARK), ("en", MARK_EN)])
def test_the_mark_stands_on_every_output(
    command: list[str], language: str, mark: str, demo: Path, run: Run
) -> None:
    out = run("--lang", language, *command, folder=demo).out.replace("\\", "")
    assert mark in out or MARK in out


def test_the_demonstration_is_the_same_every_time(demo: Path, tmp_path: Path, run: Run) -> None:
    assert run("init", str(tmp_path / "again"), "--demo").code == 0
    first = {path.relative_to(demo): path.read_bytes() for path in demo.rglob("*.yaml")}
    again = tmp_path / "again"
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*.yaml")} == first


def test_no_figure_of_the_demonstration_is_a_real_one(demo: Path) -> None:
    for report in (demo / "data/reports").rglob("*.yaml"):
        text = report.read_text(encoding="utf-8")
        assert "source:" not in text
        assert text.split("\n")[1].startswith("# Số liệu giả định")
