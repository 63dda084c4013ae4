"""Where a value may stand in a page: in text and in quotation marks, and never where it acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.render.templates.findings import Refused
from tests.render.templates.trying import Sheet, made, refused

V = "{{ title }}"
SCRIPT = "inside of <script> a value could act"
MARKS = "inside of <a> a value needs quotation marks"
ADDRESS = "in the attribute href any address could stand"


def said(source: str) -> list[str]:
    """The messages about a page."""
    return [each.partition(" DX903 ")[2] or each for each in refused(source, "html")]


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{V}</p>",
        f'<p title="{V}" class=\'{V}\' data-a="{V}" aria-label="{V}" lang="{V}" id="a-{V}">',
        f"a < b {V} and a<3 {V}",
        f"<!-- {V} <script> --><p>{V}",
        f"<!--><p>{V}",
        f"<!doctype html {V}>{V}",
        f"<script>let a = 1 < 2, b = '<p>'</script>{V}",
        f"<SCRIPT src='a.js'></Script >{V}",
        f"<style>p > a {{ color: red }}</style>{V}",
        f"<details{{% if holds %}} open{{% endif %}}>{V}</details>",
        f"<details{{{{ ' open' if holds else '' }}}}>{V}</details>",
        f"<a href='{{% if holds %}}#a{{% else %}}#b{{% endif %}}'>{V}</a>",
        f"<p class='{{% for d in duties %}}{{{{ d.title }}}} {{% endfor %}}'>{V}</p>",
        f"{{% for d in duties %}}<p title='{{{{ d.title }}}}'>{{% endfor %}}{V}",
        "{% macro m(x) %}<b title='{{ x }}'>{{ x }}</b>{% endmacro %}{{ m(title) }}",
        f"{{% set x %}}<b>{V}</b>{{% endset %}}{{{{ x }}}}",
        "{% with x = title %}<b title='{{ x }}'></b>{% endwith %}",
        f'<a href="#{V}"></a><a href="?q={V}"></a><a href="https://x.org/{V}"></a>',
        f'<a href="mailto:{V}"></a><img src="pictures/{V}.png">',
        '<a href="{{ title | link }}"></a><a href="{{ title | link | default("#", true) }}"></a>',
        '<a href="{{ "#a" if holds else "#b" }}"></a>',
        '<a href="{{ title | link if holds else "#" }}"></a>',
        '<a href="{{ title | link }}{{ title }}"></a>',
        f"<a title = '{V}' hidden>{V}</a>",
        f"<a hidden title='{V}'/>",
        f"<a b=c title='{V}'>{V}</a>",
        f'<input value="{V}"><textarea>{V}</textarea><title>{V}</title>',
    ],
)  # fmt: skip
def test_a_value_in_text_or_in_quotation_marks_is_allowed(source: str) -> None:
    assert made(source, "html")


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        (f"<script>{V}</script>", [SCRIPT]),
        (f"<script>let a = '</p>{V}'</script>", [SCRIPT]),
        (f"<ScripT defer>{V}</script >{V}", [SCRIPT]),
        (f"<script>a</scripts>{V}</script>", [SCRIPT]),
        (f"<style>p {{ color: {V} }}</style>", ["inside of <style> a value could act"]),
        (f"<!--><script>{V}</script>", [SCRIPT]),
        (f"<a title={V}>", [MARKS]),
        (f"<a title=a{V}>", [MARKS]),
        (f"<a {V}>", [MARKS]),
        (f"<a b{V}='c'>", [MARKS]),
        (f"<a b {V}>", [MARKS]),
        (f"<a{V}>", [MARKS]),
        (f"<{V}>", ["inside of < a value needs quotation marks"]),
        (f"</{V}>", ["inside of </> a value needs quotation marks"]),
        (f"<a onclick='f({V})'>", ["in the attribute onclick a value could act"]),
        (f"<a OnClick='f({V})'>", ["in the attribute onclick a value could act"]),
        (f"<a style='color: {V}'>", ["in the attribute style a value could act"]),
        (f"<iframe srcdoc='{V}'></iframe>", ["in the attribute srcdoc a value could act"]),
        (f"<a href='{V}'>", [ADDRESS]),
        (f"<a href='java{V}'>", [ADDRESS]),
        (f"<a href='javascript:f(/{V}/)'>", [ADDRESS]),
        (f"<a href='data:text/html,{V}'>", [ADDRESS]),
        (f"<a xlink:href='{V}'>", ["in the attribute xlink:href any address could stand"]),
        (f"<img src='{V}'>", ["in the attribute src any address could stand"]),
        ("<a href='{{ title | link | upper }}'>", [ADDRESS]),
        ("<a href='{{ title | link | default(title) }}'>", [ADDRESS]),
        ("<a href='{{ title | link if holds else title }}'>", [ADDRESS]),
        (f"<p {{% if holds %}}title='{{% else %}}onclick='{{% endif %}}{V}'>",
         ["in the attribute onclick a value could act"]),
        (f"<p on{{% if holds %}}click{{% endif %}}='{V}'>",
         ["in the attribute on a value could act"]),
        (f"<a href='{{% if holds %}}#{{% endif %}}{V}'>", [ADDRESS]),
        (f"{{% for d in duties %}}{V}<script>{{% endfor %}}</script>", [SCRIPT]),
        ("<script>{% include 'a.j2' %}</script>",
         ["another template can be included in the text of a page only"]),
        (f"{{% macro m() %}}<script>{V}</script>{{% endmacro %}}", [SCRIPT]),
        (f"{{% set x %}}<a title={V}>{{% endset %}}", [MARKS]),
        ("{% set x %}<a href='{% endset %}", ["<a> is begun and not ended"]),
        ("<p>a</p>\n<script>", ["<script> is begun and not ended"]),
        ("{% macro m() %}<!-- {% endmacro %}", ["<! is begun and not ended"]),
    ],
)  # fmt: skip
def test_a_value_where_it_could_act_is_refused(source: str, messages: list[str]) -> None:
    assert said(source) == messages


def test_the_place_is_that_of_the_expression() -> None:
    assert refused(f"<p>\n<a href='{V}'>", "html") == [f"2:13-18 DX903 {ADDRESS}"]


def test_loops_in_loops_that_never_settle_end_with_a_finding() -> None:
    depth = 18
    source = "".join(f"{{% for a{n} in duties %}}<a b{n}='" for n in range(depth)) + "x"
    source += "'{% endfor %}" * depth
    assert refused(source, "html")


def test_many_conditions_about_one_address_end_with_a_finding() -> None:
    either = "{% if holds %}a{% else %}b{% endif %}"
    assert "too many conditions decide on the markup here" in said(f"<a href='{either * 12}'>")


class Acting(HTMLParser):
    """Notes where a word of the data came to stand in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.element = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.element = tag
        if "needle" in tag:
            self.acting.append(tag)
        for name, value in attrs:
            words = (value or "").strip()
            if "needle" in name or ("needle" in words and name.startswith("on")):
                self.acting.append(name)
            if name == "href" and words.startswith("javascript:needle"):
                self.acting.append(words)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the library's signature)
        self.element = ""

    def handle_data(self, data: str) -> None:
        if self.element in {"script", "style"} and "needle" in data:
            self.acting.append(data)


