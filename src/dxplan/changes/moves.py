"""Moved goalposts: what the plan had set, and now sets otherwise, less surely or not at all.

The same differences as in `facts.py`, without those that move nothing: what is set for the first
time, wording, and what was `drafted` here and gives way to a surer source or to the annex.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dxplan.changes.decisions import Decided, by_date, decision_for, names_of
from dxplan.changes.facts import rewritten
from dxplan.changes.matching import Matched, table, table_name
from dxplan.changes.sorts import FieldChange, Record
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
    #: Whether something was taken out of a list: a record, a member, a target year.
    taken_out: bool = False
    #: The handover by which it moved.
    handover: Handover | None = None

    @property
    def gone(self) -> bool:
        """Whether the whole record is no longer there."""
        return self.taken_out and self.change.record is self.was


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
#: How another agency came to have a task, where the plan names the same lead.
HANDED_OVER = "handovers"
#: Of the guarded records, the fields that hold which total they count in.
_PART: Mapping[type, str] = {Task: "group", Indicator: "pillar"}


def moves(matched: Matched) -> list[Move]:
    """Everything that moved between two plans, in the order of kinds and ids."""
    if matched.before is matched.after:
        return []
    return [*_of_plan(matched), *(move for kind in KEPT for move in _of_kind(kind, matched))]


def _of_plan(matched: Matched) -> Iterator[Move]:
    was, new = matched.before.identity, matched.after.identity
    for change in filter(_is_move, rewritten(matched.mapped.identity, new)):
        yield from _by_plan(change, was, change.field, matched)


def _of_kind(kind: type, matched: Matched) -> Iterator[Move]:
    old, new = table(matched.mapped, kind), table(matched.after, kind)
    annexed = _annexed(kind, new)
    for name in sorted(old):
        was = matched.was(kind, name)
        if name in new:
            yield from _of_record(was, old[name], new[name], matched)
        elif not (_is_drafted(was) and getattr(old[name], _PART[kind]) in annexed):
            yield _removed(kind, was, matched.after.identity)


def _of_record(was: Record, old: Record, new: Record, matched: Matched) -> Iterator[Move]:
    if old == new or _grew_surer(old, new):
        return
    for change in filter(_is_move, rewritten(old, new)):
        name = names_of(change.field, change.year)[0]
        if isinstance(new, Task | Indicator):
            yield Move(change=change, was=was, name=name, holder=new)
        else:
            yield from _by_plan(change, was, f"{_path(new)}.{name}", matched)
    if isinstance(old, Task) and isinstance(new, Task) and {*old.handovers} != {*new.handovers}:
        yield from _handed_over(was, old, new, matched.after)


def _path(record: Any) -> str:
    """How the plan's decisions call a record."""
    return f"{table_name(type(record))}.{record.id}"


def _is_move(change: FieldChange) -> bool:
    """Whether a field that was set is set otherwise, in a way that is guarded."""
    test = GUARDED.get(type(change.record), {}).get(change.field)
    return test is not None and change.before is not None and test(change.before, change.after)


def _by_plan(change: FieldChange, was: Record, name: str, matched: Matched) -> Iterator[Move]:
    """The move of what has no decisions of its own: those of the plan are about it."""
    old, new = matched.mapped.identity, matched.after.identity
    if not isinstance(change.before, tuple):
        decision = decision_for(old, new, (name,), change.before, change.after)
        yield Move(change=replace(change, decision=decision), was=was, name=name, holder=new)
        return
    left = change.after if isinstance(change.after, tuple) else ()
    for item in change.before:
        if item not in left:
            gone = replace(change, before=item, after=None, decision=_letting_go(new, name, item))
            yield Move(change=gone, was=was, name=name, holder=new, taken_out=True)


def _letting_go(identity: Identity, name: str, item: str) -> Decision | None:
    """The last decision of the plan that takes something out of a list."""
    said = sorted((each for each in identity.decisions if each.field == name), key=by_date)
    saying = [each for each in said if each.from_ is not None and each.from_.strip() == item]
    return saying[-1] if saying else None


def _handed_over(was: Record, old: Task, new: Task, plan: Plan) -> Iterator[Move]:
    """By handovers another agency has the task in the end."""
    before, after = assigned(old, date.max), assigned(new, date.max)
    if before == after or is_heir(plan, before, after):
        return
    ways = [each for each in new.handovers if each.to == after and each not in old.handovers]
    handover = max(ways, key=lambda each: each.date, default=None)
    decision = None if handover is None else decision_of(handover)
    change = FieldChange(
        record=new,
        field=HANDED_OVER,
        before=before,
        after=after,
        decision=decision or decision_for(old, new, (HANDED_OVER,), before, after),
    )
    yield Move(change=change, was=was, name=HANDED_OVER, holder=new, handover=handover)


def is_heir(plan: Plan, agency: str, heir: str) -> bool:
    """Whether one agency takes over from another by law, in whole or in part."""
    record = plan.agencies.get(agency)
    return record is not None and any(each.id == heir for each in record.successors)


def decision_of(handover: Handover) -> Decision | None:
    """The document that hands a task over, as the decision it is."""
    if handover.decision is None:
        return None
    return Decision(
        document=handover.decision, date=handover.date, field=HANDED_OVER, to=handover.to
    )


def _removed(kind: type, was: Any, later: Identity) -> Move:
    name = table_name(kind)
    decision = _letting_go(later, name, was.id)
    change = FieldChange(record=was, field=name, before=was.id, after=None, decision=decision)
    return Move(change=change, was=was, name=name, holder=later, taken_out=True)


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
        getattr(each, _PART[kind]) for each in records.values() if each.basis is Basis.TRANSCRIBED
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
    handed = [HANDED_OVER] if isinstance(record, Task) else []
    return [*GUARDED[type(record)], *handed, *(f"targets.{year}" for year in years)]
