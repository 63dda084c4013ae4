"""Every form of one export shows the same figures, and none of them hides a change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dxplan.cli.run import run as run_program
from dxplan.definitions import FIGURES
from dxplan.figures import measure
from dxplan.language import Language
from dxplan.load import load
from dxplan.render.exports.forms import FORMS, Form, FormName
from dxplan.render.exports.reading import contents
from dxplan.render.notation import Notation
from dxplan.render.wording import figure_words, worded
from dxplan.selection import Selection
from dxplan.views.headline import headline
from tests.cli.figures_in_exports import (
    Value,
    figures_of_json,
    figures_of_package,
    figures_of_page,
    records,
    rows_of_document,
    rows_of_markdown,
    rows_of_page,
    rows_of_workbook,
)
from tests.cli.test_selecting import BASE, TASKS
from tests.conftest import REPOSITORY, Lay, Run
from tests.test_history import REPORT, edit

DAY = "2025-06-30"
SELECTIONS = ((), ("--group", "ktx"), ("--agency", "so-khcn", "--role", "any"), ("--year", "2024"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan with made-up reports."""
    root = tmp_path_factory.mktemp("demo") / "plan"
    assert run_program(["init", str(root), "--demo"], {}) == 0
    return root


def figures_of_status(document: Mapping[str, Any]) -> Mapping[str, Value]:
    """What `status` says, by the names of the figures."""
    found: dict[str, Value] = {}
    for name in FIGURES:
        value: Any = document
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        pair = isinstance(value, list)
        low, high = value if pair else (value, value)
        found[name] = low if low is None or low == high else (low, high)
    return found


def shown(value: Value, name: str, notation: Notation) -> str:
    """A figure as readers see it."""
    is_rate = FIGURES[name].form in {"rate", "range"}
    whole = value if isinstance(value, tuple) or value is None or is_rate else int(value)
    return figure_words(whole, notation)


def stands(label: str, value: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bool:
    """Whether some row has the label, and beside it the values."""
    return any(label in row and all(each in row for each in value) for row in rows)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("selection", SELECTIONS, ids=" ".join)
@pytest.mark.parametrize("plan", ["shipped", "demo"])
def test_the_figures_are_equal_in_all_forms(
    plan: str, selection: tuple[str, ...], language: Language, demo: Path, run: Run, tmp_path: Path
) -> None:
    root = REPOSITORY if plan == "shipped" else demo
    asked, notation = ("--as-of", DAY, *selection), Notation(language)

    def export(name: str) -> bytes:
        file = tmp_path / f"x{FORMS[name].suffixes[0]}"  # type: ignore[index]  # a name of a form
        result = run("--lang", language, "export", name, *asked, "-o", str(file), folder=root)
        assert result.code == 0, result.err
        return file.read_bytes()

    status = run("status", "--format", "json", *asked, folder=root).out
    expected = figures_of_status(json.loads(status, parse_float=Decimal, parse_int=Decimal))
    assert figures_of_json(export("json")) == expected
    assert figures_of_package(export("csv")) == expected

    page = figures_of_page(export("html"))
    assert page == {name: shown(expected[name], name, notation) for name in page}

    labels = headline_labels(root, json.loads(status)["selection"], notation)
    assert page.keys() >= labels.keys()
    workbook = list(rows_of_workbook(export("excel")))
    markdown, document = rows_of_markdown(export("markdown")), rows_of_document(export("word"))
    written = {"markdown": list(markdown), "word": list(document)}
    for name, label in labels.items():
        words = shown(expected[name], name, notation)
        # In a sentence of the dashboard a figure is called shorter than by itself.
        names = {label, notation.translate(FIGURES[name].label)}
        for form, rows in written.items():
            kept = list(rows)
            assert any(stands(each, [words], kept) for each in names), (form, label, words)
        cells = in_cells(expected[name])
        assert any(stands(each, cells, workbook) for each in names), (label, cells)


def in_cells(value: Value) -> Sequence[float]:
    """The numbers of a figure as a workbook holds them; nothing where nothing is known."""
    match value:
        case None:
            return ()
        case tuple():
            return tuple(map(float, value))
        case _:
            return (float(value),)


def headline_labels(
    root: Path, selection: Mapping[str, Any], notation: Notation
) -> Mapping[str, str]:
    """What the headline calls its figures, by their names."""
    measured = measure(load(root)[0].plan, date.fromisoformat(DAY), Selection(**selection))
    return {each.name: worded(each.label, notation) for each in headline(measured)}


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
    assert set(headings) <= set(contents(form, content).values())
    rows = [row for row in READERS[form](content) if {"NV-3", "NV-4"} & set(row)]
    assert len(rows) >= len(headings)
    for row in rows:
        assert {"Tuyên truyền (not in the total)", "Sơ kết (not in the total)"} & set(row), row


def test_rows_that_overlap_say_so(exported: Exported) -> None:
    overlap = "1 task stands in several rows; the total counts it once."
    forms: tuple[FormName, ...] = ("excel", "html")
    for form in forms:
        words = " ".join(contents(form, exported.files[form]).values())
        assert (overlap in words) is (exported.role == "any")
        assert ("leads or supports" in words) is (exported.role == "any")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_check_catches_one_changed_percent(form: Form, lay: Lay, run: Run) -> None:
    root = lay()
    file = root / f"x{form.suffixes[0]}"
    asked = ("--since", "2024-03-31") if form.shows_changes else ()
    made = run("export", form.name, "--as-of", DAY, *asked, "-o", str(file), folder=root)
    assert made.code == 0, made.err
    assert run("export", form.name, "--check", str(file), folder=root).code == 0
    edit(root, REPORT, "percent: 50", "percent: 51")
    result = run("export", form.name, "--check", str(file), folder=root)
    assert result.code == 1
    places = [line for line in result.out.splitlines() if "→" in line]
    assert any("50" in line and "51" in line for line in places), result.out


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_file_of_any_form_is_known_again_until_it_is_edited(
    form: Form, lay: Lay, run: Run
) -> None:
    root = lay()
    file = root / f"x{form.suffixes[0]}"
    asked = ("export", form.name, "--as-of", DAY, "-o", str(file))
    assert run(*asked, folder=root).code == 0
    assert run(*asked, folder=root).code == 0
    whole = bytearray(file.read_bytes())
    at = whole.index("Sở A".encode())
    whole[at : at + 1] = b"T"
    file.write_bytes(whole)
    refused = run(*asked, folder=root)
    assert refused.code == 2
    assert file.read_bytes() == whole
