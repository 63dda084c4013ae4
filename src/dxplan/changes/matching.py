"""Which record of one state is which record of the other.

Records are matched by id. Where an id vanished, or stands for something else now, the record is
looked for under the ids that are new, so that a renumbering (and every number after an insertion
shifts) is seen as one and not as everything removed and added again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from dxplan.model import (
    Agency,
    AgencyGroup,
    Citation,
    Decision,
    Group,
    Handover,
    Identity,
    Indicator,
    Measurement,
    Pillar,
    Plan,
    Report,
    Source,
    Successor,
    Task,
    TaskReport,
)
from dxplan.scalars import plain_letters

T = TypeVar("T")
#: Record type -> id in the earlier state -> id in the later one, of those that differ.
Ids = Mapping[type, Mapping[str, str]]

#: Record types that have ids, those first that others refer to; where a plan keeps them; and the
#: fields by which a person would know one again.
_KINDS: Mapping[type, tuple[str, tuple[str, ...]]] = {
    Source: ("sources", ("title", "number")),
    Agency: ("agencies", ("name", "level")),
    AgencyGroup: ("agency_groups", ("name",)),
    Pillar: ("pillars", ("name",)),
    Group: ("groups", ("name",)),
    Indicator: ("indicators", ("name", "owner", "unit")),
    Task: ("tasks", ("title", "lead", "deliverable")),
}
_WHO = (Agency, AgencyGroup)
#: The fields that hold ids of other records.
_REFERENCES: Mapping[type, Mapping[str, tuple[type, ...]]] = {
    Identity: {"implements": (Source,)},
    Citation: {"document": (Source,)},
    Decision: {"document": (Source,)},
    Handover: {"to": _WHO, "decision": (Source,)},
    Successor: {"id": (Agency,)},
    AgencyGroup: {"members": (Agency,)},
    Indicator: {"pillar": (Pillar,), "owner": _WHO},
    Task: {"group": (Group,), "lead": _WHO, "support": _WHO, "serves": (Indicator,)},
    TaskReport: {"task": (Task,)},
    Measurement: {"indicator": (Indicator,)},
    Report: {"agency": _WHO, "source": (Source,)},
}
#: Ends the id of a removed record whose number another has taken; no file can hold it.
_ASIDE = "\0"


def kinds() -> Iterator[type]:
    """The record types that have ids."""
    return iter(_KINDS)


def table(plan: Plan, kind: type) -> Mapping[str, Any]:
    """The records of one type, by id."""
    records: Mapping[str, Any] = getattr(plan, table_name(kind))
    return records


def table_name(kind: type) -> str:
    """What a plan calls all records of one type."""
    return _KINDS[kind][0]


@dataclass(frozen=True, kw_only=True, eq=False)
class Matched:
    """Two plans, and the earlier one once more in the ids of the later."""

    before: Plan
    mapped: Plan
    after: Plan
    ids: Ids

    def was(self, kind: type, name: str) -> Any:
        """The record of the earlier plan that has this id in the later one, as it stood."""
        return table(self.before, kind)[self._old_ids.get(kind, {}).get(name, name)]

    @cached_property
    def _old_ids(self) -> Ids:
        return {kind: {new: old for old, new in ids.items()} for kind, ids in self.ids.items()}


def match(before: Plan, after: Plan) -> Matched:
    """Which record of one plan is which record of the other."""
    ids = {} if before is after else match_ids(before, after)
    return Matched(before=before, mapped=in_ids_of(before, ids), after=after, ids=ids)


def match_ids(before: Plan, after: Plan) -> Ids:
    """The ids under which records of `before` stand in `after`, where they are not the same."""
    ids: dict[type, Mapping[str, str]] = {}
    for kind in kinds():
        old = {name: renamed(each, ids) for name, each in table(before, kind).items()}
        ids[kind] = _pairs(old, table(after, kind), _KINDS[kind][1])
    return ids


def in_ids_of(plan: Plan, ids: Ids) -> Plan:
    """The plan with every record, and every reference to it, under its id in the later state."""
    if not any(ids.values()):
        return plan
    tables: dict[str, Any] = {}
    for kind in kinds():
        records = [renamed(each, ids) for each in table(plan, kind).values()]
        tables[_KINDS[kind][0]] = {each.id: each for each in records}
    return replace(
        plan,
        identity=renamed(plan.identity, ids),
        reports=tuple(renamed(each, ids) for each in plan.reports),
        **tables,
    )


def renamed(record: T, ids: Ids) -> T:
    """The record with its own id and those it refers to changed; itself where none does."""
    if not any(ids.values()):
        return record
    named: Any = record  # a dataclass, which has no type of its own
    references = {**_REFERENCES.get(type(record), {})}
    if type(record) in _KINDS:
        references["id"] = (type(record),)
    changed = {}
    for field in fields(named):
        old = getattr(record, field.name)
        new = _renamed_value(old, references.get(field.name, ()), ids)
        if new != old:
            changed[field.name] = new
    return replace(named, **changed) if changed else record


def _renamed_value(value: Any, meant: tuple[type, ...], ids: Ids) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed_value(each, meant, ids) for each in value)
    if is_dataclass(value):
        return renamed(value, ids)
    known = (ids[kind][value] for kind in meant if value in ids.get(kind, ()))
    return next(known, value)


def _pairs(
    old: Mapping[str, Any], new: Mapping[str, Any], known_by: tuple[str, ...]
) -> dict[str, str]:
    """Old id -> new id, for records that are known again under another one."""

    def looks(record: Any) -> Hashable:
        return tuple(_plainly(getattr(record, name)) for name in known_by)

    def alike(mine: Any, theirs: Any) -> bool:
        # Nearly all are written the same, and folding letters is what takes time.
        same = all(getattr(mine, name) == getattr(theirs, name) for name in known_by)
        return same or looks(mine) == looks(theirs)

    def loose(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: each
            for name, each in mine.items()
            if name not in theirs or not alike(each, theirs[name])
        }

    found: dict[str, str] = {}
    left, right = loose(old, new), loose(new, old)
    for likeness in (lambda each: replace(each, id=""), looks):
        for name, same in _alike(left, right, likeness):
            found[name] = same
            del left[name], right[same]
    taken = set(found.values())
    aside = {name: name + _ASIDE for name in old if name in taken and name not in found}
    return {name: other for name, other in (found | aside).items() if name != other}


def _alike(
    left: Mapping[str, Any], right: Mapping[str, Any], likeness: Callable[[Any], Hashable]
) -> list[tuple[str, str]]:
    """Pairs of records that are alike, where it is certain which is which.

    Several that are alike on both sides are paired in the order of their ids.
    """
    sides: defaultdict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((left, right)):
        for name in sorted(records):
            sides[likeness(records[name])][side].append(name)
    return [
        pair
        for here, there in sides.values()
        if len(here) == len(there)
        for pair in zip(here, there, strict=True)
    ]


def _plainly(words: object) -> object:
    """Words as a person compares them: letters, blanks and accents apart."""
    return " ".join(plain_letters(words).lower().split()) if isinstance(words, str) else words
