"""An editor and dxplan take the same values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from dxplan.language import translator
from dxplan.scalars import (
    Misread,
    read_count,
    read_date,
    read_id,
    read_number,
    read_value,
    read_words,
    read_year,
)
from dxplan.schemas.values import value

READERS = (read_count, read_date, read_id, read_number, read_value, read_words, read_year)
Reader = Callable[[str], object]

#: Text that is often nearly what some reader takes.
NEARLY = st.one_of(
    st.text(max_size=12),
    st.from_regex(re.compile(r"[0-9]{3,4}-[0-9]{1,2}-[0-9]{1,2}", re.ASCII), fullmatch=True),
    st.from_regex(re.compile(r"-?[0-9]{0,6}\.?[0-9]{0,3}%?", re.ASCII), fullmatch=True),
    st.from_regex(re.compile(r"[-_.A-Za-z0-9]{0,66}", re.ASCII), fullmatch=True),
    st.sampled_from(["yes", "No", "TRUE", "false", "-0", "0.0", "02025", "2025.0", "1e3", " "]),
)


def takes(reader: Reader, written: str) -> bool:
    try:
        reader(written)
    except Misread:
        return False
    return True


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@settings(max_examples=300, deadline=None)
@given(written=NEARLY)
def test_text_is_let_through_by_an_editor_when_it_is_read(reader: Reader, written: str) -> None:
    form = Draft7Validator(value(reader, translator("en")))
    if written.endswith("\n"):  # `$` also matches before a last line end, in Python alone
        written = written.rstrip("\n")
    assert form.is_valid(written) == takes(reader, written)


@settings(max_examples=300, deadline=None)
@given(day=st.dates(dt.date(1899, 1, 1), dt.date(2201, 1, 1)))
def test_a_day_is_let_through_within_three_centuries(day: dt.date) -> None:
    form = Draft7Validator(value(read_date, translator("en")))
    assert form.is_valid(day.isoformat()) == (1900 <= day.year < 2200)


@pytest.mark.parametrize("reader", [read_number, read_value, read_count, read_year])
@given(number=st.integers(-5, 3000))
def test_a_number_is_let_through_when_its_digits_are(reader: Reader, number: int) -> None:
    form = Draft7Validator(value(reader, translator("en")))
    assert form.is_valid(number) == takes(reader, str(number))
