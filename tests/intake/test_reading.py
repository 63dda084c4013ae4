"""Files of every kind to cells; and files that are refused before they are read."""

from __future__ import annotations

import datetime as dt
import io
import struct
import subprocess
import sys
import textwrap
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped] # no stubs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.intake.numbers import number_of
from dxplan.intake.reading import read_book
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Cell, Sheet, Spot, spreadsheet_address
from tests.intake import makers
from tests.intake.examples import MERGED_XLSX, OLD_XLS, TWO_TABLES_DOCX
from tests.intake.makers import container, ods, ods_row, parts_of, with_sheet, word, xls, xlsx

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def first(name: str, raw: bytes) -> Sheet:
    return read_book(name, raw).sheets[0]


def filled(sheet: Sheet) -> dict[str, Cell]:
    return {cell.address: cell for row in sheet.rows for cell in row if cell}


def values(sheet: Sheet) -> dict[str, object]:
    return {address: cell.value for address, cell in filled(sheet).items()}


def refusal(name: str, raw: bytes) -> str:
    with pytest.raises(CannotRead) as stopped:
        read_book(name, raw)
    return str(stopped.value.message)


# cells


def test_an_xlsx_has_values_forms_and_mergers() -> None:
    raw = xlsx(
        [["a\nb", 0.8, dt.date(2025, 12, 1), "=A1"], ["c", 7.5, 0.1 + 0.2, True], ["d", "e"]],
        merged=["A2:A3"],
        formats={"B1": "0%", "C1": "mm/yyyy"},
    )
    cells = filled(first("a.xlsx", raw))
    assert [cell.form for cell in cells.values()][:4] == ["plain", "percent", "month", "formula"]
    assert cells["A1"].value == "a\nb"
    assert cells["C2"].value == Decimal("0.3")
    assert cells["D2"].value == "TRUE"
    assert (cells["A3"].value, cells["A3"].home) == ("c", "A2")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("0.00%", "45000 percent"),
        ('"%"0', "45000 plain"),
        ("mm/yyyy", "2023-03-15 month"),
        ("dd/mm/yyyy;@", "2023-03-15 plain"),
        ("[$-42A]mmm yyyy", "2023-03-15 month"),
        ('"ngày" d', "2023-03-15 plain"),
        ("General", "45000 plain"),
        ("[Red]#,##0", "45000 plain"),
        ("h:mm", "45000 plain"),
    ],
)
def test_a_number_format_tells_percentages_days_and_months(code: str, said: str) -> None:
    value, form = number_of(45000, code)
    assert f"{value} {form}" == said


def test_days_are_counted_from_either_first_day() -> None:
    assert number_of(45838, "d/m/yyyy")[0] == dt.date(2025, 6, 30)
    assert number_of(44376, "d/m/yyyy", from_1904=True)[0] == dt.date(2025, 6, 30)
    assert number_of(1e300, "d/m/yyyy")[0] == Decimal("1E+300")
    assert number_of(float("inf"), "")[0] is None


def test_cells_without_a_reference_follow_one_another() -> None:
    raw = with_sheet(
        "<row><c><v>1</v></c><c><f>1+1</f><v>2</v></c></row><row><c t='e'><v>#N/A</v></c></row>"
    )
    forms = {address: cell.form for address, cell in filled(first("a.xlsx", raw)).items()}
    assert forms == {"A1": "plain", "B1": "formula", "A2": "error"}


def test_an_xls_has_values_forms_and_mergers() -> None:
    cells = filled(first("a.xls", OLD_XLS))
    assert cells["E4"].value == "100%"
    assert (cells["D5"].value, cells["D5"].form) == (Decimal("0.5"), "percent")
    assert cells["E2"].home == "D2"


def test_formulas_and_dates_of_an_xls_are_known() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, xlwt.Formula("1+1"))
    sheet.write(0, 1, dt.date(2025, 12, 1), xlwt.easyxf(num_format_str="mm/yyyy"))
    sheet.write(1, 0, 1)
    sheet.write(1, 1, 2)
    out = io.BytesIO()
    book.save(out)
    cells = filled(first("a.xls", out.getvalue()))
    assert {address: cell.form for address, cell in cells.items()} == {
        "A1": "formula", "B1": "month", "A2": "plain", "B2": "plain",
    }  # fmt: skip


