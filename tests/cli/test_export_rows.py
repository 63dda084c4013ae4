"""Rows, headings and remarks say the same in every form, and mark what the total leaves out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from dxplan.render.exports.forms import FORMS, FormName
from dxplan.render.exports.reading import contents
from dxplan.render.notation import Notation
from tests.cli.figures_in_exports import (
    figures_of_json,
    figures_of_package,
    records,
    rows_of_document,
    rows_of_markdown,
    rows_of_page,
    rows_of_workbook,
)
from tests.cli.test_export_all_forms import figures_of_status, shown
from tests.cli.test_selecting import BASE, TASKS
from tests.conftest import Lay, Run

#: What the columns over tasks and over indicators are called, in whatever form has them.
OVER_TASKS = {
    "Declared": "tasks.declared",
    "Recorded": "tasks.recorded",
    "Base": "tasks.total",
    "Number": "tasks.total",
    "Done": "tasks.completed",
    "In progress": "tasks.in_progress",
    "In term": "tasks.in_term",
    "Overdue": "tasks.overdue",
    "Not reported": "tasks.unreported",
    "Rate": "tasks.completion_rate",
    "Completion rate": "tasks.completion_rate",
}
OVER_INDICATORS = {
    "Declared": "indicators.declared",
    "Recorded": "indicators.total",
    "Number": "indicators.total",
    "Met": "indicators.met",
    "Exceeded": "indicators.exceeded",
    "Above": "indicators.exceeded",
    "On track": "indicators.on_track",
    "Behind": "indicators.behind",
    "Too old": "indicators.stale",
    "No data": "indicators.no_data",
}
READERS: Mapping[FormName, Callable[[bytes], Iterable[Sequence[Any]]]] = {
    "excel": rows_of_workbook,
    "html": rows_of_page,
    "markdown": rows_of_markdown,
    "word": rows_of_document,
}
#: Tasks in the total and outside it, of each one that is overdue and one that is due soon.
PARTLY = TASKS + (
    "  - {id: NV-4, title: Sơ kết, lead: so-a, due: 2024-07-10, deliverable: Báo cáo,\n"
    "     basis: cited, source: vb-1}\n"
)
PARTLY_DAY = "2024-06-30"


@pytest.fixture(params=["lead", "any"])
def exported(request: pytest.FixtureRequest, lay: Lay, run: Run) -> Exported:
    """A plan with tasks outside the total, in every form; `any` counts supporting roles too."""
    root = lay(PARTLY, plan=BASE)
    asked = ("--as-of", PARTLY_DAY, "--role", request.param)
    files = {}
    for form in FORMS.values():
        file = root / f"x{form.suffixes[0]}"
        made = run("--lang", "en", "export", form.name, *asked, "-o", str(file), folder=root)
        assert made.code == 0, made.err
        files[form.name] = file.read_bytes()

    def rows(by: str) -> Sequence[Mapping[str, Any]]:
        said = run("--lang", "en", "status", "--format", "json", "--by", by, *asked, folder=root)
        found: dict[str, Any] = json.loads(said.out, parse_float=Decimal, parse_int=Decimal)
        # Reports leave out a pillar in which there is nothing and of which nothing is declared.
        return [row for row in found["rows"] if row["tasks"]["total"] or row["indicators"]["total"]]

    return Exported(request.param, files, rows)


class Exported(NamedTuple):
    """One plan in all forms, and what `status` says of its rows."""

    role: str
    files: Mapping[FormName, bytes]
    rows: Callable[[str], Sequence[Mapping[str, Any]]]


@pytest.mark.parametrize(
    ("by", "column", "columns", "forms"),
    [
        ("group", "Overdue", OVER_TASKS, READERS),
        ("pillar", "Behind", OVER_INDICATORS, READERS),
        # The other forms leave agencies out.
        ("agency", "Overdue", OVER_TASKS, ("excel", "html")),
    ],
)
def test_the_figures_of_rows_are_equal_in_all_forms(
    by: str, column: str, columns: Mapping[str, str], forms: Iterable[FormName], exported: Exported
) -> None:
    notation = Notation("en")
    rows = exported.rows(by)
    assert rows
    for row in rows:
        expected = figures_of_status(row)
        for figures in (
            figures_of_json(exported.files["json"], f"{by}/{row['id']}"),
            figures_of_package(exported.files["csv"], f"{by}/{row['id']}"),
        ):
            assert {each: figures[each] for each in columns.values()} == {
                each: expected[each] for each in columns.values()
            }
        label = f"{row['name']} (not in the total)" if row["id"] == "thc" else row["name"]
        for form in forms:
            found = records(READERS[form](exported.files[form]), column)
            (record,) = [each for each in found if next(iter(each.values())) == label]
            shared = record.keys() & columns.keys()
            assert len(shared) > len(columns) // 2
            for head in shared:
                value, name = expected[columns[head]], columns[head]
                words = shown(value, name, notation)
                number = None if value is None else float(value)  # type: ignore[arg-type]
                assert record[head] == words or record[head] == number, (form, label, head)


@pytest.mark.parametrize(
    ("form", "headings"),
    [
        (
            "excel",
            [
                "2 tasks in the total, 2 outside it",
                "1 task overdue, 1 of them not reported (1 more not in the total)",
                "1 task due within 30 days (1 more not in the total)",
            ],
        ),
        (
            "html",
            [
                "Tasks 2 (2 more not in the total)",
                "Overdue 1 (1 more not in the total)",
                "Due within 30 days 1 (1 more not in the total)",
            ],
        ),
        (
            "markdown",
            [
                "## Overdue: 1 (1 more not in the total)",
                "## Due within 30 days: 1 (1 more not in the total)",
            ],
        ),
        (
            "word",
            [
                "Overdue tasks: 1 (1 more not in the total)",
                "Tasks due soon: 1 (1 more not in the total)",
            ],
        ),
    ],
)
def test_headings_count_the_total_in_all_forms_and_mark_what_is_outside_it(
    form: FormName, headings: Sequence[str], exported: Exported
) -> None:
    content = exported.files[form]
    assert set(headings) <= set(contents(form, content, Notation("en")).values())
    rows = [row for row in READERS[form](content) if {"NV-3", "NV-4"} & set(row)]
    assert len(rows) >= len(headings)
    for row in rows:
        assert {"Tuyên truyền (not in the total)", "Sơ kết (not in the total)"} & set(row), row


def test_rows_that_overlap_say_so(exported: Exported) -> None:
    overlap = "1 task stands in several rows; the total counts it once."
    forms: tuple[FormName, ...] = ("excel", "html")
    for form in forms:
        words = " ".join(contents(form, exported.files[form], Notation("en")).values())
        assert (overlap in words) is (exported.role == "any")
        assert ("leads or supports" in words) is (exported.role == "any")
