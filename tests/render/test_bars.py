"""Bars and marks in character cells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dxplan.render.bars import LINE_MARK, TARGET_MARK, light, share, solid, with_mark

SHARES = st.fractions(0, 1)
WIDTHS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("eighths", "drawn"),
    [
        (0, "    "),
        (1, "▏   "),
        (4, "▌   "),
        (7, "▉   "),
        (8, "█   "),
        (13, "█▋  "),
        (31, "███▉"),
        (32, "████"),
    ],
)
def test_a_bar_is_drawn_to_the_eighth_of_a_cell(eighths: int, drawn: str) -> None:
    assert solid(Fraction(eighths, 32), 4) == drawn


@pytest.mark.parametrize(("length", "drawn"), [("0", "    "), ("0.01", "░   "), ("0.5", "░░  ")])
def test_what_is_projected_is_shaded_in_whole_cells(length: str, drawn: str) -> None:
    assert light(Fraction(length), 4) == drawn


@pytest.mark.parametrize(
    ("place", "drawn"), [("0", "┃███"), ("0.25", "┃███"), ("0.26", "█┃██"), ("1", "███┃")]
)
def test_a_mark_stands_where_a_bar_of_that_length_ends(place: str, drawn: str) -> None:
    assert with_mark("████", Fraction(place), TARGET_MARK) == drawn


@pytest.mark.parametrize(
    ("value", "expected"), [(-10, "0"), (0, "1/5"), (20, "3/5"), (40, "1"), (50, "1")]
)
def test_a_value_lies_between_the_ends_of_the_scale(value: int, expected: str) -> None:
    assert share(Decimal(value), Decimal(-10), Decimal(40)) == Fraction(expected)


@given(length=SHARES, mark=SHARES, width=WIDTHS)
def test_bars_are_as_wide_as_asked_for(length: Fraction, mark: Fraction, width: int) -> None:
    for bar in (solid(length, width), light(length, width)):
        assert cell_len(bar) == cell_len(with_mark(bar, mark, LINE_MARK)) == width


@given(low=SHARES, high=SHARES, width=WIDTHS)
def test_a_longer_bar_never_looks_shorter(low: Fraction, high: Fraction, width: int) -> None:
    low, high = sorted((low, high))
    for draw in (solid, light):
        assert len(draw(low, width).rstrip()) <= len(draw(high, width).rstrip())