def test_long_texts_and_small_numbers_of_an_xls_are_whole() -> None:
    words = ["x" * 8200 + "ộ" * 9000, "ngắn", "y" * 30_000]
    row = [1, 2.5, 100_000_000, 0.1, -7, 123.45]
    found = values(first("a.xls", xls([words, ["", *row]])))
    assert [found["A1"], found["B1"], found["C1"]] == words
    numbers = [found[f"{letter}2"] for letter in "BDF"]
    assert numbers == [Decimal(1), Decimal(100_000_000), Decimal(-7)]


def test_texts_of_an_xlsx_are_read_in_every_way_they_are_kept() -> None:
    shared = (
        "<sst><si><r><t>Sở </t></r><r><t>Y tế</t></r><rPh><t>?</t></rPh></si>"
        "<si><t>a_x000A_b</t></si></sst>"
    )
    raw = with_sheet(
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c>'
        '<c t="str"><v>chữ</v></c><c t="inlineStr"><is><t>trong</t></is></c>'
        '<c t="b"><v>0</v></c><c t="d"><v>2025-06-30</v></c></row>',
        **{"xl/sharedStrings.xml": shared},
    )
    assert values(first("a.xlsx", raw)) == {
        "A1": "Sở Y tế", "B1": "a\nb", "D1": "chữ", "E1": "trong", "F1": "FALSE",
        "G1": "2025-06-30",
    }  # fmt: skip


def test_days_of_an_xlsx_may_be_counted_from_1904() -> None:
    parts = parts_of(xlsx([[dt.date(2025, 6, 30)]]))
    book = parts["xl/workbook.xml"].replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    found = values(first("a.xlsx", container({**parts, "xl/workbook.xml": book})))
    assert found["A1"] == dt.date(2029, 7, 1)


def test_numbers_that_are_none_are_kept_as_their_text() -> None:
    cell = '<table:table-cell office:value-type="{}" office:{}="x"><text:p>lạ</text:p>'
    kinds = [("float", "value"), ("date", "date-value"), ("boolean", "boolean-value")]
    cells = "".join(cell.format(*kind) + "</table:table-cell>" for kind in kinds)
    raw = ods(f"<table:table-row>{cells}</table:table-row>")
    assert list(values(first("a.ods", raw)).values()) == ["lạ", "lạ", "lạ"]


