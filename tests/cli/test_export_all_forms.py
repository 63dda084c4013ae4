"""Every form of one export shows the same figures, and none of them hides a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dxplan.cli.run import run as run_program
from dxplan.definitions import FIGURES
from dxplan.figures import measure
from dxplan.language import Language
from dxplan.load import load
from dxplan.render.exports.forms import FORMS, Form
from dxplan.render.notation import NO_BREAK, Notation
from dxplan.render.wording import figure_words, worded
from dxplan.selection import Selection
from dxplan.views.headline import headline
from tests.cli.figures_in_exports import (
    Value,
    figures_of_json,
    figures_of_package,
    figures_of_page,
    rows_of_document,
    rows_of_markdown,
    rows_of_workbook,
)
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
    # Where lines break by themselves, a number holds on to its sign.
    flowing = Notation(language, NO_BREAK)

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
    assert page == {name: shown(expected[name], name, flowing) for name in page}

    labels = headline_labels(root, json.loads(status)["selection"], notation)
    assert page.keys() >= labels.keys()
    workbook = list(rows_of_workbook(export("excel")))
    markdown, document = rows_of_markdown(export("markdown")), rows_of_document(export("word"))
    written = {"markdown": (list(markdown), notation), "word": (list(document), flowing)}
    for name, label in labels.items():
        # In a sentence of the dashboard a figure is called shorter than by itself.
        names = {label, notation.translate(FIGURES[name].label)}
        for form, (rows, how) in written.items():
            words = shown(expected[name], name, how)
            assert any(stands(each, [words], rows) for each in names), (form, label, words)
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


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_check_catches_one_changed_percent(form: Form, lay: Lay, run: Run) -> None:
    root = lay()
    file = root / f"x{form.suffixes[0]}"
    asked = ("--since", "2024-03-31") if not form.is_data else ()
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
