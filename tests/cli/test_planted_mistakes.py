"""Ten mistakes in a copy of the shipped plan are found, each at its place, and no others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import REPOSITORY, Run


class Mistake(NamedTuple):
    """Text to replace once in a file, and the text in the new one that the caret is under."""

    code: str
    path: str
    old: str
    new: str
    caret: str


MISTAKES = (
    Mistake("DX110", "data/plan.yaml", "  issued:", "  number: 1\n  issued:", "number: 1"),
    Mistake("DX201", "data/plan.yaml", "  signatory:", "  signatury:", "signatury"),
    Mistake("DX206", "data/agencies.yaml", "level: district", "level: distrikt", "distrikt"),
    Mistake("DX207", "data/agencies.yaml", "{id: h-ba-vi,", "{id: h-bа-vi,", "h-bа-vi"),
    Mistake("DX302", "data/tasks/cqs.yaml", "lead: so-khdt", "lead: so-khdd", "so-khdd"),
    Mistake("DX305", "data/indicators.yaml", "source: {document: nq-18,",
            "source: {document: nq-81,", "nq-81"),
    Mistake("DX401", "data/tasks/cqs.yaml", "due: 2024-06-30", "due: 2024-06-31", "2024-06-31"),
    Mistake("DX501", "data/reports/2024-01-01/so-nv.yaml", "", """\
as_of: 2024-01-01
agency: so-nv
tasks:
  - {task: NV-CQS-004, status: in_progress, percent: 120}
""", "120"),
    Mistake("DX603", "data/tasks/thc.yaml", "    basis: announced\n", "", "id: NV-THC-001"),
    Mistake("DX602", "data/plan.yaml", "declared: 27", "declared: 26", "26"),
)  # fmt: skip


def plant(root: Path, mistake: Mistake) -> None:
    """Write one mistake into the copy."""
    file = root / mistake.path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert mistake.old in text
    changed = text.replace(mistake.old, mistake.new, 1)
    file.write_text(changed, encoding="utf-8", newline="")


def place(root: Path, mistake: Mistake) -> tuple[str, str, int, int]:
    """Where the finding must stand: file, line and column of the caret text."""
    text = (root / mistake.path).read_text(encoding="utf-8")
    offset = text.index(mistake.caret)
    line = text.count("\n", 0, offset) + 1
    return mistake.code, mistake.path, line, offset - text.rfind("\n", 0, offset)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "copy"
    shutil.copytree(REPOSITORY / "data", root / "data")
    return root


def test_the_shipped_plan_has_no_error(copy: Path, run: Run) -> None:
    assert run("validate", folder=copy).code == 0


def test_ten_planted_mistakes_are_exactly_the_errors(copy: Path, run: Run) -> None:
    for mistake in MISTAKES:
        plant(copy, mistake)
    result = run("validate", "--format", "json", folder=copy)
    found = [
        (each["code"], each["path"], each["line"], each["column"])
        for each in json.loads(result.out)["findings"]
        if each["severity"] == "error"
    ]
    assert result.code == 1
    assert sorted(found) == sorted(place(copy, mistake) for mistake in MISTAKES)
