"""What an editor with the YAML language server shows of a plan.

The server comes from npm. `.ci/run` installs it and sets `DXPLAN_EDITOR`, so that there these tests
cannot pass for want of it; elsewhere they are skipped where it is not there.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxplan.cli.run import run as program
from tests.conftest import REPOSITORY
from tests.language_server import INSTALL, PACKAGE, VERSION, LanguageServer

pytestmark = pytest.mark.skipif(
    not PACKAGE.is_dir() and "DXPLAN_EDITOR" not in os.environ,
    reason=f"the language server is not installed: {INSTALL}",
)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    assert PACKAGE.is_dir(), f"run: {INSTALL}"
    server = LanguageServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan with schemas that hold its ids."""
    root = tmp_path_factory.mktemp("editor") / "plan"
    shutil.copytree(REPOSITORY / "data", root / "data")
    assert program(["-C", str(root), "schema", "--workspace", "-o", str(root / "schema")], {}) == 0
    return root


def test_the_server_is_the_version_that_is_pinned() -> None:
    package = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == VERSION


def test_ci_installs_the_server() -> None:
    assert INSTALL in (REPOSITORY / ".ci/run").read_text(encoding="utf-8")


def test_the_shipped_plan_has_no_mark(server: LanguageServer, plan: Path) -> None:
    for file in sorted((plan / "data").rglob("*.yaml")):
        assert server.marks(file, file.read_text(encoding="utf-8")) == [], file


def test_agencies_are_offered_after_lead_with_their_names(
    server: LanguageServer, plan: Path
) -> None:
    lines = _lines(plan)
    number = _line_of(lines, "    lead: ")
    lines[number - 1] = "    lead: "
    file = plan / "data/tasks/completed.yaml"
    server.marks(file, "\n".join(lines))
    offered = server.completions(file, number, len("    lead: ") + 1)
    assert offered["so-ttt"] == "Sở Thông tin và Truyền thông"
    assert offered["departments"] == "Các sở, ban, ngành"
    assert "CT-CQS-01" not in offered


def test_a_comparator_is_offered_in_quotes(server: LanguageServer, plan: Path) -> None:
    """Without them, `>=` begins a block of text."""
    file = plan / "data/compared.yaml"
    head = "# yaml-language-server: $schema=../schema/indicators.schema.json\n"
    server.marks(file, f"{head}indicators:\n  - targets:\n      - year: 2025\n        comparator: ")
    assert '">="' in server.completions(file, 5, len("        comparator: ") + 1)


@pytest.mark.parametrize(
    ("key", "mistake"),
    [
        ("due", "    due: 2025-06-31"),
        ("lead", "    lead: so-tttt"),
        ("basis", "    basis: draftd"),
        ("serves", "    serves: [CT-CQS-99]"),
        ("deliverable", "    deliverabel: Kho dữ liệu"),
        ("source", "    source: {document: vb-239, page: 3}"),
    ],
)
def test_a_mistake_is_marked_at_its_line(
    key: str, mistake: str, server: LanguageServer, plan: Path
) -> None:
    lines = _lines(plan)
    number = _line_of(lines, f"    {key}: ")
    lines[number - 1] = mistake
    marks = server.marks(plan / f"data/tasks/mistaken-{key}.yaml", "\n".join(lines))
    assert number in [line for line, _ in marks]
    assert len(marks) <= 2  # a key that is misspelt is also missing


def _lines(plan: Path) -> list[str]:
    return (plan / "data/tasks/cqs.yaml").read_text(encoding="utf-8").split("\n")


def _line_of(lines: list[str], beginning: str) -> int:
    return next(number for number, line in enumerate(lines, 1) if line.startswith(beginning))
