"""A template that does not end, or makes too much, is a finding, and the same one everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.render.templates.budget import Budget
from dxplan.render.templates.findings import Refused
from tests.render.templates.trying import laid, lines, made, refused, seen

LOOP = "{% for a in duties %}"
END = "{% endfor %}"


@pytest.mark.parametrize(
    "source",
    [
        # loops in loops, with and without something in them
        LOOP * 8 + END * 8,
        LOOP * 8 + "{{ loop.length }}" + END * 8,
        LOOP * 8 + "{% set x %}{{ a.title }}{% endset %}" + END * 8,
        # comparing, sorting and searching in a loop
        LOOP * 6 + "{{ a in duties }}" + END * 6,
        LOOP * 6 + "{{ duties | sort(attribute='title') | length }}" + END * 6,
        # macros that call the next one twice
        "".join(
            f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}"
            for n in range(20)
        )
        + "{% macro m20() %}{% endmacro %}{{ m0() }}",
        # texts that double
        "{% set x = 'ab' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 30 + "{{ x }}",
        "{% set x = 'ab' %}" + "{% set x = x | replace('a', 'aa') %}" * 30 + "{{ x }}",
        "{% set x = 'ab' %}" + "{% set x = [1, 2] | join(x) %}{% set x = [3, 4] | join(x) %}" * 60
        + "{% for y in duties %}" * 6 + "{{ x }}" + END * 6,
    ],
)  # fmt: skip
def test_what_grows_without_end_stops_at_the_limit(source: str) -> None:
    (found,) = refused(source, budget=Budget(steps=3000, characters=100_000))
    assert "DX905 the template does more than any report needs" in found


def test_a_limit_leaves_room_for_what_is_below_it() -> None:
    source = LOOP * 3 + "x" + END * 3
    assert made(source, budget=Budget(steps=500)) == "x" * 27


def test_the_limits_hold_a_report_on_every_task_of_the_city() -> None:
    steps = 126_200 * 30
    assert Budget().steps > 2 * steps


@pytest.mark.parametrize(
    "source",
    [
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% macro a(x) %}{% if x %}{{ a(not x) }}{% endif %}{% endmacro %}",
    ],
)
def test_a_macro_that_uses_itself_is_found_without_running_it(source: str) -> None:
    assert any("calls itself" in each for each in seen(source))


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ title" + ".a" * 3000 + " }}",
        "{{ title" + " | upper" * 3000 + " }}",
        "{{ " + "not " * 3000 + "title }}",
        "{{ title" + " or title" * 3000 + " }}",
        "{{ 1" + " + 1" * 3000 + " }}",
        "{{ " + "[" * 3000 + "]" * 3000 + " }}",
        "{% if holds %}" * 300 + "{% endif %}" * 300,
        LOOP * 25 + END * 25,
        "{{ 1" + "0" * 5000 + " }}",
    ],
)
def test_what_is_nested_too_deeply_is_a_finding_and_no_crash(source: str) -> None:
    found = refused(source)
    assert any("DX905" in each or "DX904" in each for each in found)


@pytest.mark.parametrize(
    "source",
    ["{{ 1e999 }}", "{{ -1e999 }}", "{{ title | truncate(1e999) }}", "{{ [1, 1e999] | length }}",
     "{{ duties[1e999].title }}", "{% if count < 1e999 %}{% endif %}", "{% set x = 1e999 %}"],
)  # fmt: skip
def test_a_number_that_is_none_is_a_finding(source: str) -> None:
    (found,) = seen(source)
    assert found.endswith("DX905 this number is larger than any that can be written")
    assert refused(source) == [found]


def test_a_list_cannot_hold_lists_that_grow() -> None:
    source = "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == a }}"
    assert any("DX903" in each for each in seen(source))


def test_a_long_template_without_loops_is_no_problem() -> None:
    assert made("{{ title }}" * 5000) == "Kế hoạch" * 5000


def test_templates_that_include_each_other_are_found(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        laid(tmp_path, "a.j2", a__j2='x\n{% include "b.j2" %}', b__j2='{% include "a.j2" %}')
    (found,) = caught.value.findings
    assert str(found.location) == "templates/b.j2:1:12"
    assert lines([found]) == ["1:12-18 DX905 the template 'a.j2' includes itself"]
