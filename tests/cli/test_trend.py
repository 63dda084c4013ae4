"""`dxplan trend` as a user meets it: the chart, the data, the past, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import REPOSITORY, Lay, Run
from tests.test_history import commit, edit, git

TASK = "data/tasks/cqs.yaml"
REPORT = "data/reports/2024-06-30/so-a.yaml"
DONE = """\
# data/reports/2024-12-31/so-a.yaml
as_of: 2024-12-31
agency: so-a
tasks:
  - {task: NV-CQS-001, status: completed, completed_on: 2024-12-20}
indicators:
  - {indicator: CT-CQS-01, value: 67.5, date: 2024-12-31}
"""
#: The years asked for in most tests.
YEARS = ("--since", "2024", "--as-of", "2025-03-31")


def chart(out: str) -> list[str]:
    """What is drawn: without the plan's title and the stamp."""
    return out.rstrip("\n").split("\n")[3:]


def test_each_figure_is_a_chart_with_a_row_for_each_period(lay: Lay, run: Run) -> None:
    shown = run("trend", "percent_complete", "overdue", *YEARS, folder=lay(DONE))
    assert shown.err == ""
    assert chart(shown.out) == [
        "Percent complete · tasks.percent_complete",
        "2024-Q1  2024-03-14   0% – 100%  ░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "2024-Q2  2024-06-14   0% – 100%  ░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "2024-Q3  2024-09-14         50%  █████████████▌",
        "2024-Q4  2024-12-14         50%  █████████████▌",
        "2025-Q1  2025-03-14        100%  ███████████████████████████",
        "2025-Q2  2025-03-31*       100%  ███████████████████████████",
        "",
        "Tasks overdue · tasks.overdue",
        "2024-Q1  2024-03-14   0",
        "2024-Q2  2024-06-14   0",
        "2024-Q3  2024-09-14   0",
        "2024-Q4  2024-12-14   0",
        "2025-Q1  2025-03-14   0",
        "2025-Q2  2025-03-31*  0",
        "Scale: 0 to 1",
        "",
        "* 2025-Q2 closes on 2025-06-14",
    ]


