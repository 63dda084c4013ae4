"""The report as Markdown, read back by a reader of Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dxplan.render.exports.markdown import contents, stamp_in, write_markdown
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import template_folders
from dxplan.render.templates.writing import written
from dxplan.render.visible import visible
from dxplan.specimens import HOSTILE as TEXTS
from dxplan.views.report import Report
from tests.render.exports.html.pages import EMPTY, HOSTILE, SMALL, report_of


def write(report: Report) -> str:
    return write_markdown(report, Notation("en"), template_folders(None)).decode()


def tokens(words: str) -> list[Token]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(words)


def shown(token: Token) -> str:
    """What a reader sees of a paragraph, a heading or a cell."""
    return "".join(each.content for each in token.children or () if each.type != "softbreak")


def tables(words: str) -> list[list[list[str]]]:
    """The rows of all tables, heads first."""
    found: list[list[list[str]]] = []
    inside = False
    for token in tokens(words):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in {"th_open", "td_open"}:
            inside = True
        elif inside and token.type == "inline":
            found[-1][-1].append(shown(token))
            inside = False
    return found


@pytest.mark.parametrize("which", [EMPTY, SMALL, HOSTILE])
def test_all_rows_of_a_table_have_as_many_cells_as_its_head(which: int) -> None:
    found = tables(write(report_of(which)))
    assert found
    for head, *rows in found:
        assert {len(row) for row in rows} == {len(head)}


def test_the_headline_stands_first_with_all_its_figures() -> None:
    report, notation = report_of(SMALL), Notation("en")
    _, *rows = tables(write(report))[0]
    assert rows == [
        [written(value, notation) for value in (item.figure.label, item.figure, item.base)]
        for item in report.headline
    ]


def test_hostile_titles_are_read_back_exact() -> None:
    report = report_of(HOSTILE)
    (overdue,) = [rows for rows in tables(write(report)) if "Days overdue" in rows[0]]
    titles = [row[1] for row in overdue[1:]]
    assert titles == [visible(" ".join(task.title.split())) for task in report.overdue]
    assert set(titles) == {visible(" ".join(text.split())) for text in TEXTS}


@pytest.mark.parametrize("which", [EMPTY, SMALL, HOSTILE])
def test_nothing_is_markup_but_our_own(which: int) -> None:
    kinds: set[str] = set()
    html = []
    for token in tokens(write(report_of(which))):
        kinds |= {token.type, *(each.type for each in token.children or ())}
        html += [token.content] if token.type == "html_block" else []
    assert not {"html_inline", "link_open", "image", "code_inline", "fence", "code_block"} & kinds
    assert not {"em_open", "s_open", "ordered_list_open", "hr"} & kinds
    assert [each[:12] for each in html] == ["<!-- dxplan "]


def test_changes_and_what_it_rests_on_are_told() -> None:
    words = write(report_of(SMALL))
    report = report_of(SMALL)
    assert report.changes is not None
    headings = [shown(each) for each in tokens(words) if each.type == "inline" and each.level == 1]
    for section in report.changes.sections:
        assert str(section.title) in headings
    assert f"- Fingerprint of the data: {report.stamp.fingerprint}\n" in words
    assert "- Selection: everything\n" in words


def test_without_an_earlier_day_there_is_no_section_of_changes() -> None:
    assert "Changes" not in write(replace(report_of(SMALL), changes=None))


def test_a_list_of_changes_has_a_point_for_each_and_no_blank_lines() -> None:
    report = report_of(SMALL)
    assert report.changes is not None
    section = max(report.changes.sections, key=lambda each: len(each.items))
    assert len(section.items) > 1
    _, _, rest = write(report).partition(f"### {section.title}\n\n")
    points = rest.split("\n\n")[0].splitlines()
    assert [each[:2] for each in points] == ["- "] * len(section.items)


# stamp and contents


@pytest.mark.parametrize("which", [EMPTY, HOSTILE])
def test_the_stamp_is_the_last_line_and_read_back_as_it_is(which: int) -> None:
    words = write(report_of(which))
    stamp = stamp_text(report_of(which).stamp, "markdown")
    assert words.endswith(f"\n\n<!-- dxplan {stamp} -->\n")
    assert stamp_in(words.encode()) == stamp


def test_a_stamp_is_found_whatever_ends_the_lines() -> None:
    content = write(report_of(SMALL)).encode()
    assert stamp_in(content.replace(b"\n", b"\r\n")) == stamp_in(content)
    assert contents(content.replace(b"\n", b"\r\n")) == contents(content)


def test_other_markdown_has_no_stamp() -> None:
    assert stamp_in(b"# Report\n\n<!-- dxplan -->\n") is None
    assert stamp_in(b"\xff\xfe") is None


def test_contents_are_the_lines_by_number_without_the_stamp() -> None:
    content = b'# A\n\nb  \n\n<!-- dxplan {"tool":"dxplan"} -->\n'
    assert contents(content) == {"1": "# A", "3": "b  "}
