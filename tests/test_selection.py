from __future__ import annotations

from datetime import date

import pytest

from dxplan.model import AgencyGroup, Group, Handover, Plan, Recurrence, Successor
from dxplan.selection import (
    EVERYTHING,
    Role,
    Selection,
    agencies_of,
    lead_of,
    owner_of,
    pillars_of,
    planned_agencies_of,
    scope_of,
    select_indicators,
    select_tasks,
)
from tests.builders import agency, indicator, plan, target, task

MERGER = date(2025, 3, 1)
BEFORE = date(2025, 2, 28)


def example() -> Plan:
    """Two pillars, two groups, a department that is merged away and one nobody follows."""
    return plan(
        agencies=[
            agency(id="so-cu", until=MERGER, successors=(Successor(id="so-b"),)),
            agency(id="q-x", level="district", until=MERGER),
        ],
        agency_groups=[AgencyGroup(id="so", name="Các sở", members=("so-a", "so-cu"))],
        indicators=[
            indicator(id="CT-1"),
            indicator(id="CT-2", pillar="kts", owner="so-cu"),
            indicator(id="CT-3", pillar="kts", owner="q-x"),
        ],
        tasks=[
            task(id="NV-1", serves=("CT-1", "CT-2", "CT-3"), support=("so-b", "so-cu")),
            task(id="NV-2", serves=("CT-2",), lead="so-cu", group="kts"),
            task(id="NV-3", lead="so", support=("q-x",)),
            task(id="NV-4", lead="q-x", support=("so",), group="kts", serves=("CT-x",)),
        ],
    )


def tasks(selection: Selection, as_of: date = BEFORE) -> list[str]:
    return [each.id for each in select_tasks(example(), selection, as_of)]


def indicators(selection: Selection, as_of: date = BEFORE) -> list[str]:
    return [each.id for each in select_indicators(example(), selection, as_of)]


@pytest.mark.parametrize(
    ("selection", "chosen_tasks", "chosen_indicators"),
    [
        (EVERYTHING, "NV-1 NV-2 NV-3 NV-4", "CT-1 CT-2 CT-3"),
        (Selection(pillar="cqs"), "NV-1", "CT-1"),
        (Selection(pillar="kts"), "NV-1 NV-2", "CT-2 CT-3"),
        (Selection(group="cqs"), "NV-1 NV-3", "CT-1 CT-2 CT-3"),
        (Selection(group="kts"), "NV-2 NV-4", "CT-2"),
        (Selection(pillar="kts", group="cqs"), "NV-1", "CT-2 CT-3"),
        (Selection(agency="so-a"), "NV-1", "CT-1"),
        (Selection(agency="so-cu"), "NV-2", "CT-2"),
        (Selection(agency="so"), "NV-3", ""),
        (Selection(agency="so-a", role="any"), "NV-1 NV-3 NV-4", "CT-1"),
        (Selection(agency="so-cu", role="any"), "NV-1 NV-2 NV-3 NV-4", "CT-2"),
        (Selection(agency="so", role="any"), "NV-3 NV-4", ""),
        (Selection(agency="so-a", group="kts", role="any"), "NV-4", ""),
        (Selection(pillar="none"), "", ""),
    ],
)
def test_a_selection_takes_what_all_its_parts_have_in_common(
    selection: Selection, chosen_tasks: str, chosen_indicators: str
) -> None:
    assert " ".join(tasks(selection)) == chosen_tasks
    assert " ".join(indicators(selection)) == chosen_indicators


def test_tasks_and_indicators_move_to_the_successor_on_the_day() -> None:
    old, new = Selection(agency="so-cu"), Selection(agency="so-b")
    assert (tasks(old, MERGER), tasks(new, MERGER)) == ([], ["NV-2"])
    assert (indicators(old, MERGER), indicators(new, MERGER)) == ([], ["CT-2"])
    assert tasks(Selection(agency="so-b", role="any"), MERGER) == ["NV-1", "NV-2", "NV-3", "NV-4"]


def test_what_nobody_answers_for_stays_with_the_agency_the_plan_named() -> None:
    kept = Selection(agency="q-x")
    assert (tasks(kept, MERGER), indicators(kept, MERGER)) == (["NV-4"], ["CT-3"])
    orphaned = example()
    assert lead_of(orphaned, orphaned.tasks["NV-4"], MERGER) == "q-x"
    assert owner_of(orphaned, orphaned.indicators["CT-3"], MERGER) == "q-x"


def test_a_task_counts_once_in_each_pillar_it_serves() -> None:
    crossing = example()
    assert list(pillars_of(crossing, crossing.tasks["NV-1"])) == ["cqs", "kts"]
    assert list(pillars_of(crossing, crossing.tasks["NV-4"])) == []


