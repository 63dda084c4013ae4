"""No template reaches anything but the facts of the report, and no data becomes a template."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from jinja2.filters import FILTERS as OF_JINJA
from jinja2.tests import TESTS as TESTS_OF_JINJA

from dxplan.render.notation import Notation
from dxplan.render.templates.environment import environment
from dxplan.render.templates.filters import FILTERS, TESTS
from dxplan.render.templates.writing import Kind
from tests.render.templates.trying import SHEET, made, refused, seen

#: What is known to lead out of a template, and some of our own.
PAYLOADS = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ()|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ title['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ duties[0]['__class__'] }}",
    "{{ duties|map(attribute='__class__')|list }}",
    "{{ duties|map(attribute='title.__class__')|list }}",
    "{{ duties|sort(attribute='__class__') }}",
    "{{ duties|groupby('__class__') }}",
    "{{ duties|selectattr('__class__')|list }}",
    "{{ duties|map('attr', '__class__')|list }}",
    "{{ duties|map('format', 'a')|list }}",
    "{{ duties|select('callable')|list }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ lipsum() }}",
    "{{ range(999999999) }}",
    "{{ dict(a=1) }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request }}",
    "{{ environment }}",
    "{{ context }}",
    "{{ loop }}",
    "{% for d in duties %}{{ loop.__init__ }}{% endfor %}",
    "{% for d in duties %}{{ loop._iterable }}{% endfor %}",
    "{% for d in duties %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for d in duties %}{{ loop['__class__'] }}{% endfor %}",
    "{% for d in duties recursive %}{{ loop(duties) }}{% endfor %}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1) }}",
    "{% macro m() %}{% endmacro %}{{ m.name }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__() }}",
    "{% macro m() %}{% endmacro %}{{ m(*duties) }}",
    "{% macro m() %}{% endmacro %}{{ m(**figures) }}",
    "{{ '%s'|format(title) }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ title.format(title) }}",
    "{{ title.join(duties) }}",
    "{{ title|xmlattr }}",
    "{{ title|safe }}",
    "{{ title|tojson }}",
    "{{ title|urlize }}",
    "{{ title|pprint }}",
    "{{ title|random }}",
    "{{ title|center(999999999) }}",
    "{{ title|indent(999999999) }}",
    "{{ figures.keys() }}",
    "{{ figures._items }}",
    "{{ figures|items }}",
    "{{ figures|dictsort }}",
    "{{ figures.rate.is_rate }}",
    "{{ words.source }}",
    "{{ words.values }}",
    "{{ day.year }}",
    "{{ day.strftime('%Y') }}",
    "{{ rate.as_tuple() }}",
    "{{ count.real }}",
    "{{ count.__add__(1) }}",
    "{{ {}.__class__ }}",
    "{{ [title] }}",
    "{{ ([1, 2]).append }}",
    "{% set x = [] %}{{ x.append(1) }}",
    "{% set title.x = 1 %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{{ super() }}",
    "{% import 'x' as y %}",
    "{% include title %}",
    "{% include ['a', 'b'] %}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% include '..\\\\..\\\\x' %}",
    "{% include 'c:/x' %}",
    "{% include '//server/x' %}",
    "{% include '' %}",
    "{% include '.' %}",
    "{% include 'a\\x00b' %}",
    "{% from '/etc/passwd' import a %}",
    "{% autoescape false %}{{ title }}{% endautoescape %}",
    "{% filter upper %}{{ title }}{% endfilter %}",
    "{% debug %}",
    "{% do title.x() %}",
    "{% trans %}{% endtrans %}",
    "{{ not_there }}",
    "{{ not_there.x.y }}",
    "{{ title if not_there else 1 }}",
    "{% if not_there %}{% endif %}",
    "{% for x in not_there %}{% endfor %}",
    "{{ count + 1 }}",
    "{{ 2 ** 999999999 }}",
    "{{ 'a' * 999999999 }}",
    "{{ [0] * 999999999 }}",
    "{{ 'a' % 1 }}",
)


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attempt_to_leave_the_sandbox_is_a_finding(payload: str, kind: Kind) -> None:
    assert refused(payload, kind)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_data_stays_text(payload: str) -> None:
    sheet = replace(SHEET, title=payload, remark=payload)
    assert made("{{ title }}|{{ remark }}", sheet=sheet) == f"{payload}|{payload}"
    assert made("{% set x %}{{ title }}{% endset %}{{ x }}", sheet=sheet) == payload
    twice = made("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(m(title)) }}", sheet=sheet)
    assert twice == payload


def test_nothing_of_jinja_is_at_hand_but_what_is_listed() -> None:
    sandbox = environment(Notation("en"), (), "html")
    assert sandbox.globals == {}
    assert {name for name in sandbox.filters if name.isidentifier()} == set(FILTERS)
    assert set(sandbox.tests) == set(TESTS)
    assert sandbox.extensions == {}


@pytest.mark.parametrize("name", sorted(set(OF_JINJA) - set(FILTERS)))
def test_a_filter_that_is_not_listed_is_refused(name: str) -> None:
    (found,) = seen(f"{{{{ title | {name} }}}}")
    assert "DX903" in found or "DX904" in found


@pytest.mark.parametrize("name", sorted({each for each in TESTS_OF_JINJA if each.isidentifier()}))
def test_a_test_is_listed_or_refused(name: str) -> None:
    found = seen(f"{{{{ title is {name} }}}}")
    assert (not found) == (name in TESTS)


def test_what_a_template_makes_does_not_depend_on_the_environment_or_the_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = made("{{ title }} {{ day }}")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.chdir(os.sep)
    assert made("{{ title }} {{ day }}") == before
