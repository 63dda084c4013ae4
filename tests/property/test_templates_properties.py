"""Whatever stands in the data comes out of a template as that text, and as nothing else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from dxplan.catalogue.text import UNREADABLE
from dxplan.findings import Finding, Location
from dxplan.language import Text
from dxplan.render.templates.findings import Refused
from dxplan.render.visible import HIDDEN
from dxplan.specimens import HOSTILE
from tests.render.templates.trying import SHEET, made

#: What HTML itself would read otherwise: `\r` is a line end there; hidden characters are spelt out.
hostile = st.one_of(
    st.text(max_size=60), st.sampled_from(HOSTILE).map(lambda each: each[:200])
).filter(lambda each: not HIDDEN.search(each))
PAGE = (
    '<table><tr><td>{{ title }}</td><td title="{{ title }}">{% set x %}{{ title }}{% endset %}'
    "{{ x }}</td><td>{% macro m(a) %}{{ a }}{% endmacro %}{{ m(title) }}</td></tr></table>"
)


@given(hostile)
@example("</td></tr></table><script>alert(1)</script>")
@example("\"' onmouseover=alert(1)")
@example("{{ title }}{% include 'a' %}")
def test_any_text_comes_out_of_html_as_it_went_in(text: str) -> None:
    page = html.fragment_fromstring(made(PAGE, "html", sheet=replace(SHEET, title=text)))
    cells = page.findall(".//td")
    assert [cell.text or "" for cell in cells] == [text] * 3
    assert cells[1].get("title") == text
    assert [each.tag for each in page.iter()] == ["table", "tr", "td", "td", "td"]


@given(hostile)
def test_any_text_comes_out_of_markdown_as_it_went_in_on_one_line(text: str) -> None:
    page = made("{{ title }}\n", "markdown", sheet=replace(SHEET, title=text))
    tokens = MarkdownIt("commonmark").parse(page)
    assert {each.type for each in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    shown = "".join(each.content for token in tokens for each in token.children or ())
    assert shown == " ".join(text.split())


@given(hostile)
def test_any_text_comes_out_of_text_as_it_went_in(text: str) -> None:
    sheet = replace(SHEET, title=text, remark=text)
    assert made("{{ title }}{{ remark }}", sheet=sheet) == text + text


@given(st.text(alphabet="{}%# \n-+abc'\"|.()[]~*/=", max_size=40))
def test_any_template_makes_a_text_or_a_finding(source: str) -> None:
    for each in outcome(source):
        assert each.location.line <= source.count("\n") + 1


def outcome(source: str) -> list[Finding]:
    """The findings about a template; none when it makes a text."""
    try:
        made(source)
    except Refused as refused:
        return refused.findings or [Finding(rule=UNREADABLE, message=Text("unsaid"), location=FAR)]
    return []


#: Where a refusal without a finding would be.
FAR = Location(path="", line=1000)
