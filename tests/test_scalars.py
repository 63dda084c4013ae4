from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.scalars import (
    MAX_DIGITS,
    MAX_ID,
    Misread,
    is_id,
    plain_letters,
    read_count,
    read_date,
    read_id,
    read_number,
    read_value,
    read_words,
    read_year,
    shown,
    strange_character,
)


def refusal(caught: pytest.ExceptionInfo[Misread]) -> tuple[str, str, str | None, str | None]:
    wrong = caught.value
    label, fix = (None if each is None else str(each) for each in (wrong.label, wrong.fix))
    return wrong.rule.code, str(wrong.message), label, fix


# dates


def test_dates_are_iso_days() -> None:
    assert read_date("2024-02-29") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "label", "fix"),
    [
        ("2025-06-31", "June has 30 days", "write 2025-06-30"),
        ("2025-02-29", "February has 28 days", "write 2025-02-28"),
        ("2025-06-00", "June has 30 days", "write 2025-06-01"),
        ("2025-13-01", "there is no month 13", None),
        ("2025-00-01", "there is no month 0", None),
        ("0025-01-01", "the year lies outside 1900–2199", None),
        ("2200-01-01", "the year lies outside 1900–2199", None),
        ("30/06/2025", "dates are written YYYY-MM-DD", "write 2025-06-30"),
        ("30.6.2025", "dates are written YYYY-MM-DD", "write 2025-06-30"),
        ("2025-6-3", "dates are written YYYY-MM-DD", "write 2025-06-03"),
        ("2025/06/31", "dates are written YYYY-MM-DD", None),
        ("06/07/25", "dates are written YYYY-MM-DD", None),
        ("1/2/203", "dates are written YYYY-MM-DD", None),
        ("2025", "dates are written YYYY-MM-DD", None),
        ("2025-06-30T00:00", "dates are written YYYY-MM-DD", None),
        ("２０２５-06-30", "dates are written YYYY-MM-DD", None),
        ("", "dates are written YYYY-MM-DD", None),
    ],
)
def test_what_is_no_date(written: str, label: str, fix: str | None) -> None:
    with pytest.raises(Misread) as caught:
        read_date(written)
    assert refusal(caught) == ("DX401", f"{written} is not a date", label, fix)


# numbers


@pytest.mark.parametrize("written", ["0", "10", "010", "-1.5", "16.25", "9" * MAX_DIGITS])
def test_numbers_are_exact(written: str) -> None:
    assert read_number(written) == Decimal(written)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("55,5", "write 55.5"),
        ("55 %", "write 55"),
        ("55.5%", "write 55.5"),
        ("1e3", None),
        ("0x1F", None),
        ("1_000", None),
        ("1.000.000", None),
        ("+5", None),
        (".5", None),
        ("NaN", None),
        (".inf", None),
        ("Infinity", None),
        ("١٢", None),
        ("12:30", None),
        ("", None),
    ],
)
def test_what_is_no_number(written: str, fix: str | None) -> None:
    with pytest.raises(Misread) as caught:
        read_number(written)
    assert refusal(caught) == (
        "DX205",
        f"{written} is not a number",
        "numbers are written like 16.25",
        fix,
    )


@pytest.mark.parametrize("read", [read_number, read_count, read_year, read_value])
def test_a_number_of_five_thousand_digits_is_a_slip(read: object) -> None:
    assert callable(read)
    with pytest.raises(Misread) as caught:
        read("9" * 5000)
    code, message, label, _ = refusal(caught)
    assert (code, label) == ("DX205", "at most 30 characters")
    assert len(message) < 100


def test_counts_are_whole_and_not_negative() -> None:
    assert read_count("27") == read_count("27.0") == 27
    for written in ("-1", "2.5"):
        with pytest.raises(Misread, match="is not a whole number from 0"):
            read_count(written)


def test_years_are_years() -> None:
    assert read_year("2025") == 2025
    for written in ("25", "20250"):
        with pytest.raises(Misread, match="is not a year"):
            read_year(written)


def test_values_are_numbers_or_answers() -> None:
    assert [read_value(each) for each in ("yes", "No", "TRUE", "false")] == [True, False] * 2
    assert read_value("1") == Decimal(1)
    assert read_value("1") is not True
    with pytest.raises(Misread, match="có is not a number"):
        read_value("có")


# words and ids


def test_text_has_something_in_it() -> None:
    assert read_words(" x ") == " x "
    with pytest.raises(Misread, match="the value is empty"):
        read_words(" \u00a0\n")


@pytest.mark.parametrize("name", ["a", "NV-CQS-001", "vb.1_2", "9", "x" * MAX_ID])
def test_ids(name: str) -> None:
    assert read_id(name) == name
    assert is_id(name)


@pytest.mark.parametrize(
    ("name", "label", "fix"),
    [
        ("sо-a", "holds U+043E cyrillic small letter o", "write so-a"),
        ("so–a", "holds U+2013 en dash", "write so-a"),
        ("so\u200b-a", "holds U+200B zero width space", "write so-a"),
        ("sở-nội-vụ", "use letters a–z, digits and -", "write so-noi-vu"),
        ("Đống Đa", "use letters a–z, digits and -", "write Dong-Da"),
        ("a--b", "use letters a–z, digits and -", None),
        ("-a-", "use letters a–z, digits and -", "write a"),
        ("239/KH", "use letters a–z, digits and -", "write 239-KH"),
        ("", "use letters a–z, digits and -", None),
        ("///", "use letters a–z, digits and -", None),
        ("a\n", "holds U+000A control", "write a"),
        ("x" * 65, "at most 64 characters", None),
    ],
)
def test_what_is_no_id(name: str, label: str, fix: str | None) -> None:
    with pytest.raises(Misread) as caught:
        read_id(name)
    code, _, found_label, found_fix = refusal(caught)
    assert (code, found_label, found_fix) == ("DX207", label, fix)


def test_plain_letters() -> None:
    assert plain_letters("Đường đі ΑΒ\u200b−1") == "Duong di AB-1"
    assert strange_character("so-a") is None


def test_long_values_are_shown_in_part() -> None:
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"


def misread(read: Callable[[Any], object], value: object) -> Misread | None:
    """What `read` has against `value`; any other exception fails the test."""
    try:
        read(value)
    except Misread as wrong:
        return wrong
    return None


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_readers_raise_nothing_but_misread(value: str) -> None:
    for read in (read_date, read_number, read_count, read_year, read_value):
        wrong = misread(read, value)
        assert wrong is None or str(wrong.message)


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_what_an_id_is_to_become_is_an_id(name: str) -> None:
    wrong = misread(read_id, name)
    if wrong is not None and wrong.fix is not None:
        assert misread(read_id, wrong.fix.values["value"]) is None