ATTRIBUTES = st.builds(
    "{} {}={}{}{}".format,
    st.sampled_from(["", " hidden"]),
    st.sampled_from(["title", "href", "href", "onclick", "{% if holds %}on{% endif %}load"]),
    quote := st.shared(st.sampled_from(["", "'", '"'])),
    st.sampled_from(["a", V, V, V, f"#{V}", f"a {V}", f"{{{{ '' }}}}{V}", f"' {V}"]),
    quote,
)
ELEMENTS = st.builds(
    "<{0}{1}>{2}{3}".format,
    st.sampled_from(["p", "a", "a", "a", "script", "style", "STYLE", "!--", V]),
    st.lists(ATTRIBUTES, min_size=1, max_size=2).map("".join),
    st.sampled_from(["", "a", V]),
    st.sampled_from(["", "</p>", "</script>", "</style >", "</scripts>", "-->"]),
)


@settings(max_examples=500)
@given(st.lists(ELEMENTS, min_size=1, max_size=2).map("".join))
def test_what_is_let_through_does_not_act_in_a_browser(source: str) -> None:
    for data in ("javascript:needle", ' needle="1" ', "<needle>", "'\" needle "):
        page = Acting()
        try:
            page.feed(made(source, "html", sheet=Sheet(title=data)))
        except Refused:
            return
        page.close()
        assert page.acting == [], source
