"""The document that comes with dxplan, read back with python-docx."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table

from dxplan.language import Language
from dxplan.render.exports.stamp import NO_SEAL, read_stamp
from dxplan.render.exports.word import stamp_in
from dxplan.render.visible import HIDDEN
from tests.builders import indicator, plan, report, said, task
from tests.conftest import REPOSITORY
from tests.render.exports.data_samples import HOSTILE, with_titles
from tests.render.exports.word.samples import opened, written

SMALL = plan(tasks=[task()], indicators=[indicator()])


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def sides(section: Section) -> tuple[int, int]:
    """Width and height in millimetres."""
    assert section.page_width is not None
    assert section.page_height is not None
    return round(section.page_width / Mm(1)), round(section.page_height / Mm(1))


def test_pages_are_a4_with_margins_that_the_decree_allows(language: Language) -> None:
    upright, lying = opened(written(SMALL, language=language)).sections
    assert sides(upright) == (210, 297)
    assert (lying.orientation, sides(lying)) == (WD_ORIENT.LANDSCAPE, (297, 210))
    for section in (upright, lying):
        for margin, least, most in (
            (section.top_margin, 20, 25),
            (section.bottom_margin, 20, 25),
            (section.left_margin, 30, 35),
            (section.right_margin, 15, 20),
        ):
            assert margin is not None
            assert Mm(least) <= margin <= Mm(most)


def test_pages_are_numbered_in_the_top_margin_but_for_the_first(language: Language) -> None:
    first, other = opened(written(SMALL, language=language)).sections
    assert first.different_first_page_header_footer
    assert not other.different_first_page_header_footer
    assert " PAGE " in first.header.part.element.xml
    assert "fldSimple" not in first.first_page_header.part.element.xml


def test_letters_are_times_new_roman_of_14_points_in_the_language(language: Language) -> None:
    document = opened(written(SMALL, language=language))
    defaults = document.styles.element.xml.partition("</w:docDefaults>")[0]
    assert 'w:ascii="Times New Roman"' in defaults
    assert f'w:lang w:val="{"vi-VN" if language == "vi" else "en-GB"}"' in defaults
    assert '<w:sz w:val="28"/>' in defaults
    assert '<w:spacing w:before="0" w:after="120"' in defaults
    sizes = {each.font.size for each in document.styles if getattr(each, "font", None)}
    assert max(size for size in sizes if size) == Pt(13)


def test_the_national_title_and_the_motto_stand_at_the_top() -> None:
    left, right = opened(written(SMALL, language="vi")).tables[0].rows[0].cells
    assert [(each.text, each.style.name) for each in right.paragraphs if each.style] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "National Title"),
        ("Độc lập - Tự do - Hạnh phúc", "Motto"),
        ("……, ngày …… tháng …… năm ……", "Centred"),
    ]
    assert left.paragraphs[2].text == "Số:           /BC-……"


def test_headings_are_real_ones() -> None:
    document = opened(written(SMALL))
    headings = [
        each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"
    ]
    assert headings == [
        "Scope and counting",
        "Overview",
        "Progress on indicators",
        "Progress on tasks",
        "Tasks overdue and due soon",
        "How far the figures can be trusted",
    ]


def test_heads_of_tables_are_repeated_and_no_row_is_broken() -> None:
    for table in opened(written(SMALL)).tables[1:-1]:
        if table.style is not None and table.style.name == "Report Table":
            assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001 (no other way to ask)
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)  # noqa: SLF001


def test_tables_without_rows_are_left_out() -> None:
    captions = [
        each.text
        for each in opened(written(plan())).paragraphs
        if each.style and each.style.name == "Caption"
    ]
    assert captions == []


@pytest.mark.parametrize("title", [each for each in HOSTILE if not HIDDEN.search(each)])
def test_text_of_the_data_stays_text_and_exact(title: str) -> None:
    table = opened(written(with_titles([title]))).tables[-1]
    assert table.rows[1].cells[1].text == f"{title} (not in the total)"


def test_what_nobody_sees_is_spelt_out() -> None:
    table = opened(written(with_titles(["a\x07b\u202ec", "một\nhai\tba"]))).tables[-1]
    assert [row[1] for row in rows_of(table)[1:]] == [
        r"a\u{7}b\u{202e}c (not in the total)",
        "một\nhai\tba (not in the total)",
    ]


@pytest.mark.parametrize("mark", ["fldChar", "instrText", "hyperlink", "script", "bookmark"])
def test_nothing_of_the_data_is_markup_or_a_field(mark: str) -> None:
    with ZipFile(io.BytesIO(written(with_titles(HOSTILE)))) as package:
        body = package.read("word/document.xml").decode()
    assert "&lt;script&gt;" in body
    assert f"<{mark}" not in body
    assert f"<w:{mark}" not in body


def test_the_stamp_says_where_it_comes_from() -> None:
    line = stamp_in(written(SMALL))
    assert line is not None
    assert NO_SEAL in line
    found = read_stamp(line)
    assert found is not None
    assert (found.form, found.as_of, found.revision) == ("word", date(2025, 7, 31), "abc1234")


def test_a_document_says_nothing_of_when_and_where_it_was_made() -> None:
    known = opened(written(SMALL, language="en")).core_properties
    assert known.title == "Report on the progress of plan 1/KH-UBND"
    assert (known.author, known.last_modified_by, known.revision) == ("dxplan", "dxplan", 1)
    assert known.created is not None
    assert known.created.replace(tzinfo=None) == datetime(2025, 7, 31)  # noqa: DTZ001 (as it is read)


def test_the_same_report_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.builders import *;"
        "from tests.render.exports.word.samples import written;"
        "sys.stdout.buffer.write(written(plan(tasks=[task()], indicators=[indicator()])))"
    )
    made = set()
    for zone, seed in (("Asia/Ho_Chi_Minh", "1"), ("America/Los_Angeles", "2")):
        environ = {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)}
        made.add(
            subprocess.run(
                [sys.executable, "-c", program],
                capture_output=True,
                check=True,
                cwd=tmp_path,
                env={**os.environ, **environ},
            ).stdout
        )
    assert made == {written(SMALL)}


def test_changes_that_no_meeting_goes_through_have_no_table() -> None:
    told = report(as_of=date(2025, 7, 20), tasks=(said(percent=20),))
    going_on = plan(tasks=[task(due=date(2026, 6, 30))], reports=[told])
    tables = opened(written(going_on, since=date(2025, 7, 10))).tables
    assert "Record" not in {cell for table in tables for row in rows_of(table) for cell in row}


def test_what_changed_has_a_table_of_its_own() -> None:
    content = written(SMALL, since=date(2025, 6, 15))
    heads = [rows_of(table)[0] for table in opened(content).tables]
    assert ["Id", "Record", "Lead", "News"] in heads
    assert "Changes since the last meeting" in {each.text for each in opened(content).paragraphs}
