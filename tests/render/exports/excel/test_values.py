"""Typed cells as Excel holds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dxplan.model import Target
from dxplan.pace import Standing
from dxplan.render.exports.excel.values import Shown, shown
from dxplan.render.notation import Notation
from dxplan.views.table import Cell, Form
from tests.builders import SOURCE

VIETNAMESE, ENGLISH = Notation("vi"), Notation("en")


@pytest.mark.parametrize(
    ("rate", "value", "code"),
    [
        ("0.1625", "0.1625", "0.00%"),
        ("0.076", "0.076", "0.0%"),
        ("0.5", "0.5", "0%"),
        ("0", "0", "0%"),
        ("1", "1", "0%"),
        ("0.98629716726", "0.9863", "0.00%"),
        ("0.00005", "0.0001", "0.00%"),
    ],
)
def test_a_rate_shows_the_decimals_it_has(rate: str, value: str, code: str) -> None:
    assert shown(Decimal(rate), "rate", ENGLISH) == Shown(Decimal(value), code)


@pytest.mark.parametrize(
    ("cell", "form", "value", "code"),
    [
        (None, "rate", None, "General"),
        (1234, "count", Decimal(1234), "#,##0"),
        (Decimal("17.150"), "number", Decimal("17.15"), "#,##0.00"),
        (Decimal("1E+2"), "number", Decimal(100), "#,##0"),
        (date(2024, 6, 30), "day", 45473, "yyyy-mm-dd"),
        (date(1899, 1, 1), "day", "1899-01-01", "General"),
        (Standing.BEHIND, "word", "! behind", "General"),
        (("NV-1", "NV-2"), "text", "NV-1, NV-2", "General"),
        (True, "number", "yes", "General"),
        ("#N/A", "text", "#N/A", "General"),
    ],
)  # fmt: skip
def test_a_cell_has_a_value_and_a_format(cell: Cell, form: Form, value: object, code: str) -> None:
    assert shown(cell, form, ENGLISH) == (value, code)


def test_a_number_with_more_digits_than_excel_keeps_is_text_or_ends_where_excel_ends() -> None:
    big = Decimal(12345678901234567890)
    assert shown(big, "number", ENGLISH).value == "12,345,678,901,234,567,890"
    third = Decimal(1) / Decimal(3)
    assert shown(third, "number", ENGLISH) == Shown(Decimal("0.333333333333333"), "#,##0.0000")
    assert isinstance(shown(Decimal("1E-40"), "number", ENGLISH).value, str)


def test_a_target_is_a_number_that_shows_its_sign() -> None:
    least = Target(year=2025, comparator=">=", value=Decimal(80), source=SOURCE)
    assert shown(least, "target", VIETNAMESE) == Shown(Decimal(80), '"≥ "#,##0')


def test_vietnamese_has_a_blank_before_the_percent_sign() -> None:
    assert shown(Decimal("0.1625"), "rate", VIETNAMESE).code == "0.00\\ %"
