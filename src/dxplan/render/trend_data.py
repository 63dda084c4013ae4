"""Figures over time for other programs: JSON, and CSV with one row for each figure and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dxplan.render.tables import as_csv
from dxplan.rounding import rounded
from dxplan.trend import Known, Reading
from dxplan.views.table import Cell
from dxplan.views.trend import TrendChart, TrendView

_COLUMNS = ("figure", "period", "day", "open", "revision", "low", "high")


def trend_document(view: TrendView, revision: str | None) -> dict[str, Any]:
    """A trend as JSON (`schema/trend.schema.json`): rates 0..1, a range as a pair."""
    return {
        "schema_version": 1,
        "kind": "trend",
        "as_of": view.as_of.isoformat(),
        "revision": revision,
        "plan": {"number": view.plan.identity.number, "title": view.plan.identity.title},
        "by": view.by,
        "periods": [
            {
                "period": each.step.period.label,
                "day": each.step.day.isoformat(),
                "open": each.step.is_open,
                "revision": each.revision,
                "gap": None if each.gap is None else str(each.gap),
            }
            for each in view.known
        ],
        "figures": [
            {"figure": chart.name, "values": [_json(value, chart) for value in chart.values]}
            for chart in view.charts
        ],
    }


def trend_csv(view: TrendView) -> str:
    """A trend as CSV; the ends of a value that is no range are the same."""
    return as_csv(_COLUMNS, _rows(view))


def _rows(view: TrendView) -> Iterator[Sequence[Cell]]:
    for chart in view.charts:
        for known, value in zip(view.known, chart.values, strict=True):
            yield (chart.name, *_period(known), *_ends(value, chart))


def _period(known: Known) -> tuple[Cell, ...]:
    step = known.step
    return step.period.label, step.day, step.is_open, known.revision


def _ends(value: Reading, chart: TrendChart) -> tuple[Cell, Cell]:
    low, high = value if isinstance(value, tuple) else (value, value)
    return _exact(low, chart), _exact(high, chart)


def _json(value: Reading, chart: TrendChart) -> object:
    if isinstance(value, tuple):
        return [_exact(end, chart) for end in value]
    return _exact(value, chart)


def _exact(value: Decimal | int | bool | None, chart: TrendChart) -> Decimal | int | bool | None:  # noqa: FBT001 (a milestone)
    """A number as it is published; rates have four places, as everywhere."""
    if isinstance(value, Decimal) and chart.form == "rate":
        return rounded(value).normalize()
    return value
