"""What holds of the figures of any plan, whatever is reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.figures import By, Measured, TaskTally, measure, shares
from dxplan.model import (
    AgencyGroup,
    Baseline,
    Comparator,
    Direction,
    Group,
    Handover,
    Indicator,
    Measurement,
    Pillar,
    Plan,
    Recurrence,
    Report,
    Status,
    Successor,
    Target,
    Task,
    TaskReport,
)
from dxplan.pace import Standing
from dxplan.render.notation import rounded
from dxplan.selection import Selection
from dxplan.states import Progress
from tests.builders import agency, indicator, plan, report, said, task

#: Days on and around which something happens: periods close, agencies and years end.
CALENDAR = [
    date(year, month, day)
    for year, months in ((2023, (1, 12)), (2024, (3, 6, 9)), (2025, (2, 7, 12)), (2026, (1, 6)))
    for month in months
    for day in (1, 14, 15, 28)
] + [date(2024, 12, 31), date(2025, 12, 31), date(2026, 1, 1)]
DAYS = st.sampled_from(CALENDAR)
MAYBE_DAYS = st.sampled_from([None, *CALENDAR])
#: Enough for small plans; a run on a busy machine must not fail for its time.
quick = settings(max_examples=30, deadline=None)
LONG_AGO = date(2019, 12, 31)

TASKS = [f"NV-{n}" for n in range(6)]
INDICATORS = [f"CT-{n}" for n in range(3)]
#: Two that go on, one that is merged away, one that nobody follows.
AGENCIES = ["so-a", "so-b", "so-cu", "q-x"]
GROUPS = ["cqs", "ktx", "thc"]
PILLARS = ["cqs", "kts"]


#: Deadline, rhythm and end of the rhythm.
TERMS = [
    *((None, None, None), (None, Recurrence.MONTHLY, None), (None, Recurrence.YEARLY, None)),
    *((day, None, None) for day in CALENDAR[::3]),
    *((None, recurs, day) for recurs, day in zip(Recurrence, CALENDAR[::7], strict=False)),
]
SUPPORTERS = [(), ("so-a",), ("so-cu", "so-b"), ("so", "q-x")]
SERVED = [(), ("CT-0",), ("CT-1", "CT-2"), ("CT-0", "CT-1", "CT-2")]
HANDOVERS = [
    *((), ()),
    *((Handover(to=to, date=day),) for to, day in zip(AGENCIES * 3, CALENDAR[4:], strict=False)),
]
#: Direction, baseline, target for 2025 and for 2030.
AIMS: list[tuple[Direction, int | None, Comparator, int, int]] = [
    ("up", 0, ">=", 50, 80),
    ("up", None, ">", 50, 50),
    ("up", -20, "=", 0, 20),
    ("up", 90, "<=", 80, 70),
    ("down", 40, "<=", 30, 10),
    ("down", None, "<", 0, -30),
    ("down", 10, "=", 10, 5),
    ("keep", 95, ">=", 95, 95),
    ("keep", None, "=", 0, 10),
]


@st.composite
def tasks(draw: st.DrawFn, name: str) -> Task:
    due, recurs, until = draw(st.sampled_from(TERMS))
    return replace(
        task(id=name),
        group=draw(st.sampled_from(GROUPS)),
        lead=draw(st.sampled_from([*AGENCIES, "so"])),
        support=draw(st.sampled_from(SUPPORTERS)),
        start=draw(st.sampled_from([None, *CALENDAR[::5]])),
        due=due,
        recurs=recurs,
        until=until,
        serves=draw(st.sampled_from(SERVED)),
        weight=draw(st.sampled_from([Decimal(1), Decimal("0.1"), Decimal("3.7")])),
        handovers=draw(st.sampled_from(HANDOVERS)),
    )


@st.composite
def indicators(draw: st.DrawFn, name: str) -> Indicator:
    direction, begin, comparator, *goals = draw(st.sampled_from(AIMS))
    return indicator(
        id=name,
        pillar=draw(st.sampled_from(PILLARS)),
        direction=direction,
        owner=draw(st.sampled_from(AGENCIES)),
        baseline=Baseline(date=date(2022, 12, 31), value=Decimal(begin))
        if begin is not None
        else None,
        targets=tuple(
            Target(year=year, comparator=comparator, value=Decimal(goal))
            for year, goal in zip((2025, 2030), goals, strict=True)
        ),
    )


#: What a report says, of which tasks, and which values it brings on which day.
WORDS = [
    *((status, None, None) for status in Status),
    *((Status.IN_PROGRESS, percent, None) for percent in (Decimal(0), Decimal("37.5"))),
    *((Status.COMPLETED, None, day) for day in CALENDAR[::6]),
]
SPOKEN_OF = [(), ("NV-0",), ("NV-1", "NV-3"), ("NV-0", "NV-2", "NV-4"), tuple(TASKS)]
BROUGHT = [
    *((), (("CT-0", 50, None),), (("CT-1", 0, None), ("CT-2", 95, date(2023, 12, 31)))),
    *((("CT-0", 20, date(2024, 6, 30)), ("CT-0", 35, None), ("CT-1", -5, None)),),
]


@st.composite
def reports(draw: st.DrawFn, day: date) -> Report:
    status, percent, completed_on = draw(st.sampled_from(WORDS))
    return report(
        as_of=day,
        agency=draw(st.sampled_from(AGENCIES)),
        tasks=tuple(
            TaskReport(task=name, status=status, percent=percent, completed_on=completed_on)
            for name in draw(st.sampled_from(SPOKEN_OF))
        ),
        indicators=tuple(
            Measurement(indicator=name, value=Decimal(value), date=taken)
            for name, value, taken in draw(st.sampled_from(BROUGHT))
        ),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A small plan, with at most one report a day."""
    names = draw(st.lists(st.sampled_from(TASKS), unique=True))
    days = draw(st.lists(DAYS, max_size=5, unique=True))
    return plan(
        pillars=[Pillar(id=name, name=name, declared=1) for name in PILLARS],
        groups=[
            Group(id=name, name=name, declared=None if name == "thc" else 9) for name in GROUPS
        ],
        agencies=[
            agency(id="so-cu", until=date(2024, 9, 1), successors=(Successor(id="so-a"),)),
            agency(id="q-x", until=date(2025, 7, 1)),
        ],
        agency_groups=[AgencyGroup(id="so", name="Các sở", members=("so-a", "so-cu", "q-x"))],
        indicators=[draw(indicators(name)) for name in INDICATORS],
        tasks=[draw(tasks(name)) for name in names],
        reports=[draw(reports(day)) for day in days],
    )