def test_an_ods_keeps_line_breaks_mergers_and_percentages() -> None:
    raw = ods(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"'
        ' office:value-type="string"><text:p>a<text:line-break/>b<text:s text:c="2"/>c</text:p>'
        "<text:p>d</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"'
        ' office:value-type="percentage" office:value="0.8"><text:p>80%</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        '<table:table-cell office:value-type="date" office:date-value="2025-06-30T00:00:00"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    cells = filled(first("a.ods", raw))
    assert cells["A3"].value == cells["B3"].value == "a\nb  c\nd"
    assert (cells["C3"].form, cells["D3"].home) == ("percent", "C3")
    assert cells["F3"].form == "formula"
    assert "E3" not in cells or cells["E3"].value == dt.date(2025, 6, 30)


def test_a_document_keeps_what_word_wraps() -> None:
    parts = parts_of(word([["a", "b"], ["c", "d"]]))
    body = parts["word/document.xml"].decode()
    inserted = (
        "<w:ins w:id='1'><w:r><w:t>mới </w:t></w:r></w:ins><w:del w:id='2'><w:r><w:delText>cũ"
        "</w:delText></w:r></w:del><w:smartTag><w:r><w:t>Hà Nội</w:t></w:r></w:smartTag>"
        "<w:r><w:br/><w:t>dòng</w:t></w:r>"
    )
    parts["word/document.xml"] = body.replace("<w:r><w:t>a</w:t></w:r>", inserted).encode()
    assert values(first("a.docx", container(parts)))["R1C1"] == "mới Hà Nội\ndòng"


def test_merged_cells_of_a_document_share_their_value() -> None:
    cells = filled(read_book("a.docx", TWO_TABLES_DOCX).sheets[0])
    assert cells["R4C3"].home == "R3C3"
    assert cells["R2C6"].home == "R2C2"


@pytest.mark.parametrize(
    "raw",
    [
        "TT;Nhiệm vụ\n1;Việc".encode(),
        "\ufeffTT,Nhiệm vụ\r\n1,Việc".encode(),
        "TT\tNhiệm vụ\n1\tViệc".encode("utf-16"),
        'TT;Nhiệm vụ\n1;"Việc"\n'.encode(),
    ],
)
def test_a_text_table_is_read_in_its_encoding_and_separator(raw: bytes) -> None:
    found = values(first("a.csv", raw))
    assert (found["B1"], found["B2"]) == ("Nhiệm vụ", "Việc")


def test_windows_1258_is_read_when_its_words_prove_it() -> None:
    # The code page composes vowel and hat, and adds the tone as a letter of its own.
    raw = "TT;Nhiê\u0323m vu\u0323;Sa\u0309n phâ\u0309m\n1;Viê\u0323c;Báo cáo\n".encode("cp1258")
    assert values(first("a.csv", raw))["B1"] == "Nhiệm vụ"
    assert "encoding" in refusal("a.csv", "TT;Größe\n1;ä\n".encode("cp1252"))


def test_addresses_are_those_of_a_spreadsheet() -> None:
    places = [Spot(0, 0), Spot(13, 3), Spot(0, 26), Spot(1048575, 16383)]
    assert [spreadsheet_address(each) for each in places] == ["A1", "D14", "AA1", "XFD1048576"]


# refusals


def test_what_is_not_what_its_name_says_is_named() -> None:
    assert "'.xlsx', but the file is an Excel workbook of the old kind" in refusal(
        "a.xlsx", OLD_XLS
    )
    assert "'.xls', but the file is an Excel workbook (xlsx)" in refusal("a.xls", MERGED_XLSX)
    assert "'.csv', but the file is a Word document" in refusal("a.csv", TWO_TABLES_DOCX)
    assert "a PDF" in refusal("a.xlsx", b"%PDF-1.7 ...")
    assert "a web page" in refusal("a.xls", b"<html><table></table>")
    assert "a picture" in refusal("a.docx", b"\x89PNG\r\n")
    assert "an archive" in refusal("a.xlsx", container({"a.txt": "x"}))
    assert "binary" in refusal("a.csv", b"TT\0\1\2")
    assert "empty" in refusal("a.csv", b" \n")
    assert "old kind (doc)" in refusal("a.doc", COMPOUND + "WordDocument".encode("utf-16-le"))
    assert "xlsb" in refusal("a.xlsx", container({"xl/workbook.bin": "x"}))
    assert "no spreadsheet" in refusal(
        "a.ods", container({"mimetype": "application/vnd.oasis.opendocument.text"})
    )


def test_a_password_is_recognized() -> None:
    encrypted = COMPOUND + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal("a.xlsx", encrypted)
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    assert "password" in refusal("a.ods", ods("", **{"META-INF/manifest.xml": manifest}))
    raw = bytearray(container({"xl/workbook.xml": "x"}))
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 8] |= 1
    assert "password" in refusal("a.xlsx", bytes(raw))


def test_a_protected_xls_is_recognized() -> None:
    # The record right after the first is made one that says the rest is encrypted.
    place = OLD_XLS.index(struct.pack("<HH", 0x809, 16)) + 20
    raw = OLD_XLS[:place] + struct.pack("<H", 0x2F) + OLD_XLS[place + 2 :]
    assert "password" in refusal("a.xls", raw)


