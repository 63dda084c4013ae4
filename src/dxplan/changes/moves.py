"""Moved goalposts: what the plan had set, and now sets otherwise, less surely or not at all.

The same differences as in `facts.py`, without those that move nothing: what is set for the first
time, wording, and what was `drafted` here and gives way to a surer source or to the annex.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dxplan.changes.decisions import Decided, by_date, decision_for
from dxplan.changes.facts import rewritten
from dxplan.changes.matching import Ids, in_ids_of, match_ids, table, table_name
from dxplan.changes.sorts import FieldChange, FieldValue, Record
from dxplan.model import (
    Agency,
    AgencyGroup,
    Basis,
    Decision,
    Group,
    Handover,
    Identity,
    Indicator,
    Pillar,
    Plan,
    Task,
)
from dxplan.succession import assigned


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Something that was set and has moved, and the decision that allows it, if one is stated."""

    #: In ids of the later state; the record is the one that is gone, where one is.
    change: FieldChange
    #: The record as the earlier state has it.
    was: Record
    #: What a decision calls it: `due`, `targets.2025`, `groups.cqs.declared`, `tasks`.
    name: str
    #: The record of the later state whose `decisions` can allow it.
    holder: Decided
    #: The handover by which it moved.
    handover: Handover | None = None

    @property
    def gone(self) -> bool:
        """Whether the whole record is no longer there."""
        return self.change.record is self.was


_Test = Callable[[Any, Any], bool]
_SURENESS = list(Basis)


def _otherwise(_before: object, _after: object) -> bool:
    return True


def _less_sure(before: Basis, after: Basis) -> bool:
    return _SURENESS.index(after) > _SURENESS.index(before)


def _fewer(before: tuple[str, ...], after: tuple[str, ...] | None) -> bool:
    return not set(before) <= set(after or ())


#: The fields that are guarded, and when another value of one is a move.
GUARDED: Mapping[type, Mapping[str, _Test]] = {
    Task: {
        **dict.fromkeys(("due", "recurs", "until", "weight", "lead", "group"), _otherwise),
        "basis": _less_sure,
    },
    Indicator: {
        **dict.fromkeys(("targets", "baseline", "unit", "kind", "direction"), _otherwise),
        **dict.fromkeys(("owner", "pillar"), _otherwise),
        "basis": _less_sure,
    },
    Pillar: {"declared": _otherwise},
    Group: {"declared": _otherwise},
    AgencyGroup: {"members": _fewer},
    Identity: {"target_years": _fewer},
}
#: Records that cannot leave without a decision. A source can: what cites it says so itself.
KEPT = (Task, Indicator, Pillar, Group, Agency, AgencyGroup)
#: Of these, the fields that hold which total they count in.
_PART: Mapping[type, str] = {Task: "group", Indicator: "pillar"}


def moves(before: Plan, after: Plan) -> list[Move]:
    """Everything that moved between two states, in the order of kinds and ids."""
    if before is after:
        return []
    ids = match_ids(before, after)
    mapped = in_ids_of(before, ids)
    return [
        *_of_plan(before, after),
        *(move for kind in KEPT for move in _of_kind(kind, before, mapped, after, ids)),
    ]


def _of_plan(before: Plan, after: Plan) -> Iterator[Move]:
    for change in rewritten(before.identity, after.identity):
        if _is_move(change):
            yield Move(
                change=change, was=before.identity, name=change.field, holder=after.identity
            )


def _of_kind(kind: type, before: Plan, mapped: Plan, after: Plan, ids: Ids) -> Iterator[Move]:
    old_ids = {new: old for old, new in ids.get(kind, {}).items()}
    stood, old, new = (table(plan, kind) for plan in (before, mapped, after))
    annexed = _annexed(kind, new)
    for name in sorted(old):
        was = stood[old_ids.get(name, name)]
        if name in new:
            yield from _of_record(was, old[name], new[name], before.identity, after.identity)
        elif not (_is_drafted(was) and getattr(old[name], _PART[kind]) in annexed):
            yield _removed(kind, was, after.identity)


