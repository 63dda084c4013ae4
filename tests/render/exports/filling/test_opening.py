"""Files that are no template, in one line; and what is kept of those that are."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dxplan.catalogue import templates
from dxplan.render.exports.filling import check_filling
from dxplan.render.exports.filling.making import Filled
from dxplan.render.exports.packing import packed
from tests.render.exports.filling.forms import (
    filled,
    office_form,
    parts_of,
    rows_of,
    saved,
    sheet_of,
)

BOOK = parts_of(saved(sheet_of(["{{ x }}"])))
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"


def bomb() -> bytes:
    """A file that is small, and a part of which is not."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(33 << 20))
    return stream.getvalue()


def said(result: Filled) -> list[str]:
    return [f"{each.rule.code} {each.location.path}: {each.message}" for each in result.findings]


def refused(raw: bytes, name: str = "bieu.xlsx") -> str:
    result = filled(raw, name, x=1)
    assert result.parts is None
    (finding,) = result.findings
    assert finding.rule is templates.NOT_FOUND
    assert [*check_filling(raw, name)] == [finding]
    return str(finding.message)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 nothing", "the file is damaged"),
        (packed({**BOOK, "xl/vbaProject.bin": b"x"}), "the file contains macros"),
        (
            packed(
                {**BOOK, TYPES: BOOK[TYPES].replace(b".sheet.main", b".sheet.macroEnabled.main")}
            ),
            "the file contains macros",
        ),
        (
            packed({**BOOK, "_xmlsignatures/origin.sigs": b""}),
            "the workbook is signed, and filling it would break the signature",
        ),
        (
            packed({name: part for name, part in BOOK.items() if name != "xl/styles.xml"}),
            "the file is damaged: the part xl/styles.xml is missing",
        ),
        (
            packed({**BOOK, SHEET: b"<worksheet>"}),
            "the file is damaged: a part of it is not plain XML",
        ),
        (
            packed({**BOOK, SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'}),
            "the file is damaged: a part of it is not plain XML",
        ),
        (
            packed({**BOOK, SHEET: b"<worksheet/>"}),
            "the file is damaged: a sheet has no cells",
        ),
        (
            packed({**BOOK, "../x.xml": b"<x/>"}),
            "the file is not read: it names a path outside itself",
        ),
    ],
)
def test_a_file_that_is_no_template_is_refused_in_one_line(raw: bytes, message: str) -> None:
    assert refused(raw) == message


@pytest.mark.parametrize(
    ("raw", "name", "message"),
    [
        (saved(sheet_of(["{{ x }}"])), "bieu.xlsm",
         "the name ends in '.xlsm', but the file is an Excel workbook (xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "bieu.xlsx",
         "the file is protected with a password"),
        (b"%PDF-1.7", "bieu.xlsx", "the file is no Excel workbook (xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "bieu.xls",
         "the file is of the old kind, or locked with a password"),
        (b"hello", "bieu.xlsx", "the file is no Excel workbook (xlsx)"),
        (packed({"word/document.xml": b"<x/>"}), "bieu.xlsx",
         "the file is no Excel workbook (xlsx)"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_by_what_it_is(
    raw: bytes, name: str, message: str
) -> None:
    assert refused(raw, name) == message


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in BOOK.items():
            package.writestr(name, part)
        package.writestr("xl/media/image1.png", b"\0" * (129 << 20))
    assert refused(stream.getvalue()) == "the file unpacks to 129 MiB; at most 128 are read"


@pytest.mark.parametrize(
    ("raw", "fix"),
    [
        (b"hello", "save it as .xlsx in Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
         "open it in Excel, take the password off if it has one, and save it as .xlsx"),
        (bomb(), "take out large pictures and whatever the template does not need"),
    ],
)  # fmt: skip
def test_what_to_do_is_said_of_a_template_and_not_of_a_table_that_comes_in(
    raw: bytes, fix: str
) -> None:
    (finding,) = check_filling(raw, "bieu.xlsx")
    assert str(finding.fix) == fix


def test_values_from_elsewhere_are_said_and_kept() -> None:
    result = filled(packed({**BOOK, "xl/externalLinks/externalLink1.xml": b"<x/>"}), x=1)
    assert said(result) == [
        "DX956 bieu.xlsx: the workbook takes values from other files or servers"
    ]
    assert result.parts is not None
    assert result.parts["xl/externalLinks/externalLink1.xml"] == b"<x/>"


def test_an_expression_outside_of_cells_is_said_though_its_letters_are_apart() -> None:
    parts = parts_of(office_form())
    name = "xl/drawings/drawing1.xml"
    box = parts[name].replace("GIÁM ĐỐC (".encode(), b"{</a:t></a:r><a:r><a:t>{ plan.number }} (")
    result = filled(packed({**parts, name: box}))
    assert f"DX954 bieu.xlsx!{name}: " in "\n".join(said(result))


def test_an_expression_in_a_formula_is_said_and_an_array_of_errors_is_none() -> None:
    cells = ['="{{ x }}"', "={{ x }}", "=SUM({1,2})", "=ISNA({#N/A,1})"]
    result = filled(sheet_of(["{{ x }}", *cells]), x=1)
    message = "an expression in a formula is not filled, and stays as it is"
    assert said(result) == [f"DX954 bieu.xlsx!Sheet1!{each}1: {message}" for each in "BC"]


@pytest.mark.parametrize("words", ["{{ " * 10_000, "{%" * 16_000, "{{ '" * 8_000, '{{ "" ' * 5_000])
def test_a_cell_that_never_ends_what_it_begins_is_a_finding_and_no_hang(words: str) -> None:
    result = filled(sheet_of([words]))
    assert {each.rule for each in result.findings} == {templates.SYNTAX}


def test_what_is_begun_and_not_ended_is_said_beside_all_else() -> None:
    result = filled(sheet_of(["Số {{ plan.number", "{% endfor %}"]))
    assert said(result) == [
        "DX901 bieu.xlsx!Sheet1!A1: {{ plan.number is begun and not ended",
        "DX951 bieu.xlsx!Sheet1!B1: {% endfor %} belongs to no {% for … %} above it",
    ]


def test_rows_and_cells_without_addresses_are_counted() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="inlineStr"><is><t>{{ x }}</t></is></c><c><v>5</v></c></row>'
        b'<row r="4"><c r="C4" t="inlineStr"><is><t>{{ x }}</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    result = filled(packed({**BOOK, SHEET: sheet}), x=7)
    assert rows_of(result) == [[7, 5, None], [None] * 3, [None] * 3, [None, None, 7]]


def test_texts_that_cells_share_are_filled() -> None:
    types = BOOK[TYPES].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats'
        b'-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    links = BOOK["xl/_rels/workbook.xml.rels"]
    if b"sharedStrings" not in links:
        links = links.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats'
            b'.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
        )
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = b"<sst " + space + b"><si><t>n: {{ x }}</t></si><si><t>static</t></si></sst>"
    sheet = (
        b"<worksheet " + space + b'><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        b'<c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row></sheetData></worksheet>'
    )
    own = {TYPES: types if b"sharedStrings" not in BOOK[TYPES] else BOOK[TYPES],
           "xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": shared}  # fmt: skip
    result = filled(packed({**BOOK, **own, SHEET: sheet}), x=7)
    assert result.parts is not None
    assert result.parts["xl/sharedStrings.xml"] == shared
    written = result.parts[SHEET].decode()
    assert '<c r="A1" t="inlineStr"><is><t>n: 7</t></is></c>' in written
    assert '<c r="B1" t="s"><v>1</v></c>' in written
