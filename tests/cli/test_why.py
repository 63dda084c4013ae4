"""`dxplan why` as it is run: what it prints, in every form, and what it answers to wrong words."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dxplan.catalogue.example import PLAN
from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Share, value_from
from tests.conftest import REPOSITORY, Lay, Run

SCHEMA = json.loads((REPOSITORY / "schema" / "why.schema.json").read_text(encoding="utf-8"))

#: The example plan without its task and report, and with room for others.
BASE = PLAN.partition("# data/tasks")[0].replace("declared: 1", "declared: 30")
TASKS = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-1, title: Cổng dịch vụ công, lead: so-a, due: 2024-03-31, serves: [CT-CQS-01],
     deliverable: Cổng, basis: cited, source: vb-1}
  - {id: NV-2, title: Kho dữ liệu, lead: so-a, due: 2024-05-31, serves: [CT-CQS-01], weight: 2,
     deliverable: Kho, basis: cited, source: vb-1}
  - {id: NV-3, title: Nền tảng giám sát, lead: so-a, due: 2025-12-31, serves: [CT-CQS-01],
     deliverable: Nền tảng, basis: cited, source: vb-1}
# data/reports/2024-05-14/so-a.yaml
as_of: 2024-05-14
agency: so-a
tasks:
  - {task: NV-1, status: completed, completed_on: 2024-03-20}
  - {task: NV-2, status: in_progress, percent: 40}
"""
DAY = ("--as-of", "2024-06-30")


def as_json(run: Run, folder: Path, *arguments: str) -> dict[str, Any]:
    """The document, with numbers as they stand in it."""
    result = run("why", *arguments, "--format", "json", folder=folder)
    assert result.code == 0, result.err
    jsonschema.validate(json.loads(result.out), SCHEMA)
    document: dict[str, Any] = json.loads(result.out, parse_float=Decimal)
    return document


def test_a_figure_is_printed_with_its_numbers_and_every_record_at_its_line(
    lay: Lay, run: Run
) -> None:
    root = lay(TASKS, plan=BASE)
    result = run("why", "completion_rate_due", *DAY, folder=root, COLUMNS="80")
    assert (result.code, result.out.replace("\u00a0", " ")) == (
        0,
        """\
1/KH-UBND · Kế hoạch thử
As of 2024-06-30

Completion rate of tasks due (tasks.completion_rate_due)
  completed / (completed + overdue); tasks still in term are left out
  1 / 2 = 50%

Counted: 1
NV-1 · Cổng dịch vụ công
  Deadline 2024-03-31 · State ✓ completed on time · Reported 2024-05-14 · Report
  data/reports/2024-05-14/so-a.yaml:4 · Written at data/tasks/cqs.yaml:3

In the base, not counted: 1
NV-2 · Kho dữ liệu
  Deadline 2024-05-31 · State ! overdue · Reported 2024-05-14 · Report
  data/reports/2024-05-14/so-a.yaml:5 · Written at data/tasks/cqs.yaml:5

Left out (in term, the deadline has not passed): 1
NV-3 · Nền tảng giám sát
  Deadline 2025-12-31 · State ? in term, not reported · Reported — · Report none
  · Written at data/tasks/cqs.yaml:7
""",
    )


def test_percentages_and_weights_are_shown_where_they_decide(lay: Lay, run: Run) -> None:
    out = run("why", "percent_complete", *DAY, folder=lay(TASKS, plan=BASE)).out
    assert "  1.8 / 4 – 2.8 / 4 = 45% – 70%\n" in out
    rows = {line[:4]: line.split() for line in out.splitlines() if line.startswith("NV-")}
    shown = {
        name: [cell for cell in row if re.fullmatch(r"\d+%?", cell)] for name, row in rows.items()
    }
    assert shown == {
        "NV-1": ["100%", "100%", "1"],
        "NV-2": ["40%", "40%", "2"],
        "NV-3": ["0%", "100%", "1"],
    }


def many(count: int) -> str:
    tasks = "".join(
        f"  - {{id: NV-{n:03}, title: Việc, lead: so-a, due: 2024-03-31, serves: [CT-CQS-01],"
        " deliverable: x, basis: cited, source: vb-1}\n"
        for n in range(count)
    )
    return f"# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n{tasks}"


def test_many_members_are_folded_unless_all_are_asked_for(lay: Lay, run: Run) -> None:
    root = lay(many(23), plan=BASE)
    folded = run("why", "overdue", *DAY, folder=root).out
    assert folded.count("NV-") == 20
    assert "Counted: 23\n" in folded
    assert folded.endswith("  … and 3 more; --all shows them, --format json has all\n")
    unfolded = run("why", "overdue", *DAY, "--all", folder=root).out
    assert unfolded.count("NV-") == 23
    assert "more" not in unfolded
    assert len(as_json(run, root, "overdue", *DAY)["members"]) == 23


