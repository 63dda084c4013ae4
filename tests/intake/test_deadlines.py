"""Deadlines as officials write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.intake.deadlines import Deadline, read_deadline, read_start, read_words
from dxplan.intake.tables import Cell, Form, Value


def cell(value: Value, form: Form = "plain") -> Cell:
    return Cell(value=value, address="A1", home="A1", form=form)


def said(deadline: Deadline | None) -> str:
    """start..due, or the rhythm with its bounds."""
    if deadline is None:
        return "?"
    start = f"{deadline.start}.." if deadline.start else ""
    if deadline.recurs is None:
        return f"{start}{deadline.due}"
    end = f" until {deadline.until}" if deadline.until else ""
    return f"{deadline.recurs}{' from ' + str(deadline.start) if deadline.start else ''}{end}"


READ = {
    "Quý IV/2024": "2024-12-31",
    "Quý IV năm 2024": "2024-12-31",
    "QUÝ 1/2025": "2025-03-31",
    "Quý II - 2025": "2025-06-30",
    "Q3/2024": "2024-09-30",
    "Trước 30/6/2025": "2025-06-30",
    "Trước ngày 30/6/2025": "2025-06-30",
    "Hoàn thành trước ngày 31/12/2024": "2024-12-31",
    "30/6/2025": "2025-06-30",
    "30.06.2025": "2025-06-30",
    "31/12/2025": "2025-12-31",
    "2025-06-30": "2025-06-30",
    "Ngày 30 tháng 6 năm 2025": "2025-06-30",
    "Tháng 12/2025": "2025-12-31",
    "12/2025": "2025-12-31",
    "02/2024": "2024-02-29",
    "T6/2025": "2025-06-30",
    "tháng 6 năm 2025": "2025-06-30",
    "Đến tháng 6/2025": "2025-06-30",
    "2024": "2024-12-31",
    "Năm 2025": "2025-12-31",
    "Trong năm 2025": "2025-12-31",
    "Đến năm 2025": "2025-12-31",
    "Đến hết năm 2025": "2025-12-31",
    "Cuối năm 2025": "2025-12-31",
    "Hoàn thành trong Quý IV/2024": "2024-12-31",
    "Chậm nhất là 30/6/2025": "2025-06-30",
    "6 tháng đầu năm 2025": "2025-06-30",
    "2024 - 2025": "2024-01-01..2025-12-31",
    "2024-2025": "2024-01-01..2025-12-31",
    "2024 – 2025": "2024-01-01..2025-12-31",
    "Giai đoạn 2024 - 2025": "2024-01-01..2025-12-31",
    "Từ năm 2024 đến năm 2025": "2024-01-01..2025-12-31",
    "Từ năm 2024 đến hết năm 2025": "2024-01-01..2025-12-31",
    "Quý I/2024 - Quý IV/2025": "2024-01-01..2025-12-31",
    "Quý III - IV/2024": "2024-07-01..2024-12-31",
    "Tháng 10-12/2025": "2025-10-01..2025-12-31",
    "01/01/2024 - 30/6/2024": "2024-01-01..2024-06-30",
    "Thường xuyên": "continuous",
    "Thường xuyên, liên tục": "continuous",
    "Hàng tháng": "monthly",
    "Hàng quý": "quarterly",
    "Hằng quý": "quarterly",
    "6 tháng": "half_yearly",
    "6 tháng/lần": "half_yearly",
    "Định kỳ 6 tháng": "half_yearly",
    "Hằng năm": "yearly",
    "Hàng năm": "yearly",
    "Thường xuyên, 2024 - 2025": "continuous from 2024-01-01 until 2025-12-31",
    "Thường xuyên đến hết năm 2025": "continuous until 2025-12-31",
    "Hằng năm (2024 - 2025)": "yearly from 2024-01-01 until 2025-12-31",
    "Hằng năm, từ năm 2024": "yearly from 2024-01-01",
    "Quarterly": "quarterly",
    "By the end of 2025": "2025-12-31",
}

NOT_READ = (
    "",
    "Trước năm 2025",
    "Trước tháng 6/2025",
    "Trước quý IV/2024",
    "Đầu năm 2025",
    "Theo yêu cầu",
    "31/6/2025",
    "30/6/25",
    "Tháng 13/2025",
    "Quý V/2025",
    "10-12/2025",
    "2024-12-2025",
    "2025 - 2024",
    "2024, 2025",
    "Quý II, Quý IV/2024",
    "12 tháng",
    "6 tháng cuối năm",
    "Thường xuyên, hằng năm",
    "Thường xuyên theo kế hoạch",
    "Năm 1025",
    "Sau khi có hướng dẫn",
)


@pytest.mark.parametrize(("written", "expected"), READ.items())
def test_a_usual_deadline_is_read(written: str, expected: str) -> None:
    assert said(read_words(written)) == expected


@pytest.mark.parametrize("written", NOT_READ)
def test_an_uncertain_deadline_is_not_read(written: str) -> None:
    assert read_words(written) is None


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (dt.date(2025, 6, 30), "plain", "2025-06-30"),
        (dt.date(2025, 12, 1), "plain", "2025-12-01"),
        (dt.date(2025, 12, 1), "month", "2025-12-31"),
        (dt.date(1925, 12, 1), "plain", "?"),
        (Decimal(2025), "plain", "2025-12-31"),
        (Decimal(45838), "plain", "?"),
        (Decimal("2025.5"), "plain", "?"),
    ],
)
def test_a_cell_of_another_type_is_read(value: Value, form: Form, expected: str) -> None:
    assert said(read_deadline(cell(value, form))) == expected


def test_a_beginning_is_the_first_day() -> None:
    assert read_start(cell("Quý II/2024")) == dt.date(2024, 4, 1)
    assert read_start(cell(dt.date(2024, 4, 2))) == dt.date(2024, 4, 2)
    assert read_start(cell("sớm")) is None


ALPHABET = st.sampled_from("0123456789/-. ,;:()QuýIVXnămthángđếntrướchằngaừ")


@given(st.one_of(st.text(), st.text(ALPHABET)))
def test_no_text_breaks_the_reading(written: str) -> None:
    found = read_words(written)
    assert found is None or found.due is None or found.due.year in range(2000, 2101)
