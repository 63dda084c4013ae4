"""Values are written in the notation of the language, and text acts nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from dxplan.language import Language
from dxplan.render.templates.writing import Kind
from tests.render.templates.trying import SHEET, made, refused

VALUES = (
    "{{ day }} {{ rate }} {{ rate | rate }} {{ count }} {{ holds }} {{ remark }} {{ words }}"
    " {{ duties[0].state }} {{ figures.rate }} {{ 1.5 }} {{ ['a', 'b'] }}"
)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("vi", "30/6/2024 0,1625 16,25 % 1.234 có — Tổng cộng hoàn thành 16,25 % 1,5 a, b"),
        ("en", "2024-06-30 0.1625 16.25% 1,234 yes — Total completed 16.25% 1.5 a, b"),
    ],
)
def test_values_are_written_as_the_language_does(language: Language, written: str) -> None:
    assert made(VALUES, language=language) == written


def test_a_record_a_list_of_records_and_a_macro_have_no_text() -> None:
    assert refused("{{ duties[0] }}")[0].endswith("DX907 a record cannot be written as text")
    assert refused("{{ figures }}")[0].endswith("DX907 a record cannot be written as text")
    assert refused("{{ duties }}")[0].endswith("DX907 a list cannot be written as text")
    assert refused("{% macro m() %}{% endmacro %}{{ m }}")[0].endswith(
        "DX907 this cannot be written as text"
    )


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("text", "<b>*a*|`c`</b> & "),
        ("html", "&lt;b&gt;*a*|`c`&lt;/b&gt; &amp; "),
        ("markdown", r"\<b\>\*a\*\|\`c\`\</b\> &"),
    ],
)
def test_text_is_escaped_once_whatever_it_goes_through(kind: Kind, written: str) -> None:
    sheet = replace(SHEET, title="<b>*a*|`c`</b> & ")
    for source in (
        "{{ title }}",
        "{% set x %}{{ title }}{% endset %}{{ x }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(title) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(m(title)) }}",
    ):
        assert made(source, kind, sheet=sheet) == written


def test_a_joined_list_is_escaped_once_with_what_is_between() -> None:
    duties = (replace(SHEET.duties[0], title="<"), SHEET.duties[1])
    source = "{{ duties | map(attribute='title') | join('<br>') }}"
    assert made(source, "html", sheet=replace(SHEET, duties=duties)) == "&lt;&lt;br&gt;b"


def test_a_filter_cannot_undo_what_was_escaped() -> None:
    for name in ("upper", "lower", "trim", "truncate(3)", "replace('&lt;', '<')"):
        source = f"{{% set x %}}{{{{ title }}}}{{% endset %}}{{{{ x | {name} }}}}"
        (found,) = refused(source, "html")
        assert "cannot change a text that was laid out before" in found


def test_what_cannot_be_seen_is_spelt_out_and_lines_stay() -> None:
    sheet = replace(SHEET, title="a\x00\u202eb\x1b[31m\nc\td")
    assert made("{{ title }}", "html", sheet=sheet) == "a\\u{0}\\u{202e}b\\u{1b}[31m\nc\td"


@pytest.mark.parametrize(
    "words",
    [
        "- a", "+ a", "= a", "===", "---", "1. a", "12) a", "# a", "> a", "    a", "| a | b |",
        "```", "~~~", "*a*", "_a_", "[a](javascript:b)", "![a](b)", "<a>", "&lt;", "&#60;", "a\\",
        "<!-- a -->", "a\nb", "[a]: b", "1986. Một năm", "$a$", "a  \nb",
    ],
)  # fmt: skip
def test_a_text_at_the_start_of_a_line_of_markdown_is_that_text(words: str) -> None:
    sheet = replace(SHEET, title=words)
    page = made("{{ title }}\n\n| a |\n| - |\n| {{ title }} |\n", "markdown", sheet=sheet)
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    shown = [each.content for token in tokens for each in token.children or () if each.content]
    wanted = " ".join(words.split())
    assert shown == [wanted, "a", wanted]
    assert {token.type for token in tokens} <= {
        *("paragraph_open", "inline", "paragraph_close"),
        *("table_open", "thead_open", "tr_open", "th_open", "th_close", "tr_close", "thead_close"),
        *("tbody_open", "td_open", "td_close", "tbody_close", "table_close"),
    }
