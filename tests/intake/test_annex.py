"""Annex files to rows: three of different make, and the shapes that tables come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dxplan.catalogue import intake
from dxplan.catalogue.example import files
from dxplan.findings import Rule
from dxplan.intake.annex import Annex, read_annex
from dxplan.intake.choices import Choices
from dxplan.intake.headings import Into
from dxplan.intake.reading import Book, read_book
from dxplan.model import Plan
from tests.builders import lines, loaded
from tests.intake import examples
from tests.intake.makers import markdown, xlsx

RULES = [entry for entry in vars(intake).values() if isinstance(entry, Rule)]
NO_CHOICES = Choices()


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return loaded(tmp_path, examples.AGENCIES).plan


def records(annex: Annex) -> list[dict[str, Any]]:
    return [dict(entry.values) for entry in annex.entries]


def read(table: str, plan: Plan, into: Into = "tasks", choices: Choices = NO_CHOICES) -> Annex:
    return read_annex(markdown(table), into, plan, choices)


@pytest.mark.parametrize(
    ("name", "raw", "into", "expected"),
    [
        ("phu-luc.xlsx", examples.MERGED_XLSX, "tasks", examples.MERGED_RECORDS),
        ("phu-luc.docx", examples.TWO_TABLES_DOCX, "tasks", examples.WORD_RECORDS),
        ("bieu.xls", examples.OLD_XLS, "indicators", examples.OLD_RECORDS),
    ],
)
def test_an_annex_holds_the_expected_records(
    plan: Plan, name: str, raw: bytes, into: Into, expected: list[dict[str, Any]]
) -> None:
    annex = read_annex(read_book(name, raw, table_word="Bảng"), into, plan, NO_CHOICES)
    assert lines(annex.findings) == []
    assert records(annex) == expected
    assert all(entry.complete for entry in annex.entries)


def test_a_record_knows_its_cells(plan: Plan) -> None:
    book = read_book("phu-luc.xlsx", examples.MERGED_XLSX)
    second = read_annex(book, "tasks", plan, NO_CHOICES).entries[1]
    assert (second.sheet, second.row) == ("Phụ lục I", 7)
    assert second.places["title"] == "phu-luc.xlsx!Phụ lục I!B7"
    assert second.places["lead"] == "phu-luc.xlsx!Phụ lục I!C6"


def test_tables_of_a_document_have_addresses_of_their_own(plan: Plan) -> None:
    book = read_book("phu-luc.docx", examples.TWO_TABLES_DOCX, table_word="Bảng")
    annex = read_annex(book, "tasks", plan, NO_CHOICES)
    assert annex.entries[2].place == "phu-luc.docx!Bảng 2!R2C2"


def test_sections_are_listed_and_not_taken_in(plan: Plan) -> None:
    book = read_book("phu-luc.xlsx", examples.MERGED_XLSX)
    annex = read_annex(book, "tasks", plan, NO_CHOICES)
    assert annex.sections == (
        ("phu-luc.xlsx!Phụ lục I!A5", "I PHÁT TRIỂN THỂ CHẾ"),
        ("phu-luc.xlsx!Phụ lục I!A8", "1.2 Hạ tầng"),
    )


def test_only_the_sheet_that_is_named_is_read(plan: Plan) -> None:
    book = read_book("phu-luc.docx", examples.TWO_TABLES_DOCX)
    annex = read_annex(book, "tasks", plan, NO_CHOICES, "Table 2")
    assert [entry.title for entry in annex.entries] == ["Báo cáo kết quả"]


def test_hidden_sheets_and_sheets_without_a_table_are_named_as_skipped(plan: Plan) -> None:
    import openpyxl  # noqa: PLC0415

    from tests.intake.makers import saved  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nhiệm vụ", "Chủ trì", "Sản phẩm"])
    sheet.append(["Việc", "Sở Y tế", "Báo cáo"])
    book.create_sheet("Cũ").sheet_state = "hidden"
    book.create_sheet("Bìa")["A1"] = "Trang bìa"
    annex = read_annex(read_book("a.xlsx", saved(book)), "tasks", plan, NO_CHOICES)
    assert annex.skipped == ("Cũ", "Bìa")
    assert len(annex.entries) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_bad_example_leaves_its_question_open(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in codes(rule.bad, tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_good_example_leaves_nothing_open(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.good, tmp_path) == set()


def codes(example: str, root: Path) -> set[str]:
    from dxplan.intake.compare import Aim, compare  # noqa: PLC0415

    table, *over = example.partition("# data/")
    workspace = loaded(root, files("".join(over)))
    into: Into = "tasks" if "→ tasks" in table else "indicators"
    annex = read_annex(markdown(table), into, workspace.plan, NO_CHOICES)
    aim = Aim(into=into, part="cqs", document="vb-1", file="phu-luc.xlsx")
    return {found.rule.code for found in compare(workspace, annex, aim).findings}


def test_a_finding_points_into_the_cell(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm |\n"
        "| Việc | Sở Y tế | Sở Nội vụ<br>Sở Y tế; Sở Lạ | Báo cáo |",
        plan,
    )
    (found,) = annex.findings
    assert str(found.location) == "a.xlsx!S!C2:2:10"
    assert found.location.end_column == 15
    assert annex.texts["a.xlsx!S!C2"] == "Sở Nội vụ\nSở Y tế; Sở Lạ"


def test_an_open_question_in_a_merged_cell_is_asked_once(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Sản phẩm |\n| Một | Sở Lạ | x |\n| Hai | ^ | y |", plan
    )
    assert {str(found.location) for found in annex.findings} == {"a.xlsx!S!B2:1:1"}
    assert [entry.complete for entry in annex.entries] == [False, False]


def test_a_mapping_names_headings_names_and_the_owner(plan: Plan) -> None:
    choices = Choices(
        columns={"Nội dung triển khai (*)": "title", "Thời hạn": "ignore"},
        names={"các đơn vị liên quan": "none", "Sở Lạ": "so-nv"},
    )
    annex = read(
        "# a.xlsx!S\n"
        "| Nội dung triển khai | Chủ trì | Phối hợp | Thời hạn | Thời gian | Kết quả |\n"
        "| Việc | Sở Lạ | Sở Y tế, các đơn vị liên quan | lạ | 2024 | x |",
        plan,
        choices=choices,
    )
    assert lines(annex.findings) == []
    assert annex.entries[0].values["lead"] == "so-nv"
    assert annex.entries[0].values["support"] == ("so-yt",)


def test_an_unreadable_column_leaves_every_row_open(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Kinh phí |\n"
        "| Một | Sở Y tế | 5 |\n| Hai | Sở Y tế | 6 |",
        plan,
    )
    assert [found.rule.code for found in annex.findings] == ["DX809"]
    assert not any(entry.complete for entry in annex.entries)


def test_two_dates_under_one_heading_are_not_taken_for_one(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Thời gian thực hiện | < | Sản phẩm |\n"
        "| Việc | Sở Y tế | 01/2024 | 12/2024 | x |",
        plan,
    )
    assert [found.rule.code for found in annex.findings] == ["DX809"]


def test_a_beginning_and_an_end_under_one_heading_are_read(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Thời gian thực hiện | < | Sản phẩm |\n"
        "| ^ | ^ | Bắt đầu | Kết thúc | ^ |\n| Việc | Sở Y tế | 01/2024 | 12/2024 | x |",
        plan,
    )
    values = annex.entries[0].values
    assert (str(values["start"]), str(values["due"])) == ("2024-01-01", "2024-12-31")


def test_a_measured_year_is_no_target(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Chỉ tiêu | ĐVT | Hiện trạng | < | Mục tiêu | < |\n"
        "| ^ | ^ | Năm 2022 | Năm 2025 | Năm 2025 | Năm 2030 |\n| Tỷ lệ | % | 5 | 6 | 7 | 8 |",
        plan,
        "indicators",
    )
    (entry,) = annex.entries
    targets = entry.values["targets"]
    assert isinstance(targets, tuple)
    assert [(each.year, str(each.value)) for each in targets] == [(2025, "7"), (2030, "8")]


def test_a_target_in_another_unit_than_its_row_is_not_taken(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Chỉ tiêu | ĐVT | Năm 2025 |\n| Số trạm | trạm | 80% |", plan, "indicators"
    )
    assert annex.findings[0].rule.code == "DX804"


def test_a_share_that_lost_its_format_is_not_guessed(plan: Plan) -> None:
    raw = xlsx([["Chỉ tiêu", "ĐVT", "Năm 2025"], ["Tỷ lệ", "%", 0.8]])
    annex = read_annex(read_book("a.xlsx", raw), "indicators", plan, NO_CHOICES)
    assert annex.findings[0].rule.code == "DX804"


def test_a_book_without_a_table_says_what_headings_it_wants(plan: Plan) -> None:
    annex = read_annex(Book(name="a.xlsx", sheets=[]), "tasks", plan, NO_CHOICES)
    assert lines(annex.findings) == ["a.xlsx:1:1 DX808 no table of tasks was found"]


def test_a_unit_may_stand_in_the_target(plan: Plan) -> None:
    table = "# a.xlsx!S\n| Chỉ tiêu | Năm 2025 | Năm 2030 | Đơn vị chủ trì |\n"
    annex = read(
        table
        + "| Trạm | 10 trạm | 20 trạm | Sở Y tế |\n| Không rõ | 10 trạm | 20 cột | Sở Y tế |\n"
        "| Chưa đặt | - | | Sở Y tế |\n| Hai cơ quan | 5 % | | Sở Y tế; Sở Nội vụ |\n",
        plan,
        "indicators",
    )
    assert annex.entries[0].values["unit"] == "trạm"
    assert [(str(found.location)[9:11], found.rule.code) for found in annex.findings] == [
        ("A3", "DX805"),
        ("B4", "DX805"),
        ("A4", "DX805"),
        ("D5", "DX806"),
    ]
    assert [entry.complete for entry in annex.entries] == [True, False, False, False]


def test_a_table_goes_on_under_headings_in_another_order(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Sản phẩm |\n| Một | Sở Y tế | x |\n"
        "| Chủ trì | Nhiệm vụ | Sản phẩm |\n| Sở Nội vụ | Hai | y |",
        plan,
    )
    assert [entry.values["lead"] for entry in annex.entries] == ["so-yt", "so-nv"]


def test_a_cell_of_blanks_and_separators_names_nobody(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Bắt đầu | Sản phẩm |\n| Một | ; | sớm | x |", plan
    )
    assert [found.rule.code for found in annex.findings] == ["DX805", "DX803"]


def test_numbers_in_front_of_titles_are_left_out_where_no_column_has_them(plan: Plan) -> None:
    annex = read(
        "# a.xlsx!S\n| Nhiệm vụ | Chủ trì | Sản phẩm |\n| 1.2. Một việc | Sở Y tế | x |", plan
    )
    assert annex.entries[0].title == "Một việc"