def every_tally(found: Measured) -> list[TaskTally]:
    return [found.tasks, found.outside, *(row.tasks for row in found.rows)]


@quick
@given(whole=plans(), as_of=DAYS)
def test_partitions_sum_to_their_total(whole: Plan, as_of: date) -> None:
    found = measure(whole, as_of)
    for tally in every_tally(found):
        assert sum(tally.progress.values()) == tally.total
        assert sum(tally.timeliness.values()) == tally.total
        rhythm = tally.recurring
        assert rhythm.up_to_date + rhythm.lapsed + rhythm.unreported == rhythm.total
        assert tally.total + tally.cancelled + rhythm.total == tally.recorded
        assert sum(tally.basis.values()) == tally.recorded
    for each in (found.indicators, *(row.indicators for row in found.rows)):
        assert sum(each.standing.values()) == each.total


@quick
@given(whole=plans(), as_of=DAYS)
def test_rates_lie_between_nothing_and_all_and_ranges_run_forwards(
    whole: Plan, as_of: date
) -> None:
    found = measure(whole, as_of)
    for tally in every_tally(found):
        bounds = [each for each in (tally.completion_range, tally.percent_complete) if each]
        assert all(low <= high for low, high in bounds)
        single = (
            tally.completion_rate,
            tally.completion_rate_due,
            tally.on_time_rate,
            tally.reporting_rate,
        )
        rates = [each for each in (*single, *chain.from_iterable(bounds)) if each is not None]
        assert all(0 <= rate <= 1 and 0 <= rounded(rate) <= 1 for rate in rates)
        assert (tally.completion_rate is None) == (tally.total == 0)
    percents = [state.percent for state in found.task_states.values()]
    assert all(0 <= low <= high <= 100 for low, high in percents)


@pytest.mark.parametrize("by", ["group", "agency", "year"])
@quick
@given(whole=plans(), as_of=DAYS)
def test_rows_by_group_lead_and_year_count_every_task_of_the_headline_once(
    by: By, whole: Plan, as_of: date
) -> None:
    found = measure(whole, as_of, by=by)
    headline = [row.tasks for row in found.rows if row.id != "thc"]
    assert _counts(*headline) == _counts(found.tasks)
    outside = [row.tasks for row in found.rows if row.id == "thc"]
    assert by != "group" or _counts(*outside) == _counts(found.outside)


def _counts(*tallies: TaskTally) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts["recorded"] += tally.recorded
        counts["cancelled"] += tally.cancelled
        counts["recurring"] += tally.recurring.total
        for kind, count in (*tally.progress.items(), *tally.timeliness.items()):
            counts[kind] += count
    return +counts