def test_macros_are_refused() -> None:
    assert "macros" in refusal(
        "a.xlsx", container({**parts_of(MERGED_XLSX), "xl/vbaProject.bin": b"x"})
    )
    parts = parts_of(MERGED_XLSX)
    kinds = parts["[Content_Types].xml"].replace(b"sheet.main", b"sheet.macroEnabled.main")
    assert "macros" in refusal("a.xlsx", container({**parts, "[Content_Types].xml": kinds}))


def test_values_from_other_workbooks_are_noticed() -> None:
    parts = {**parts_of(MERGED_XLSX), "xl/externalLinks/externalLink1.xml": b"<x/>"}
    book = read_book("a.xlsx", container(parts))
    assert book.external
    assert book.sheets[0].rows[2][0].value == "TT"


def test_sheets_that_are_too_many_together_are_refused() -> None:
    row = ods_row(*["x"] * 200).replace("<table:table-row", '{0} table:number-rows-repeated="1000"')
    row = row.replace("{0}", "<table:table-row")
    other = '</table:table><table:table table:name="Sheet2">'
    assert "together" in refusal("a.ods", ods(row + other + row))


def test_a_small_workbook_lies_among_the_small_streams() -> None:
    stream = b"".join(
        struct.pack("<HH", kind, len(body)) + body
        for kind, body in (
            (0x809, struct.pack("<HHIII", 0x600, 5, 0, 0, 0)),
            (0x85, struct.pack("<IBB", 40, 0, 0) + b"\1\0S"),
            (0x0A, b""),
        )
    )
    assert len(stream) < 64
    stream = stream.ljust(40, b"\0")
    for kind, body in (
        (0x809, struct.pack("<HHIII", 0x600, 0x10, 0, 0, 0)),
        (0x204, struct.pack("<4H", 0, 0, 0, 2) + b"\0ab"),
        (0x0A, b""),
    ):
        stream += struct.pack("<HH", kind, len(body)) + body
    assert values(first("a.xls", small_compound(stream))) == {"A1": "ab"}


