"""The Government Office's table for 2017 comes out of files, and `why` takes it apart."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import pytest

from dxplan.accounts import Account, account
from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Sums
from dxplan.figures import Measured, measure
from dxplan.load import load
from dxplan.render.console import make_console
from dxplan.render.notation import Notation
from dxplan.render.status_json import status_document
from dxplan.render.why_text import print_why
from dxplan.views.why import why_view
from dxplan.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.report_2017 import IN_TERM, LATE, ON_TIME, OVERDUE, YEAR_END, lay_out


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace, findings = load(lay_out(tmp_path_factory.mktemp("2017")))
    assert findings == []
    return workspace


@pytest.fixture(scope="module")
def measured(workspace: Workspace) -> Measured:
    return measure(workspace.plan, YEAR_END)


@pytest.fixture(scope="module")
def rate_due(workspace: Workspace, measured: Measured) -> Account:
    return account(workspace.plan, measured, FIGURES["tasks.completion_rate_due"])


def test_the_table_comes_out(workspace: Workspace, measured: Measured) -> None:
    tasks: dict[str, Any] = status_document(workspace.plan, measured, "vi", None)["tasks"]
    wanted = {
        "total": 21_914,
        "completed": 16_051,
        "completed_on_time": ON_TIME,
        "completed_late": LATE,
        "not_completed": 5_863,
        "in_term": IN_TERM,
        "overdue": OVERDUE,
        "completion_rate_due": Decimal("0.9863"),
        "completion_rate": Decimal("0.7325"),
        "on_time_rate": Decimal("0.8765"),
    }
    assert {name: tasks[name] for name in wanted} == wanted


def test_the_rate_of_tasks_due_is_made_of_as_many_as_the_report_says(
    measured: Measured, rate_due: Account
) -> None:
    counts = {str(reason or part): len(members) for part, reason, members in rate_due.parts()}
    assert counts == {"counted": 16_051, "rest": 223, "not_due": 5_640}
    assert rate_due.sums == Sums(Decimal(16_051), Decimal(16_051), Decimal(16_274))
    assert rate_due.value == measured.tasks.completion_rate_due
    assert rate_due.value == Decimal(16_051) / Decimal(16_274)


def test_what_the_page_shows_of_it_is_printed(
    workspace: Workspace, measured: Measured, rate_due: Account
) -> None:
    page = (REPOSITORY / "docs" / "figures.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n\$ dxplan --lang en why .*\n((?:.*\n)*?)```", page)
    assert shown is not None
    view = why_view(workspace, measured, rate_due, "en", unfolded=False)
    out = io.StringIO()
    print_why(workspace.plan, view, make_console(out, "never", {}), Notation("en"), None)
    printed = iter(out.getvalue().splitlines())
    assert [line for line in shown[1].splitlines() if line != "…" and line not in printed] == []