@quick
@given(whole=plans(), as_of=DAYS)
def test_pillars_and_target_years_count_every_indicator_once_and_years_once_each(
    whole: Plan, as_of: date
) -> None:
    by_pillar, by_year = (measure(whole, as_of, by=by) for by in ("pillar", "year"))
    assert sum(row.indicators.total for row in by_pillar.rows) == len(INDICATORS)
    years = {row.id: row.indicators.total for row in by_year.rows}
    assert (years["2025"], years["2030"]) == (len(INDICATORS), len(INDICATORS))


@quick
@given(whole=plans(), as_of=DAYS, due=MAYBE_DAYS)
def test_a_task_nobody_reports_on_can_still_be_completed(
    whole: Plan, as_of: date, due: date | None
) -> None:
    silent = task(id="NV-new", due=due)
    before = measure(whole, as_of).tasks
    after = measure(replace(whole, tasks={**whole.tasks, silent.id: silent}), as_of).tasks
    assert (after.total, after.completed) == (before.total + 1, before.completed)
    assert after.progress[Progress.UNREPORTED] == before.progress[Progress.UNREPORTED] + 1


@quick
@given(whole=plans(), as_of=DAYS, percent=st.integers(0, 100))
def test_a_first_report_only_narrows_what_is_possible(
    whole: Plan, as_of: date, percent: int
) -> None:
    silent = task(id="NV-new")
    asked = replace(whole, tasks={**whole.tasks, silent.id: silent})
    told = report(as_of=as_of, tasks=(said(silent.id, percent=percent),))
    answered = replace(asked, reports=(*(r for r in whole.reports if r.as_of < as_of), told))
    asked = replace(asked, reports=answered.reports[:-1])
    before, after = (measure(each, as_of).tasks for each in (asked, answered))
    for wide, narrow in (
        (before.percent_complete, after.percent_complete),
        (before.completion_range, after.completion_range),
    ):
        assert wide is not None
        assert narrow is not None
        assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


@quick
@given(whole=plans(), as_of=DAYS, data=st.data())
def test_the_order_of_reports_entries_tasks_and_indicators_means_nothing(
    whole: Plan, as_of: date, data: st.DataObject
) -> None:
    turned = [
        replace(each, tasks=each.tasks[::-1], indicators=each.indicators[::-1])
        for each in data.draw(st.permutations(whole.reports))
    ]
    shuffled = replace(
        whole,
        reports=tuple(sorted(turned, key=lambda each: each.as_of)),
        tasks=dict(data.draw(st.permutations(list(whole.tasks.items())))),
        indicators=dict(data.draw(st.permutations(list(whole.indicators.items())))),
    )
    assert _figures(shuffled, as_of) == _figures(whole, as_of)


def _figures(whole: Plan, as_of: date) -> tuple[object, ...]:
    found = measure(whole, as_of)
    return found.tasks, found.outside, found.indicators, found.rows


@quick
@given(whole=plans())
def test_before_the_first_report_everything_is_unreported(whole: Plan) -> None:
    found = measure(whole, LONG_AGO)
    for tally in every_tally(found):
        assert tally.progress[Progress.UNREPORTED] == tally.total
        assert (tally.recurring.unreported, tally.cancelled) == (tally.recurring.total, 0)
        assert tally.completed == 0
    assert found.indicators.standing[Standing.NO_DATA] == found.indicators.total


@quick
@given(
    whole=plans(),
    as_of=DAYS,
    selection=st.builds(
        Selection,
        pillar=st.sampled_from([None, *PILLARS]),
        group=st.sampled_from([None, *GROUPS]),
        agency=st.sampled_from([None, *AGENCIES, "so"]),
        role=st.sampled_from(["lead", "any"]),
    ),
    by=st.sampled_from([None, "pillar", "group", "agency", "year"]),
)
def test_a_selection_counts_no_more_than_the_whole_and_measuring_changes_nothing(
    whole: Plan, as_of: date, selection: Selection, by: By | None
) -> None:
    before = repr(whole)
    part, all_of_it = measure(whole, as_of, selection, by), measure(whole, as_of)
    assert _counts(part.tasks) <= _counts(all_of_it.tasks)
    assert part.indicators.total <= all_of_it.indicators.total
    assert part.task_states == all_of_it.task_states
    assert repr(whole) == before


@given(counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any))
def test_shown_shares_sum_to_a_hundred_and_are_off_by_less_than_a_tenth(counts: list[int]) -> None:
    shown, total = shares(counts), sum(counts)
    assert sum(shown) == 100
    for count, share in zip(counts, shown, strict=True):
        assert abs(share - Decimal(count) * 100 / total) < Decimal("0.1")
