"""Tables of indicators: what they are, their targets, how they stand on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple

from dxplan.figures import Measured
from dxplan.horizons import Horizon, horizons
from dxplan.language import marked
from dxplan.model import Basis, Comparator, Direction, Indicator, Kind, Plan, Target, Value
from dxplan.pace import IndicatorState, Standing
from dxplan.selection import owner_of
from dxplan.views.dataset.naming import cited
from dxplan.views.dataset.tables import COUNT, YEAR, About, Ref, Row, Unit, row
from dxplan.views.precision import Precision


@row
class IndicatorRow:
    """An indicator."""

    TABLE: ClassVar = About(
        name="indicators", meaning=marked("The indicators, one a row."), key=("indicator_id",)
    )

    indicator_id: Annotated[str, marked("Id of the indicator, such as CT-CQS-01.")]
    selected: Annotated[
        bool,
        marked(
            "Whether it belongs to the selection. Others are here because a selected task serves"
            " them; of these there are no targets, values, states and decisions."
        ),
    ]
    pillar_id: Annotated[str, marked("The pillar it counts in."), Ref("pillars")]
    name: Annotated[str, marked("What is measured.")]
    name_en: Annotated[str | None, marked("The name in English.")]
    unit: Annotated[str, marked("Unit of its values.")]
    kind: Annotated[
        Kind,
        marked(
            "share: 0 to 100; number: any number; rank: a whole number from 1; milestone: yes"
            " or no."
        ),
    ]
    direction: Annotated[Direction, marked("Whether higher or lower values are better.")]
    owner_id: Annotated[
        str, marked("The agency that reports it, as the plan named it."), Ref("agencies")
    ]
    baseline_date: Annotated[dt.date | None, marked("The day the baseline holds for.")]
    baseline_value: Annotated[
        Decimal | None, marked("The baseline as a number; empty for a milestone.")
    ]
    baseline_answer: Annotated[
        bool | None, marked("The baseline of a milestone; empty for all others.")
    ]
    baseline_source_id: Annotated[str | None, marked("Where the baseline is from."), Ref("sources")]
    baseline_locator: Annotated[str | None, marked("Where in that source.")]
    basis: Annotated[Basis, marked("How sure the record is.")]
    source_id: Annotated[str | None, marked("The document or page that sets it."), Ref("sources")]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]
    note: Annotated[str | None, marked("What a reader should know.")]


@row
class TargetRow:
    """A target."""

    TABLE: ClassVar = About(
        name="indicator_targets",
        meaning=marked("What indicators shall reach, one indicator and target year a row."),
        key=("indicator_id", "year"),
    )

    indicator_id: Annotated[str, marked("The indicator."), Ref("indicators")]
    year: Annotated[int, marked("To be reached by 31 December of this year."), YEAR]
    comparator: Annotated[
        Comparator | None, marked("At least, more than, exactly, at most or less than.")
    ]
    value: Annotated[
        Decimal | None,
        marked("What values are compared with; empty for a milestone and for a corridor."),
    ]
    answer: Annotated[
        bool | None, marked("The answer a milestone shall have; empty for all others.")
    ]
    range_min: Annotated[Decimal | None, marked("Of a corridor, the lower end, itself included.")]
    range_max: Annotated[Decimal | None, marked("Of a corridor, the upper end, itself included.")]
    source_id: Annotated[
        str | None,
        marked("Where the value is from, if not from the source of the indicator."),
        Ref("sources"),
    ]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]


@row
class IndicatorStateRow:
    """An indicator on the day, judged for one target year."""

    TABLE: ClassVar = About(
        name="indicator_states",
        meaning=marked(
            "How indicators stand on the day, one day, indicator and target year a row."
            " Worked-out values have as many places as those of the indicator."
        ),
        key=("as_of", "indicator_id", "year"),
    )

    as_of: Annotated[dt.date, marked("The day it is judged on.")]
    indicator_id: Annotated[str, marked("The indicator."), Ref("indicators")]
    year: Annotated[int, marked("The target year it is judged for."), YEAR]
    counted: Annotated[
        bool, marked("Whether the figures count the indicator by its standing for this year.")
    ]
    standing: Annotated[Standing, marked("How it stands against the target of this year.")]
    agency_id: Annotated[
        str | None,
        marked("The agency it is counted under on the day."),
        Ref("agencies"),
    ]
    measured_on: Annotated[dt.date | None, marked("The day of the latest measurement.")]
    value: Annotated[Decimal | None, marked("The latest value as a number; empty for a milestone.")]
    answer: Annotated[
        bool | None, marked("The latest answer of a milestone; empty for all others.")
    ]
    age_months: Annotated[
        int | None,
        marked("Whole months between the latest measurement and the day."),
        COUNT,
        Unit("month"),
    ]
    start_date: Annotated[
        dt.date | None, marked("Where the straight line to the target begins: the day.")
    ]
    start_value: Annotated[
        Decimal | None, marked("Where the straight line to the target begins: the value.")
    ]
    start_measured: Annotated[
        bool, marked("Whether the first measurement stands in for a missing baseline.")
    ]
    expected: Annotated[
        Decimal | None, marked("What the straight line asks for on the day of the latest value.")
    ]
    expected_now: Annotated[
        Decimal | None, marked("What the straight line asks for on the day it is judged on.")
    ]
    projected: Annotated[
        Decimal | None,
        marked("The value on 31 December of the target year if values go on as they went."),
    ]
    on_course: Annotated[bool | None, marked("Whether the projected value reaches the target.")]
    reached_on: Annotated[
        dt.date | None, marked("The day on which the projection reaches the target.")
    ]


class Said(NamedTuple):
    """A value in two columns, so that nobody adds up answers."""

    value: Decimal | None
    answer: bool | None


def said(value: Value | None) -> Said:
    """A number, or the answer of a milestone."""
    return Said(None, value) if isinstance(value, bool) else Said(value, None)


def indicator_rows(plan: Plan, measured: Measured) -> Iterator[Row]:
    """All indicators, and of those selected the targets and how they stand."""
    selected = {each.id for each in measured.scope.indicators}
    for indicator in plan.indicators.values():
        yield _indicator(indicator, selected=indicator.id in selected)
    for indicator in measured.scope.indicators:
        yield from (_target(indicator, each) for each in indicator.targets)
        yield from _states(plan, measured, indicator)


def _indicator(indicator: Indicator, *, selected: bool) -> IndicatorRow:
    source, locator = cited(indicator.source)
    baseline = indicator.baseline
    value, answer = said(baseline.value if baseline else None)
    baseline_source, baseline_locator = cited(baseline.source if baseline else None)
    return IndicatorRow(
        indicator_id=indicator.id,
        selected=selected,
        pillar_id=indicator.pillar,
        name=indicator.name,
        name_en=indicator.name_en,
        unit=indicator.unit,
        kind=indicator.kind,
        direction=indicator.direction,
        owner_id=indicator.owner,
        baseline_date=baseline.date if baseline else None,
        baseline_value=value,
        baseline_answer=answer,
        baseline_source_id=baseline_source,
        baseline_locator=baseline_locator,
        basis=indicator.basis,
        source_id=source,
        locator=locator,
        note=indicator.note,
    )


def _target(indicator: Indicator, target: Target) -> TargetRow:
    source, locator = cited(target.source)
    value, answer = said(target.value)
    return TargetRow(
        indicator_id=indicator.id,
        year=target.year,
        comparator=target.comparator,
        value=value,
        answer=answer,
        range_min=target.range.min if target.range else None,
        range_max=target.range.max if target.range else None,
        source_id=source,
        locator=locator,
    )


def _states(plan: Plan, measured: Measured, indicator: Indicator) -> Iterator[IndicatorStateRow]:
    state = measured.indicator_states.get(indicator.id)
    if state is None:
        return
    owner = owner_of(plan, indicator, measured.as_of)
    shown = Precision(state)
    for horizon in horizons(state):
        yield _state(state, shown.horizon(horizon), owner)


def _state(state: IndicatorState, horizon: Horizon, owner: str) -> IndicatorStateRow:
    latest, start = state.latest, state.start
    value, answer = said(latest.value if latest else None)
    return IndicatorStateRow(
        as_of=state.as_of,
        indicator_id=state.indicator.id,
        year=horizon.target.year,
        counted=horizon.target.year == state.target.year,
        standing=horizon.standing,
        agency_id=owner,
        measured_on=latest.day if latest else None,
        value=value,
        answer=answer,
        age_months=state.age_months,
        start_date=start.day if start else None,
        start_value=said(start.value if start else None).value,
        start_measured=state.start_is_measured,
        expected=horizon.expected,
        expected_now=horizon.expected_now,
        projected=horizon.projected,
        on_course=horizon.on_course,
        reached_on=horizon.reached_on,
    )
