"""Targets as officials write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.intake.tables import Cell, Form, Value
from dxplan.intake.targets import Aim, read_aim, read_target


def said(aim: Aim | None) -> str:
    if aim is None:
        return "?"
    what = f"{aim.range.min}..{aim.range.max}" if aim.range else f"{aim.comparator} {aim.value}"
    return f"{what} {aim.unit or ''}".strip()


READ = {
    "≥ 80%": ">= 80 %",
    ">=80": ">= 80",
    "Trên 90%": "> 90 %",
    "Trên 80": "> 80",
    "Tối thiểu 50%": ">= 50 %",
    "Ít nhất 50 %": ">= 50 %",
    "Không thấp hơn 50%": ">= 50 %",
    "Đạt tối thiểu 50%": ">= 50 %",
    "Đạt 100%": "= 100 %",
    "100%": "= 100 %",
    "100": "= 100",
    "80% trở lên": ">= 80 %",
    "Từ 80% trở lên": ">= 80 %",
    "Dưới 5%": "< 5 %",
    "≤ 3 ngày": "<= 3 ngày",
    "Không quá 4 giờ": "<= 4 giờ",
    "7 - 7,5%": "7..7.5 %",
    "7% - 7,5%": "7..7.5 %",
    "từ 7 đến 7,5%": "7..7.5 %",
    "80-100%": "80..100 %",
    "1.000": "= 1000",
    "10.000 doanh nghiệp": "= 10000 doanh nghiệp",
    "1.250.000": "= 1250000",
    "30.000,5 tỷ đồng": "= 30000.5 tỷ đồng",
    "7,50": "= 7.5",
    "1.5": "= 1.5",
    "0": "= 0",
}

NOT_READ = (
    "",
    "Top 5",
    "5 tỉnh dẫn đầu",
    "10 địa phương đứng đầu",
    "Nhóm 10",
    "Khoảng 30%",
    "1,000",
    "1.00.0",
    "từ 80%",
    "trên 7 - 8%",
    "8 - 7%",
    "dưới 5% trở lên",
    "100% (trừ hồ sơ mật)",
    "50% số xã",
    "80%; 90%",
    "Có",
    "1/3",
    "9" * 40,
)


@pytest.mark.parametrize(("written", "expected"), READ.items())
def test_a_usual_target_is_read(written: str, expected: str) -> None:
    assert said(read_aim(written)) == expected


@pytest.mark.parametrize("written", NOT_READ)
def test_an_uncertain_target_is_not_read(written: str) -> None:
    assert read_aim(written) is None


@pytest.mark.parametrize(
    ("value", "form", "unit", "expected"),
    [
        (Decimal("0.8"), "percent", "%", "= 80 %"),
        (Decimal("0.075"), "percent", None, "= 7.5 %"),
        (Decimal(80), "plain", "%", "= 80"),
        (Decimal("0.8"), "plain", "%", "?"),
        (Decimal("0.8"), "plain", "điểm", "= 0.8"),
        (Decimal("1E+3"), "plain", "trạm", "= 1000"),
        (dt.date(2025, 1, 1), "plain", "%", "?"),
    ],
)
def test_a_number_cell_is_read(value: Value, form: Form, unit: str | None, expected: str) -> None:
    cell = Cell(value=value, address="A1", home="A1", form=form)
    assert said(read_target(cell, unit)) == expected


@given(st.one_of(st.text(), st.text(st.sampled_from("0123456789.,%-≥≤<> trênởlừđếnạ"))))
def test_no_text_breaks_the_reading(written: str) -> None:
    aim = read_aim(written)
    assert aim is None or (aim.value is None) == (aim.range is not None)
