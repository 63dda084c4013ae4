"""Workbooks for the tests: a form as an office has it, small sheets, and how they are filled."""

from __future__ import annotations

import io
import struct
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Mapping, Sequence
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dxplan.render.exports.excel.texts import plain_words
from dxplan.render.exports.filling.engine import Engine
from dxplan.render.exports.filling.making import Filled, fill_book
from dxplan.render.exports.packing import packed
from dxplan.render.notation import Notation
from dxplan.render.templates.shapes import ANYTHING
from dxplan.views.facts import Named

STAMP = '{"tool":"dxplan"}'
_THIN = Side(style="thin", color="404040")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHAPE = """\
<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>24</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></xdr:to>
<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="9" name="Khung"/><xdr:cNvSpPr txBox="1"/>\
</xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></a:xfrm>\
<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>\
<a:solidFill><a:srgbClr val="FFF2CC"/></a:solidFill>\
<a:ln><a:solidFill><a:srgbClr val="BF9000"/></a:solidFill></a:ln></xdr:spPr>\
<xdr:txBody><a:bodyPr anchor="ctr"/><a:p><a:pPr algn="ctr"/>\
<a:r><a:rPr lang="vi-VN" sz="1100" b="1"/><a:t>GIÁM ĐỐC (ký tên, đóng dấu)</a:t></a:r></a:p>\
</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"""


def office_form() -> bytes:
    """The form of an office: heads merged, borders, sums, a chart, a logo, a box for the stamp."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 01"
    _head(sheet)
    _tasks(sheet)
    _groups(sheet)
    _print_setup(sheet)
    other = book.create_sheet("Đối chiếu")
    other["A1"] = "Số nhiệm vụ quá hạn"
    other["B1"] = "=COUNT('Biểu 01'!F9:F9)"
    other["A2"] = "Tổng số nhiệm vụ"
    other["B2"] = "='Biểu 01'!C17"
    notes = book.create_sheet("Hướng dẫn")
    notes["A1"] = "Trang này không có gì để điền."
    notes.sheet_properties.tabColor = "FF0000"
    book.defined_names["TongQuaHan"] = DefinedName("TongQuaHan", attr_text="'Biểu 01'!$F$11")
    book.properties.creator = "Văn phòng"
    book.properties.title = "Biểu theo dõi"
    return _with_shape(_saved(book))


def sheet_of(*rows: Sequence[Any], name: str = "Sheet1") -> Workbook:
    """A workbook of one sheet, to be changed further."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return book


def sheet_in(book: Workbook, name: str = "Sheet1") -> Worksheet:
    """A sheet of a workbook that is no sheet of charts."""
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def filled(book: Workbook | bytes, name: str = "bieu.xlsx", /, **variables: Any) -> Filled:
    """A workbook filled with these names in place of a report; mappings are records of it."""
    raw = book if isinstance(book, bytes) else _saved(book)
    engine = Engine(name, Notation("vi"), dict.fromkeys(variables, ANYTHING))
    return fill_book(raw, {each: _fact(value) for each, value in variables.items()}, engine, STAMP)


def read(result: Filled, *, values: bool = False) -> Workbook:
    """A filled workbook as openpyxl reads it."""
    assert result.parts is not None, [str(each.message) for each in result.findings]
    return load_workbook(io.BytesIO(packed(result.parts)), data_only=values, rich_text=True)


def rows_of(result: Filled, name: str = "Sheet1") -> list[list[Any]]:
    """The cells of a filled sheet; rows without any at the end are left out."""
    return [list(row) for row in read(result)[name].iter_rows(values_only=True)]