def test_markdown_has_a_table_for_each_part(lay: Lay, run: Run) -> None:
    root = lay(TASKS.replace("Kho dữ liệu", '"Kho | <b>"'), plan=BASE)
    out = run("why", "completion_rate", *DAY, "--format", "markdown", folder=root).out
    assert out.startswith("# Completion rate (tasks.completion\\_rate)\n")
    assert re.findall(r"^## .*", out, re.MULTILINE) == [
        "## Counted: 1",
        "## In the base, not counted: 2",
    ]
    assert "- **1 / 3 = 33.33%**\n" in out
    assert "NV-2 · Kho \\| \\<b\\>" in out


@pytest.mark.parametrize("name", FIGURES)
def test_the_value_can_be_computed_from_what_json_prints(name: str, lay: Lay, run: Run) -> None:
    document = as_json(run, lay(TASKS, plan=BASE), name, *DAY)
    shares = [
        Share(Decimal(low), Decimal(high), Decimal(member["weight"]))
        for member in document["members"]
        if member["part"] != "left_out"
        for low, high in [member["share"]]
    ]
    value = value_from(FIGURES[name].form, shares)
    wanted = document["value"]
    if isinstance(value, tuple):
        assert [round(end, 4) for end in value] == wanted
    else:
        assert (round(value, 4) if isinstance(value, Decimal) else value) == wanted


SELECTIONS = [
    [],
    ["--pillar", "kts"],
    ["--group", "thc"],
    ["--group", "cqs", "--agency", "so-khcn"],
    ["--agency", "so-khcn", "--role", "any"],
    ["--agency-as-planned", "so-ttt"],
    ["--agency", "districts", "--year", "2025"],
    ["--year", "-"],
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=" ".join)
@pytest.mark.parametrize("name", ["tasks.percent_complete", "indicators.stale", "tasks.declared"])
def test_under_every_selection_why_says_what_status_says(
    name: str, selection: list[str], run: Run
) -> None:
    chosen = [*selection, "--as-of", "2025-03-31"]
    status = run("status", *chosen, "--format", "json", folder=REPOSITORY)
    wanted: Any = json.loads(status.out, parse_float=Decimal)
    for key in name.split("."):
        wanted = wanted[key]
    value = as_json(run, REPOSITORY, name, *chosen)["value"]
    assert value == (None if wanted == [None, None] else wanted)


def test_each_record_names_the_lines_it_rests_on(run: Run) -> None:
    document = as_json(run, REPOSITORY, "tasks.in_progress", "--as-of", "2025-12-31")
    for member in document["members"]:
        for place in (member, *member["reports"]):
            lines = (REPOSITORY / place["path"]).read_text(encoding="utf-8").splitlines()
            assert member["id"] in lines[place["line"] - 1]
        assert bool(member["reports"]) is (member["progress"] != "unreported")


def test_without_a_figure_all_are_listed_and_no_plan_is_needed(tmp_path: Path, run: Run) -> None:
    result = run("why", folder=tmp_path)
    assert result.code == 0
    assert [name for name in FIGURES if f"\n{name} " not in result.out] == []
    document = json.loads(run("why", "--format", "json", folder=tmp_path).out)
    jsonschema.validate(document, SCHEMA)
    assert [figure["name"] for figure in document["figures"]] == list(FIGURES)
    markdown = run("why", "--format", "markdown", folder=tmp_path).out
    assert "| tasks.completion\\_rate | Completion rate |" in markdown


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
@pytest.mark.parametrize("arguments", [["percent_complete", "--all"], ["indicators.behind"], []])
def test_width_only_wraps(arguments: list[str], width: str, run: Run) -> None:
    def words(out: str) -> str:
        """All that is said, without the headings of columns and the blanks between."""
        return "".join(sorted(re.findall(r"\d", out)))

    wide = run("why", *arguments, "--as-of", "2025-03-31", folder=REPOSITORY)
    narrow = run("why", *arguments, "--as-of", "2025-03-31", folder=REPOSITORY, COLUMNS=width)
    assert wide.code == narrow.code == 0
    assert words(wide.out) == words(narrow.out)
    assert max(map(len, narrow.out.splitlines())) <= int(width)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["why", "tasks.overdu"],
            "there is no figure 'tasks.overdu' (did you mean tasks.overdue?)",
        ),
        (["why", "total"], "several figures (write one of: tasks.total, indicators.total)"),
        (["why", "xyz"], "dxplan why lists all figures"),
        (["why", "overdue", "--agency", "so_a"], "did you mean so-a"),
        (["why", "overdue", "--year", "soon"], "'soon' is not a year; write a year such as 2025"),
        (["why", "overdue", "--agency", "so-a", "--agency-as-planned", "so-a"], "choose one"),
        (["why", "overdue", "--format", "csv"], "'csv' is not one of"),
        (["status", "--agency", "so-a", "--agency-as-planned", "so-a"], "choose one"),
        (["status", "--by", "agency", "--agency-as-planned", "so-a"], "choose one"),
        (["status", "--by", "agency-as-planned", "--agency", "so-a"], "choose one"),
        (["status", "--agency-as-planned", "so_b"], "did you mean so-b"),
        (["list", "tasks", "--year", "20 25"], "is not a year"),
    ],
)
def test_wrong_usage_is_one_line_that_helps(
    arguments: list[str], words: str, lay: Lay, run: Run
) -> None:
    result = run(*arguments, folder=lay())
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert result.err.count("\n") == 1
