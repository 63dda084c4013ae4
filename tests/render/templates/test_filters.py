"""What stands behind a `|`."""

from __future__ import annotations

from contextlib import suppress

import pytest

from dxplan.language import Language
from dxplan.render.templates.filters import FILTERS
from dxplan.render.templates.findings import Refused
from tests.render.templates.trying import made, refused


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("day | day", "30/6/2024"),
        ("remark | day", "—"),
        ("count | number", "1.234"),
        ("rate | rate", "16,25 %"),
        ("1 | rate", "100 %"),
        ("duties[0].state | word", "hoàn thành"),
        ("title | word", "Kế hoạch"),
        ("rate | cell('rate')", "16,25 %"),
        ("figures.rate | cell", "16,25 %"),
        ("'Overdue' | t", "Quá hạn"),
        ("'*a*' | md", "\\*a\\*"),
        ("day | machine", "2024-06-30"),
        ("remark | default('x')", "—"),
        ("remark | default('x', true)", "x"),
        ("nowhere | default('x')", "x"),
        ("duties | length", "3"),
        ("(duties | first).title", "a"),
        ("(duties | last).title", "c"),
        ("[] | first", "—"),
        ("duties | reverse | map(attribute='title') | join", "cba"),
        ("duties | sort(attribute='due') | map(attribute='title') | join", "cab"),
        ("duties | sort(attribute='due', reverse=true) | map(attribute='title') | join", "acb"),
        ("['b', 'A', 'c'] | sort | join", "Abc"),
        ("duties | selectattr('due', 'none') | map(attribute='title') | join", "b"),
        ("duties | rejectattr('due', 'none') | map(attribute='title') | join", "ac"),
        ("duties | selectattr('due', 'eq', day) | map(attribute='title') | join", "a"),
        ("duties | map(attribute='due') | join('; ')", "30/6/2024; —; 31/1/2024"),
        ("duties | map(attribute='share') | map('rate') | join(' ')", "50 % 50 % 50 %"),
        ("[1, none, 2] | select | join", "12"),
        ("[1, none, 2] | reject('none') | list | length", "2"),
        ("title | upper", "KẾ HOẠCH"),
        ("title | lower", "kế hoạch"),
        ("' a ' | trim", "a"),
        ("title | truncate(4)", "Kế…"),
        ("title | truncate(8)", "Kế hoạch"),
        ("title | replace('ế', 'e')", "Ke hoạch"),
    ],
)
def test_a_filter_gives(expression: str, written: str) -> None:
    assert made(f"{{{{ {expression} }}}}", language="vi") == written


def test_groups_come_in_the_order_in_which_they_are_seen() -> None:
    source = (
        "{% for due, found in duties | groupby('due') %}{{ due }}: {{ found | length }}; "
        "{% endfor %}"
        "{% for group in duties | groupby('state') %}{{ group.grouper }} {{ group.list | length }}"
        "{% endfor %}"
    )
    assert made(source) == "2024-06-30: 1; —: 1; 2024-01-31: 1; completed 3"


def test_a_list_without_items_is_empty_in_a_condition() -> None:
    source = "{% if duties | selectattr('title', 'eq', 'z') %}some{% else %}none{% endif %}"
    assert made(source) == "none"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("title | day", "the filter day cannot take a text"),
        ("day | number", "the filter number cannot take a date"),
        ("holds | rate", "the filter rate cannot take yes or no"),
        ("duties | rate", "the filter rate cannot take a list"),
        ("title | sort(attribute='due') | length", "a text has no due"),
        ("[1, 'a'] | sort", "the values here do not go together"),
        ("count | length", "the values here do not go together"),
        ("title | truncate('x')", "the values here do not go together"),
        ("'Overdu' | t", "'Overdu' is not a word of the built-in templates"),
        ("duties | sort(attribute='titel')", "a record has no titel"),
        ("title | day(1, 2)", "the values here do not go together"),
    ],
)
def test_what_a_filter_cannot_take_is_a_finding(expression: str, message: str) -> None:
    (found,) = refused(f"{{{{ {expression} }}}}")
    assert found.endswith(message)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_filter_says_what_it_does(language: Language) -> None:
    assert all(FILTERS.values())
    assert made("{{ 'Overdue' | t }}", language=language)


WRONG = ("title", "count", "duties", "duties[0]", "remark", "[1, 'a', none]", "nowhere")
ARGUMENTS = (
    *("", "()", "(1)", "('title')", "(foo=1)", "(attribute='due', foo=1)", "(attribute=duties)"),
    *("(duties)", "('x', 1, none)", "('title', 'in', 1)", "('truncate', day)"),
)


@pytest.mark.parametrize("name", FILTERS)
def test_whatever_a_filter_is_given_it_ends_in_text_or_findings(name: str) -> None:
    for value in WRONG:
        for arguments in ARGUMENTS:
            with suppress(Refused):
                assert isinstance(made(f"{{{{ {value} | {name}{arguments} }}}}"), str)


@pytest.mark.parametrize(
    "source",
    ["duties | map | list", "duties | map(attribute='title', foo=1)", "duties | selectattr"],
)
def test_an_argument_that_a_filter_lacks_or_refuses_is_a_finding(source: str) -> None:
    (found,) = refused(f"\n{{{{ {source} }}}}")
    assert found.startswith("2:1-")
    assert found.endswith("DX907 a filter here is not given what it needs")
