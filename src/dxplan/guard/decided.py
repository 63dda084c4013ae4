"""Decisions themselves: their documents are known, something moved by them, and they stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import NamedTuple

from dxplan.catalogue import guard as catalogue
from dxplan.changes.decisions import Decided, names_of, trail_of
from dxplan.changes.facts import rewritten
from dxplan.changes.matching import table, table_name
from dxplan.changes.moves import KEPT, Move, known_names
from dxplan.findings import Finding
from dxplan.guard.moved import names_field
from dxplan.guard.states import States
from dxplan.guard.wording import UNKNOWN, as_source
from dxplan.language import Text, text
from dxplan.model import Decision, Identity, Indicator, Plan, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import is_id, plain_letters

#: What a plan calls its lists of records that cannot leave without a decision.
_LISTS: Mapping[str, type] = {table_name(kind): kind for kind in KEPT}


class _Same(NamedTuple):
    """A record with decisions: as it stood, the same in ids of the later state, as it is."""

    was: Decided
    old: Decided
    new: Decided


def unknown_documents(states: States) -> Iterator[Finding]:
    """The document that allows a move is among the sources."""
    known = _known_documents(states.after.plan)
    said: set[str] = set()
    for move in states.moves:
        decision = move.change.decision
        # An id that is not there has a finding of its own.
        if decision is None or is_id(plain_letters(decision.document)):
            continue
        document = decision.document.strip()
        if _alike(document) not in known and document not in said:
            said.add(document)
            yield finding_at(
                states.after,
                catalogue.DECISION_WITHOUT_SOURCE,
                _document(move, decision),
                text("{document} is not among the sources", document=document),
                fix=text("add it to data/sources.yaml: - {yaml}", yaml=as_source(decision)),
            )


def _known_documents(plan: Plan) -> frozenset[str]:
    return frozenset(_alike(each.number) for each in plan.sources.values() if each.number)


def _alike(number: str) -> str:
    """The number of a document as it is compared: in any case, with any blanks."""
    return "".join(number.split()).casefold()


def _document(move: Move, decision: Decision) -> Spot:
    if move.handover is not None and isinstance(move.change.record, Task):
        task = move.change.record
        return Spot(task, ("handovers", task.handovers.index(move.handover), "decision"))
    return Spot(move.holder, ("decisions", move.holder.decisions.index(decision), "document"))


def decisions_without_move(states: States) -> Iterator[Finding]:
    """A decision that is new says what moved."""
    for same in _decided(states):
        known, told = frozenset(same.old.decisions), _told(states, same)
        for index, decision in enumerate(same.new.decisions):
            if decision in known or told.has(decision):
                continue
            yield finding_at(
                states.after,
                catalogue.DECISION_WITHOUT_MOVE,
                Spot(same.new, ("decisions", index, "field")),
                _missed(states, told, decision),
                fix=_field_meant(same.new, decision, states.after.plan),
            )


def decisions_gone(states: States) -> Iterator[Finding]:
    """A decision that was stated stays."""
    for same in _decided(states):
        for index, decision in enumerate(same.old.decisions):
            if decision in same.new.decisions:
                continue
            stood = Spot(same.was, ("decisions", index))
            found = finding_at(
                states.after,
                catalogue.DECISION_GONE,
                Spot(same.new, ("decisions",)),
                text(
                    "the decision {document} on {field} is gone",
                    document=decision.document,
                    field=decision.field,
                ),
                fix=text("put it back; a later decision stands below it"),
            )
            yield states.with_place_before(found, stood)


def _decided(states: States) -> Iterator[_Same]:
    """The plan, and every task and indicator of both states."""
    matched = states.matched
    if Identity not in states.after.incomplete:
        yield _Same(matched.before.identity, matched.mapped.identity, matched.after.identity)
    for kind in (Task, Indicator):
        old, new = table(matched.mapped, kind), table(matched.after, kind)
        for name in old:
            if name in new and old[name].decisions != new[name].decisions:
                yield _Same(matched.was(kind, name), old[name], new[name])


class _Told(NamedTuple):
    """What there is to be decided of one record."""

    #: Decisions by which something moved.
    used: frozenset[Decision]
    #: Names of what moved without one: those moves have findings that point at its decisions.
    open: frozenset[str]
    #: Names of every field that is not what it was.
    changed: frozenset[str]

    def has(self, decision: Decision) -> bool:
        """Whether nothing is to be said of a new decision."""
        return decision in self.used or any(names_field(decision, name) for name in self.open)


def _told(states: States, same: _Same) -> _Told:
    moved = [each for each in states.moves if each.holder is same.new]
    used = {each.change.decision for each in moved}
    names = {each.name for each in moved}
    for move in moved:
        change = move.change
        used.update(trail_of(same.old, same.new, (move.name,), change.before, change.after))
    if isinstance(same.new, Identity):
        used.update(each for each in same.new.decisions if _takes_out(states, each))
    for each in rewritten(same.old, same.new):
        about = names_of(each.field, each.year)
        names.update(about)
        used.update(trail_of(same.old, same.new, about, each.before, each.after))
    return _Told(
        used=frozenset(each for each in used if each is not None),
        open=frozenset(each.name for each in moved if each.change.decision is None),
        changed=frozenset(names),
    )


def _missed(states: States, told: _Told, decision: Decision) -> Text:
    """What is wrong with a new decision by which nothing moved."""
    if decision.field not in told.changed:
        return text("{field} has not moved since {name}", field=decision.field, name=states.name)
    return text(
        "{field} did not move {before} → {after}, as this decision says",
        field=decision.field,
        before=decision.from_ or UNKNOWN,
        after=decision.to or UNKNOWN,
    )


def _takes_out(states: States, decision: Decision) -> bool:
    """Whether a decision of the plan takes a record out that was there and is not any more."""
    kind, name = _LISTS.get(decision.field), (decision.from_ or "").strip()
    if kind is None or name not in table(states.matched.before, kind):
        return False
    later = states.matched.ids.get(kind, {}).get(name, name)
    return later not in table(states.matched.after, kind)


def _field_meant(record: Decided, decision: Decision, plan: Plan) -> Text | None:
    """The field that was probably meant, where a decision names none that there is."""
    names = [*known_names(record, plan), *(each.name for each in fields(record))]
    if decision.field in names:
        return None
    near = get_close_matches(decision.field, names, n=1, cutoff=0.6)
    if near:
        return text("did you mean {name}?", name=near[0])
    return text("known here: {names}", names=", ".join(known_names(record, plan)))
