"""What changed between two states, group by group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dxplan.changes import Changes, Snapshot, compare
from dxplan.changes.sorts import Course, FieldChange, LeadChange
from dxplan.model import (
    AgencyGroup,
    Baseline,
    Citation,
    Decision,
    Group,
    Handover,
    Plan,
    Recurrence,
    Source,
    Status,
    Successor,
    Task,
    TaskReport,
)
from dxplan.pace import Standing
from dxplan.selection import EVERYTHING, Selection
from dxplan.workspace import Workspace
from tests.builders import agency, indicator, measured, plan, report, said, target, task

SPRING, SUMMER, AUTUMN = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)
DONE, RUNNING, SUSPENDED = Status.COMPLETED, Status.IN_PROGRESS, Status.SUSPENDED


def seen(whole: Plan, day: date = SUMMER) -> Snapshot:
    """A plan seen on a day."""
    return Snapshot(workspace=Workspace(root=Path(), plan=whole), as_of=day)


def over_time(
    whole: Plan, first: date = SPRING, last: date = SUMMER, selection: Selection = EVERYTHING
) -> Changes:
    """One text seen on two days."""
    before = seen(whole, first)
    return compare(before, replace_day(before, last), selection)


def replace_day(snapshot: Snapshot, day: date) -> Snapshot:
    return Snapshot(workspace=snapshot.workspace, as_of=day)


def edited(before: Plan, after: Plan, selection: Selection = EVERYTHING) -> Changes:
    """Two texts seen on one day."""
    return compare(seen(before), seen(after), selection)


def tasks(*records: Task, **parts: object) -> Plan:
    return plan(tasks=records, **parts)  # type: ignore[arg-type]  # the parts of a plan


def happened(changes: Changes) -> dict[str, list[str]]:
    """Course -> ids, of those that happened."""
    return {
        course.value: [each.after.task.id for each in found]
        for course, found in changes.courses.items()
        if found
    }


def facts(found: Iterable[FieldChange]) -> list[tuple[object, ...]]:
    return [(id_of(each), each.field, each.before, each.after) for each in found]


def id_of(change: FieldChange | LeadChange) -> str:
    return str(getattr(change.record, "id", type(change.record).__name__))


def test_a_state_compared_with_itself_has_no_changes() -> None:
    whole = tasks(task(), reports=[report(as_of=SPRING, tasks=(said(),))])
    assert edited(whole, whole).empty
    assert over_time(whole, SUMMER, SUMMER).empty


# what happened to tasks


@pytest.mark.parametrize(
    ("was", "became", "expected"),
    [
        (None, said(), {"progress"}),
        (said(percent=20), said(percent=40), {"progress"}),
        (said(percent=20), said(percent=20), set()),
        (said(), said(status=DONE), {"completed"}),
        (None, said(status=DONE), {"completed"}),
        (said(status=DONE), said(percent=90), {"reopened"}),
        (said(status=DONE), said(status=SUSPENDED), {"suspended", "reopened"}),
        (said(percent=20), said(status=SUSPENDED, percent=30), {"suspended"}),
        (said(status=SUSPENDED), said(percent=30), {"resumed"}),
        (said(status=SUSPENDED), said(status=DONE), {"completed"}),
        (said(), said(status=Status.CANCELLED), {"cancelled"}),
        (said(status=DONE), said(status=Status.CANCELLED), {"cancelled"}),
        (said(status=Status.CANCELLED), said(status=Status.NOT_STARTED), {"resumed"}),
    ],
)
def test_a_task_is_in_the_groups_of_what_happened_to_it(
    was: TaskReport | None, became: TaskReport, expected: set[str]
) -> None:
    told = [
        report(as_of=day, tasks=(entry,))
        for day, entry in ((SPRING, was), (SUMMER, became))
        if entry is not None
    ]
    found = happened(over_time(tasks(task(due=date(2030, 1, 1)), reports=told)))
    assert set(found) == expected


def test_a_task_falls_overdue_on_the_day_after_its_deadline() -> None:
    whole = tasks(task(due=SUMMER))
    assert happened(over_time(whole, SPRING, SUMMER)) == {}
    assert happened(over_time(whole, SUMMER, AUTUMN)) == {"overdue": ["NV-CQS-001"]}
    assert happened(over_time(whole, AUTUMN, date(2025, 1, 1))) == {}


def test_newly_overdue_tasks_stand_in_the_order_of_their_deadlines() -> None:
    whole = tasks(task(id="NV-1", due=date(2024, 5, 2)), task(id="NV-2", due=date(2024, 5, 1)))
    assert happened(over_time(whole)) == {"overdue": ["NV-2", "NV-1"]}


def test_a_deadline_brought_forward_makes_a_task_overdue() -> None:
    found = edited(tasks(task(due=AUTUMN)), tasks(task(due=SPRING)))
    assert happened(found) == {"overdue": ["NV-CQS-001"]}
    assert found.deadlines[0].days == -183


def test_a_recurring_task_done_for_this_time_is_not_completed() -> None:
    monthly = task(recurs=Recurrence.MONTHLY)
    told = report(as_of=SPRING, tasks=(said(status=DONE),))
    assert happened(over_time(tasks(monthly, reports=[told]), date(2024, 3, 1), SPRING)) == {
        "rhythm": ["NV-CQS-001"],
        "progress": ["NV-CQS-001"],
    }
    assert happened(over_time(tasks(monthly, reports=[told]))) == {"rhythm": ["NV-CQS-001"]}


def test_a_day_of_completion_that_is_corrected_is_another_fact() -> None:
    first = report(as_of=SPRING, tasks=(said(status=DONE, completed_on=SPRING),))
    second = report(as_of=SUMMER, tasks=(said(status=DONE, completed_on=date(2024, 3, 1)),))
    found = over_time(tasks(task(), reports=[first, second]))
    assert facts(found.other) == [("NV-CQS-001", "completed_on", SPRING, date(2024, 3, 1))]


# deadlines, targets, decisions


def moved(
    to: str | None, day: date = date(2024, 5, 1), field: str = "due", start: str | None = None
) -> Decision:
    return Decision(document="12/QĐ", date=day, field=field, from_=start, to=to)


def test_within_one_text_a_move_is_a_decision_dated_in_between() -> None:
    stated = moved("2025-06-30", start="2024-12-31")
    whole = tasks(task(decisions=(stated,)))
    (move,) = over_time(whole).deadlines
    assert (move.before, move.after, move.days) == (date(2024, 12, 31), date(2025, 6, 30), 181)
    assert move.decision == stated
    assert not over_time(whole, date(2024, 5, 1), SUMMER).deadlines
    assert not over_time(whole, SPRING, date(2024, 4, 30)).deadlines


def test_several_decisions_on_one_field_are_one_move_by_the_last() -> None:
    first = moved("2025-03-31", date(2024, 4, 10), start="2024-12-31")
    last = moved("2025-06-30", date(2024, 5, 10), start="2025-03-31")
    (move,) = over_time(tasks(task(decisions=(last, first)))).deadlines
    assert (move.before, move.after) == (date(2024, 12, 31), date(2025, 6, 30))
    assert move.decision == last


def test_a_decision_without_the_new_value_leaves_it_to_the_field() -> None:
    first = moved(None, date(2024, 4, 10), start="2024-12-31")
    (move,) = over_time(tasks(task(decisions=(first,)))).deadlines
    assert (move.before, move.after) == (date(2024, 12, 31), date(2025, 6, 30))
    later = moved(None, AUTUMN, start="2025-03-31")
    (move,) = over_time(tasks(task(decisions=(first, later)))).deadlines
    assert (move.before, move.after) == (date(2024, 12, 31), date(2025, 3, 31))


@pytest.mark.parametrize("field", ["__class__", "handovers", "không có"])
def test_a_decision_may_name_any_field(field: str) -> None:
    (change,) = over_time(tasks(task(decisions=(moved(None, field=field),)))).other
    assert (change.field, change.after) == (field, None)


def test_a_decision_on_the_only_target_leaves_the_new_value_to_it() -> None:
    stated = moved(None, field="targets", start="90")
    (move,) = over_time(plan(indicators=[indicator(decisions=(stated,))])).targets
    assert (move.before, move.after) == ("90", target(80))


def test_a_move_there_and_back_is_none() -> None:
    there = moved("2025-12-31", date(2024, 4, 10), start="2025-06-30")
    back = moved("2025-06-30", date(2024, 5, 10), start="2025-12-31")
    assert not over_time(tasks(task(decisions=(there, back)))).deadlines


@pytest.mark.parametrize(
    ("had", "has", "named"),
    [
        ((), (moved("2025-12-31"),), 0),
        ((), (moved("2025-12-31"), moved("2025-12-31", SUMMER)), 1),
        ((), (moved(None),), 0),
        ((), (moved("2026-01-31"),), None),
        ((), (moved("2025-12-31", field="lead"),), None),
        ((moved(None),), (moved(None),), None),
        ((moved("2025-06-30"),), (moved("2025-06-30"),), None),
        ((), (), None),
    ],
)
def test_the_decision_behind_a_move_is_the_latest_that_says_so(
    had: tuple[Decision, ...], has: tuple[Decision, ...], named: int | None
) -> None:
    found = edited(tasks(task(decisions=had)), tasks(task(due=date(2025, 12, 31), decisions=has)))
    (move,) = found.deadlines
    assert move.decision == (None if named is None else has[named])


def test_a_decision_without_a_move_is_another_change() -> None:
    found = edited(tasks(task()), tasks(task(decisions=(moved("2025-06-30"),))))
    assert facts(found.other) == [("NV-CQS-001", "decisions", None, ("2024-05-01 12/QĐ",))]


def test_the_end_of_a_rhythm_is_a_deadline_too() -> None:
    monthly = task(recurs=Recurrence.MONTHLY, until=AUTUMN)
    found = edited(tasks(monthly), tasks(replace(monthly, until=None)))
    assert facts(found.deadlines) == [("NV-CQS-001", "until", AUTUMN, None)]
    assert found.deadlines[0].days is None


def test_targets_move_year_by_year() -> None:
    before = indicator(targets=(target(80), target(90, 2030)))
    after = indicator(
        targets=(target(95, 2030), target(80)),
        decisions=(moved(">= 95", field="targets"),),
    )
    found = edited(plan(indicators=[before]), plan(indicators=[after]))
    (move,) = found.targets
    assert (move.year, move.before, move.after) == (2030, target(90, 2030), target(95, 2030))
    assert move.decision == after.decisions[0]


def test_a_target_of_a_new_year_and_a_baseline_are_moves() -> None:
    base = Baseline(date=SPRING, value=Decimal(5))
    after = indicator(targets=(target(80), target(90, 2030)), baseline=base)
    found = edited(plan(indicators=[indicator()]), plan(indicators=[after]))
    assert [(each.field, each.year, each.before) for each in found.targets] == [
        ("targets", 2030, None),
        ("baseline", None, None),
    ]


def test_a_target_moved_by_decision_within_one_text() -> None:
    whole = plan(indicators=[indicator(decisions=(moved("75", field="targets", start="80"),))])
    assert facts(over_time(whole).targets) == [("CT-CQS-01", "targets", "80", "75")]


# leads


def leads(changes: Changes) -> list[tuple[object, ...]]:
    return [(id_of(each), each.before, each.after, each.how, each.on) for each in changes.leads]


def test_work_passes_by_succession() -> None:
    merged = agency(id="so-cu", until=date(2024, 5, 1), successors=(Successor(id="so-a"),))
    whole = tasks(task(lead="so-cu"), agencies=[merged], indicators=[indicator(owner="so-cu")])
    assert leads(over_time(whole)) == [
        ("NV-CQS-001", "so-cu", "so-a", "succession", date(2024, 5, 1)),
        ("CT-CQS-01", "so-cu", "so-a", "succession", date(2024, 5, 1)),
    ]


def test_work_can_be_left_to_nobody() -> None:
    ended = agency(id="q-x", until=date(2024, 5, 1))
    assert leads(over_time(tasks(task(lead="q-x"), agencies=[ended]))) == [
        ("NV-CQS-001", "q-x", None, "succession", date(2024, 5, 1))
    ]


def test_work_is_handed_over() -> None:
    given = task(handovers=(Handover(to="so-b", date=date(2024, 5, 1), decision="3/QĐ"),))
    found = over_time(tasks(given))
    assert leads(found) == [("NV-CQS-001", "so-a", "so-b", "handover", date(2024, 5, 1))]
    assert found.leads[0].decision == "3/QĐ"


def test_a_lead_is_written_differently() -> None:
    found = edited(tasks(task()), tasks(task(lead="so-b")))
    assert leads(found) == [("NV-CQS-001", "so-a", "so-b", "edit", None)]
    assert facts(found.other) == []


def test_a_decision_is_named_with_the_lead_it_states() -> None:
    stated = moved("so-b", field="lead")
    (change,) = edited(tasks(task()), tasks(task(lead="so-b", decisions=(stated,)))).leads
    assert (change.how, change.on, change.decision) == ("edit", stated.date, "12/QĐ")


def test_another_name_for_who_answers_anyway_is_another_fact() -> None:
    merged = agency(id="so-cu", until=date(2024, 1, 1), successors=(Successor(id="so-a"),))
    found = edited(tasks(task(lead="so-cu"), agencies=[merged]), tasks(task(), agencies=[merged]))
    assert leads(found) == []
    assert facts(found.other) == [("NV-CQS-001", "lead", "so-cu", "so-a")]


def test_a_handover_yet_to_come_is_another_fact() -> None:
    given = task(handovers=(Handover(to="so-b", date=AUTUMN),))
    found = edited(tasks(task()), tasks(given))
    assert leads(found) == []
    assert facts(found.other) == [("NV-CQS-001", "handovers", None, ("2024-09-30 so-b",))]


# other facts and wording


def test_facts_without_a_group_of_their_own_are_listed_from_and_to() -> None:
    after = task(weight=Decimal(2), serves=("CT-CQS-01",), support=("so-b",), start=SPRING)
    known = [indicator()]
    found = edited(tasks(task(), indicators=known), tasks(after, indicators=known))
    assert facts(found.other) == [
        ("NV-CQS-001", "support", None, ("so-b",)),
        ("NV-CQS-001", "start", None, SPRING),
        ("NV-CQS-001", "serves", None, ("CT-CQS-01",)),
        ("NV-CQS-001", "weight", Decimal(1), Decimal(2)),
    ]


def test_a_changed_group_is_a_fact_of_its_own() -> None:
    groups = [Group(id="cqs", name="A"), Group(id="shl", name="B")]
    found = edited(tasks(task(), groups=groups), tasks(replace(task(), group="shl"), groups=groups))
    assert facts(found.other) == [("NV-CQS-001", "group", "cqs", "shl")]


def test_changes_of_wording_are_edits() -> None:
    after = replace(
        task(title="Nâng cấp Cổng dịch vụ công"),
        deliverable="Cổng mới",
        note="…",
        source=Citation(document="vb-1", locator="mục 3"),
    )
    found = edited(tasks(task()), tasks(after))
    assert [each.field for each in found.edits] == ["title", "deliverable", "locator", "note"]
    assert not found.other


def test_another_source_is_a_fact() -> None:
    after = replace(task(), source=Citation(document="vb-2"))
    found = edited(tasks(task()), tasks(after))
    assert facts(found.other) == [("NV-CQS-001", "source", "vb-1", "vb-2")]


def test_the_order_of_lists_means_nothing_but_who_succeeds_first() -> None:
    before = task(support=("so-a", "so-b"), serves=("CT-1", "CT-2"))
    after = task(support=("so-b", "so-a"), serves=("CT-2", "CT-1"))
    assert edited(tasks(before), tasks(after)).empty
    heirs = (Successor(id="so-a"), Successor(id="so-b"))
    ending = agency(id="so-cu", until=AUTUMN, successors=heirs)
    turned = replace(ending, successors=heirs[::-1])
    found = edited(plan(agencies=[ending]), plan(agencies=[turned]))
    assert facts(found.other) == [("so-cu", "successors", ("so-a", "so-b"), ("so-b", "so-a"))]


def test_a_plan_is_issued_on_another_day() -> None:
    found = edited(plan(), plan(issued=date(2023, 2, 1)))
    assert facts(found.other) == [("Identity", "issued", date(2023, 1, 1), date(2023, 2, 1))]


# records that come and go


def test_records_are_added_and_removed() -> None:
    one, two = task(id="NV-1", title="Một"), task(id="NV-2", title="Hai")
    found = edited(tasks(one), tasks(two))
    assert (found.added, found.removed) == ((two,), (one,))
    assert happened(found) == {}


def test_what_a_selection_leaves_out_is_not_compared() -> None:
    mine, other = task(id="NV-1", title="Một"), task(id="NV-2", title="Hai", lead="so-b")
    found = edited(plan(), tasks(mine, other), Selection(agency="so-a"))
    assert found.added == (mine,)
    moved_away = edited(tasks(mine), tasks(replace(mine, lead="so-b")), Selection(agency="so-a"))
    assert [each.how for each in moved_away.leads] == ["edit"]


# indicators


def test_indicators_have_news_when_value_or_standing_is_another() -> None:
    told = [
        report(as_of=SPRING, indicators=(measured(50),)),
        report(as_of=SUMMER, indicators=(measured(85),)),
    ]
    whole = plan(indicators=[indicator(), indicator(id="CT-2")], reports=told)
    (change,) = over_time(whole).indicators
    assert change.after.indicator.id == "CT-CQS-01"
    assert (change.before.standing, change.after.standing) == (
        Standing.NO_DATA,
        Standing.EXCEEDED,
    )
    (stale,) = over_time(whole, SUMMER, date(2026, 1, 1)).indicators
    assert (stale.before.latest, stale.after.standing) == (stale.after.latest, Standing.STALE)


# reports


def test_reports_of_the_days_in_between_are_counted_by_reporter() -> None:
    told = [
        report(as_of=SPRING, tasks=(said(),)),
        report(as_of=date(2024, 4, 1), tasks=(said(percent=10),)),
        report(as_of=SUMMER, tasks=(said(percent=20),), indicators=(measured(5),)),
        report(as_of=SUMMER, source="vb-1", indicators=(measured(6),)),
        report(as_of=AUTUMN, agency="so-b", tasks=(said(),)),
    ]
    found = over_time(tasks(task(), indicators=[indicator()], reports=told))
    assert [
        (each.agency, each.source, each.days, each.tasks, each.indicators)
        for each in found.reported
    ] == [
        ("so-a", None, (date(2024, 4, 1), SUMMER), 2, 1),
        (None, "vb-1", (SUMMER,), 0, 1),
    ]


def test_a_report_that_came_in_late_is_news_of_the_later_text() -> None:
    late = report(as_of=SPRING, tasks=(said(percent=10),))
    found = edited(tasks(task()), tasks(task(), reports=[late]))
    assert [(each.agency, each.tasks) for each in found.reported] == [("so-a", 1)]
    assert happened(found) == {"progress": ["NV-CQS-001"]}


def test_corrected_and_withdrawn_entries_are_counted() -> None:
    both = (said("NV-1", percent=10), said("NV-2", percent=10))
    known = [task(id="NV-1", title="Một"), task(id="NV-2", title="Hai")]
    before = tasks(*known, reports=[report(tasks=both)])
    after = tasks(*known, reports=[report(tasks=(said("NV-1", percent=30),))])
    (reported,) = edited(before, after).reported
    assert (reported.tasks, reported.corrected, reported.withdrawn) == (0, 1, 1)


def test_a_note_in_a_report_is_wording() -> None:
    noted = replace(said(), note="theo biên bản", evidence=("1/BB",))
    found = edited(tasks(task(), reports=[report(tasks=(said(),))]),
                   tasks(task(), reports=[report(tasks=(noted,))]))  # fmt: skip
    assert [(each.field, each.after) for each in found.edits] == [
        ("note", ("theo biên bản",)),
        ("evidence", ("1/BB",)),
    ]
    assert not found.reported


def silent(changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.agency, each.tasks) for each in changes.silent]


def test_agencies_that_owe_a_report_and_gave_none_are_named() -> None:
    one, two = task(id="NV-1", title="Một"), task(id="NV-2", title="Hai", lead="so-b")
    told = report(as_of=SUMMER, tasks=(said("NV-1"),))
    assert silent(over_time(tasks(one, two, reports=[told]))) == [("so-b", ("NV-2",))]


def test_nobody_is_silent_where_no_time_has_passed() -> None:
    assert silent(over_time(tasks(task()), SUMMER, SUMMER)) == []


def test_of_a_leading_group_the_silent_members_are_named_if_they_still_exist() -> None:
    group = AgencyGroup(id="so", name="Các sở", members=("so-a", "so-b", "q-x", "so-cu"))
    merged = agency(id="so-cu", until=date(2024, 1, 1), successors=(Successor(id="so-d"),))
    gone = agency(id="q-x", until=date(2024, 1, 1))
    told = report(as_of=SUMMER, tasks=(said(),))
    whole = tasks(
        task(lead="so"),
        agencies=[merged, gone, agency(id="so-d", name="Sở D")],
        agency_groups=[group],
        reports=[told],
    )
    assert silent(over_time(whole)) == [("so-b", ("NV-CQS-001",)), ("so-d", ("NV-CQS-001",))]


# figures and days


def test_headline_figures_stand_in_both_states() -> None:
    told = report(as_of=SUMMER, tasks=(said(status=DONE),))
    declared = [Group(id="cqs", name="A", declared=2)]
    whole = tasks(task(), task(id="NV-2", due=date(2024, 5, 1)), reports=[told], groups=declared)
    found = {each.name: (each.before, each.after) for each in over_time(whole).figures}
    assert found["completion_rate"] == (Decimal(0), Decimal("0.5"))
    assert found["overdue"] == (0, 1)
    assert found["unreported"] == (2, 1)
    assert next(iter(found)) == "completion_rate"


def test_a_day_before_the_plan_is_known_as_one() -> None:
    found = over_time(plan(), date(2022, 12, 31), SUMMER)
    assert found.before.precedes_plan
    assert not found.after.precedes_plan


def test_source_records_come_and_go_without_a_selection_only() -> None:
    page = Source(id="vb-2", kind="page", title="Trang")
    later = replace(plan(), sources={**plan().sources, page.id: page})
    assert edited(plan(), later).added == (page,)
    assert edited(plan(), later, Selection(pillar="cqs")).empty


def test_courses_are_listed_even_when_nothing_happened() -> None:
    assert list(over_time(plan()).courses) == list(Course)
