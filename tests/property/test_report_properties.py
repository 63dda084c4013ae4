"""The report, over random plans: lists have everybody, numbers are those of the total."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given

from dxplan.model import Plan
from dxplan.selection import Selection
from tests.property.plans import DAYS, plans, quick, selections
from tests.report_samples import report_of


@quick
@given(plans(), DAYS, selections())
def test_headings_state_the_figures_and_lists_hold_what_stands_beside_them_too(
    plan: Plan, day: date, selection: Selection
) -> None:
    report = report_of(plan, day, selection=selection)
    figures: Any = report.figures["tasks"]
    for heading, figure, listed in (
        (report.headings.tasks, "recorded", (*report.tasks, *report.outside)),
        (report.headings.overdue, "overdue", report.overdue),
        (report.headings.due_soon, "due_soon", report.due_soon),
    ):
        assert heading.count == figures[figure].value
        assert heading.count + heading.outside == len(listed)
        assert sum(each.label != each.title for each in listed) == heading.outside


@quick
@given(plans(), DAYS, DAYS, selections())
def test_a_change_is_counted_in_the_total_or_marked(
    plan: Plan, day: date, since: date, selection: Selection
) -> None:
    changes = report_of(plan, day, since=since, selection=selection).changes
    assert changes is not None
    for section in changes.sections:
        assert sum(not each.in_total for each in section.items) == section.outside
        marked = [each for each in section.items if "not in the total" in map(str, each.news)]
        assert len(marked) == section.outside
        assert section.silent <= section.count
