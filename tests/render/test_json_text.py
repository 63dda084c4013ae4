"""JSON keeps every digit and letter, and nothing in it acts."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.render.json_text import as_json
from dxplan.render.visible import HIDDEN, LOG_COMMAND

from .samples import hostile_words

scalars = st.none() | st.booleans() | st.integers() | hostile_words
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(hostile_words, inner), max_leaves=8
)


def test_a_document_is_indented_and_keeps_its_order() -> None:
    document = {
        "b": [1, True, None, "Sở số"],
        "a": {},
        "c": [],
        "d": {"e": (dt.date(2024, 6, 30),)},
    }
    assert as_json(document) == (
        """\
{
  "b": [
    1,
    true,
    null,
    "Sở số"
  ],
  "a": {},
  "c": [],
  "d": {
    "e": [
      "2024-06-30"
    ]
  }
}
"""
    )


@pytest.mark.parametrize("digits", ["17.15", "0.1", "7.10", "-3", "12345678901234567890.123456789"])
def test_decimals_keep_their_digits(digits: str) -> None:
    assert as_json({"value": Decimal(digits)}) == f'{{\n  "value": {digits}\n}}\n'


def test_exponents_are_written_out() -> None:
    assert as_json(Decimal("1E+3")) == "1000\n"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), float("nan")])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        as_json({"value": value})


def test_years_as_keys_become_text() -> None:
    assert json.loads(as_json({2025: 1})) == {"2025": 1}


@given(values)
def test_everything_comes_back(value: Any) -> None:
    assert json.loads(as_json(value)) == value


@given(values)
def test_nothing_acts_on_a_terminal_or_a_log(value: Any) -> None:
    written = as_json(value)
    assert not HIDDEN.search(written.replace("\n", ""))
    assert not LOG_COMMAND.search(written)
    written.encode("utf-8")


@given(
    st.recursive(
        st.text(st.characters(codec="latin-1", exclude_categories=["C"], exclude_characters="#")),
        lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
        max_leaves=8,
    )
)
def test_the_layout_is_that_of_the_standard_library(value: Any) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert as_json(value) == expected
