"""Every finding stands at its column, in code points, wherever blanks are trimmed."""

from __future__ import annotations

import pytest

from tests.render.templates.trying import refused, seen

NO_FIELD = "DX902 the field {} does not exist"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        # names, fields, filters, tests, parameters, fields named in texts
        ("ạ {{ tittle }}", "1:6-12 DX902 the name tittle does not exist"),
        ("{% for d in duties %}{{ d.titel }}{% endfor %}", f"1:27-32 {NO_FIELD.format('titel')}"),
        ("{{ duties[0].titel }}", f"1:14-19 {NO_FIELD.format('titel')}"),
        ("{{ duties[0]['titel'] }}", f"1:14-21 {NO_FIELD.format('titel')}"),
        ("{{ day.year }}", "1:8-12 DX902 date has no fields, so no year"),
        ("{{ day | dya }}", "1:10-13 DX902 the filter dya does not exist"),
        ("{{ day is nonne }}", "1:11-16 DX902 the test nonne does not exist"),
        ("{{ day is not nonne }}", "1:15-20 DX902 the test nonne does not exist"),
        (
            "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, b=2) }}",
            "1:46-47 DX902 the parameter b does not exist",
        ),
        ('{{ duties | map(attribute="titel") | join }}', f"1:27-34 {NO_FIELD.format('titel')}"),
        ('{{ duties | groupby("titel") | length }}', f"1:21-28 {NO_FIELD.format('titel')}"),
        # what is not allowed
        ("{{ day.__class__ }}", "1:7-17 DX903 __class__ is out of reach"),
        ("{{ range(3) }}", "1:4-9 DX903 range cannot be called"),
        ("{{ title.upper() }}", "1:15-16 DX903 nothing of the report can be called"),
        ("{{ title | safe }}", "1:12-16 DX903 the filter safe is not allowed"),
        (
            '  {% extends "x" %}',
            "1:6-13 DX903 {% extends %} is not allowed in a template",
        ),
        # arithmetic: at its sign
        ("{{ count + 1 }}", "1:10-11 DX904 a template cannot compute with +"),
        ("{{ count // (count) }}", "1:10-12 DX904 a template cannot compute with //"),
        ("{{ -count }}", "1:4-5 DX904 a template cannot compute with -"),
        ("{{ title ~ title }}", "1:10-11 DX904 texts are not put together with ~"),
        ("{{ duties | sum }}", "1:13-16 DX904 a template cannot compute with sum"),
        # what does not end
        (
            "{% macro m() %}{{ m() }}{% endmacro %}",
            "1:19-20 DX905 the macro m calls itself",
        ),
        # a list, record or text used as what it is not
        ("{{ duties }}", "1:4-10 DX907 a list cannot be written as text"),
        ("{{ duties[0] }}", "1:10-11 DX907 a record cannot be written as text"),
        (
            "{% for a in title %}{% endfor %}",
            "1:13-18 DX907 text cannot be gone through; only a list can",
        ),
    ],
)
def test_a_finding_without_running_stands_where_the_slip_is(source: str, found: str) -> None:
    assert found in seen(source)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ title", "1:4-9 DX901 the template ends before the end of a tag or block"),
        (
            "a\n{% for d in duties %}\nb",
            "3:1-2 DX901 the template ends before the end of a tag or block",
        ),
        ("a\n{% endfor %}", "2:4-10 DX901 {% endfor %} closes nothing here"),
        ("{% fro d in duties %}", "1:4-7 DX901 there is no tag {% fro %}"),
        ("{{ title ? }}", "1:10-11 DX901 ? does not belong here"),
        ("{{ title } }}", "1:10-11 DX901 } does not belong here"),
        ("{# ạ", "1:1-3 DX901 the end of this is missing"),
        ("{{ title if day }}", "1:4-9 DX901 an if inside an expression needs an else"),
        ("{% for d of duties %}", "1:10-12 DX901 of stands where in belongs"),
    ],
)
def test_a_slip_of_syntax_stands_where_reading_stopped(source: str, found: str) -> None:
    assert seen(source) == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a\n {{ figures.rat }}", "2:13-16 DX902 a record has no rat"),
        ("a\n {{ remark.x }}", "2:12-13 DX902 a value that is not known has no x"),
        ("a\n {{ title | day }}", "2:13-16 DX907 the filter day cannot take a text"),
        ("a\n {{ duties }}", "2:2-14 DX907 a list cannot be written as text"),
        (
            "{% for d in duties %}\n{% if d.due < day %}x{% endif %}\n{% endfor %}",
            "2:1-33 DX907 the values here do not go together",
        ),
    ],
)
def test_a_finding_of_a_run_stands_at_its_word_or_line(source: str, found: str) -> None:
    assert refused(source) == [found]


def test_blanks_that_tags_trim_away_do_not_move_columns() -> None:
    source = "\n\n   {%- if holds -%}   \n\n   {{ a }}\n {#- b -#}  {% endif %}\n  {{ c }}"
    assert seen(source) == [
        "5:7-8 DX902 the name a does not exist",
        "7:6-7 DX902 the name c does not exist",
    ]


def test_a_text_that_is_kept_as_it_is_does_not_move_columns() -> None:
    source = "{% raw %}{{ a }}{% endraw %}{{ b }}\r\n{{ c }}"
    assert seen(source) == [
        "1:32-33 DX902 the name b does not exist",
        "2:4-5 DX902 the name c does not exist",
    ]


def test_everything_wrong_is_found_in_one_run() -> None:
    source = "{{ 1 + tittle }}\n{{ day.x }}\n{{ title | safe }}"
    assert [each.split()[:2] for each in seen(source)] == [
        ["1:6-7", "DX904"],
        ["1:8-14", "DX902"],
        ["2:8-9", "DX902"],
        ["3:12-16", "DX903"],
    ]
