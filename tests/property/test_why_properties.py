"""Every figure is the sum of its members, whatever the plan, the day and the selection."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given

from dxplan.accounts import Part, account
from dxplan.definitions import FIGURES, value_of
from dxplan.definitions.figure import DeclaredFigure, Figure, TaskFigure
from dxplan.figures import Measured, measure
from dxplan.model import Plan
from dxplan.selection import EVERYTHING, Selection
from tests.property.plans import DAYS, plans, quick, selections


def all_selected(whole: Plan, measured: Measured, figure: Figure) -> list[str]:
    """The records a figure has to account for."""
    scope = measured.scope
    match figure:
        case TaskFigure():
            return [task.id for task in (*scope.tasks, *scope.outside)]
        case DeclaredFigure():
            return list(whole.groups if figure.name.startswith("tasks.") else whole.pillars)
        case _:
            return [indicator.id for indicator in scope.indicators]


@quick
@given(whole=plans(), as_of=DAYS, selection=selections())
def test_numerator_rest_and_exclusions_are_all_that_is_selected(
    whole: Plan, as_of: date, selection: Selection
) -> None:
    measured = measure(whole, as_of, selection, ())
    for figure in FIGURES.values():
        parts = list(account(whole, measured, figure).parts())
        found = Counter(member.record.id for _, _, members in parts for member in members)
        assert found == Counter(all_selected(whole, measured, figure)), figure.name
        for part, reason, members in parts:
            assert {(member.part, member.reason) for member in members} == {(part, reason)}
            assert (reason is not None) is (part is Part.LEFT_OUT)


@quick
@given(whole=plans(), as_of=DAYS, selection=selections())
def test_the_value_recomputed_from_the_members_is_the_figure(
    whole: Plan, as_of: date, selection: Selection
) -> None:
    measured = measure(whole, as_of, selection, ())
    for figure in FIGURES.values():
        recomputed = account(whole, measured, figure).value
        assert recomputed == value_of(measured, figure.name), figure.name


@quick
@given(whole=plans(), as_of=DAYS, selection=selections())
def test_numerators_lie_between_nothing_and_the_denominator(
    whole: Plan, as_of: date, selection: Selection
) -> None:
    measured = measure(whole, as_of, selection, ())
    for figure in FIGURES.values():
        low, high, base = account(whole, measured, figure).sums
        assert 0 <= low <= high <= base


@quick
@given(whole=plans(), as_of=DAYS)
def test_the_declared_numbers_of_the_whole_plan_are_added_up(whole: Plan, as_of: date) -> None:
    measured = measure(whole, as_of, EVERYTHING, ())
    for name, parts in (("tasks", whole.groups), ("indicators", whole.pillars)):
        members = account(whole, measured, FIGURES[f"{name}.declared"]).members
        counted = sum(each.share.weight for each in members if each.share is not None)
        assert counted == sum(part.declared or 0 for part in parts.values())
