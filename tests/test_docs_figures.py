"""The worked example of `docs/figures.md` against the program."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest

from dxplan.accounts import Part, account
from dxplan.catalogue.example import files
from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Reason
from dxplan.figures import Measured, measure
from dxplan.findings import Severity
from dxplan.load import load
from dxplan.model import Plan
from dxplan.pace import Standing
from dxplan.render.status_json import status_document
from dxplan.rounding import rounded
from dxplan.rules.checking import check
from dxplan.selection import By
from dxplan.states import Percent, Progress, Rhythm, Timeliness

PAGE = (Path(__file__).parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## A worked example")[2]
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", EXAMPLE, re.DOTALL | re.MULTILINE)
AS_OF = date.fromisoformat(re.findall(r"As of \*\*(.*?)\*\*", EXAMPLE)[0])
NOTHING = "—"


def table(first: str) -> list[dict[str, str]]:
    """The rows of the table of the example whose first column has that heading."""
    [block] = re.findall(rf"^\| {first} \|(?:.*\n\|)*.*", EXAMPLE, re.MULTILINE)
    heading, _, *rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.split("\n")
    ]
    return [dict(zip(heading, row, strict=True)) for row in rows]


def numbers(written: str) -> list[Decimal]:
    """The numbers of a cell: one, or both ends of a range."""
    return [Decimal(part) for part in re.findall(r"\d+(?:\.\d+)?", written)]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = tmp_path_factory.mktemp("example")
    for path, content in files("".join(BLOCKS)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    workspace, findings = load(root)
    # Two tasks of the example serve no indicator on purpose, to show that they are in no pillar.
    found = [*findings, *check(workspace)]
    assert [str(each.message) for each in found if each.severity is not Severity.INFO] == [
        "NV-4 serves no indicator",
        "NV-7 serves no indicator",
    ]
    return workspace.plan


@pytest.fixture(scope="module")
def found(plan: Plan) -> Measured:
    return measure(plan, AS_OF)


def test_the_example_is_as_large_as_the_page_says(plan: Plan) -> None:
    assert (len(plan.tasks), len(plan.indicators)) == (8, 3)


def test_every_task_stands_as_the_page_says(found: Measured) -> None:
    stated = {
        row["task"]: (row["progress"], row["class"], numbers(row["percent"]))
        for row in table("task")
    }
    assert stated == {
        name: (state.progress, state.timeliness or NOTHING, _ends(state.percent))
        for name, state in found.task_states.items()
    }


def _ends(percent: Percent) -> list[Decimal]:
    return [percent.low] if percent.low == percent.high else list(percent)


@pytest.mark.parametrize("row", table("figure"), ids=lambda row: row["figure"].strip("`"))
def test_every_figure_is_what_the_page_works_out(
    plan: Plan, found: Measured, row: dict[str, str]
) -> None:
    value: Any = status_document(plan, found, "vi", None)
    for key in row["figure"].strip("`").split("."):
        value = value[key]
    stated = numbers(row["value"])
    assert (value if isinstance(value, list) else [value]) == stated
    divided = re.findall(r"(\d+) / (\d+)", row["by hand"])
    if divided:
        assert [rounded(Decimal(part) / Decimal(whole)) for part, whole in divided] == stated


def test_every_indicator_stands_as_the_page_works_out(found: Measured) -> None:
    rows = table("indicator")
    assert [row["indicator"] for row in rows] == list(found.indicator_states)
    for row in rows:
        state = found.indicator_states[row["indicator"]]
        assert state.latest is not None
        assert state.expected is not None
        assert [state.latest.value] == numbers(row["latest"])
        assert str(state.age_months) == row["months old"]
        assert state.standing == row["state"]
        begin, goal, same, days, of = map(Fraction, numbers(row["by hand"]))
        assert begin == same
        by_hand = begin + (goal - begin) * days / of
        assert abs(Fraction(state.expected) - by_hand) < Fraction(1, 10**20)
        assert round(state.expected, 2) == Decimal(row["expected"])


def test_every_row_counts_what_the_page_says(plan: Plan) -> None:
    stated = [tuple(row.values()) for row in table("by")]
    assert stated == [
        (
            by,
            row.id,
            str(row.tasks.recorded),
            str(row.tasks.total),
            str(row.tasks.completed),
            str(row.indicators.total),
        )
        for by in get_args(By)
        for row in measure(plan, AS_OF, rows=(by,)).rows
    ]


@pytest.mark.parametrize("row", table("why"), ids=lambda row: row["why"].strip("`"))
def test_every_task_stands_in_a_figure_where_the_page_says(
    plan: Plan, found: Measured, row: dict[str, str]
) -> None:
    apart = account(plan, found, FIGURES[row["why"].strip("`")])
    reasons = {"NV-5": Reason.CANCELLED, "NV-7": Reason.RECURRING, "NV-8": Reason.OUTSIDE}
    stated: dict[str, str] = dict(reasons)
    for part in ("counted", "in part", "at best", "rest"):
        stated |= dict.fromkeys(re.findall(r"NV-\d", row[part]), part.replace(" ", "_"))
    for reason, tasks in re.findall(r"`(\w+)`: ([^`]+)", row["left out"]):
        stated |= dict.fromkeys(re.findall(r"NV-\d", tasks), reason)
    assert stated == {
        member.record.id: str(member.reason or member.part) for member in apart.members
    }


def test_the_page_names_every_part_and_reason_of_why() -> None:
    section = PAGE.partition("## Why\n")[2].partition("\n## ")[0]
    assert {f"`{name}`" for name in (*Part, *Reason)} <= set(re.findall(r"`\w+`", section))


def test_the_page_names_every_figure_and_state(plan: Plan, found: Measured) -> None:
    document = status_document(plan, found, "vi", None)
    figures = set(document["tasks"]) | set(document["indicators"])
    states = {*Progress, *Timeliness, *Rhythm, *Standing}
    missing = {name for name in figures | states if f"`{name}" not in PAGE}
    assert missing - {"outside", "recurring"} == set()