def small_compound(stream: bytes) -> bytes:
    """A container with one stream, kept in the small sectors of its root."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        words = (name + "\0").encode("utf-16-le")
        head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words), kind, 1)
        return (
            head
            + struct.pack("<3I", free, free, free)
            + b"\0" * 36
            + struct.pack("<3I", start, size, 0)
        )

    number = -(-len(stream) // 64)
    header = COMPOUND + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 2, 1, end, 0) + struct.pack(
        "<109I", 0, *[free] * 108
    )
    sectors = [
        struct.pack("<128I", table, end, end, end, *[free] * 124),
        entry("Root Entry", 5, 3, number * 64) + entry("Workbook", 2, 0, len(stream)) + b"\0" * 256,
        struct.pack("<128I", *range(1, number), end, *[free] * (128 - number)),
        stream.ljust(512, b"\0"),
    ]
    return header + b"".join(sectors)


def test_paths_that_lead_out_of_a_container_are_refused() -> None:
    for name in ("../evil.xml", "/etc/passwd", "C:\\x.xml", "a/../../b"):
        assert "path" in refusal("a.xlsx", container({**parts_of(MERGED_XLSX), name: b"x"}))


def test_damaged_files_are_refused() -> None:
    for name, raw in (("a.xlsx", MERGED_XLSX), ("a.docx", TWO_TABLES_DOCX)):
        assert "damaged" in refusal(name, raw[: len(raw) * 2 // 3] + b"\0" * 40)
    assert "damaged" in refusal("a.xls", OLD_XLS[:48] + b"\x40" * 4 + OLD_XLS[52:])
    parts = parts_of(MERGED_XLSX)
    for part in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"):
        assert "damaged" in refusal("a.xlsx", container({**parts, part: b"<a><b></a>"}))
    del parts["[Content_Types].xml"]
    assert "missing" in refusal("a.xlsx", container(parts))


def test_entities_and_deep_nesting_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    deep = b"<a>" * 100_000
    for part in (bomb, deep):
        parts = {**parts_of(MERGED_XLSX), "xl/styles.xml": part}
        assert "not plain XML" in refusal("a.xlsx", container(parts))
        parts = {**parts_of(TWO_TABLES_DOCX), "word/document.xml": part}
        assert "not plain XML" in refusal("a.docx", container(parts))


def test_a_document_without_a_table_is_refused() -> None:
    assert "no table" in refusal("a.docx", word())


def test_a_text_that_is_no_table_is_refused() -> None:
    assert "no table" in refusal("a.csv", b"one line\nanother line\n")


def test_a_forged_size_does_not_unpack_further() -> None:
    raw = bytearray(with_sheet("<row><c><v>1</v></c></row>" * 200_000))
    name = b"xl/worksheets/sheet1.xml"
    place = raw.rindex(name) - 46
    raw[place + 24 : place + 28] = struct.pack("<I", 100)
    assert "damaged" in refusal("a.xlsx", bytes(raw))


REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
    ' table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    "</table:table-cell></table:table-row>"
)
BAD: dict[str, tuple[str, str]] = {
    "zip bomb": ("a.xlsx", "with_sheet('<row/>' * 30_000_000)"),
    "many small bombs": (
        "a.docx",
        "container({f'word/{n}.xml': b' ' * 3_900_000 for n in range(12)})",
    ),
    "far cell": ("a.xlsx", f"with_sheet('<row><c><v>1</v></c></row>{FAR}')"),
    "far row of an xls": ("a.xls", "far_xls()"),
    "far cell of an ods": ("a.ods", "ods(REPEATED)"),
    "many parts": ("a.xlsx", "container({f'{n}.xml': '' for n in range(5000)})"),
    "wide text": ("a.csv", "b'a;b\\n' + b';' * 5_000_000"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_would_fill_the_memory_is_refused_at_once(case: str, tmp_path: Path) -> None:
    """Reading it, once it is made, takes less than a second and 100 MB; the bounds are doubled."""
    name, recipe = BAD[case]
    scope = {**vars(makers), "far_xls": far_xls, "REPEATED": REPEATED}
    file = tmp_path / name
    file.write_bytes(eval(recipe, scope))  # noqa: S307 (recipes are written above)
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from dxplan.intake.reading import read_book
        from dxplan.intake.refusal import CannotRead
        file = Path(sys.argv[1])
        raw, began = file.read_bytes(), time.perf_counter()
        try:
            read_book(file.name, raw)
        except CannotRead as refusal:
            print(refusal)
        print(time.perf_counter() - began)
        status = Path("/proc/self/status")
        peak = status.read_text().partition("VmHWM:")[2].split()[:1] if status.exists() else []
        print(int(peak[0]) // 1024 if peak else 0)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True
    )
    message, seconds, megabytes = done.stdout.splitlines()
    assert message
    assert float(seconds) < 2
    assert int(megabytes) < 200


def far_xls() -> bytes:
    """Two cells in the far corners of the 65,536 rows the old kind has."""
    rows: list[list[object]] = [["x"], *[[] for _ in range(65_534)], [*[None] * 255, "y"]]
    return xls(rows)


SEEDS = {"a.xlsx": MERGED_XLSX, "a.docx": TWO_TABLES_DOCX, "a.xls": OLD_XLS,
         "a.ods": ods(ods_row("TT", 1)),
         "a.csv": "TT;Nhiệm vụ\n1;Việc".encode()}  # fmt: skip


PARTS = ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml",
         "xl/_rels/workbook.xml.rels"]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    raw = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    with suppress(CannotRead):
        read_book(name, bytes(raw))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PARTS), st.data())
def test_a_spoilt_part_is_read_or_refused(part: str, data: st.DataObject) -> None:
    parts = parts_of(MERGED_XLSX)
    raw = bytearray(parts[part])
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(CannotRead):
        read_book("a.xlsx", container({**parts, part: bytes(raw)}))


def test_a_real_workbook_is_not_mistaken_for_a_bomb() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(2000):
        sheet.append([number, "Nhiệm vụ giống nhau " * 5, "Sở Y tế", None, "2025", "Báo cáo"])
    assert len(first("a.xlsx", makers.saved(book)).rows) == 2000
