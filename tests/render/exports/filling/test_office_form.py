"""A form as an office has it, filled with a real report: nothing but the figures changes."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from openpyxl import load_workbook

from dxplan.model import Group, Status
from dxplan.render.exports.filling import Filled, check_filling, fill
from dxplan.render.exports.packing import packed
from dxplan.render.notation import Notation
from dxplan.views.report import Report
from tests.builders import plan, report, said, task
from tests.render.exports.filling.forms import office_form, parts_of, rows_of
from tests.report_samples import report_of

#: Parts that hold cells, name cells, or say where the file comes from.
MAY_CHANGE = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/custom.xml",
    "xl/charts/chart1.xml",
    "xl/comments/comment1.xml",
    "xl/drawings/commentsDrawing1.vml",
    "xl/drawings/drawing1.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
}


@cache
def sample() -> Report:
    tasks = [
        task(id="NV-CQS-001", title="=HYPERLINK(1)", due=date(2024, 3, 31), support=("so-b",)),
        task(id="NV-CQS-002", title="Số hóa\nhồ sơ", due=date(2024, 5, 31)),
        task(id="NV-CQS-003", title="{{ plan.title }}", due=date(2025, 5, 31)),
    ]
    group = Group(id="cqs", name="Chính quyền số", declared=3)
    done = report(tasks=(said("NV-CQS-003", Status.COMPLETED, completed_on=date(2024, 6, 1)),))
    made = plan(tasks=tasks, groups=[group], reports=[done])
    return report_of(made, date(2024, 6, 30), language="vi")


@cache
def form() -> bytes:
    return office_form()


def made(raw: bytes) -> Filled:
    return fill(raw, "bieu.xlsx", sample(), Notation("vi"))


def test_the_form_is_sound() -> None:
    assert check_filling(form(), "bieu.xlsx") == []


def test_figures_are_numbers_dates_are_dates_and_titles_only_text() -> None:
    rows = rows_of(made(form()), "Biểu 01")
    assert rows[4][0] == "(Kế hoạch số 1/KH-UBND, số liệu tính đến ngày 30/6/2024)"
    assert [row[:6] for row in rows[7:9]] == [
        [1, "=HYPERLINK(1)", "Sở A", "Sở B", datetime(2024, 3, 31), 91],  # noqa: DTZ001
        [2, "Số hóa\nhồ sơ", "Sở A", None, datetime(2024, 5, 31), 30],  # noqa: DTZ001
    ]
    assert rows[9][4:6] == ["=COUNT(E8:E9)", "=MAX(F8:F9)"]
    assert rows[13][:5] == [1, "Chính quyền số", 3, 1, "=IF(C14=0,0,D14/C14)"]
    assert rows[15][2:5] == ["=SUM(C14)", "=SUM(D14:D14)", "=IF(C16=0,0,D16/C16)"]
    assert Decimal(str(rows[16][4])) == Decimal("0.3333")


def test_no_formula_comes_out_of_the_data() -> None:
    parts = made(form()).parts
    assert parts is not None
    written = parts["xl/worksheets/sheet1.xml"].decode()
    assert "HYPERLINK" not in "".join(re.findall("<f>(.*?)</f>", written))
    assert "{{ plan.title }}" not in written  # the task is completed, and in no list
    assert 't="e"' not in written


def test_what_holds_no_cells_stays_byte_for_byte() -> None:
    parts, before = made(form()).parts, parts_of(form())
    assert parts is not None
    assert {name for name, part in parts.items() if part != before.get(name)} <= MAY_CHANGE
    assert parts["xl/media/image1.png"] == before["xl/media/image1.png"]
    assert parts["xl/worksheets/sheet3.xml"] == before["xl/worksheets/sheet3.xml"]


def test_the_box_the_logo_and_the_chart_are_there_and_moved() -> None:
    parts, before = made(form()).parts, parts_of(form())
    assert parts is not None
    drawing = "xl/drawings/drawing1.xml"
    rows = [re.findall(r"row>(\d+)<", each.decode()) for each in (before[drawing], parts[drawing])]
    # Two tasks where three rows stood before, one group in one row.
    assert rows == [["25", "2", "20", "24"], ["24", "2", "19", "23"]]
    assert "GIÁM ĐỐC" in parts[drawing].decode()
    assert "'Biểu 01'!$C$14" in parts["xl/charts/chart1.xml"].decode()


def test_the_other_sheet_and_the_name_mean_the_same_as_before() -> None:
    result = made(form())
    assert rows_of(result, "Đối chiếu") == [
        ["Số nhiệm vụ quá hạn", "=COUNT('Biểu 01'!F8:F9)"],
        ["Tổng số nhiệm vụ", "='Biểu 01'!C16"],
    ]
    book = load_workbook(io.BytesIO(packed(result.parts or {})))
    assert book.defined_names["TongQuaHan"].attr_text == "'Biểu 01'!$F$10"
    assert book["Biểu 01"].print_title_rows == "$7:$7"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert made(form()).parts == made(form()).parts


def test_the_stamp_names_the_template() -> None:
    parts = made(form()).parts
    assert parts is not None
    custom = parts["docProps/custom.xml"].decode()
    assert '"form":"excel"' in custom
    assert re.search('"template":"[0-9a-f]{64}"', custom)
