"""What Excel and LibreOffice ask of a workbook, and what a secretary does."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from openpyxl.utils.cell import range_boundaries

from dxplan.intake.xmlparts import parse_xml
from dxplan.language import Language
from dxplan.render.exports.excel import write_excel
from dxplan.render.notation import Notation
from tests.render.exports.excel.samples import (
    book,
    cells,
    content,
    links_of,
    parts,
    report,
    sheet,
)

PLANS = ["an empty plan", "a small plan", "a hostile plan"]
SHEETS = ["Summary", "Indicators", "Tasks", "By agency", "Overdue and due soon"]


def overlap(one: str, other: str) -> bool:
    left, top, right, bottom = range_boundaries(one)
    left2, top2, right2, bottom2 = range_boundaries(other)
    assert None not in {left, top, right, bottom, left2, top2, right2, bottom2}
    return not (right < left2 or right2 < left or bottom < top2 or bottom2 < top)  # type: ignore[operator]


def text_in(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)


def test_the_sheets_stand_in_the_order_of_the_meeting() -> None:
    assert book().sheetnames == [*SHEETS, "Changes since last meeting", "What the figures rest on"]


def test_without_an_earlier_state_there_is_no_sheet_of_changes() -> None:
    found = book("an empty plan")
    assert found.sheetnames == [*SHEETS, "What the figures rest on"]
    assert "no earlier state" in text_in(found["What the figures rest on"])


def test_in_vietnamese_the_sheets_have_the_names_of_the_office() -> None:
    assert book(language="vi").sheetnames == [
        "Tổng hợp", "Chỉ tiêu", "Nhiệm vụ", "Theo cơ quan", "Quá hạn và sắp đến hạn",
        "Thay đổi từ kỳ trước", "Căn cứ số liệu",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_excel_can_take_the_names_of_sheets(name: str, language: Language) -> None:
    for title in book(name, language).sheetnames:
        assert 0 < len(title) <= 31
        assert not set(title) & set("[]:*?/\\")


@pytest.mark.parametrize("name", PLANS)
def test_excel_can_take_every_table(name: str) -> None:
    found = [(each, table) for each in book(name).worksheets for table in each.tables.values()]
    names = [table.displayName for _, table in found]
    assert len(set(names)) == len(names)
    for each, table in found:
        assert re.fullmatch(r"dxplan_[a-z_]+", table.displayName)
        heads, *rows = each[table.ref]
        assert rows
        assert [cell.value for cell in heads] == [column.name for column in table.tableColumns]
        folded = [str(cell.value).casefold() for cell in heads]
        assert len(set(folded)) == len(folded)
        assert not any("\n" in head for head in folded)


@pytest.mark.parametrize("name", PLANS)
def test_no_two_tables_overlap(name: str) -> None:
    for each in book(name).worksheets:
        for one, other in combinations(each.tables.values(), 2):
            assert not overlap(one.ref, other.ref)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_heads_differ_within_a_table(language: Language) -> None:
    notation = Notation(language)
    for table in report().tables.values():
        heads = [notation.translate(column.title).casefold() for column in table.columns]
        assert len(set(heads)) == len(heads), table.key


def test_a_list_can_be_filtered_and_keeps_its_head_in_sight() -> None:
    tasks = sheet("Tasks")
    table = tasks.tables["dxplan_tasks"]
    top = int(re.findall(r"\d+", table.ref)[0])
    assert table.autoFilter is not None
    assert table.autoFilter.ref == table.ref
    assert tasks.freeze_panes == f"C{top + 1}"
    assert tasks.print_title_rows == f"${top}:${top}"


@pytest.mark.parametrize("name", PLANS)
def test_every_sheet_is_printed_on_a4_across_and_as_wide_as_the_paper(name: str) -> None:
    for each in book(name).worksheets:
        assert each.page_setup.paperSize == 9
        assert each.page_setup.orientation == "landscape"
        assert (each.page_setup.fitToWidth, each.page_setup.fitToHeight) == (1, 0)
        assert each.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in each.oddFooter.right.text
        assert each.oddHeader.left.text.startswith("Plan 1")


def test_figures_are_numbers_and_days_are_days() -> None:
    tasks = sheet("Tasks")
    head = next(row for row in tasks if row[0].value == "Id")
    row = next(row for row in tasks if row[0].value == "NV-1")
    by_head = {cell.value: found for cell, found in zip(head, row, strict=True)}
    assert by_head["Deadline"].is_date
    assert by_head["Deadline"].number_format == "yyyy-mm-dd"
    assert (by_head["Percent"].value, by_head["Percent"].number_format) == (0.5, "0%")


def test_vietnamese_days_and_rates_have_their_own_formats() -> None:
    tasks = sheet("Nhiệm vụ", language="vi")
    row = next(row for row in tasks if row[0].value == "NV-1")
    assert {"dd/mm/yyyy", "0\\ %"} <= {cell.number_format for cell in row}


def test_a_state_is_told_by_sign_and_word_and_silence_is_never_red() -> None:
    tasks = sheet("Tasks")
    colours = {
        rule.formula[0]: str(rule.dxf.font.color.rgb)[-6:]
        for found in tasks.conditional_formatting
        for rule in found.rules
        if rule.type == "cellIs"
    }
    assert colours['"! overdue"'] == "9C0006"
    assert colours['"? overdue, not reported"'] != "9C0006"
    assert "? overdue, not reported" in text_in(tasks)


def test_a_deadline_leads_to_its_task_and_the_task_to_what_it_rests_on() -> None:
    found = book()

    def led(title: str, place: str) -> str:
        location = found[title][place].hyperlink.location
        sheet, _, cell = location.rpartition("!")
        return str(found[sheet.strip("'")][cell].value)

    overdue = found["Overdue and due soon"]
    late = next(cell for cell in overdue["A"] if cell.value == "NV-6")
    assert led("Overdue and due soon", late.coordinate) == "NV-6"
    task = next(cell for cell in found["Tasks"]["A"] if cell.value == "NV-6")
    assert led("Tasks", task.coordinate) == "NV-6"
    assert found["Tasks"][task.coordinate].hyperlink.location.startswith("'What the figures rest")


def test_a_headline_figure_leads_to_its_explanation() -> None:
    found = book()
    label = next(cell for cell in found["Summary"]["A"] if cell.value == "Completion rate")
    target = label.hyperlink.location.rpartition("!")[2]
    assert found["What the figures rest on"][target].value == "tasks.completion_rate"


def test_an_indicator_leads_to_the_first_task_that_serves_it() -> None:
    found = book()
    row = next(row for row in found["Indicators"] if row[0].value == "CT-CQS-01")
    target = next(cell for cell in row if cell.value == 1).hyperlink.location.rpartition("!")[2]
    assert found["Tasks"][target].value == "NV-1"


@pytest.mark.parametrize("name", PLANS)
def test_every_link_has_somewhere_to_lead(name: str) -> None:
    found = book(name)
    for each in found.worksheets:
        for link in links_of(each):
            title, _, cell = link.location.rpartition("!")
            assert found[title.strip("'")][cell].value is not None


def test_a_figure_without_a_base_is_a_dash_and_an_unknown_day_is_empty() -> None:
    summary = sheet("Summary", "an empty plan")
    rate = next(row for row in summary if row[0].value == "Completion rate")
    assert rate[1].value == "—"
    row = next(row for row in sheet("Tasks") if row[0].value == "NV-6")
    assert row[10].value is None


def test_every_chart_says_what_it_shows() -> None:
    drawing = parse_xml(parts()["xl/drawings/drawing1.xml"])
    said = [each.get("descr") for each in drawing.iter() if each.tag.endswith("}cNvPr")]
    assert [str(each).partition(".")[0] for each in said] == [
        "Tasks by progress, in each group",
        "Indicators by how they stand, in each pillar",
        "Rates at the close of the last quarters",
    ]


def test_what_a_chart_says_of_its_numbers_is_where_they_stand() -> None:
    drawing = parts()["xl/drawings/drawing1.xml"].decode()
    said = re.findall(r"in rows (\d+) to (\d+)", drawing)
    tables = sheet("Summary").tables
    references = [tables[f"dxplan_{key}"].ref for key in ("groups", "pillars", "history")]
    assert said == [tuple(re.findall(r"\d+", each)) for each in references]


def test_nothing_is_drawn_of_nothing() -> None:
    assert "xl/charts/chart1.xml" not in parts("an empty plan")


def test_the_properties_name_the_plan_and_its_day() -> None:
    properties = book().properties
    assert properties.title == "Kế hoạch thử"
    assert properties.creator == "dxplan"
    assert str(properties.created) == str(properties.modified) == "2025-07-31 00:00:00"


def test_rows_are_high_enough_for_their_words() -> None:
    """The cell of the hostile plan that holds most has the greatest height there is."""
    tasks = sheet("Tasks", "a hostile plan")
    row = max(tasks.iter_rows(min_row=6), key=lambda row: len(str(row[1].value)))
    assert tasks.row_dimensions[row[0].row].height == 409


def test_work_is_told_of_up_to_the_last_row() -> None:
    told: list[tuple[int, int]] = []
    write_excel(report(), Notation("en"), lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]


def test_styles_are_shared() -> None:
    """Each way a cell can look is written once, however many cells there are."""
    styles = {cell.get("s") for cell in cells("a hostile plan")}
    assert len(styles) < 60


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_excel(report(), Notation("en")) == content()