def parts_of(raw: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    with ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words_in_xml(result: Filled) -> str:
    """The text as Excel reads it: openpyxl leaves what XML cannot hold as it is spelt."""
    assert result.parts is not None
    root = ET.fromstring(result.parts["xl/worksheets/sheet1.xml"])  # noqa: S314 (ours)
    return plain_words("".join(each.text or "" for each in root.iter() if each.tag.endswith("}t")))


def _fact(value: Any) -> Any:
    """A value as reports have it."""
    if isinstance(value, Mapping):
        return Named({name: _fact(each) for name, each in value.items()})
    return tuple(map(_fact, value)) if isinstance(value, tuple | list) else value


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Worksheet) -> None:
    for area, words, bold in (
        ("A1:C1", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", False),
        ("A2:C2", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", True),
        ("D1:G1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("D2:G2", "Độc lập - Tự do - Hạnh phúc", True),
        ("A4:G4", "BIỂU THEO DÕI NHIỆM VỤ QUÁ HẠN", True),
        ("A5:G5", "(Kế hoạch số {{ plan.number }}, số liệu tính đến ngày {{ as_of }})", False),
    ):
        sheet.merge_cells(area)
        cell = sheet[area.partition(":")[0]]
        cell.value = words
        cell.font = Font(name="Times New Roman", size=12, bold=bold, italic=area == "A5:G5")
        cell.alignment = Alignment(horizontal="center")
    logo = Image(io.BytesIO(_png()))
    logo.anchor = "A3"
    logo.width = logo.height = 24
    sheet.add_image(logo)


def _tasks(sheet: Worksheet) -> None:
    heads = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
    _row(sheet, 7, (*heads, "Số ngày quá hạn", "Ghi chú"), fill="D9E1F2", bold=True)
    sheet["A8"] = "{% for task in overdue %}"
    expressions = ("loop.index", "task.title", "task.lead_short", "task.support_names", "task.due")
    cells = [f"{{{{ {each} }}}}" for each in expressions]
    _row(sheet, 9, (*cells, "{{ task.days_overdue }}", "{{ task.state }}"))
    sheet["A10"] = "{% endfor %}"
    _row(sheet, 11, ("", "Tổng số", "", "", "=COUNT(E9)", "=MAX(F9:F9)", ""), bold=True)
    sheet["B9"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet["E9"].number_format = "dd/mm/yyyy"
    sheet["E11"].number_format = "0"
    red = DifferentialStyle(fill=PatternFill(bgColor="F8CBAD", fill_type="solid"))
    late = Rule(type="cellIs", operator="greaterThan", formula=["90"], dxf=red)
    sheet.conditional_formatting.add("F9:F9", late)
    sheet.conditional_formatting.add("A9:G9", Rule(type="expression", formula=['$G9=""'], dxf=red))
    choice = DataValidation(type="list", formula1='"Đã đôn đốc,Chưa đôn đốc"', allow_blank=True)
    choice.add("G9:G9")
    sheet.add_data_validation(choice)
    sheet["B7"].comment = Comment("Ghi nguyên văn", "Văn phòng")
    sheet["G11"].hyperlink = "https://example.org/"


def _groups(sheet: Worksheet) -> None:
    _row(sheet, 14, ("TT", "Nhóm nhiệm vụ", "Tổng số", "Hoàn thành", "Tỷ lệ"), "D9E1F2", bold=True)
    sheet["A15"] = "{% for row in groups %}{{ loop.index }}"
    sheet["B15"] = "{{ row.name }}"
    sheet["C15"] = "{{ row.figures.tasks.total }}"
    sheet["D15"] = "{{ row.figures.tasks.completed }}"
    sheet["E15"] = "=IF(C15=0,0,D15/C15)"
    sheet["F15"] = "{% endfor %}"
    _row(sheet, 17, ("", "Cộng", "=SUM(C15)", "=SUM(D15:D15)", "=IF(C17=0,0,D17/C17)"), bold=True)
    for row in (15, 17):
        for cell in sheet[f"A{row}:E{row}"][0]:
            cell.border = _BORDER
        sheet[f"E{row}"].number_format = "0.0%"
    sheet["A18"] = "Tỷ lệ hoàn thành chung:"
    sheet["E18"] = "{{ figures.tasks.completion_rate }}"
    chart = BarChart()
    chart.title = "Nhiệm vụ theo nhóm"
    chart.add_data(
        Reference(sheet, min_col=3, max_col=4, min_row=14, max_row=15), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=2, min_row=15, max_row=15))
    chart.width, chart.height = 17, 7
    sheet.add_chart(chart, "A26")


def _print_setup(sheet: Worksheet) -> None:
    for letter, width in zip("ABCDEFG", (6, 48, 20, 22, 14, 14, 22), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "7:7"
    sheet.print_area = "A1:G42"
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.row_breaks.append(Break(id=12))
    sheet.freeze_panes = "A8"


def _row(
    sheet: Worksheet, row: int, words: Sequence[str], fill: str = "", *, bold: bool = False
) -> None:
    for column, each in enumerate(words, start=1):
        cell = sheet.cell(row=row, column=column, value=each)
        cell.border = _BORDER
        cell.font = Font(name="Times New Roman", size=11, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if fill:
            cell.fill = PatternFill(fgColor=fill, fill_type="solid")


def _with_shape(raw: bytes) -> bytes:
    """A text box beside the pictures, which openpyxl cannot make."""
    parts = parts_of(raw)
    drawing = parts["xl/drawings/drawing1.xml"]
    end = drawing.rindex(b"</")
    parts["xl/drawings/drawing1.xml"] = drawing[:end] + _SHAPE.encode() + drawing[end:]
    return packed(parts)


def _png() -> bytes:
    """A red square of 24 points, as small as a picture gets."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = (b"\0" + b"\xc0\x10\x10" * 24) * 24
    head = struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
