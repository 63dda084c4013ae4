"""One expression and its typed value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dxplan.render.notation import Notation
from dxplan.render.templates.budget import Budget
from dxplan.render.templates.environment import environment
from dxplan.render.templates.expressions import expression
from dxplan.render.templates.findings import Refused
from tests.render.templates.trying import SHEET, lines

CONTEXT = {"duties": SHEET.duties, "rate": SHEET.rate, "day": SHEET.day, "title": SHEET.title}


def value(source: str) -> Any:
    sandbox = environment(Notation("en"), (), "text")
    return expression(sandbox, source, "b.xlsx!S!C4").value(CONTEXT)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("rate", Decimal("0.1625")),
        ("day", date(2024, 6, 30)),
        ("title", "Kế hoạch"),
        ("duties[1].due", None),
        ("duties | length", 3),
        ("rate > 0.1", True),
        ("day if rate > 1 else none", None),
        ("(duties | first).title", "a"),
        (" duties ", SHEET.duties),
        ("'{{ title }}'", "{{ title }}"),
        ("\n rate\n", Decimal("0.1625")),
    ],
)
def test_an_expression_keeps_its_type(source: str, expected: object) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("titel", "1:1-6 DX902 the name titel does not exist"),
        ("duties[0].titel", "1:11-16 DX902 a record has no titel"),
        ("rate + 1", "1:6-7 DX904 a template cannot compute with +"),
        ("title.__class__", "1:6-16 DX903 __class__ is out of reach"),
        ("rate }} {{ day", "DX901 this is not one expression"),
        ("rate }}", "DX901"),
        ("", "DX901"),
        ("rate,", "1:1-5 DX903 a list in a template holds words and numbers only"),
        ("{% for a in b %}", "DX901"),
        ("1e999", "1:1-6 DX905 this number is larger than any that can be written"),
        ("duties | map | list", "DX907 a filter here is not given what it needs"),
        ("title | day", "1:9-12 DX907 the filter day cannot take a text"),
    ],
)
def test_what_has_no_value_is_a_finding(source: str, found: str) -> None:
    with pytest.raises(Refused) as caught:
        value(source)
    assert found in lines(caught.value.findings)[0]
    assert caught.value.findings[0].location.path == "b.xlsx!S!C4"


def test_all_expressions_of_a_sandbox_share_its_limits() -> None:
    sandbox = environment(Notation("en"), (), "text", Budget(steps=10))
    read = expression(sandbox, "title", "C4")
    assert [read.value(CONTEXT) for _ in range(10)] == ["Kế hoạch"] * 10
    with pytest.raises(Refused) as caught:
        read.value(CONTEXT)
    assert "DX905" in lines(caught.value.findings)[0]
