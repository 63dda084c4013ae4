"""docs/excel-templates.md: what it says a template makes is what it makes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dxplan.model import Group
from dxplan.render.exports.filling import fill
from dxplan.render.notation import Notation
from tests.builders import plan, task
from tests.conftest import REPOSITORY
from tests.render.exports.filling.forms import rows_of, saved, sheet_of
from tests.report_samples import report_of

PAGE = (REPOSITORY / "docs/excel-templates.md").read_text(encoding="utf-8")
PAIRS = re.findall(r"```text\n(\|.*?)```\n\nmakes\n\n```text\n(\|.*?)```", PAGE, re.DOTALL)
TASKS = (
    task(id="NV-CQS-001", due=date(2025, 6, 30)),
    task(id="NV-CQS-002", title="Số hóa hồ sơ", due=date(2025, 12, 31)),
)


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]


def shown(value: Any) -> str:
    return str(value.date()) if hasattr(value, "date") else "" if value is None else str(value)


def test_the_page_has_examples() -> None:
    assert len(PAIRS) == 3


@pytest.mark.parametrize(("template", "result"), PAIRS)
def test_a_template_of_the_page_makes_what_it_says(template: str, result: str) -> None:
    group = Group(id="cqs", name="Phát triển chính quyền số", declared=2)
    report = report_of(plan(tasks=TASKS, groups=[group]), date(2025, 1, 31), language="vi")
    book = sheet_of(*([cell or None for cell in row] for row in cells(template)))
    filled = fill(saved(book), "bieu.xlsx", report, Notation("vi"))
    assert filled.findings == []
    assert [[shown(each) for each in row] for row in rows_of(filled)] == cells(result)


def test_the_rules_it_names_are_there() -> None:
    for page in re.findall(r"\((rules/DX\d+\.md)\)", PAGE):
        assert (REPOSITORY / "docs" / page).is_file()
