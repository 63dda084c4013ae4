"""What names rows follows them: on the sheet, on other sheets, in charts, tables and names."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from dxplan.catalogue import workbooks
from dxplan.render.exports.packing import packed
from tests.render.exports.filling.forms import (
    filled,
    parts_of,
    read,
    rows_of,
    saved,
    sheet_in,
    sheet_of,
)

ITEMS = ({"n": 1, "parts": (1, 2)}, {"n": 2, "parts": ()}, {"n": 3, "parts": (3,)})


def listed(*below: list[Any], name: str = "Sheet1") -> Workbook:
    """A heading, a row that repeats in rows 2 to 4, and what stands below it from row 5 on."""
    return sheet_of(
        ["head", "x", "y"],
        ["{% for i in items %}"],
        ["{{ i.n }}", "=A3*2", "=B3+A1"],
        ["{% endfor %}"],
        *below,
        name=name,
    )


def grouped() -> Workbook:
    """Groups with a subtotal each, and a total."""
    return sheet_of(
        ["{% for i in items %}"],
        ["Nhóm", "=SUM(B4)"],
        ["{% for p in i.parts %}"],
        ["{{ i.n }}", "{{ p }}"],
        ["{% endfor %}"],
        ["{% endfor %}"],
        ["Cộng", "=SUM(B4:B4)", "=B2", "=COUNT(A1:B6)"],
    )


def formulas(book: Workbook, *, items: tuple[object, ...] = ITEMS) -> list[list[object]]:
    return rows_of(filled(book, items=items))


def test_a_formula_in_a_row_follows_its_row_and_what_is_outside_stays() -> None:
    assert formulas(listed())[1:] == [
        [1, "=A2*2", "=B2+A1"],
        [2, "=A3*2", "=B3+A1"],
        [3, "=A4*2", "=B4+A1"],
    ]


@pytest.mark.parametrize(
    ("formula", "three", "none"),
    [
        ("=SUM(A3:A3)", "=SUM(A2:A4)", "=SUM(A1048576:A1048576)"),
        ("=SUM(A3)", "=SUM(A2:A4)", "=SUM(A1048576)"),
        ("=SUM(A2:A4)", "=SUM(A2:A4)", "=SUM(A1048576:A1048576)"),
        ("=SUM(A1:A4)", "=SUM(A1:A4)", "=SUM(A1:A1)"),
        ("=SUM(A3*2)", "=SUM(A2*2)", "=SUM(A1048576*2)"),
        ("=ROUND(A3,0)", "=ROUND(A2,0)", "=ROUND(A1048576,0)"),
        ("=SUM($A$3:$A$3)/A5", "=SUM($A$2:$A$4)/A5", "=SUM($A$1048576:$A$1048576)/A2"),
        ("=SUM(A:A)+SUM(3:3)", "=SUM(A:A)+SUM(2:4)", "=SUM(A:A)+SUM(1048576:1048576)"),
        ('=COUNTIF(A3:A3,"A3")', '=COUNTIF(A2:A4,"A3")', '=COUNTIF(A1048576:A1048576,"A3")'),
        ("=Sheet1!A3+'Sheet1'!A5", "=Sheet1!A2+'Sheet1'!A5", "=Sheet1!A1048576+'Sheet1'!A2"),
        ("=[1]Sheet1!A3+Other!A3", "=[1]Sheet1!A3+Other!A3", "=[1]Sheet1!A3+Other!A3"),
        ("=B7", "=B7", "=B4"),
        ("=SUM(A3:B100)", "=SUM(A2:B100)", "=SUM(A2:B97)"),
    ],
)
def test_a_formula_below_takes_all_copies_and_the_empty_last_row_for_none(
    formula: str, three: str, none: str
) -> None:
    assert formulas(listed(["x", formula]))[4][1] == three
    assert formulas(listed(["x", formula]), items=())[1][1] == none


def test_a_pinned_row_does_not_follow_the_copies() -> None:
    book = sheet_of(
        ["{% for i in items %}{{ i.n }}", "=SUM(A$1:A1)", "=A1/SUM(A$1:A$1)", "{% endfor %}"]
    )
    assert [row[1:3] for row in formulas(book)] == [
        ["=SUM(A$1:A1)", "=A1/SUM(A$1:A$3)"],
        ["=SUM(A$1:A2)", "=A2/SUM(A$1:A$3)"],
        ["=SUM(A$1:A3)", "=A3/SUM(A$1:A$3)"],
    ]


def test_a_subtotal_takes_the_rows_of_its_group_and_a_total_all() -> None:
    assert formulas(grouped()) == [
        ["Nhóm", "=SUM(B2:B3)", None, None],
        [1, 1, None, None],
        [1, 2, None, None],
        ["Nhóm", "=SUM(B1048576)", None, None],
        ["Nhóm", "=SUM(B6)", None, None],
        [3, 3, None, None],
        ["Cộng", "=SUM(B2:B6)", "=B1", "=COUNT(A1:B6)"],
    ]


def test_shared_formulas_part() -> None:
    book = listed(["x", 1], ["x", 2])
    parts = parts_of(saved(book))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace("<v>1</v>", '<f t="shared" ref="B5:B6" si="0">A5+$B$1</f><v>9</v>')
    sheet = sheet.replace("<v>2</v>", '<f t="shared" si="0"/><v>9</v>')
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    rows = rows_of(filled(packed(parts), items=ITEMS[:1]))
    assert [row[1] for row in rows[2:]] == ["=A3+$B$1", "=A4+$B$1"]


def test_formulas_forget_what_they_gave_and_are_computed_on_opening() -> None:
    book = listed(["x", "=A1"])
    parts = parts_of(saved(book))
    sheet = re.sub(rb"<v ?/>|<v></v>", b"<v>7</v>", parts["xl/worksheets/sheet1.xml"])
    assert sheet.count(b"<v>7</v>") == 3
    result = filled(packed(parts | {"xl/worksheets/sheet1.xml": sheet}), items=ITEMS)
    assert result.parts is not None
    assert b"<v>7</v>" not in result.parts["xl/worksheets/sheet1.xml"]
    assert b'fullCalcOnLoad="1"' in result.parts["xl/workbook.xml"]


def test_mergers_repeat_with_their_row_and_those_below_move() -> None:
    book = listed([], ["below"])
    sheet = book["Sheet1"]
    sheet["B3"] = sheet["C3"] = None
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("A6:C6")
    sheet.merge_cells("E1:E4")
    merged = read(filled(book, items=ITEMS))["Sheet1"].merged_cells.ranges
    assert sorted(map(str, merged)) == ["A6:C6", "B2:C2", "B3:C3", "B4:C4", "E1:E4"]
    merged = read(filled(book, items=()))["Sheet1"].merged_cells.ranges
    assert sorted(map(str, merged)) == ["A3:C3"]


def test_conditional_formats_and_choices_cover_all_copies() -> None:
    book = grouped()
    sheet = book["Sheet1"]
    look = DifferentialStyle(fill=PatternFill(bgColor="FF0000", fill_type="solid"))
    sheet.conditional_formatting.add(
        "A4:B4", Rule(type="expression", formula=["$B4>$B$7"], dxf=look)
    )
    choice = DataValidation(type="list", formula1="$D$7:$D$7")
    choice.add("C4")
    choice.add("C7")
    sheet.add_data_validation(choice)
    result = read(filled(book, items=ITEMS))["Sheet1"]
    ((area, (rule,)),) = ((str(each.sqref), each.rules) for each in result.conditional_formatting)
    assert (area, rule.formula) == ("A2:B3 A6:B6", ["$B2>$B$7"])
    (choice,) = result.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("C2:C3 C6 C7", "$D$7:$D$7")
    assert not read(filled(book, items=()))["Sheet1"].conditional_formatting


def test_links_filters_breaks_and_frozen_rows_follow() -> None:
    book = listed(["x"], ["y"])
    sheet = book["Sheet1"]
    sheet["A3"].hyperlink = "https://example.org/"
    sheet["A6"].hyperlink = "https://example.org/b"
    sheet.auto_filter.ref = "A1:C4"
    sheet.freeze_panes = "A5"
    sheet.row_breaks.append(Break(id=3))
    sheet.row_breaks.append(Break(id=5))
    result = read(filled(book, items=ITEMS))["Sheet1"]
    assert [cell.row for cell in result["A"] if cell.hyperlink] == [2, 3, 4, 6]
    assert result.auto_filter.ref == "A1:C4"
    assert result.freeze_panes == "A5"
    assert [each.id for each in result.row_breaks.brk] == [2, 3, 4, 5]
    without = read(filled(book, items=()))["Sheet1"]
    assert [cell.row for cell in without["A"] if cell.hyperlink] == [3]
    assert without.auto_filter.ref == "A1:C1"
    assert without.freeze_panes == "A2"
    assert [each.id for each in without.row_breaks.brk] == [1, 2]


def test_names_print_areas_and_titles_follow() -> None:
    book = listed(["x"], name="Biểu 1")
    sheet = book["Biểu 1"]
    sheet.print_area = "A1:C5"
    sheet.print_title_rows = "1:1"
    book.defined_names["Cong"] = DefinedName("Cong", attr_text="'Biểu 1'!$A$5")
    book.defined_names["Dong"] = DefinedName("Dong", attr_text="'Biểu 1'!$A$3:$C$3")
    result = read(filled(book, items=ITEMS * 2))
    assert result["Biểu 1"].print_area == "'Biểu 1'!$A$1:$C$8"
    assert result["Biểu 1"].print_title_rows == "$1:$1"
    assert result.defined_names["Cong"].attr_text == "'Biểu 1'!$A$8"
    assert result.defined_names["Dong"].attr_text == "'Biểu 1'!$A$2:$C$7"


def test_formulas_on_other_sheets_follow_and_forget() -> None:
    book = listed(["x"])
    other = book.create_sheet("Khác")
    other["A1"] = "=SUM(Sheet1!A3:A3)+A3"
    assert rows_of(filled(book, items=ITEMS), "Khác") == [["=SUM(Sheet1!A2:A4)+A3"]]


def test_a_chart_shows_all_copies_and_moves_down() -> None:
    book = listed(["x"])
    chart = BarChart()
    chart.add_data(Reference(book["Sheet1"], min_col=1, min_row=3, max_row=3))
    sheet_in(book).add_chart(chart, "A8")
    parts = filled(book, items=ITEMS * 2).parts
    assert parts is not None
    assert b"<f>'Sheet1'!$A$2:$A$7</f>" in parts["xl/charts/chart1.xml"]
    assert b"Cache" not in parts["xl/charts/chart1.xml"]
    assert re.findall(rb"row>(\d+)<", parts["xl/drawings/drawing1.xml"]) == [b"10"]


def test_a_chart_of_unmoved_rows_forgets_the_expressions_it_remembers() -> None:
    book = sheet_of(["{{ n }}"])
    chart = BarChart()
    chart.add_data(Reference(book["Sheet1"], min_col=1, min_row=1, max_row=1))
    sheet_in(book).add_chart(chart, "C1")
    parts = parts_of(saved(book))
    name = "xl/charts/chart1.xml"
    parts[name] = parts[name].replace(b"</f>", b'</f><numCache><ptCount val="1"/></numCache>')
    result = filled(packed(parts), n=1)
    assert result.findings == []
    assert result.parts is not None
    assert b"Cache" not in result.parts[name]


def test_a_note_stays_with_its_row() -> None:
    book = listed(["x"])
    book["Sheet1"]["A5"].comment = Comment("ghi chú", "Văn phòng")
    book["Sheet1"]["B3"].comment = Comment("từng dòng", "Văn phòng")
    result = read(filled(book, items=ITEMS * 2))["Sheet1"]
    noted = [cell.coordinate for row in result for cell in row if cell.comment]
    assert noted == ["B2", "A8"]
    result = read(filled(book, items=()))["Sheet1"]
    assert [cell.coordinate for row in result for cell in row if cell.comment] == ["A2"]


def tabled(heading: str = "n") -> Workbook:
    book = sheet_of(
        [heading, "m"], ["{% for i in items %}{{ i.n }}", "x{% endfor %}"], ["after", ""]
    )
    book["Sheet1"].add_table(Table(displayName="Bang", ref="A1:B2"))
    return book


def test_a_table_grows_with_its_rows_and_keeps_one_when_there_are_none() -> None:
    table = read(filled(tabled(), items=ITEMS))["Sheet1"].tables["Bang"]
    assert (table.ref, table.autoFilter.ref) == ("A1:B4", "A1:B4")
    result = filled(tabled(), items=())
    assert read(result)["Sheet1"].tables["Bang"].ref == "A1:B2"
    assert rows_of(result) == [["n", "m"], [None, None], ["after", None]]


def test_a_heading_of_a_table_must_be_written_out() -> None:
    result = filled(tabled("{{ x }}"), items=ITEMS, x=1)
    assert [(each.rule, each.location.path) for each in result.findings] == [
        (workbooks.TABLE_HEADING, "bieu.xlsx!Sheet1!A1")
    ]


def test_the_height_of_a_row_is_kept_when_somebody_set_it_and_fits_otherwise() -> None:
    book = sheet_of(["{{ words }}"], ["{{ words }}"], ["{{ short }}"])
    sheet = book["Sheet1"]
    for (cell,) in sheet.iter_rows():
        cell.alignment = Alignment(wrap_text=True)
    sheet.row_dimensions[1].height = 33
    result = read(filled(book, words="một hai ba " * 20, short="một"))["Sheet1"]
    heights = [result.row_dimensions[row].height for row in (1, 2, 3)]
    assert heights[0] == 33
    assert heights[1] > 200
    assert heights[2] is None


def test_properties_of_the_template_are_kept_beside_the_stamp() -> None:
    book = sheet_of(["{{ x }}"])
    book.properties.creator = "Văn phòng"
    raw = parts_of(saved(book))
    once = filled(book, x=1)
    assert once.parts is not None
    name = "docProps/custom.xml"
    theirs = once.parts[name].replace(b'name="dxplan"', 'name="Phòng"'.encode())
    sheet = "xl/worksheets/sheet1.xml"
    again = filled(packed({**once.parts, sheet: raw[sheet], name: theirs}), x=1)
    assert again.parts is not None
    custom = again.parts["docProps/custom.xml"].decode()
    assert re.findall('pid="([0-9]+)" name="([^"]+)"', custom) == [("2", "Phòng"), ("3", "dxplan")]
    assert load_workbook(io.BytesIO(packed(again.parts))).properties.creator == "Văn phòng"
