"""The decision behind a move: which of a record's decisions allows a field to hold a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from dxplan.changes.sorts import FieldValue, Record
from dxplan.decisionwords import says
from dxplan.model import Decision, Identity, Indicator, Task
from dxplan.scalars import Misread, read_date

#: Records that carry decisions. Those of the plan itself are about what cannot carry its own.
Decided: TypeAlias = Task | Indicator | Identity

#: Decisions on a target may name its year; those that do not can be about any.
_ANY_TARGET = "targets"
_YEAR = re.compile(r"\d{4}", re.ASCII)


def by_date(decision: Decision) -> date:
    """Sorts decisions."""
    return decision.date


def stated(value: str | None) -> FieldValue:
    """What a decision says a field held: a date where it is one, else the words."""
    try:
        return read_date(value) if value is not None else None
    except Misread:
        return value


def names_of(field: str, year: int | None = None) -> tuple[str, ...]:
    """What decisions can call a field, exactly first; a target has a year."""
    return (field,) if year is None else (f"{field}.{year}", field)


def field_of(name: str) -> tuple[str, int | None]:
    """The field that a decision names, and the year of the target where it names that."""
    field, _, year = name.partition(".")
    return (field, int(year)) if field == _ANY_TARGET and _YEAR.fullmatch(year) else (name, None)


def decision_for(
    old: Record, new: Record, names: Sequence[str], before: object, after: object
) -> Decision | None:
    """The decision that allows a field to go from one value to another: the last that says so."""
    trail = trail_of(old, new, names, before, after)
    return trail[-1] if trail else None


def trail_of(
    old: Record, new: Record, names: Sequence[str], before: object, after: object
) -> tuple[Decision, ...]:
    """The decisions that lead from one value to another, the last of them last; none if none do.

    Only the last decision on a field counts, unless it does not say which target it means. Its
    `to` is the new value and its `from` the old one, or where an earlier decision led from there.
    What it does not state fits anything, if the earlier state did not have it yet.
    """
    if not (isinstance(old, Decided) and isinstance(new, Decided)):
        return ()
    own = sorted((each for each in new.decisions if each.field in names), key=by_date)
    last = {each.field: each for each in own}
    known = frozenset(old.decisions)
    for index in reversed(range(len(own))):
        each = own[index]
        fresh = each not in known
        if not _ends(each, after, fresh=fresh):
            continue
        if each is last[each.field]:
            trail = _trail(own, index, before)
        elif fresh and each.field == _ANY_TARGET and _begins(each, before):
            trail = (each,)
        else:
            continue
        if trail:
            return trail
    return ()


def _begins(decision: Decision, before: object) -> bool:
    return decision.from_ is None or says(decision.from_, before)


def _ends(decision: Decision, after: object, *, fresh: bool) -> bool:
    return fresh if decision.to is None else says(decision.to, after)


def _trail(decisions: Sequence[Decision], index: int, before: object) -> tuple[Decision, ...]:
    """The way that ends with one of these decisions, each beginning where one before it ended."""
    trail = [decisions[index]]
    while not _begins(trail[-1], before):
        start = trail[-1].from_ or ""
        earlier = reversed(range(index))
        found = next((at for at in earlier if says(decisions[at].to or "", start)), None)
        if found is None:
            return ()
        index = found
        trail.append(decisions[index])
    return tuple(reversed(trail))
