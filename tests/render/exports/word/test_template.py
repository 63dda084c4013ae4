"""An office's own template: what it can do, and what is said of a wrong one."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from docx import Document

from dxplan.render.exports.word import check_word, contents, stamp_in
from dxplan.render.notation import Notation
from dxplan.render.templates.findings import Refused
from tests.builders import plan, task
from tests.conftest import REPOSITORY
from tests.render.exports.word.samples import DAY, opened, saved, template, texts, written
from tests.report_samples import report_of

PLAN = plan(tasks=[task(), task(id="NV-CQS-002", title="Kho dữ liệu")])
ROWS = (
    ("{%tr for task in outside %}", ""),
    ("{{ task.id }}", "{{ task.title }}"),
    ("{%tr endfor %}", ""),
)


def findings(raw: bytes, name: str = "mau.docx") -> list[str]:
    """What is wrong, in one line each: `path:line:column code message`."""
    found = check_word(raw, name, report_of(PLAN, DAY), Notation("en"))
    return [f"{each.location} {each.rule.code} {each.message}" for each in found]


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
    ],
)  # fmt: skip
def test_a_wrong_template_is_told_by_paragraph_and_letter(
    paragraphs: list[str], finding: str
) -> None:
    found = findings(template(*paragraphs))
    assert found, "nothing was found"
    assert found[0].startswith(finding), found


def test_a_finding_names_the_paragraph_and_its_words() -> None:
    (found,) = check_word(
        template("", "Số {{ plan.numbre }}"), "mau.docx", report_of(PLAN, DAY), Notation("en")
    )
    assert found.record is not None
    assert (found.record.kind, found.record.id, found.record.title) == (
        *("paragraph", "2"),
        "Số {{ plan.numbre }}",
    )
    assert str(found.fix) == "did you mean number?"


def test_a_slip_in_the_header_is_found_there() -> None:
    found = findings(template("Một", header="{{ as_off }}"))
    assert found[0].startswith("mau.docx!header1:1:4 DX902 ")


def test_a_slip_in_a_table_is_found_in_its_paragraph() -> None:
    rows = (ROWS[0], ("{{ task.id }}", "{{ task.titel }}"), ROWS[2])
    found = findings(template("Một", rows=rows))
    # One paragraph before the table, two in its first row, the third in the second.
    assert found[0].startswith("mau.docx:5:9 DX902 ")


def test_tags_that_cut_paragraphs_apart_are_told() -> None:
    document = Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{% for task in outside %}</w:t>"
    document.add_paragraph("{% endfor %}")
    found = findings(saved(document))
    assert found == [
        "mau.docx:1:1 DX901 the tags cut paragraphs, rows or tables apart",
    ]


def test_an_endless_template_ends() -> None:
    loops = ["{%p for a in outside %}"] * 12
    tasks = [task(id=f"NV-{n}") for n in range(30)]
    found = check_word(
        template(*loops, "x", *["{%p endfor %}"] * 12),
        "mau.docx",
        report_of(plan(tasks=tasks), DAY),
        Notation("en"),
    )
    assert [each.rule.code for each in found] == ["DX905"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 nothing", "the file is damaged"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"just text", "the name ends in '.docx', but the file is plain text (csv)"),
    ],
)
def test_what_is_no_document_is_refused(raw: bytes, message: str) -> None:
    (found,) = check_word(raw, "mau.docx", report_of(PLAN, DAY), Notation("en"))
    assert (found.rule.code, str(found.message)) == ("DX906", message)


def test_a_document_with_macros_is_refused() -> None:
    assert findings(template("x"), "mau.docm") == ["mau.docm:1:1 DX906 the file contains macros"]


def test_a_damaged_document_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w:document")
        package.writestr("[Content_Types].xml", "<Types/>")
    assert findings(stream.getvalue()) == ["mau.docx:1:1 DX906 the file is damaged"]


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


def test_the_template_in_the_documentation_holds() -> None:
    page = (REPOSITORY / "docs" / "word.md").read_text(encoding="utf-8")
    example, message = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    raw = template(*example.splitlines())
    assert findings(raw) == []
    assert "Đã hoàn thành 0/0 nhiệm vụ, đạt —." in texts(written(PLAN, raw, language="vi"))
    slip = findings(template("", "Số {{ plan.titel }}"), "templates/report.docx")
    assert slip == [message.splitlines()[0].replace(": error[DX902]", " DX902")]
