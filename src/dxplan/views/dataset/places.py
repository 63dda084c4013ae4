"""To how many places worked-out numbers are published."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_PLACES = Decimal("0.0001")
#: Room for sums of the longest weights a file can hold.
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)


def published(value: Decimal | None) -> Decimal | None:
    """With at most four places, rounded half up, as everywhere in the JSON of dxplan."""
    if value is None:
        return None
    return value.quantize(_PLACES, context=_EXACT).normalize(_EXACT)