def _of_record(
    was: Record, old: Record, new: Record, earlier: Identity, later: Identity
) -> Iterator[Move]:
    if old == new or _grew_surer(old, new):
        return
    own = isinstance(new, Decided)
    for change in rewritten(old, new):
        if not _is_move(change):
            continue
        if own:
            yield Move(change=change, was=was, name=_name(change), holder=new)
        else:
            yield _by_plan(change, was, earlier, later)
    if isinstance(old, Task) and isinstance(new, Task) and old.lead == new.lead:
        yield from _handed_over(was, old, new)


def _is_move(change: FieldChange) -> bool:
    """Whether a field that was set is set otherwise, in a way that is guarded."""
    test = GUARDED.get(type(change.record), {}).get(change.field)
    return test is not None and change.before is not None and test(change.before, change.after)


def _name(change: FieldChange) -> str:
    return change.field if change.year is None else f"{change.field}.{change.year}"


def _by_plan(change: FieldChange, was: Record, earlier: Identity, later: Identity) -> Move:
    """The move of a record without decisions of its own: the plan carries them."""
    record: Any = change.record
    name = f"{table_name(type(record))}.{record.id}.{change.field}"
    decision = decision_for(earlier, later, (name,), change.before, change.after)
    return Move(change=replace(change, decision=decision), was=was, name=name, holder=later)


def _handed_over(was: Record, old: Task, new: Task) -> Iterator[Move]:
    """Another agency has the task in the end, though the plan names the same lead."""
    before, after = assigned(old, date.max), assigned(new, date.max)
    if before == after:
        return
    ways = [each for each in new.handovers if each.to == after and each not in old.handovers]
    handover = max(ways, key=lambda each: each.date, default=None)
    change = FieldChange(record=new, field="lead", before=before, after=after)
    decision = decision_for(old, new, ("lead",), before, after)
    if handover is not None and handover.decision is not None:
        decision = Decision(
            document=handover.decision, date=handover.date, field="lead", from_=before, to=after
        )
    yield Move(
        change=replace(change, decision=decision),
        was=was,
        name="lead",
        holder=new,
        handover=handover,
    )


def _removed(kind: type, was: Record, later: Identity) -> Move:
    name = table_name(kind)
    gone: FieldValue = getattr(was, "id", None)
    said = sorted((each for each in later.decisions if each.field == name), key=by_date)
    saying = [each for each in said if each.from_ is not None and each.from_.strip() == gone]
    change = FieldChange(
        record=was,
        field=name,
        before=gone,
        after=None,
        decision=saying[-1] if saying else None,
    )
    return Move(change=change, was=was, name=name, holder=later)


def _grew_surer(old: Record, new: Record) -> bool:
    """Whether what was drafted here has been given a source that sets it."""
    return _is_drafted(old) and isinstance(new, Task | Indicator) and not _is_drafted(new)


def _is_drafted(record: Record) -> bool:
    return isinstance(record, Task | Indicator) and record.basis is Basis.DRAFTED


def _annexed(kind: type, records: Mapping[str, Any]) -> frozenset[str]:
    """The groups or pillars of which rows have been taken in from the annex."""
    if kind not in _PART:
        return frozenset()
    return frozenset(
        getattr(each, _PART[kind])
        for each in records.values()
        if each.basis is Basis.TRANSCRIBED
    )


def known_names(record: Decided, plan: Plan) -> Sequence[str]:
    """Every name a decision of this record can give to what moves."""
    if isinstance(record, Identity):
        totals = [(kind, "declared") for kind in (Pillar, Group)] + [(AgencyGroup, "members")]
        return [
            *GUARDED[Identity],
            *(table_name(kind) for kind in KEPT),
            *(
                f"{table_name(kind)}.{name}.{field}"
                for kind, field in totals
                for name in table(plan, kind)
            ),
        ]
    years = [each.year for each in record.targets] if isinstance(record, Indicator) else []
    return [*GUARDED[type(record)], *(f"targets.{year}" for year in years)]
