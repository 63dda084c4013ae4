"""The ledger: every move between two states, when it was made and by which decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dxplan.changes.decisions import Decided, decision_for, field_of, names_of, stated
from dxplan.changes.facts import held_after, stated_change
from dxplan.changes.matching import match
from dxplan.changes.moves import HANDED_OVER, Move, decision_of, is_heir, moves
from dxplan.changes.sorts import FieldChange, Snapshot
from dxplan.model import Decision, Handover, Identity, Indicator, Plan, Task
from dxplan.selection import Selection, select_indicators, select_tasks
from dxplan.succession import assigned


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A move, and the states between which it was made."""

    move: Move
    before: Snapshot
    after: Snapshot
    #: The last state of all: it has the documents of decisions entered after the move.
    last: Snapshot

    @property
    def day(self) -> date:
        """When it moved: within one text the day of the decision, else that of the later state."""
        if self.before.workspace is not self.after.workspace:
            return self.after.as_of
        if self.move.handover is not None:
            return self.move.handover.date
        decision = self.move.change.decision
        return self.after.as_of if decision is None else decision.date

    @property
    def home(self) -> Snapshot:
        """The state that has the record."""
        return self.before if self.move.gone else self.after


@dataclass(frozen=True, kw_only=True, eq=False)
class Ledger:
    """All moves from one state to another, oldest first."""

    before: Snapshot
    after: Snapshot
    selection: Selection
    entries: tuple[Entry, ...]
    #: Commits in between whose data has errors; what moved in them stands with the next.
    skipped: tuple[str, ...] = ()


def entries_between(states: Iterable[Snapshot], selection: Selection) -> Iterator[Entry]:
    """The moves from each state to the next; within one text, those that its decisions tell of.

    Who chose a part of the plan gets the moves of its tasks and indicators.
    """
    seen = list(states)
    for at, (before, after) in enumerate(pairwise(seen)):
        one = before.workspace is after.workspace
        found = _told(before, after) if one else _made(before, after, seen[at + 2 :])
        records = _chosen(before, after, selection) if selection.chosen else None
        made = [
            Entry(move=move, before=before, after=after, last=seen[-1])
            for move in found
            if records is None or id(move.change.record) in records
        ]
        yield from sorted(made, key=lambda entry: entry.day)


def _chosen(before: Snapshot, after: Snapshot, selection: Selection) -> set[int]:
    """The tasks and indicators of a selection in either state, by identity."""
    return {
        id(record)
        for each in (before, after)
        for select in (select_tasks, select_indicators)
        for record in select(each.workspace.plan, selection, each.as_of)
    }


def _made(before: Snapshot, after: Snapshot, later: Sequence[Snapshot]) -> list[Move]:
    made = moves(match(before.workspace.plan, after.workspace.plan))
    return [_decided_later(move, later) for move in made]


def _decided_later(move: Move, later: Sequence[Snapshot]) -> Move:
    """A move with the decision that a later state states for it.

    In a pull request something moves first, and the decision follows once the guard has asked.
    """
    change = move.change
    for state in later if change.decision is None and move.handover is None else ():
        holder = _same(move.holder, state.workspace.plan)
        if holder is None:
            break
        names = names_of(*field_of(move.name))
        decision = decision_for(move.was, holder, names, change.before, change.after)
        if decision is not None:
            return replace(move, change=replace(change, decision=decision))
    return move


def _same(holder: Decided, plan: Plan) -> Decided | None:
    """The record of that id in another state."""
    match holder:
        case Task():
            return plan.tasks.get(holder.id)
        case Indicator():
            return plan.indicators.get(holder.id)
        case Identity():
            return plan.identity


# one text, two days


def _told(before: Snapshot, after: Snapshot) -> Iterator[Move]:
    """What the decisions and handovers say that are dated after one day and up to another."""
    plan = after.workspace.plan

    def between(said: Decision | Handover) -> bool:
        return before.as_of < said.date <= after.as_of

    records: list[Task | Indicator] = [*plan.tasks.values(), *plan.indicators.values()]
    for record in records:
        yield from (_decided(record, each) for each in record.decisions if between(each))
    for task in plan.tasks.values():
        for handover in filter(between, task.handovers):
            move = _handed(task, handover)
            if not is_heir(plan, str(move.change.before), handover.to):
                yield move
    identity = plan.identity
    yield from (_of_plan(identity, each) for each in identity.decisions if between(each))


def _decided(record: Task | Indicator, decision: Decision) -> Move:
    change = stated_change(record, decision.field, held_after(record, decision), decision)
    return Move(change=change, was=record, name=decision.field, holder=record)


def _of_plan(identity: Identity, decision: Decision) -> Move:
    after = stated(decision.to)
    return Move(
        change=stated_change(identity, decision.field, after, decision),
        was=identity,
        name=decision.field,
        holder=identity,
        taken_out=after is None,
    )


def _handed(task: Task, handover: Handover) -> Move:
    change = FieldChange(
        record=task,
        field=HANDED_OVER,
        before=assigned(task, handover.date - timedelta(days=1)),
        after=handover.to,
        decision=decision_of(handover),
    )
    return Move(change=change, was=task, name=HANDED_OVER, holder=task, handover=handover)
