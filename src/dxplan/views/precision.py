"""To how many places the worked-out values of an indicator are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dxplan.horizons import Horizon
from dxplan.model import Value
from dxplan.pace import IndicatorState
from dxplan.rounding import EXACT

_LEAST_PLACES = 2
#: From here on two places say nothing: nobody asks for 7,227.96 enterprises.
_LARGE = 1000


class Precision:
    """Rounds half up to as many places as the indicator's own values have, small ones at least two.

    An index that runs from 0.8241 to 0.85 says nothing with two places.
    """

    def __init__(self, state: IndicatorState) -> None:
        values = [value for value in _values(state) if isinstance(value, Decimal)]
        large = any(abs(value) >= _LARGE for value in values)
        places = max(0 if large else _LEAST_PLACES, *map(_places, values), 0)
        self._unit = Decimal(1).scaleb(-places)

    def shown(self, value: Decimal | None) -> Decimal | None:
        """The value as it is shown."""
        if value is None:
            return None
        return value.quantize(self._unit, context=EXACT).normalize(EXACT)

    def horizon(self, horizon: Horizon) -> Horizon:
        """A horizon with all its values as they are shown."""
        return replace(
            horizon,
            expected=self.shown(horizon.expected),
            expected_now=self.shown(horizon.expected_now),
            projected=self.shown(horizon.projected),
        )


def _values(state: IndicatorState) -> Iterator[Value | None]:
    """Everything the files say of the indicator in numbers."""
    if state.indicator.baseline is not None:
        yield state.indicator.baseline.value
    yield from (point.value for point in state.points)
    for target in state.indicator.targets:
        yield target.value
        if target.range is not None:
            yield from (target.range.min, target.range.max)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
