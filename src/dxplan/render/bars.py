"""Bars and marks in a row of character cells: drawn in eighths, told apart by shape alone."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

FULL = "█"
#: What fills none to seven eighths of a cell, from the left.
_EIGHTHS = " ▏▎▍▌▋▊▉"
LIGHT = "░"
#: A place on the way, and the place to arrive at.
LINE_MARK, TARGET_MARK = "┊", "┃"


def share(value: Decimal, low: Decimal, high: Decimal) -> Fraction:
    """How far along the way from `low` to `high` a value lies: 0 to 1, held at both ends."""
    way = Fraction(value) - Fraction(low)
    return min(max(way / (Fraction(high) - Fraction(low)), Fraction(0)), Fraction(1))


def solid(length: Fraction, width: int) -> str:
    """A bar over `length` (0 to 1) of `width` cells, to the nearest eighth of a cell."""
    full, eighths = divmod(round(length * width * 8), 8)
    return (FULL * full + _EIGHTHS[eighths] * (full < width)).ljust(width)


def light(length: Fraction, width: int) -> str:
    """A bar for what is not known yet, in whole cells: those a solid bar would touch."""
    return (LIGHT * ceil(length * width)).ljust(width)


def spanning(low: Fraction, high: Fraction, width: int) -> str:
    """A bar that is solid up to what is sure, and light from there to what is possible."""
    sure = solid(low, width).rstrip()
    possible = light(high, width).rstrip() if high > low else ""
    return (sure + possible[len(sure) :]).ljust(width)


def with_mark(bar: str, place: Fraction, mark: str) -> str:
    """A bar with a mark in the cell where a bar of that length would end."""
    cell = max(0, ceil(place * len(bar)) - 1)
    return bar[:cell] + mark + bar[cell + 1 :]
