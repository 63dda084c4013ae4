"""What stands in the cells of a filled workbook: types, exact texts, looks."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from dxplan.catalogue import workbooks
from dxplan.definitions import FIGURES
from dxplan.language import text
from dxplan.views.report.figures import figure_facts
from tests.render.exports.filling.forms import (
    filled,
    parts_of,
    read,
    rows_of,
    saved,
    sheet_of,
    words_in_xml,
)


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (Decimal("16.25"), 16.25),
        (Decimal(1) / 3, 0.333333333333333),
        (date(2024, 6, 30), datetime(2024, 6, 30)),  # noqa: DTZ001 (as openpyxl reads it)
        (True, True),
        ("Sở A", "Sở A"),
        (text("overdue"), "quá hạn"),
        (("Sở A", "Sở B"), "Sở A, Sở B"),
        (Colour.RED, "red"),
        (None, "—"),
        ("", None),
        ((), None),
        # Excel would keep other digits, and count other days.
        (12345678901234567, "12.345.678.901.234.567"),
        (date(1899, 6, 1), "1/6/1899"),
    ],
)
def test_a_cell_that_is_one_expression_gets_the_typed_value(value: Any, expected: Any) -> None:
    assert rows_of(filled(sheet_of(["{{ value }}", "x"]), value=value)) == [[expected, "x"]]


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+84 24",
        "-5",
        "@SUM(A1)",
        "\t=cmd",
        "#N/A",
        "007",
        "TRUE",
        "  giữ khoảng trắng  ",
        "hai\ndòng",
        "{{ value }} {% for a in b %}",
        "<b>&amp;</b>",
        "_x0041_",
        "chuông\x07 và \x1b[31m",
        "a\r\nb",
        "\ufffe",
        "x" * 32_767,
    ],
)
def test_text_from_the_data_stays_text_and_exact(words: str) -> None:
    result = filled(sheet_of(["{{ value }}"]), value=words)
    assert read(result)["Sheet1"]["A1"].data_type == "s"
    assert words_in_xml(result) == words
    assert result.findings == []


@pytest.mark.parametrize("letter", ["x", "\U0001f600"])
def test_a_text_that_no_cell_can_hold_is_cut_visibly_and_said(letter: str) -> None:
    result = filled(sheet_of(["{{ value }}"]), value=letter * 40_000)
    (words,) = rows_of(result)[0]
    assert len(words.encode("utf-16-le")) // 2 in {32_766, 32_767}
    assert words.startswith(letter * 10)
    assert words.endswith("]")
    assert [each.rule for each in result.findings] == [workbooks.CUT]


def test_anything_mixed_is_text_in_the_notation_of_the_language() -> None:
    book = sheet_of(["Đến ngày {{ day }}: {{ rate }}; {{ nothing }}"])
    result = filled(book, day=date(2024, 6, 30), rate=Decimal("16.25"), nothing=None)
    assert rows_of(result) == [["Đến ngày 30/6/2024: 16,25; —"]]


def test_a_quoted_text_may_hold_braces() -> None:
    book = sheet_of(['{{ "}}" }}', "{# một ghi chú #}còn lại"])
    assert rows_of(filled(book)) == [["}}", "còn lại"]]


def test_a_cell_with_loops_of_its_own_is_one_text() -> None:
    book = sheet_of(["{% for a in b %}{{ a }}; {% endfor %}", "x"], ["y", "z"])
    assert rows_of(filled(book, b=("m", "n"))) == [["m; n; ", "x"], ["y", "z"]]


def test_the_style_stays_and_a_format_is_added_only_to_general() -> None:
    book = sheet_of(["{{ day }}", "{{ day }}", "{{ rate }}", "{{ rate }}"])
    sheet = book["Sheet1"]
    for cell in sheet[1]:
        cell.font = Font(name="Times New Roman", bold=True)
    sheet["B1"].number_format = "mmm yyyy"
    sheet["D1"].number_format = "0.000"
    rate = figure_facts("tasks.completion_rate", Decimal("0.16254"))
    result = read(filled(book, day=date(2024, 6, 30), rate=rate))["Sheet1"]
    assert [cell.number_format for cell in result[1]] == [
        "dd/mm/yyyy",
        "mmm yyyy",
        r"0.00\ %",
        "0.000",
    ]
    assert {(cell.font.name, cell.font.bold) for cell in result[1]} == {("Times New Roman", True)}
    # Rounded as every other output publishes it.
    assert result["C1"].value == 0.1625


def test_a_figure_that_is_a_pair_is_text() -> None:
    name = next(name for name, figure in FIGURES.items() if figure.form == "range")
    pair = figure_facts(name, (Decimal("0.1"), Decimal("0.25")))
    assert rows_of(filled(sheet_of(["{{ it }}"]), it=pair)) == [["10 % – 25 %"]]


def test_days_are_counted_from_1904_where_the_workbook_does() -> None:
    book = sheet_of(["{{ day }}"])
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 (as openpyxl names it)
    result = filled(book, day=date(2024, 6, 30))
    assert rows_of(result) == [[datetime(2024, 6, 30)]]  # noqa: DTZ001 (as it reads it)


def test_formatted_parts_of_a_text_keep_their_looks() -> None:
    bold, red = InlineFont(b=True), InlineFont(i=True)
    rich = CellRichText("Số ", TextBlock(bold, "{{ num"), TextBlock(red, "ber }} của"), " kỳ này")
    result = filled(sheet_of([rich]), number=7)
    cell = read(result)["Sheet1"]["A1"].value
    assert [(str(each), getattr(each, "font", None) is not None) for each in cell] == [
        ("Số ", False),
        ("7", True),
        (" của", True),
        (" kỳ này", False),
    ]
    assert [bool(each.font.b) for each in cell[1:3]] == [True, False]


def test_a_whole_expression_in_parts_looks_as_it_begins() -> None:
    rich = CellRichText(TextBlock(InlineFont(b=True), "{{ ag"), TextBlock(InlineFont(), "ency }}"))
    (block,) = read(filled(sheet_of([rich]), agency="Sở A"))["Sheet1"]["A1"].value
    assert (str(block), block.font.b) == ("Sở A", True)


def test_every_cell_that_has_no_value_is_said_once_and_nothing_is_made() -> None:
    book = sheet_of(
        ["{{ plan.titel }}", "{{ plan.nam }}"], ["{% for x in items %}{{ x.y }}", "{% endfor %}"]
    )
    result = filled(book, plan={}, items=({}, {}))
    assert result.parts is None
    assert [f"{each.location.path} {each.message}" for each in result.findings] == [
        "bieu.xlsx!Sheet1!A1 a record has no titel",
        "bieu.xlsx!Sheet1!A2 a record has no y",
        "bieu.xlsx!Sheet1!B1 a record has no nam",
    ]


def test_parts_without_expressions_stay_byte_for_byte() -> None:
    book = sheet_of(["{{ value }}"])
    book.create_sheet("Khác")["A1"] = "không đổi"
    raw = saved(book)
    before, result = parts_of(raw), filled(raw, value="x")
    assert result.parts is not None
    changed = {name for name, part in result.parts.items() if part != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/custom.xml",
        "xl/worksheets/sheet1.xml",
    }
