"""What is recorded against what the plan declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dxplan.catalogue import trust as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, counted, text
from dxplan.model import Group, Indicator, Pillar, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace


class _Tally(NamedTuple):
    """A pillar or group with a declared total, and how many records it has."""

    part: Pillar | Group
    declared: int
    recorded: int
    #: Written down, but not read because of other findings.
    unread: int


def fewer_than_declared(workspace: Workspace) -> Iterator[Finding]:
    """Each pillar and group has as many records as the plan declares.

    A record that is written down counts even if it could not be read, and where some stand in no
    known pillar or group nothing is said: both have findings of their own.
    """
    for kind, parts in ((Indicator, Pillar), (Task, Group)):
        if kind in workspace.incomplete or _has_strays(workspace, kind, parts):
            continue
        for tally in _tallies(workspace, kind):
            if tally.recorded + tally.unread < tally.declared:
                yield _too_few(workspace, tally)


def more_than_declared(workspace: Workspace) -> Iterator[Finding]:
    """No pillar or group has more records than the plan declares."""
    for kind in (Indicator, Task):
        for tally in _tallies(workspace, kind):
            if tally.recorded > tally.declared:
                yield _too_many(workspace, tally)


def _tallies(workspace: Workspace, kind: type) -> Iterator[_Tally]:
    recorded = _recorded(workspace, kind)
    plan = workspace.plan
    parts = plan.pillars if kind is Indicator else plan.groups
    for part in parts.values():
        if part.declared is not None:
            unread = workspace.unread.get((kind, part.id), 0)
            yield _Tally(part, part.declared, recorded[part.id], unread)


def _recorded(workspace: Workspace, kind: type) -> Counter[str]:
    plan = workspace.plan
    if kind is Indicator:
        return Counter(each.pillar for each in plan.indicators.values())
    return Counter(each.group for each in plan.tasks.values())


def _has_strays(workspace: Workspace, kind: type, parts: type) -> bool:
    """Whether records name a pillar or group that does not exist: they belong to some other."""
    unread = (part for unread_kind, part in workspace.unread if unread_kind is kind)
    named = {*_recorded(workspace, kind), *unread}
    return not all(workspace.may_exist(parts, each) for each in named)


def _too_few(workspace: Workspace, tally: _Tally) -> Finding:
    found = tally.recorded + tally.unread
    missing = tally.declared - found
    return finding_at(
        workspace,
        catalogue.FEWER_THAN_DECLARED,
        Spot(tally.part, ("declared",)),
        _of_declared(tally, found),
        label=counted("{count} is missing", "{count} are missing", missing),
        fix=text("record the others in data/indicators.yaml")
        if isinstance(tally.part, Pillar)
        else text("record the others in a file of data/tasks with group: {id}", id=tally.part.id),
    )


def _too_many(workspace: Workspace, tally: _Tally) -> Finding:
    beyond = tally.recorded - tally.declared
    return finding_at(
        workspace,
        catalogue.MORE_THAN_DECLARED,
        Spot(tally.part, ("declared",)),
        _of_declared(tally, tally.recorded),
        label=counted("{count} too many", "{count} too many", beyond),
        fix=text("correct the total, or take out what is not of the plan"),
    )


def _of_declared(tally: _Tally, found: int) -> Text:
    if isinstance(tally.part, Pillar):
        return counted(
            "{found} of {count} declared indicator of pillar “{name}” is recorded",
            "{found} of {count} declared indicators of pillar “{name}” are recorded",
            tally.declared,
            found=found,
            name=tally.part.name,
        )
    return counted(
        "{found} of {count} declared task of group “{name}” is recorded",
        "{found} of {count} declared tasks of group “{name}” are recorded",
        tally.declared,
        found=found,
        name=tally.part.name,
    )
