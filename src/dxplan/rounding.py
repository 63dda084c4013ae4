"""How worked-out numbers are rounded: the same for readers and for other programs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import overload

#: Four places, as many as a percentage with two decimals needs.
PLACES = Decimal("0.0001")
#: Room for sums of the longest weights a file can hold.
EXACT = Context(prec=100, rounding=ROUND_HALF_UP)


def rounded(number: Decimal) -> Decimal:
    """A number with four places, half up."""
    return number.quantize(PLACES, context=EXACT)


@overload
def published(number: Decimal) -> Decimal: ...
@overload
def published(number: None) -> None: ...
@overload
def published(number: Decimal | None) -> Decimal | None: ...
def published(number: Decimal | None) -> Decimal | None:
    """The same without zeros at its end, for tables; what is not known stays unknown."""
    return None if number is None else rounded(number).normalize(EXACT)
