"""Fixtures: a workspace laid out from text, and the program run in process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dxplan.catalogue.example import PLAN, files
from dxplan.cli.run import run as run_program
from hatch_build import compile_catalogues

REPOSITORY = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Compile the messages as they are written now, once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


@dataclass(frozen=True)
class Result:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Lay = Callable[..., Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Lay the example plan, and texts over it, into a folder of its own."""

    def write(*over: str, plan: str = PLAN) -> Path:
        root = tmp_path / "plan"
        for path, content in {**files(plan), **files("".join(over))}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return root

    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process, in English and without colours unless told otherwise."""

    def call(*arguments: str, folder: Path | None = None, **environ: str) -> Result:
        where = [] if folder is None else ["-C", str(folder)]
        settings = {"DXPLAN_LANG": "en", "NO_COLOR": "1", **environ}
        capsys.readouterr()
        code = run_program([*where, *arguments], settings)
        captured = capsys.readouterr()
        return Result(int(code), captured.out, captured.err)

    return call
