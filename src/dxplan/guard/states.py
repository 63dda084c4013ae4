"""The two states a guard compares, and where something stands in either of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from dxplan.changes.matching import Matched, match
from dxplan.changes.moves import Move, moves
from dxplan.findings import Finding, Location, Related
from dxplan.language import text
from dxplan.model import Identity
from dxplan.rules.placing import Spot
from dxplan.workspace import PLAN_FILE, Workspace


class States:
    """An earlier and a later state of one plan; what both have in common is worked out once."""

    def __init__(self, before: Workspace, after: Workspace, name: str) -> None:
        self.before, self.after, self.name = before, after, name

    @cached_property
    def matched(self) -> Matched:
        """Which record of one is which record of the other."""
        return match(self.before.plan, self.after.plan)

    @cached_property
    def moves(self) -> Sequence[Move]:
        """Everything that moved, as far as the later state could be read."""
        return [each for each in moves(self.matched) if self._is_certain(each)]

    def _is_certain(self, move: Move) -> bool:
        """Whether it has moved, and not only what says so could not be read."""
        if isinstance(move.holder, Identity) and Identity in self.after.incomplete:
            return False
        return not (move.gone and self.after.may_exist(type(move.was), str(move.change.before)))

    def with_place_before(self, finding: Finding, spot: Spot) -> Finding:
        """The finding, with the place of something in the earlier state."""
        place = spot.location(self.before)
        there = Related(
            message=text("in {name} it stands here", name=self.name),
            location=replace(place, path=f"{self.name}:{place.path}"),
        )
        return replace(finding, related=(*finding.related, there))

    def where_it_stood(self, record: object) -> Location:
        """A place in the later state for a record that is gone: its list, else the plan's head.

        A place in a file that is gone too could not be shown.
        """
        origin = self.before.origins[id(record)]
        document = self.after.documents.get(origin.document.path)
        if document is not None:
            return document.at(origin.keys[:-1], key=True)
        plan = self.after.documents.get(PLAN_FILE.as_posix())
        return Location(path=PLAN_FILE.as_posix()) if plan is None else plan.at(("plan",), key=True)
