"""A workbook can hold anything: whatever it says of itself, it ends in findings or in a file."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.pagebreak import Break

from dxplan.catalogue import templates
from dxplan.render.exports.filling import Filled
from dxplan.render.exports.packing import packed
from dxplan.render.exports.xmlparts import size_of, whole
from tests.render.exports.filling.forms import (
    filled,
    parts_of,
    rows_of,
    saved,
    sheet_in,
    sheet_of,
)

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
DRAWING, NOTES = "xl/drawings/drawing1.xml", "xl/drawings/commentsDrawing1.vml"
TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
#: Numbers to Python, or to a careless reader of one.
HOSTILE = ("²", "٣", "x", "", "-1", "0", "1e999", "nan", "999999999", "1048577", "9" * 5000)


@cache
def parts() -> dict[str, bytes]:
    """A sheet that has one of everything in which a number stands."""
    book = sheet_of(["{{ words }}"], ["{% for i in items %}{{ i }}", "=A2", "{% endfor %}"], ["x"])
    sheet = sheet_in(book)
    sheet["A1"].alignment = sheet["A2"].alignment = Alignment(wrap_text=True)
    sheet["A1"].font = Font(name="Times New Roman", size=12)
    sheet["C2"].number_format = "0.000"
    sheet["A2"].comment = Comment("ghi chú", "Văn phòng")
    sheet.column_dimensions["A"].width = 20
    sheet.row_breaks.append(Break(id=2))
    sheet.freeze_panes = "A3"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=2))
    sheet.add_chart(chart, "E3")
    made = parts_of(saved(book))
    row = re.search(rb"<(\w+:)?Row>", made[NOTES])
    assert row is not None
    box = b"<" + (row[1] or b"") + b"Anchor>"
    anchor = box + b"1, 15, 0, 2, 3, 15, 3, 16" + box.replace(b"<", b"</")
    made[NOTES] = made[NOTES].replace(row[0], anchor + row[0])
    return made


def tried(changed: dict[str, bytes]) -> Filled:
    """What comes of it: findings, or parts that are all XML."""
    result = filled(packed({**parts(), **changed}), words="một hai " * 30, items=(1, 2, 3))
    if result.parts is None:
        assert result.findings
    else:
        for name, part in result.parts.items():
            assert not name.endswith(".xml") or etree.fromstring(part) is not None
    return result


def test_the_sheet_holds_as_it_is() -> None:
    assert tried({}).findings == []


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("part", "pattern"),
    [
        (SHEET, r'<row r="()'),
        (SHEET, r'<c r="A2" s="()'),
        (SHEET, r'<brk id="()'),
        (SHEET, r'ySplit="()'),
        (SHEET, r'<col [^>]*min="()'),
        (SHEET, r'<col [^>]*max="()'),
        (SHEET, r'<col [^>]*width="()'),
        (SHEET, r'defaultRowHeight="()'),
        (STYLES, r'<sz val="()'),
        (STYLES, r'<xf [^>]*fontId="()[^/]*wrapText'),
        (STYLES, r'<numFmt [^>]*numFmtId="()'),
        (DRAWING, r"<xdr:row>()|<row>()"),
        (NOTES, r"Row>()"),
        (NOTES, r"Anchor>1, 15, ()"),
        (NOTES, r"Anchor>.* ()\d+<"),
    ],
)
def test_a_number_that_is_none_ends_in_findings_or_a_file(
    part: str, pattern: str, value: str
) -> None:
    written = parts()[part].decode()
    found = re.search(pattern, written)
    assert found is not None, written
    start = next(at for at in (found.start(1), found.end()) if at >= 0)
    end = re.compile(r'[",<]').search(written, start)
    assert end is not None
    tried({part: (written[:start] + value + written[end.start() :]).encode()})


@pytest.mark.parametrize("value", ["²", "9" * 5000])
def test_a_text_that_cells_share_is_asked_for_by_a_number(value: str) -> None:
    sheet = parts()[SHEET].replace(
        b'<c r="A3"', f'<c r="A3" t="s"><v>{value}</v></c><c r="B3"'.encode()
    )
    tried({SHEET: sheet})


@pytest.mark.parametrize("value", ["0", "1048577", "x", "²", "9" * 5000])
def test_a_row_that_no_sheet_has_is_said(value: str) -> None:
    result = tried({SHEET: parts()[SHEET].replace(b'<row r="3"', f'<row r="{value}"'.encode())})
    assert [(each.rule, str(each.message)) for each in result.findings] == [
        (templates.NOT_FOUND, "the file is damaged: a row has no number that a sheet has")
    ]


@pytest.mark.parametrize("part", [RELATIONS, TYPES, STYLES, "xl/workbook.xml"])
def test_a_part_that_every_workbook_needs_is_missed(part: str) -> None:
    left = {name: raw for name, raw in parts().items() if name != part}
    result = filled(packed(left), words="x", items=())
    assert result.parts is None
    assert len(result.findings) == 1


@pytest.mark.parametrize("part", sorted(name for name in parts() if not name.endswith(".vml")))
def test_remarks_and_instructions_are_passed_over_wherever_they_stand(part: str) -> None:
    root = etree.fromstring(parts()[part])
    for each in list(root.iter()):
        each.insert(0, etree.Comment("ghi chú"))
        each.append(etree.ProcessingInstruction("a", "b"))
    result = tried({part: etree.tostring(root)})
    assert result.findings == []
    assert result.parts is not None
    assert b"<v>3</v>" in result.parts[SHEET]


def test_a_shared_formula_whose_copy_leaves_the_sheet_is_no_crash() -> None:
    book = sheet_of(["{% for i in items %}", "{% endfor %}"], ["x", "x", 1], ["x", 2, "x"])
    made = parts_of(saved(book))
    sheet = made[SHEET].decode()
    sheet = sheet.replace("<v>1</v>", '<f t="shared" ref="B2:C3" si="0">A1</f>')
    made[SHEET] = sheet.replace("<v>2</v>", '<f t="shared" si="0"/>').encode()
    assert [row[:3] for row in rows_of(filled(packed(made), items=()))] == [
        ["x", "x", "=A1048576"],
        ["x", "=#REF!", "x"],
    ]


def test_only_digits_are_a_whole_number_and_not_too_many() -> None:
    assert [whole(each) for each in ("0", "12", "007", "999999999")] == [0, 12, 7, 999999999]
    others = (None, "", " 1", "1\n", "+1", "-1", "1.0", "²", "٣", "1_0", "1000000000")
    assert [whole(each) for each in others] == [None] * len(others)


def test_a_size_is_more_than_nothing() -> None:
    sizes = {"11": 11, "0.5": 0.5, "0": 7, "-1": 7, "nan": 7, "inf": 7, "1e999": 7, "²": 7, "": 7}
    for written, size in sizes.items():
        element = etree.Element("sz", val=written)
        assert size_of(element, "val", 7) == size
    assert size_of(None, "val", 7) == 7
