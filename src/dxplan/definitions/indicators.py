"""The figures over indicators: how many stand how, and what they rest on."""

from __future__ import annotations

from dxplan.definitions.figure import IndicatorFigure
from dxplan.language import marked
from dxplan.model import Basis
from dxplan.pace import Standing


def _standing(kind: Standing, label: str, formula: str) -> IndicatorFigure:
    return IndicatorFigure(
        name=f"indicators.{kind}",
        label=label,
        formula=formula,
        read=lambda found: found.indicators.standing[kind],
        counts=lambda _, standing: standing is kind,
    )


def _basis(kind: Basis, label: str, formula: str) -> IndicatorFigure:
    return IndicatorFigure(
        name=f"indicators.basis.{kind}",
        label=label,
        formula=formula,
        read=lambda found: found.indicators.basis[kind],
        counts=lambda indicator, _: indicator.basis is kind,
    )


FIGURES = (
    IndicatorFigure(
        name="indicators.total",
        label=marked("Indicators recorded"),
        formula=marked("all indicators written down"),
        read=lambda found: found.indicators.total,
        counts=lambda _indicator, _standing: True,
    ),
    _standing(
        Standing.MET,
        marked("Indicators met"),
        marked("the latest measurement reaches the target"),
    ),
    _standing(
        Standing.EXCEEDED,
        marked("Indicators exceeded"),
        marked("the latest measurement is better than the target"),
    ),
    _standing(
        Standing.ON_TRACK,
        marked("Indicators on track"),
        marked("not at the target yet, but at least as far as the straight line to it asks"),
    ),
    _standing(
        Standing.BEHIND,
        marked("Indicators behind"),
        marked("less far than the straight line to the target asks, or its year is over"),
    ),
    _standing(
        Standing.STALE,
        marked("Indicators whose figure is too old"),
        marked("the latest measurement is more than 15 months old"),
    ),
    _standing(
        Standing.NO_DATA,
        marked("Indicators without enough data"),
        marked("no measurement, or a single one and no baseline"),
    ),
    _basis(
        Basis.TRANSCRIBED,
        marked("Indicators transcribed from the annex"),
        marked("indicators whose basis is transcribed"),
    ),
    _basis(
        Basis.ANNOUNCED,
        marked("Indicators announced"),
        marked("indicators whose basis is announced"),
    ),
    _basis(Basis.CITED, marked("Indicators cited"), marked("indicators whose basis is cited")),
    _basis(
        Basis.DRAFTED, marked("Indicators drafted"), marked("indicators whose basis is drafted")
    ),
)
