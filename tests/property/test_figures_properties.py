"""What holds of the figures of any plan, whatever is reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.figures import Measured, measure
from dxplan.model import Plan
from dxplan.pace import Standing
from dxplan.rounding import rounded
from dxplan.selection import By, Selection, select_tasks
from dxplan.states import Progress
from dxplan.tallies import TaskTally, shares
from tests.builders import report, said, task
from tests.property.plans import (
    DAYS,
    INDICATORS,
    MAYBE_DAYS,
    plans,
    quick,
    selections,
)

LONG_AGO = date(2019, 12, 31)


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


@pytest.mark.parametrize("by", ["group", "agency", "agency-as-planned", "year"])
@quick
@given(whole=plans(), as_of=DAYS)
def test_rows_by_group_lead_and_year_count_every_task_of_the_headline_once(
    by: By, whole: Plan, as_of: date
) -> None:
    found = measure(whole, as_of, rows=(by,))
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
    by_pillar, by_year = (measure(whole, as_of, rows=(by,)) for by in ("pillar", "year"))
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
@given(whole=plans(), as_of=DAYS, selection=selections(), by=st.sampled_from(get_args(By)))
def test_a_selection_counts_no_more_than_the_whole_and_measuring_changes_nothing(
    whole: Plan, as_of: date, selection: Selection, by: By
) -> None:
    before = repr(whole)
    part, all_of_it = measure(whole, as_of, selection, (by,)), measure(whole, as_of)
    # Inside and outside together: of a selected group nothing stands outside any more.
    assert _counts(part.tasks, part.outside) <= _counts(all_of_it.tasks, all_of_it.outside)
    assert part.indicators.total <= all_of_it.indicators.total
    assert part.task_states == all_of_it.task_states
    assert repr(whole) == before


@quick
@given(whole=plans(), as_of=DAYS, selection=selections(), by=st.sampled_from(get_args(By)))
def test_a_row_is_what_its_own_selection_measures(
    whole: Plan, as_of: date, selection: Selection, by: By
) -> None:
    for row in measure(whole, as_of, selection, (by,)).rows:
        part = measure(whole, as_of, selection.within(by, row.id), ())
        assert (row.tasks, row.indicators) == (part.tasks, part.indicators)


@quick
@given(whole=plans(), as_of=DAYS, selection=selections())
def test_what_is_selected_stands_inside_or_outside_and_nowhere_twice(
    whole: Plan, as_of: date, selection: Selection
) -> None:
    scope = measure(whole, as_of, selection, ()).scope
    selected = [task.id for task in select_tasks(whole, selection, as_of)]
    assert sorted(task.id for task in (*scope.tasks, *scope.outside)) == sorted(selected)


@given(counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any))
def test_shown_shares_sum_to_a_hundred_and_are_off_by_less_than_a_tenth(counts: list[int]) -> None:
    shown, total = shares(counts), sum(counts)
    assert sum(shown) == 100
    for count, share in zip(counts, shown, strict=True):
        assert abs(share - Decimal(count) * 100 / total) < Decimal("0.1")
