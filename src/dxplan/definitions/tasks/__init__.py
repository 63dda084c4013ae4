"""The figures over tasks: each with what counts in its base.

`counts.py`, `rates.py` and `apart.py` hold the figures; `making.py` has what they are made with,
`definitions/bases.py` the bases.
"""

from __future__ import annotations

from dxplan.definitions.tasks.apart import BASES, OUTSIDE, RECURRING
from dxplan.definitions.tasks.counts import COUNTS
from dxplan.definitions.tasks.rates import RATES

__all__ = ["FIGURES"]

#: In the order of the dashboard.
FIGURES = (*COUNTS, *RATES, *RECURRING, OUTSIDE, *BASES)
