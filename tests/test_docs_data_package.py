"""`docs/data-package.md` says what the dataset is; its tables are made, its queries run."""

from __future__ import annotations

import re
import runpy
from datetime import date
from typing import Any

import pytest

from dxplan.load import load
from dxplan.render.exports.data import write_csv
from dxplan.render.notation import Notation
from tests.conftest import REPOSITORY
from tests.render.exports.data_samples import STAMP, dataset_of
from tests.render.exports.test_data_package import loaded

MADE: dict[str, Any] = runpy.run_path(str(REPOSITORY / "docs" / "generate_data.py"))
PAGE = MADE["PAGE"].read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HINT = "stale; run: python docs/generate_data.py"


def test_the_list_of_tables_is_what_the_code_makes() -> None:
    assert MADE["page"](PAGE) == PAGE, HINT


def test_the_schema_is_written_as_the_code_makes_it() -> None:
    assert MADE["SCHEMA"].read_text(encoding="utf-8") == MADE["schema"](), HINT


def test_there_are_queries() -> None:
    assert len(QUERIES) == 2


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_finds_something_in_the_shipped_plan(query: str) -> None:
    workspace, _ = load(REPOSITORY)
    dataset = dataset_of(workspace.plan, day=date(2025, 6, 30))
    base = loaded(write_csv(STAMP, dataset, Notation("vi")))
    assert base.execute(query).fetchall()
