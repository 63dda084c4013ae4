"""The ledger: every move between states, when it was made and by which decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dxplan.changes import Snapshot
from dxplan.changes.ledger import Entry, entries_between
from dxplan.model import Decision, Handover, Plan, Successor
from dxplan.selection import EVERYTHING, Selection
from dxplan.workspace import Workspace
from tests.builders import agency, indicator, plan, target, task

SPRING, SUMMER, AUTUMN = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


def seen(whole: Plan, day: date) -> Snapshot:
    return Snapshot(workspace=Workspace(root=Path(), plan=whole), as_of=day)


def told(entries: Sequence[Entry]) -> list[tuple[object, ...]]:
    return [
        (each.day, each.move.name, each.move.change.before, each.move.change.after)
        for each in entries
    ]


def ledger(*states: Snapshot, selection: Selection = EVERYTHING) -> list[Entry]:
    return list(entries_between(states, selection))


def over_time(whole: Plan) -> list[Entry]:
    first = seen(whole, SPRING)
    return ledger(first, Snapshot(workspace=first.workspace, as_of=AUTUMN))


def decision(field: str, to: str | None, start: str | None = None, day: date = SUMMER) -> Decision:
    return Decision(document="12/QĐ", date=day, field=field, from_=start, to=to)


def test_each_step_has_its_moves_on_its_day() -> None:
    later, latest = date(2025, 9, 30), date(2025, 12, 31)
    entries = ledger(
        seen(plan(tasks=[task()]), SPRING),
        seen(plan(tasks=[task(due=later)]), SUMMER),
        seen(plan(tasks=[task(due=latest)]), AUTUMN),
    )
    assert told(entries) == [
        (SUMMER, "due", date(2025, 6, 30), later),
        (AUTUMN, "due", later, latest),
    ]


def test_a_decision_that_is_entered_after_the_move_is_named() -> None:
    moved = date(2025, 9, 30)
    entered = decision("due", str(moved), "2025-06-30")
    entries = ledger(
        seen(plan(tasks=[task()]), SPRING),
        seen(plan(tasks=[task(due=moved)]), SUMMER),
        seen(plan(tasks=[task(due=moved, decisions=(entered,))]), AUTUMN),
    )
    assert [(each.day, each.move.change.decision) for each in entries] == [(SUMMER, entered)]


def test_a_decision_on_another_value_is_not_credited_with_an_earlier_move() -> None:
    moved, again = date(2025, 9, 30), date(2025, 12, 31)
    entered = decision("due", str(again), str(moved))
    entries = ledger(
        seen(plan(tasks=[task()]), SPRING),
        seen(plan(tasks=[task(due=moved)]), SUMMER),
        seen(plan(tasks=[task(due=again, decisions=(entered,))]), AUTUMN),
    )
    assert [each.move.change.decision for each in entries] == [None, entered]


def test_there_and_back_are_two_moves() -> None:
    low = indicator(targets=(target(70),))
    states = [plan(indicators=[each]) for each in (indicator(), low, indicator())]
    entries = ledger(
        *(seen(each, day) for each, day in zip(states, (SPRING, SUMMER, AUTUMN), strict=True))
    )
    assert told(entries) == [
        (SUMMER, "targets.2025", target(80), target(70)),
        (AUTUMN, "targets.2025", target(70), target(80)),
    ]


def test_a_record_that_is_gone_stands_in_the_state_that_had_it() -> None:
    first = seen(plan(tasks=[task()]), SPRING)
    (entry,) = ledger(first, seen(plan(), SUMMER))
    assert (entry.move.name, entry.move.change.before) == ("tasks", "NV-CQS-001")
    assert entry.home is first


def test_within_one_text_every_decision_is_a_move_of_its_day() -> None:
    one = decision("due", "2025-03-31", "2024-12-31", date(2024, 5, 1))
    two = decision("due", "2025-06-30", None, date(2024, 7, 1))
    late = decision("due", "2026-06-30", None, date(2024, 12, 1))
    assert told(over_time(plan(tasks=[task(decisions=(two, one, late))]))) == [
        (one.date, "due", date(2024, 12, 31), date(2025, 3, 31)),
        (two.date, "due", None, date(2025, 6, 30)),
    ]


def test_a_decision_names_the_target_of_its_year() -> None:
    goals = (target(80), target(90, 2030))
    stated = decision("targets.2030", None, "95")
    (entry,) = over_time(plan(indicators=[indicator(targets=goals, decisions=(stated,))]))
    change = entry.move.change
    assert (change.field, change.year, change.before, change.after) == (
        "targets",
        2030,
        "95",
        goals[1],
    )


def test_a_handover_is_a_move_of_the_lead_unless_it_is_by_law() -> None:
    given = task(handovers=(Handover(to="so-b", date=SUMMER, decision="3/QĐ"),))
    (entry,) = over_time(plan(tasks=[given]))
    assert told([entry]) == [(SUMMER, "handovers", "so-a", "so-b")]
    assert entry.move.change.decision is not None
    heir = agency(id="so-c", until=SUMMER, successors=(Successor(id="so-b", scope="x"),))
    by_law = task(lead="so-c", handovers=(Handover(to="so-b", date=SUMMER),))
    assert over_time(plan(tasks=[by_law], agencies=[heir])) == []


def test_a_selection_chooses_tasks_and_indicators_of_either_state() -> None:
    moved = [task(id="NV-1"), task(id="NV-2", lead="so-b", title="Khác")]
    first = plan(tasks=moved, indicators=[indicator()])
    entries = ledger(seen(first, SPRING), seen(plan(), SUMMER))
    assert [each.move.change.before for each in entries] == ["NV-1", "NV-2", "CT-CQS-01"]
    chosen = ledger(seen(first, SPRING), seen(plan(), SUMMER), selection=Selection(agency="so-b"))
    assert [each.move.change.before for each in chosen] == ["NV-2"]
