"""Indicators as a report shows them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from dxplan.horizons import Horizon, horizons
from dxplan.language import in_language, marked
from dxplan.measurements import Point
from dxplan.model import Basis, Direction, Indicator, Kind, Target, Value
from dxplan.pace import IndicatorState, Standing
from dxplan.selection import owner_of
from dxplan.views.facts import facts
from dxplan.views.precision import Precision
from dxplan.views.report.naming import Naming


@facts
class MeasurementFacts:
    """One value on a day."""

    day: Annotated[date, marked("The day it holds for.")]
    value: Annotated[Value, marked("The value, in the unit of the indicator.")]
    reporter: Annotated[str | None, marked("Agency or source that said so.")]


@facts
class TargetFacts:
    """What an indicator shall reach by the end of a year, and where it stands."""

    year: Annotated[str, marked("The target year.")]
    target: Annotated[Target, marked("What is asked for, such as ≥ 80.")]
    standing: Annotated[Standing, marked("How the indicator stands for this year.")]
    expected: Annotated[
        Decimal | None, marked("What the straight line asks for on the day of the latest value.")
    ]
    projected: Annotated[
        Decimal | None, marked("Where the values lead by the end of the year, if they go on so.")
    ]
    reached_on: Annotated[date | None, marked("Day on which the projection reaches the target.")]
    source: Annotated[str | None, marked("Number or title of the source of the target.")]


@facts
class IndicatorFacts:
    """One indicator on the day of the report."""

    id: Annotated[str, marked("Id of the indicator.")]
    pillar: Annotated[str, marked("Id of its pillar.")]
    pillar_name: Annotated[str, marked("Name of its pillar.")]
    name: Annotated[str, marked("Name of the indicator.")]
    unit: Annotated[str, marked("Unit of its values.")]
    kind: Annotated[Kind, marked("share, number, rank or milestone.")]
    direction: Annotated[Direction, marked("Which way is better: up, down, or keep.")]
    owner: Annotated[str, marked("Id of the agency that answers for it on the day.")]
    owner_name: Annotated[str, marked("Name of the agency that answers for it on the day.")]
    owner_short: Annotated[str, marked("Short name of that agency.")]
    baseline: Annotated[Value | None, marked("Value before the plan began.")]
    baseline_day: Annotated[date | None, marked("Day of that value.")]
    value: Annotated[Value | None, marked("Latest value.")]
    day: Annotated[date | None, marked("Day of the latest value.")]
    age_months: Annotated[int | None, marked("Months since that day.")]
    target: Annotated[Target | None, marked("What it is judged for: the next target.")]
    year: Annotated[str | None, marked("The year of that target.")]
    standing: Annotated[Standing, marked("How it stands for that year.")]
    expected: Annotated[
        Decimal | None, marked("What the straight line asks for on the day of the latest value.")
    ]
    targets: Annotated[tuple[TargetFacts, ...], marked("All its targets, by year.")]
    measurements: Annotated[tuple[MeasurementFacts, ...], marked("All its values, oldest first.")]
    serving: Annotated[tuple[str, ...], marked("Ids of the tasks that serve it.")]
    note: Annotated[str | None, marked("Note on the indicator.")]
    basis: Annotated[Basis, marked("How sure the record is.")]
    source: Annotated[str, marked("Id of the source it rests on.")]
    source_name: Annotated[str, marked("Number or title of that source.")]
    place: Annotated[str, marked("File and line where it is written.")]


def indicator_facts(
    naming: Naming,
    indicator: Indicator,
    state: IndicatorState | None,
    serving: tuple[str, ...],
    as_of: date,
) -> IndicatorFacts:
    """One indicator of a report; without a target there is no state."""
    owner = owner_of(naming.plan, indicator, as_of)
    baseline = indicator.baseline
    targets = _targets(naming, state)
    judged = next((each for each in targets if state and each.target is state.target), None)
    latest = state.latest if state else None
    return IndicatorFacts(
        id=indicator.id,
        pillar=indicator.pillar,
        pillar_name=naming.pillar(indicator.pillar),
        name=in_language(naming.language, indicator.name, indicator.name_en),
        unit=indicator.unit,
        kind=indicator.kind,
        direction=indicator.direction,
        owner=owner,
        owner_name=naming.agency(owner),
        owner_short=naming.short(owner),
        baseline=baseline.value if baseline else None,
        baseline_day=baseline.date if baseline else None,
        value=latest.value if latest else None,
        day=latest.day if latest else None,
        age_months=state.age_months if state else None,
        target=judged.target if judged else None,
        year=judged.year if judged else None,
        standing=state.standing if state else Standing.NO_DATA,
        expected=judged.expected if judged else None,
        targets=targets,
        measurements=tuple(_measured(naming, point) for point in (state.points if state else ())),
        serving=serving,
        note=indicator.note,
        basis=indicator.basis,
        source=indicator.source.document,
        source_name=naming.source(indicator.source.document),
        place=naming.place(indicator),
    )


def _targets(naming: Naming, state: IndicatorState | None) -> tuple[TargetFacts, ...]:
    if state is None:
        return ()
    precision = Precision(state)
    return tuple(_target(naming, precision.horizon(each)) for each in horizons(state))


def _target(naming: Naming, horizon: Horizon) -> TargetFacts:
    target = horizon.target
    return TargetFacts(
        year=str(target.year),
        target=target,
        standing=horizon.standing,
        expected=horizon.expected,
        projected=horizon.projected,
        reached_on=horizon.reached_on,
        source=naming.source(target.source.document) if target.source else None,
    )


def _measured(naming: Naming, point: Point) -> MeasurementFacts:
    report = point.report
    reporter = None
    if report is not None:
        reporter = (
            naming.short(report.agency) if report.agency else naming.source(report.source or "")
        )
    return MeasurementFacts(day=point.day, value=point.value, reporter=reporter)