def test_an_indicator_is_followed_by_its_id(lay: Lay, run: Run) -> None:
    shown = run("trend", "ct-cqs-01", "--by", "year", *YEARS, folder=lay(DONE), DXPLAN_LANG="vi")
    assert chart(shown.out) == [
        "Tỷ lệ hồ sơ trực tuyến · CT-CQS-01",
        "2024     14/12/2024     65  ██████████████████████████████▉",
        "2025      31/3/2025*  67,5  ████████████████████████████████",
        "Thang đo: từ 0 đến 67,5 (%), càng cao càng tốt",
        "",
        "* kỳ 2025 kết thúc ngày 14/12/2025",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_line_of_the_chart_is_wider_than_sixty_cells(language: str, lay: Lay, run: Run) -> None:
    shown = run("trend", "--by", "month", *YEARS, folder=lay(DONE), DXPLAN_LANG=language)
    rows = [line for line in shown.out.splitlines() if line[:4] in {"2024", "2025"}]
    assert len(rows) == 3 * 16
    assert max(map(len, rows)) <= 60


def test_the_width_of_the_terminal_changes_nothing_in_the_chart(lay: Lay, run: Run) -> None:
    root = lay(DONE)
    narrow, wide = (
        chart(run("trend", "reporting_rate", *YEARS, folder=root, COLUMNS=columns).out)
        for columns in ("60", "200")
    )
    assert narrow == wide


def test_json_keeps_to_its_schema(lay: Lay, run: Run) -> None:
    schema = json.loads((REPOSITORY / "schema" / "trend.schema.json").read_text(encoding="utf-8"))
    shown = run(
        "trend", "completion_range", "tasks.total", "CT-CQS-01", *YEARS, "--format", "json",
        folder=lay(DONE),
    )  # fmt: skip
    document = json.loads(shown.out)
    Draft202012Validator(schema).validate(document)
    assert {each["figure"]: each["values"] for each in document["figures"]} == {
        "tasks.completion_range": [[0, 1], [0, 1], [0, 0], [0, 0], [1, 1], [1, 1]],
        "tasks.total": [1, 1, 1, 1, 1, 1],
        "CT-CQS-01": [None, None, 65, 65, 67.5, 67.5],
    }


def test_csv_has_one_row_for_each_figure_and_period(lay: Lay, run: Run) -> None:
    shown = run(
        "trend", "completion_range", "--by", "half-year", *YEARS, "--format", "csv",
        folder=lay(DONE),
    )  # fmt: skip
    assert shown.out.splitlines() == [
        "figure,period,day,open,revision,low,high",
        "tasks.completion_range,2024-H1,2024-06-14,no,,0,1",
        "tasks.completion_range,2024-H2,2024-12-14,no,,0,0",
        "tasks.completion_range,2025-H1,2025-03-31,yes,,1,1",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["completion_rat"], "there is no figure 'completion_rat' (did you mean"),
        (["CT-CQS-02"], "there is no figure 'CT-CQS-02' (did you mean CT-CQS-01?)"),
        (["--since", "2025", "--as-of", "2024"], "the trend runs backwards"),
        (["--since", "1950", "--as-of", "2024", "--by", "month"], "900 periods are more than"),
        (["--since", "last quater"], "did you mean last quarter"),
        (["--as-known"], "is not in a git repository (days and periods work without it)"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    arguments: list[str], message: str, lay: Lay, run: Run
) -> None:
    shown = run("trend", *arguments, folder=lay())
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err
    assert shown.err.count("\n") == 1


@pytest.fixture
def kept(lay: Lay) -> Path:
    """A workspace with three commits: the second has an error, the third mends it."""
    root = lay()
    git(root, "init", "-qb", "main")
    commit(root, day="2024-02-01T12:00:00+0700")
    edit(root, TASK, "due: 2025-06-30", "due: 2025-06-31")
    commit(root, day="2024-08-01T12:00:00+0700")
    edit(root, TASK, "due: 2025-06-31", "due: 2024-09-30")
    commit(root, day="2024-11-01T12:00:00+0700")
    return root


def rows(root: Path, run: Run, *arguments: str) -> list[list[str]]:
    shown = run("trend", "overdue", *YEARS, "--format", "csv", *arguments, folder=root)
    return [
        [row["period"], row["revision"], row["low"]]
        for row in csv.DictReader(io.StringIO(shown.out))
    ]


def test_as_known_takes_each_period_from_the_commit_that_held_then(kept: Path, run: Run) -> None:
    first, wrong, last = (git(kept, "rev-parse", f"HEAD~{n}")[:12] for n in (2, 1, 0))
    assert rows(kept, run, "--as-known") == [
        ["2024-Q1", first, "0"],
        ["2024-Q2", first, "0"],
        ["2024-Q3", wrong, ""],
        ["2024-Q4", last, "1"],
        ["2025-Q1", last, "1"],
        ["2025-Q2", last, "1"],
    ]
    assert [row[2] for row in rows(kept, run)] == ["0", "0", "0", "1", "1", "1"]


def test_a_revision_with_errors_leaves_a_gap_that_names_the_first(kept: Path, run: Run) -> None:
    shown = run("trend", "overdue", *YEARS, "--as-known", folder=kept)
    wrong = git(kept, "rev-parse", "HEAD~1")[:12]
    assert shown.code == 0
    assert (
        f"2024-Q3: revision {wrong} has 1 error: {TASK}:7:10 2025-06-31 is not a date"
        in shown.out.splitlines()
    )


def test_before_the_first_commit_nothing_is_known(kept: Path, run: Run) -> None:
    shown = run(
        "trend", "overdue", "--since", "2023-06", "--as-of", "2024-Q1", "--as-known", folder=kept
    )
    assert "2023-Q2 – 2023-Q4: before the first commit, of 2024-02-01" in shown.out.splitlines()


def test_a_shallow_clone_says_where_it_ends(kept: Path, tmp_path: Path, run: Run) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", kept.as_uri(), "clone")
    shown = run("trend", "overdue", *YEARS, "--as-known", folder=tmp_path / "clone")
    assert (
        "2024-Q1 – 2024-Q3: this clone is shallow and knows nothing before 2024-11-01"
        in shown.out.splitlines()
    )


def test_the_past_needs_no_sound_present_but_the_present_is_refused(kept: Path, run: Run) -> None:
    edit(kept, TASK, "due: 2024-09-30", "due: 2024-09-31")
    shown = run("trend", "overdue", *YEARS, "--as-known", folder=kept)
    assert (shown.code, shown.out) == (1, "")
