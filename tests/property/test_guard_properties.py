"""What holds of moves between any two plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dxplan.changes.matching import in_ids_of, match
from dxplan.changes.moves import Move, moves
from dxplan.guard.wording import stating
from dxplan.model import Basis, Decision, Handover, Identity, Indicator, Plan, Task
from tests.property.plans import plans, quick
from tests.property.test_changes_properties import named_apart


def between(before: Plan, after: Plan) -> list[Move]:
    return moves(match(before, after))


def stated(move: Move) -> Decision:
    """The decision that the fix of a finding spells out, once somebody has filled it in."""
    words = stating(move.name, move.change.before, move.change.after)
    read: dict[str, Any] = yaml.load(words, Loader=yaml.BaseLoader)  # noqa: S506 (text only, as dxplan reads it)
    return Decision(
        document="vb-1",
        date=date(2024, 1, 1),
        field=read["field"],
        from_=read.get("from"),
        to=read.get("to"),
    )


def with_decisions(whole: Plan, found: list[Move]) -> Plan:
    """The plan in which every move is decided where its holder stands."""

    def decided(record: Any) -> Any:
        new = tuple(stated(each) for each in found if each.holder is record and not each.handover)
        return replace(record, decisions=new) if new else record

    def handed(task: Task) -> Task:
        given: set[Handover | None] = {each.handover for each in found if each.holder is task}
        return replace(
            task,
            handovers=tuple(
                replace(each, decision="vb-1") if each in given else each for each in task.handovers
            ),
            decisions=decided(task).decisions,
        )

    return replace(
        whole,
        identity=decided(whole.identity),
        tasks={name: handed(each) for name, each in whole.tasks.items()},
        indicators={name: decided(each) for name, each in whole.indicators.items()},
    )


@quick
@given(before=plans(), after=plans())
def test_the_decision_of_the_fix_allows_any_move(before: Plan, after: Plan) -> None:
    before, after = named_apart(before), named_apart(after)
    found = between(before, after)
    settled = between(before, with_decisions(after, found))
    assert [(each.name, each.change.before) for each in settled] == [
        (each.name, each.change.before) for each in found
    ]
    assert [each.name for each in settled if each.change.decision is None] == []


@quick
@given(before=plans(), after=plans())
def test_what_moved_was_set_before_and_is_not_what_it_was(before: Plan, after: Plan) -> None:
    for move in between(named_apart(before), named_apart(after)):
        assert move.change.before is not None
        assert move.change.before != move.change.after
        assert isinstance(move.holder, Task | Indicator | Identity)


@quick
@given(whole=plans(), data=st.data())
def test_order_and_numbers_move_nothing(whole: Plan, data: st.DataObject) -> None:
    before = named_apart(whole)
    numbers = data.draw(st.permutations([f"NV-{n}" for n in range(10)]))
    after = in_ids_of(before, {Task: dict(zip(before.tasks, numbers, strict=False))})
    shuffled = data.draw(st.permutations(list(after.tasks.values())))
    assert between(before, replace(after, tasks={each.id: each for each in shuffled})) == []


@quick
@given(whole=plans(), data=st.data())
def test_every_task_that_is_gone_is_one_move(whole: Plan, data: st.DataObject) -> None:
    # What was drafted gives way to the annex, and is not one.
    tasks = {
        name: replace(each, basis=Basis.CITED) for name, each in named_apart(whole).tasks.items()
    }
    kept = {name for name in tasks if data.draw(st.booleans())}
    before = replace(whole, tasks=tasks)
    after = replace(whole, tasks={name: tasks[name] for name in kept})
    assert [each.change.before for each in between(before, after)] == sorted(tasks.keys() - kept)
