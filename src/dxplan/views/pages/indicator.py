"""The page of an indicator: where it stands, each of its targets, and its values over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dxplan.horizons import Horizon, horizons
from dxplan.language import Text, counted, in_language, marked, text
from dxplan.measurements import Point
from dxplan.model import Indicator
from dxplan.pace import IndicatorState
from dxplan.selection import owner_of
from dxplan.succession import responsible
from dxplan.views.chart import chart_of
from dxplan.views.pages.page import Fact, Page, RecordView
from dxplan.views.precision import Precision
from dxplan.views.status import row_name, title_of
from dxplan.views.table import Column, Table
from dxplan.views.words import shown_state


def indicator_page(page: Page, indicator: Indicator) -> RecordView:
    """Everything known of an indicator on the day of `page`."""
    state = page.measured.indicator_states.get(indicator.id)
    ahead: tuple[Horizon, ...] = ()
    chart = None
    if state is not None:
        precision = Precision(state)
        ahead = tuple(precision.horizon(each) for each in horizons(state))
        chart = chart_of(state, ahead, precision.shown)
    facts = [*_standing(state, ahead), *_facts(page, indicator), *page.basis(indicator)]
    tables = (
        _targets(indicator, ahead),
        _measurements(page, state),
        _superseded(page, state),
        _tasks(page, indicator),
    )
    return RecordView(
        kind=marked("indicator"),
        id=indicator.id,
        title=in_language(page.language, indicator.name, indicator.name_en),
        place=page.place(indicator),
        facts=[fact for fact in facts if fact.value is not None],
        tables=[table for table in tables if table.rows],
        horizons=ahead,
        chart=chart,
    )


def _standing(state: IndicatorState | None, ahead: Sequence[Horizon]) -> list[Fact]:
    """How the indicator stands against the target it is judged for."""
    if state is None:
        return []
    latest = state.latest
    [judged] = (horizon for horizon in ahead if horizon.target is state.target)
    year = judged.target.year
    return [
        Fact(
            key="state",
            label=marked("State"),
            value=state.standing,
            remark=text("for {year}", year=str(year)),
        ),
        Fact(
            key="latest",
            label=marked("Latest"),
            value=latest.value if latest else None,
            remark=_age_of(latest.day, state.age_months)
            if latest and state.age_months is not None
            else None,
        ),
        Fact(
            key="expected",
            label=marked("Pace asks for"),
            value=judged.expected,
            remark=_line_of(state, latest.day) if latest else None,
        ),
        Fact(
            key="reached_on",
            label=marked("Projection"),
            value=judged.reached_on,
            remark=text("meets the target for {year}", year=str(year)),
        ),
    ]


def _age_of(day: date, months: int) -> Text:
    return counted("on {day}, {count} month old", "on {day}, {count} months old", months, day=day)


def _line_of(state: IndicatorState, day: date) -> Text:
    """On which day the line is read, where it leads, and whether it has a baseline to begin at."""
    if state.start_is_measured:
        return text(
            "on {day}, towards {year}; the line begins at the first measurement: "
            "there is no baseline",
            day=day,
            year=str(state.target.year),
        )
    return text("on {day}, towards {year}", day=day, year=str(state.target.year))


def _facts(page: Page, indicator: Indicator) -> list[Fact]:
    baseline = indicator.baseline
    return [
        Fact(
            key="baseline",
            label=marked("Baseline"),
            value=baseline.value if baseline else None,
            remark=text("on {day}", day=baseline.date) if baseline else None,
        ),
        Fact(key="unit", label=marked("Unit"), value=indicator.unit),
        Fact(key="kind", label=marked("Kind"), value=indicator.kind),
        Fact(key="direction", label=marked("Direction"), value=indicator.direction),
        Fact(
            key="pillar",
            label=marked("Pillar"),
            value=row_name(page.plan, "pillar", indicator.pillar, page.language),
        ),
        _owner(page, indicator),
    ]


def _owner(page: Page, indicator: Indicator) -> Fact:
    moved = responsible(page.plan, indicator.owner, page.as_of) != indicator.owner
    return Fact(
        key="owner",
        label=marked("Owner"),
        value=page.agency(owner_of(page.plan, indicator, page.as_of)),
        remark=text("in the plan: {name}", name=page.agency(indicator.owner)) if moved else None,
    )


def _targets(indicator: Indicator, ahead: Sequence[Horizon]) -> Table:
    columns = (
        Column(key="year", title=marked("Year")),
        Column(key="target", title=marked("Target"), form="target"),
        Column(key="expected_now", title=marked("Asked for now"), form="number"),
        Column(key="projected", title=marked("Projected"), form="number"),
        Column(key="on_course", title=marked("On course")),
        Column(key="state", title=marked("State"), form="word"),
        Column(key="source", title=marked("Source")),
    )
    rows = [
        (
            str(horizon.target.year),
            horizon.target,
            horizon.expected_now,
            horizon.projected,
            horizon.on_course,
            horizon.standing,
            f"[{(horizon.target.source or indicator.source).document}]",
        )
        for horizon in ahead
    ]
    return Table(key="targets", title=marked("Targets"), columns=columns, rows=rows)


def _measurements(page: Page, state: IndicatorState | None) -> Table:
    columns = (
        Column(key="date", title=marked("Date"), form="day"),
        Column(key="value", title=marked("Value"), form="number"),
        Column(key="reporter", title=marked("Reported by")),
        Column(key="note", title=marked("Note")),
        Column(key="place", title=marked("Place")),
    )
    rows = [
        (
            point.day,
            point.value,
            page.reporter(point.report),
            point.entry.note,
            page.place(point.entry),
        )
        for point in (state.points if state else ())
        if point.report is not None and point.entry is not None
    ]
    return Table(key="measurements", title=marked("Measurements"), columns=columns, rows=rows)


def _superseded(page: Page, state: IndicatorState | None) -> Table:
    """Values that gave way to another one for the same day, and the one that holds instead."""
    columns = (
        Column(key="date", title=marked("Date"), form="day"),
        Column(key="value", title=marked("Value"), form="number"),
        Column(key="reported_on", title=marked("Reported on"), form="day"),
        Column(key="reporter", title=marked("Reported by")),
        Column(key="holds", title=marked("Holds instead"), form="number"),
        Column(key="place", title=marked("Place")),
    )
    replaced: list[tuple[Point, Point]] = [
        (point, other) for point in (state.points if state else ()) for other in point.superseded
    ]
    rows = [
        (
            other.day,
            other.value,
            other.report.as_of,
            page.reporter(other.report),
            point.value,
            page.place(other.entry),
        )
        for point, other in replaced
        if other.report is not None and other.entry is not None
    ]
    return Table(key="superseded", title=marked("Values replaced"), columns=columns, rows=rows)


def _tasks(page: Page, indicator: Indicator) -> Table:
    columns = (
        Column(key="id", title=marked("Id")),
        Column(key="title", title=marked("Task")),
        Column(key="state", title=marked("State"), form="word"),
    )
    states = page.measured.task_states
    rows = [
        (task.id, title_of(task, page.language), shown_state(states[task.id]))
        for task in page.plan.tasks.values()
        if indicator.id in task.serves
    ]
    return Table(key="tasks", title=marked("Tasks that serve it"), columns=columns, rows=rows)
