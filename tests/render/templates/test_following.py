"""Names are followed through loops, macros and other templates without running anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.render.notation import Notation
from dxplan.render.templates.environment import environment
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.rendering import findings_in_source, shapes_of
from dxplan.views.report import Report
from tests.render.templates.trying import laid, lines, made, refused, seen


@pytest.mark.parametrize(
    "source",
    [
        "{% for d in duties %}{{ d.titel }}{% endfor %}",
        "{% for d in duties | sort(attribute='due') | reverse %}{{ d.titel }}{% endfor %}",
        "{% for d in duties if d.due is not none %}{{ d.titel }}{% endfor %}",
        "{% for d in duties if d.titel %}{% endfor %}",
        "{% for d in duties[:2] %}{{ d.titel }}{% endfor %}",
        "{% for d in duties %}{{ loop.previtem }}{% else %}{{ duties[0].titel }}{% endfor %}",
        "{% for due, all in duties | groupby('due') %}{{ all[0].titel }}{% endfor %}",
        "{% for g in duties | groupby('due') %}{{ g.list[0].titel }}{% endfor %}",
        "{% set d = duties | first %}{{ d.titel }}",
        "{% set a, b = 1, 2 %}{{ duties[0].titel }}",
        "{% with d = duties[0] %}{{ d.titel }}{% endwith %}",
        "{% set x %}{{ duties[0].titel }}{% endset %}",
        "{{ duties[0].title if holds else duties[0].titel }}",
        "{% if not duties[0].titel %}{% endif %}",
        "{% if holds %}{% elif duties[0].titel %}{% endif %}",
        "{% if 1 < duties[0].titel %}{% endif %}",
        "{% if duties[0].titel is none %}{% endif %}",
        "{% if day is eq(duties[0].titel) %}{% endif %}",
        "{{ title | default(duties[0].titel) }}",
        "{% macro m(d) %}{{ d.titel }}{% endmacro %}{{ m(duties[0]) }}",
        "{% macro m(d) %}{{ d.titel }}{% endmacro %}{{ m(d=duties[0]) }}",
        (
            "{% macro m(d) %}{{ n(d) }}{% endmacro %}{% macro n(d) %}{{ d.titel }}{% endmacro %}"
            "{{ m(duties[0]) }}"
        ),
        "{% macro unused() %}{{ duties[0].titel }}{% endmacro %}",
    ],
)
def test_a_field_that_does_not_exist_is_found(source: str) -> None:
    (found,) = seen(source)
    assert found.endswith("DX902 the field titel does not exist")


@pytest.mark.parametrize(
    "source",
    [
        "{% if x is defined %}{% endif %}",
        "{% set x = 1 %}{{ x }}",
        "{% if holds %}{% set x = 1 %}{% endif %}{{ x }}",
        "{% for d in duties %}{{ loop.index }}{{ loop.nextitem.title }}{% endfor %}",
        "{% macro m(a, b=1) %}{{ a }}{{ b }}{{ title }}{% endmacro %}{{ m(1) }}{{ m(1, b=2) }}",
        "{{ duties | map(attribute='due') | first }}",
        "{{ -1 }}{{ 1.5 }}{{ none }}{{ true }}",
        "{{ figures.anything.label }}",
    ],
)
def test_what_exists_is_not_found_fault_with(source: str) -> None:
    assert seen(source) == []


def test_a_macro_is_looked_at_with_everything_it_is_called_with() -> None:
    source = "{% macro m(d) %}{{ d.due }}{% endmacro %}{{ m(duties[0]) }}{{ m(day) }}"
    assert seen(source) == ["1:22-25 DX902 date has no fields, so no due"]


def test_a_template_is_followed_into_those_it_includes(tmp_path: Path) -> None:
    inner = "{% for d in duties %}{{ d.titel }}{{ d.title }}{% endfor %}{{ own }}"
    with pytest.raises(Refused) as caught:
        laid(tmp_path, "a.j2", a__j2='{% set own = 1 %}{% include "b.j2" %}', b__j2=inner)
    (found,) = caught.value.findings
    assert str(found.location) == "templates/b.j2:1:27"


def test_a_macro_is_followed_into_the_template_it_comes_from(tmp_path: Path) -> None:
    macros = "{% macro m(d) %}{{ d.titel }}{% endmacro %}{% macro n() %}{{ title }}{% endmacro %}"
    source = '{% from "m.j2" import m, n as o, absent %}{{ m(duties[0]) }}{{ o() }}'
    with pytest.raises(Refused) as caught:
        laid(tmp_path, "a.j2", a__j2=source, m__j2=macros)
    assert lines(caught.value.findings) == [
        "1:34-40 DX902 the macro absent does not exist",
        "1:22-27 DX902 the field titel does not exist",
        # A macro that is imported does not see what the report says, unless "with context".
        "1:62-67 DX902 the name title does not exist",
    ]


def test_a_missing_template_is_never_passed_over() -> None:
    found = seen('{% include "b.j2" ignore missing %}')
    assert "1:4-11 DX903 a template that is missing would leave a gap that nobody sees" in found


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("{% include title %}", "1:12-17"),
        ("{% include figures.rate %}", "1:12-19"),
        ("{% include ['a.j2', 'b.j2'] %}", "1:12-13"),
        ("{% include ('a.j2', 'b.j2') %}", "1:13-19"),
        ("{% include 5 %}", "1:12-13"),
        ("{% from title import x %}{{ x() }}", "1:9-14"),
    ],
)
def test_the_name_of_another_template_is_written_out(source: str, place: str) -> None:
    assert seen(source) == [f"{place} DX903 the name of a template must be written out"]
    assert refused(source) == seen(source)


def test_what_cannot_be_called_is_said_once() -> None:
    assert seen("{% for i in range(10) %}{{ i }}{% endfor %}") == [
        "1:13-18 DX903 range cannot be called"
    ]


def test_the_names_of_a_report_are_known() -> None:
    source = (
        "{{ plan.titel }}{{ figures.tasks.completion_rat }}{{ figures.tasks.overdue.label.x }}"
        "{% for t in overdue %}{{ t.leed_name }}{% endfor %}{{ tables.tasks.colums }}"
    )
    sandbox = environment(Notation("en"), (), "text")
    found = findings_in_source(sandbox, source, "t", shapes_of(Report))
    assert [str(each.fix) for each in found] == [
        "did you mean title?",
        "did you mean completion_rate?",
        "None",
        "did you mean lead_name?",
        "did you mean columns?",
    ]


def test_before_the_first_item_and_behind_the_last_there_is_none() -> None:
    source = "{{ loop.previtem is none }} {{ loop.nextitem is none }};"
    assert made("{% for d in duties %}" + source + "{% endfor %}") == "yes no;no no;no yes;"
    assert refused("{% for d in duties %}{{ loop.previtem.title }}{% endfor %}") == [
        "1:39-44 DX902 a value that is not known has no title"
    ]
