"""An office's own template: what it can do, and what is said of a wrong one."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from dxplan.findings import Finding
from dxplan.language import Language
from dxplan.model import Plan
from dxplan.render.exports.checks import check_template
from dxplan.render.exports.packing import packed, unpacked
from dxplan.render.exports.word import contents, stamp_in, write_word
from dxplan.render.notation import Notation
from dxplan.render.templates.budget import MAX_OFFICE_BYTES
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.loading import BUILT_IN, Folder
from tests.builders import plan, task
from tests.conftest import REPOSITORY
from tests.render.exports.word.samples import DAY, opened, saved, template, texts, written
from tests.report_samples import report_of

PLAN = plan(tasks=[task(), task(id="NV-CQS-002", title="Kho dữ liệu")])
#: Elements of a document that hold others and no words.
HOLDERS = ("w:body", "w:p", "w:r", "w:tbl", "w:tr", "w:tc")
ROWS = (
    ("{%tr for task in outside %}", ""),
    ("{{ task.id }}", "{{ task.title }}"),
    ("{%tr endfor %}", ""),
)


Check = Callable[..., list[Finding]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """What `dxplan template check` finds in a file with this content."""

    def checked(raw: bytes, name: str = "mau.docx") -> list[Finding]:
        (tmp_path / "mau.docx").write_bytes(raw)
        return check_template(tmp_path / "mau.docx", name, ())

    return checked


def lines(found: list[Finding]) -> list[str]:
    """Findings in one line each: `path:line:column code message`."""
    return [f"{each.location} {each.rule.code} {each.message}" for each in found]


def refused(raw: bytes, plan: Plan = PLAN, name: str = "mau.docx") -> list[str]:
    """What is said instead of a document."""
    with pytest.raises(Refused) as caught:
        write_word(report_of(plan, DAY), Notation("en"), raw, name=name)
    return lines(caught.value.findings)


def test_paragraphs_rows_and_headers_are_filled() -> None:
    raw = template(
        "Plan {{ plan.number }}",
        "{%p for task in outside %}",
        "- {{ task.title }}",
        "{%p endfor %}",
        header="As of {{ as_of }}",
        rows=ROWS,
    )
    content = written(PLAN, raw)
    assert texts(content) == ["Plan 1/KH-UBND", "- Nâng cấp cổng dịch vụ công", "- Kho dữ liệu"]
    document = opened(content)
    assert document.sections[0].header.paragraphs[0].text == "As of 2025-07-31"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["NV-CQS-001", "Nâng cấp cổng dịch vụ công"],
        ["NV-CQS-002", "Kho dữ liệu"],
    ]


def test_a_tag_that_word_has_cut_into_runs_is_one_tag() -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ pl")
    paragraph.add_run("an.num").bold = True
    paragraph.add_run("ber }}")
    assert texts(written(PLAN, saved(document))) == ["1/KH-UBND"]


def test_the_stamp_names_the_template() -> None:
    raw = template("{{ plan.number }}")
    line = stamp_in(written(PLAN, raw))
    assert line is not None
    assert '"template":null' not in line
    assert stamp_in(written(PLAN, raw)) == line


def test_braces_of_the_data_are_left_as_they_are() -> None:
    tasks = [task(title="{_{ 7 }_} {{ 7 }} {% if %}")]
    content = written(plan(tasks=tasks), template("{%p for task in outside %}", "{{ task.title }}",
                                                  "{%p endfor %}"))  # fmt: skip
    assert texts(content) == ["{_{ 7 }_} {{ 7 }} {% if %}"]


@pytest.mark.parametrize(
    ("paragraphs", "finding"),
    [
        (["Một", "{{ plan.titel }}"], "mau.docx:2:9 DX902 "),
        (["{{ plan.title }} và {{ plam.title }}"], "mau.docx:1:24 DX902 "),
        (["{{ plan.title"], "mau.docx:1:"),
        (["Một", "Hai {{ figures.tasks.total + 1 }}"], "mau.docx:2:"),
        (["{{ plan.__class__ }}"], "mau.docx:1:8 DX903 "),
        (["{%p for task in outside %}", "{{ task.id }}", "{{ task.titel }}", "{%p endfor %}"],
         "mau.docx:3:9 DX902 "),
        (["Một", "Hai: {{ outside }}"], "mau.docx:2:9 DX907 "),
        (["a", "{%p for task in outside %}", "{{ task.id }}"], "mau.docx:"),
        (["{% include '/etc/passwd' %}"], "mau.docx:1:"),
        (["{% include plan.title %}"], "mau.docx:1:12 DX903 "),
        (["Một", "Hai {{ plan.title", "{{ plan.number }}"], "mau.docx:2:5 DX901 {{ plan.title is "),
        (["Một", "{% if plan.title", "{% endif %}"], "mau.docx:2:1 DX901 {% if plan.title is "),
        (["{{r plan.title }}"], "mau.docx:1:1 DX901 {{r would leave text where a document can "),
        (["Một", "Hai {{p plan.title }}"], "mau.docx:2:5 DX901 {{p would leave text "),
    ],
)  # fmt: skip
def test_a_wrong_template_is_told_by_paragraph_and_letter(
    paragraphs: list[str], finding: str, check: Check
) -> None:
    found = lines(check(template(*paragraphs)))
    assert found, "nothing was found"
    assert found[0].startswith(finding), found


def test_a_finding_names_the_paragraph_and_its_words(check: Check) -> None:
    (found,) = check(template("", "Số {{ plan.numbre }}"))
    assert found.record is not None
    assert (found.record.kind, found.record.id, found.record.title) == (
        *("paragraph", "2"),
        "Số {{ plan.numbre }}",
    )
    assert str(found.fix) == "did you mean number?"


def test_a_slip_in_the_header_is_found_there(check: Check) -> None:
    found = lines(check(template("Một", header="{{ as_off }}")))
    assert found[0].startswith("mau.docx!header1:1:4 DX902 ")


def test_a_slip_in_a_table_is_found_in_its_paragraph(check: Check) -> None:
    rows = (ROWS[0], ("{{ task.id }}", "{{ task.titel }}"), ROWS[2])
    found = lines(check(template("Một", rows=rows)))
    # One paragraph before the table, two in its first row, the third in the second.
    assert found[0].startswith("mau.docx:5:9 DX902 ")


def test_tags_that_cut_paragraphs_apart_are_told(check: Check) -> None:
    document = Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{% for task in outside %}</w:t>"
    document.add_paragraph("{% endfor %}")
    assert lines(check(saved(document))) == [
        "mau.docx:1:1 DX901 the tags cut paragraphs, rows or tables apart",
    ]


@pytest.mark.parametrize("tag", ["r", "p", "tr", "tc"])
def test_a_value_in_the_place_of_a_part_of_the_document_is_refused(tag: str) -> None:
    written = f"{{{{{tag} plan.title }}}}"
    message = f"DX901 {{{{{tag} would leave text where a document can hold none"
    assert refused(template(written)) == [f"mau.docx:1:1 {message}"]
    assert refused(template("Một", rows=((written,),))) == [f"mau.docx:2:1 {message}"]


def test_text_outside_of_any_paragraph_is_refused_however_it_got_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt.j2").write_text("{{ plan.title }}", encoding="utf-8")
    folders = (Folder(tmp_path, "templates"),)
    (tmp_path / "mau.docx").write_bytes(template("{%p include 'a.txt.j2' %}"))
    found = lines(check_template(tmp_path / "mau.docx", "mau.docx", folders))
    assert found == ["mau.docx:1:1 DX901 the tags cut paragraphs, rows or tables apart"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_stand_in_runs_alone(language: Language) -> None:
    name = "report.docx" if language == "vi" else "report.en.docx"
    hostile = template(
        "{%- if plan.title -%}", "{{- plan.title -}}", "{%- endif -%}", "{%r if plan.title %} a",
        "{%r endif %}", "{#p remark #}", "{%p set x = plan.title %}", "{{ x }}", rows=ROWS,
    )  # fmt: skip
    for raw in (hostile, (BUILT_IN / name).read_bytes()):
        content = written(PLAN, raw, since=date(2024, 12, 31), language=language)
        document = ET.fromstring((unpacked(content) or {})["word/document.xml"])  # noqa: S314 (ours)
        holders = [each for each in document.iter() if each.tag in map(qn, HOLDERS)]
        words = [w for each in holders for w in (each.text, *(inner.tail for inner in each))]
        assert holders
        assert [each for each in words if each and each.strip()] == []


def test_an_endless_template_ends() -> None:
    loops = ["{%p for a in outside %}"] * 12
    tasks = [task(id=f"NV-{n}") for n in range(30)]
    (found,) = refused(template(*loops, "x", *["{%p endfor %}"] * 12), plan(tasks=tasks))
    assert "DX905" in found


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 nothing", "the file is damaged"),
        (b"%PDF-1.7", "the file is no Word document (docx)"),
        (b"just text", "the file is no Word document (docx)"),
        (packed({"xl/workbook.xml": b"<x/>"}), "the file is no Word document (docx)"),
        (packed({"word/document.xml": b"<x/>"}), "the file is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
            "the file is of the old kind, or locked with a password",
        ),
    ],
)
def test_what_is_no_document_is_refused(raw: bytes, message: str, check: Check) -> None:
    (found,) = check(raw)
    assert (found.rule.code, str(found.message)) == ("DX906", message)


def test_a_document_with_macros_is_refused() -> None:
    found = refused(template("x"), name="mau.docm")
    assert found == ["mau.docm:1:1 DX906 the file contains macros"]


def test_a_damaged_document_is_refused(check: Check) -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w:document")
        package.writestr("[Content_Types].xml", "<Types/>")
    assert lines(check(stream.getvalue())) == ["mau.docx:1:1 DX906 the file is damaged"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"w:body>", b"w:other>"),
        ("[Content_Types].xml", b'PartName="/docProps/core.xml"', b'PartName="/0"'),
        (
            "[Content_Types].xml",
            b'ContentType="application/vnd.openxmlformats-package.core',
            b'X="',
        ),
    ],
)
def test_a_document_of_which_something_is_missing_is_refused(
    part: str, old: bytes, new: bytes, check: Check
) -> None:
    parts = unpacked(template("x")) or {}
    broken = packed({**parts, part: parts[part].replace(old, new)})
    assert broken != packed(parts)
    assert lines(check(broken)) == ["mau.docx:1:1 DX906 the file is damaged"]


def test_properties_that_cannot_be_read_are_said_and_no_crash() -> None:
    parts = unpacked(written(PLAN, template("x"))) or {}
    broken = packed({**parts, "docProps/custom.xml": b"<Properties"})
    (found,) = refused(broken)
    assert found.startswith("mau.docx:1:1 DX906 the file is damaged")


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    with path.open("wb") as file:
        file.truncate(MAX_OFFICE_BYTES + 1)
    assert lines(check_template(path, "mau.docx", ())) == [
        "mau.docx:1:1 DX906 mau.docx is larger than a template can be: 32 MiB"
    ]


def test_a_wrong_template_makes_no_document() -> None:
    with pytest.raises(Refused):
        written(PLAN, template("{{ nothing }}"))


def test_contents_are_named_by_paragraph_and_cell() -> None:
    content = written(PLAN, template("Một", "{{ plan.number }}", rows=ROWS))
    assert contents(content) == {
        "¶1": "Một",
        "¶2": "1/KH-UBND",
        "▦1!A1": "NV-CQS-001",
        "▦1!B1": "Nâng cấp cổng dịch vụ công",
        "▦1!A2": "NV-CQS-002",
        "▦1!B2": "Kho dữ liệu",
    }


def test_what_is_no_document_has_no_contents_and_no_stamp() -> None:
    assert contents(b"no zip") == {}
    assert stamp_in(b"no zip") is None
    assert stamp_in(template("x")) is None


def test_the_template_in_the_documentation_holds(check: Check) -> None:
    page = (REPOSITORY / "docs" / "word.md").read_text(encoding="utf-8")
    example, message = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    raw = template(*example.splitlines())
    assert check(raw) == []
    assert "Đã hoàn thành 0/0 nhiệm vụ, đạt —." in texts(written(PLAN, raw, language="vi"))
    slip = lines(check(template("", "Số {{ plan.titel }}"), "templates/report.docx"))
    assert slip == [message.splitlines()[0].replace(": error[DX902]", " DX902")]
