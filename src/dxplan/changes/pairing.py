"""Both states in the ids of the later one, with their figures: where a comparison begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from dxplan.changes.matching import Ids, in_ids_of, match_ids, table
from dxplan.changes.sorts import Snapshot
from dxplan.figures import Measured, measure
from dxplan.model import Plan
from dxplan.selection import Selection

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class Side:
    """One state: its plan in common ids, and its figures."""

    snapshot: Snapshot
    plan: Plan
    measured: Measured
    #: Ids of the tasks and indicators the reader chose.
    tasks: frozenset[str]
    indicators: frozenset[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Pair:
    """The earlier and the later state."""

    old: Side
    new: Side
    selection: Selection
    ids: Ids

    @property
    def whole(self) -> bool:
        """Whether the reader chose no part of the plan."""
        return not self.selection.chosen

    @property
    def one_plan(self) -> bool:
        """Whether both are the same text, seen on two days."""
        return self.old.snapshot.workspace is self.new.snapshot.workspace

    @property
    def tasks(self) -> list[str]:
        """Tasks of both states that were chosen in either, by id."""
        known = self.old.plan.tasks.keys() & self.new.plan.tasks.keys()
        return sorted((self.old.tasks | self.new.tasks) & known)

    @property
    def indicators(self) -> list[str]:
        """Indicators of both states that were chosen in either, by id."""
        known = self.old.plan.indicators.keys() & self.new.plan.indicators.keys()
        return sorted((self.old.indicators | self.new.indicators) & known)

    def both(self, kind: type[T], names: list[str]) -> Iterator[tuple[T, T]]:
        """The records of these ids, each as it was and as it is."""
        before, after = table(self.old.plan, kind), table(self.new.plan, kind)
        return ((before[name], after[name]) for name in names)


def pair_up(before: Snapshot, after: Snapshot, selection: Selection) -> Pair:
    """Match the records of two states and measure both."""
    plan = before.workspace.plan
    ids: Ids = {}
    if before.workspace is not after.workspace:
        ids = match_ids(plan, after.workspace.plan)
        plan = in_ids_of(plan, ids)
    return Pair(
        old=_side(before, plan, selection),
        new=_side(after, after.workspace.plan, selection),
        selection=selection,
        ids=ids,
    )


def _side(snapshot: Snapshot, plan: Plan, selection: Selection) -> Side:
    measured = measure(plan, snapshot.as_of, selection)
    scope = measured.scope
    return Side(
        snapshot=snapshot,
        plan=plan,
        measured=measured,
        tasks=frozenset(each.id for each in (*scope.tasks, *scope.outside)),
        indicators=frozenset(each.id for each in scope.indicators),
    )