@pytest.mark.parametrize(
    ("name", "role", "as_of", "expected"),
    [
        ("NV-1", "lead", BEFORE, "so-a"),
        ("NV-1", "any", BEFORE, "so-a so-b so-cu"),
        ("NV-1", "any", MERGER, "so-a so-b"),
        ("NV-3", "lead", BEFORE, "so"),
        ("NV-3", "any", BEFORE, "so q-x so-a so-cu"),
        ("NV-4", "any", MERGER, "q-x so so-a so-b"),
    ],
)
def test_a_task_counts_once_under_each_agency_of_the_role(
    name: str, role: Role, as_of: date, expected: str
) -> None:
    shared = example()
    assert list(agencies_of(shared, shared.tasks[name], role, as_of)) == expected.split()


def test_members_of_a_group_that_handed_a_task_over_no_longer_count() -> None:
    handed = task(lead="so", handovers=(Handover(to="so-b", date=MERGER),))
    group = AgencyGroup(id="so", name="Các sở", members=("so-a",))
    given = plan(tasks=[handed], agency_groups=[group])
    assert list(agencies_of(given, handed, "any", BEFORE)) == ["so", "so-a"]
    assert list(agencies_of(given, handed, "any", MERGER)) == ["so-b"]


def test_a_role_alone_selects_nothing_less() -> None:
    assert Selection(role="any").chosen == {}
    assert tasks(Selection(role="any")) == tasks(EVERYTHING)


def test_as_planned_what_an_agency_was_given_stays_with_it() -> None:
    old, new = Selection(agency_as_planned="so-cu"), Selection(agency_as_planned="so-b")
    assert (tasks(old, MERGER), tasks(new, MERGER)) == (["NV-2"], [])
    assert (indicators(old, MERGER), indicators(new, MERGER)) == (["CT-2"], [])
    assert tasks(Selection(agency_as_planned="so-cu", role="any"), MERGER) == tasks(EVERYTHING)


def test_as_planned_a_handover_changes_nothing() -> None:
    handed = task(lead="so", support=("so-b",), handovers=(Handover(to="so-b", date=MERGER),))
    group = AgencyGroup(id="so", name="Các sở", members=("so-a",))
    given = plan(tasks=[handed], agency_groups=[group])
    assert list(planned_agencies_of(given, handed, "lead")) == ["so"]
    assert list(planned_agencies_of(given, handed, "any")) == ["so", "so-b", "so-a"]


def dated() -> Plan:
    """Two deadlines, a rhythm that ends and one that does not, and two horizons."""
    return plan(
        tasks=[
            task(id="NV-1", due=date(2024, 12, 31)),
            task(id="NV-2", due=date(2025, 1, 1)),
            task(id="NV-3", recurs=Recurrence.YEARLY, until=date(2025, 6, 30)),
            task(id="NV-4", recurs=Recurrence.YEARLY),
            task(id="NV-5", due=None),
        ],
        indicators=[
            indicator(id="CT-1", targets=(target(80, 2025), target(90, 2030))),
            indicator(id="CT-2", targets=(target(50, 2030),)),
            indicator(id="CT-3", targets=()),
        ],
    )


@pytest.mark.parametrize(
    ("year", "chosen_tasks", "chosen_indicators"),
    [
        ("2024", "NV-1", ""),
        ("2025", "NV-2 NV-3", "CT-1"),
        ("2030", "", "CT-1 CT-2"),
        ("-", "NV-4 NV-5", "CT-3"),
    ],
)
def test_a_year_takes_what_is_due_in_it_and_aims_at_it(
    year: str, chosen_tasks: str, chosen_indicators: str
) -> None:
    found = scope_of(dated(), Selection(year=year), BEFORE)
    assert " ".join(each.id for each in (*found.tasks, *found.outside)) == chosen_tasks
    assert " ".join(each.id for each in found.indicators) == chosen_indicators


@pytest.mark.parametrize(
    ("selection", "inside", "outside"),
    [
        (EVERYTHING, "NV-1", "NV-2 NV-3"),
        (Selection(group="cqs"), "NV-1", ""),
        (Selection(group="thc"), "NV-2 NV-3", ""),
        (Selection(agency="so-b"), "", "NV-3"),
        (Selection(agency="so-b", group="thc"), "NV-3", ""),
    ],
)
def test_what_is_selected_is_inside_or_outside_and_a_selected_group_is_never_outside(
    selection: Selection, inside: str, outside: str
) -> None:
    whole = plan(
        groups=[Group(id="cqs", name="Chính quyền số", declared=9), Group(id="thc", name="Việc")],
        tasks=[
            task(id="NV-1"),
            task(id="NV-2", group="thc"),
            task(id="NV-3", group="thc", lead="so-b"),
        ],
    )
    found = scope_of(whole, selection, BEFORE)
    assert " ".join(each.id for each in found.tasks) == inside
    assert " ".join(each.id for each in found.outside) == outside
