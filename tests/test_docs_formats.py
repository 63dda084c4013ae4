"""`docs/formats.md` says what `dxplan validate` does: its tables and its examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dxplan.catalogue.example import task
from dxplan.cli.findings_forms import FORMS
from tests.conftest import Lay, Run

PAGE = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^`(\w+)`[^`]*:\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_the_table_names_every_format_in_order() -> None:
    table = PAGE.partition("| format |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| (\w+) \|", table, re.MULTILINE)) == FORMS


def test_there_are_examples() -> None:
    assert set(EXAMPLES) == {"text", "concise", "github", "gitlab", "markdown"}


@pytest.mark.parametrize("form", EXAMPLES)
def test_an_example_is_what_the_program_prints(form: str, lay: Lay, run: Run) -> None:
    root = lay(task(due="2025-06-31"))
    assert run("validate", "--format", form, folder=root).out == EXAMPLES[form]
