"""Fields of records that differ: deadlines, targets, everything else, and mere wording.

Between two states of the text a move is a difference, and a decision is looked for that allows
it. Within one text, seen on two days, a move is a decision dated between them: the file keeps
only the value that holds now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from dxplan.changes.decisions import Decided, by_date, decision_for, field_of, names_of, stated
from dxplan.changes.matching import kinds, table
from dxplan.changes.pairing import Pair
from dxplan.changes.sorts import FieldChange, FieldValue, Record
from dxplan.model import (
    Agency,
    AgencyGroup,
    Baseline,
    Citation,
    Decision,
    Group,
    Handover,
    Identity,
    Indicator,
    Pillar,
    Source,
    Successor,
    Target,
    Task,
)

#: Fields whose wording can change without any figure or duty changing.
_WORDING: dict[type, frozenset[str]] = {
    Task: frozenset({"title", "title_en", "deliverable", "note"}),
    Indicator: frozenset({"name", "name_en", "note"}),
    Agency: frozenset({"name", "name_en", "short"}),
    AgencyGroup: frozenset({"name", "name_en"}),
    Pillar: frozenset({"name", "name_en"}),
    Group: frozenset({"name", "name_en"}),
    # How a source is described: what rests on it says so itself.
    Source: frozenset(each.name for each in fields(Source)),
    Identity: frozenset({"title", "title_en", "issuer", "signatory", "language"}),
}
#: Fields that are compared by themselves.
_APART = frozenset({"targets", "baseline", "decisions", "handovers"})
_DEADLINES = frozenset({"due", "until"})
_TARGETS = frozenset({"targets", "baseline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Fields that changed, by the group they belong to."""

    deadlines: tuple[FieldChange, ...]
    targets: tuple[FieldChange, ...]
    other: tuple[FieldChange, ...]
    edits: tuple[FieldChange, ...]


def changed_facts(pair: Pair) -> Facts:
    """Every field that differs between two texts, or was moved by a decision within one."""
    found = list(_decided(pair) if pair.one_plan else _rewritten(pair))
    found += _completion_days(pair)

    def of(belongs: Callable[[FieldChange], bool]) -> tuple[FieldChange, ...]:
        return tuple(each for each in found if belongs(each))

    return Facts(
        deadlines=of(_is_deadline),
        targets=of(_is_target),
        other=of(lambda each: not (_is_deadline(each) or _is_target(each) or _is_wording(each))),
        edits=of(_is_wording),
    )


def _is_deadline(change: FieldChange) -> bool:
    return isinstance(change.record, Task) and change.field in _DEADLINES


def _is_target(change: FieldChange) -> bool:
    return change.field in _TARGETS


def _is_wording(change: FieldChange) -> bool:
    """Whether only words changed; a decision makes even those a fact."""
    if change.decision is not None:
        return False
    return change.field in _WORDING.get(type(change.record), ()) or change.field == "locator"


# one text, two days


def _decided(pair: Pair) -> Iterator[FieldChange]:
    first, last = pair.old.snapshot.as_of, pair.new.snapshot.as_of
    plan = pair.new.plan
    records: list[Task | Indicator] = [plan.tasks[name] for name in pair.tasks]
    records += [plan.indicators[name] for name in pair.indicators]
    for record in records:
        between = [each for each in record.decisions if first < each.date <= last]
        for field in sorted({each.field for each in between}):
            moves = sorted((each for each in between if each.field == field), key=by_date)
            before, after = stated(moves[0].from_), held_after(record, moves[-1])
            if before is None or before != after:
                move = stated_change(record, field, after, moves[-1])
                yield replace(move, before=before)


def stated_change(record: Record, name: str, after: FieldValue, decision: Decision) -> FieldChange:
    """A move that nothing but a decision tells of; `name` is what it calls the field."""
    field, year = field_of(name)
    before = stated(decision.from_)
    return FieldChange(
        record=record, field=field, year=year, before=before, after=after, decision=decision
    )


def held_after(record: Task | Indicator, move: Decision) -> FieldValue:
    """What a field held after a decision: as it says, as the next one says, or as it holds now."""
    later = (each for each in record.decisions if each.field == move.field)
    following = min((each for each in later if each.date > move.date), key=by_date, default=None)
    if move.to is not None:
        return stated(move.to)
    if following is not None:
        return stated(following.from_)
    field, year = field_of(move.field)
    if isinstance(record, Indicator) and field == "baseline":
        return record.baseline
    if isinstance(record, Indicator) and field == "targets":
        meant = [each for each in record.targets if year in {None, each.year}]
        return meant[0] if len(meant) == 1 else None
    # The name of a field comes from the data, and may be that of anything.
    known = {each.name for each in fields(record)} - _APART
    return _shown(getattr(record, move.field)) if move.field in known else None


# two texts


def _rewritten(pair: Pair) -> Iterator[FieldChange]:
    chosen = {Task: pair.tasks, Indicator: pair.indicators}
    for kind in reversed(list(kinds())):
        before, after = table(pair.old.plan, kind), table(pair.new.plan, kind)
        names = chosen.get(kind)
        if names is None:
            # A reader who chose a part did not ask for what all parts share.
            names = sorted(before.keys() & after.keys()) if pair.whole else []
        for name in names:
            yield from rewritten(before[name], after[name])
    if pair.whole:
        yield from rewritten(pair.old.plan.identity, pair.new.plan.identity)


def rewritten(old: Record, new: Record) -> Iterator[FieldChange]:
    """The fields of one record that differ between two texts."""
    if old == new:
        return
    found = [*_fields(old, new)]
    if isinstance(old, Indicator) and isinstance(new, Indicator):
        found += _targets(old, new)
    yield from found
    if isinstance(old, Decided) and isinstance(new, Decided):
        yield from _decisions(old, new, {each.decision for each in found})


def _fields(old: Record, new: Record) -> Iterator[FieldChange]:
    change = partial(FieldChange, record=new)
    for each in fields(new):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before == after or each.name in _APART:
            continue
        if isinstance(after, Citation) or isinstance(before, Citation):
            yield from _cited(change, before, after)
            continue
        name = each.name.rstrip("_")
        shown, shows = _shown(before), _shown(after)
        if shown != shows:
            decision = decision_for(old, new, names_of(name), shown, shows)
            yield change(field=name, before=shown, after=shows, decision=decision)


def _cited(
    change: partial[FieldChange], before: Citation | None, after: Citation | None
) -> Iterator[FieldChange]:
    documents = [each.document if each else None for each in (before, after)]
    locators = [each.locator if each else None for each in (before, after)]
    if documents[0] != documents[1]:
        yield change(field="source", before=documents[0], after=documents[1])
    elif locators[0] != locators[1]:
        yield change(field="locator", before=locators[0], after=locators[1])


def _targets(old: Indicator, new: Indicator) -> Iterator[FieldChange]:
    change = partial(FieldChange, record=new)
    before, after = ({each.year: each for each in every.targets} for every in (old, new))
    for year in sorted(before.keys() | after.keys()):
        yield from _moved(old, new, before.get(year), after.get(year), year)
    if old.baseline is not None and new.baseline is not None:
        yield from _cited(change, old.baseline.source, new.baseline.source)
    if _asked(old.baseline) != _asked(new.baseline):
        names = names_of("baseline")
        decision = decision_for(old, new, names, old.baseline, new.baseline)
        yield change(field="baseline", before=old.baseline, after=new.baseline, decision=decision)


def _moved(
    old: Indicator, new: Indicator, before: Target | None, after: Target | None, year: int
) -> Iterator[FieldChange]:
    change = partial(FieldChange, record=new, year=year)
    if before is not None and after is not None:
        yield from _cited(change, before.source, after.source)
    if _asked(before) != _asked(after):
        decision = decision_for(old, new, names_of("targets", year), before, after)
        yield change(field="targets", before=before, after=after, decision=decision)


def _asked(goal: Target | Baseline | None) -> tuple[object, ...] | None:
    """A target or baseline without what it is cited from."""
    if goal is None:
        return None
    return tuple(getattr(goal, each.name) for each in fields(goal) if each.name != "source")


def _decisions(old: Decided, new: Decided, named: set[Decision | None]) -> Iterator[FieldChange]:
    """Decisions that came or went without a move that names them; handovers yet to come."""
    change = partial(FieldChange, record=new)
    before, after = set(old.decisions), set(new.decisions)
    if before - after or after - before - named:
        yield change(field="decisions", before=_listed(before), after=_listed(after))
    if isinstance(old, Task) and isinstance(new, Task) and {*old.handovers} != {*new.handovers}:
        yield change(field="handovers", before=_listed(old.handovers), after=_listed(new.handovers))


def _listed(records: Iterable[Decision | Handover]) -> tuple[str, ...] | None:
    words = (
        f"{each.date} {each.document if isinstance(each, Decision) else each.to}"
        for each in records
    )
    return tuple(sorted(words)) or None


def _shown(value: Any) -> FieldValue:
    """A field as it is compared and shown; the order of a list means nothing."""
    if not isinstance(value, tuple):
        return value  # type: ignore[no-any-return]  # fields of records hold nothing else
    if any(isinstance(each, Successor) for each in value):
        return _heirs(value)
    return tuple(sorted(map(str, value))) or None


def _heirs(successors: tuple[Successor, ...]) -> tuple[str, ...]:
    """Successors, of whom the first without a scope takes the work over and so stays first."""
    whole = [each.id for each in successors if each.scope is None]
    parts = sorted(f"{each.id} ({each.scope})" for each in successors if each.scope is not None)
    return (*whole[:1], *sorted(whole[1:]), *parts)


# what reports say of the past


def _completion_days(pair: Pair) -> Iterator[FieldChange]:
    """Tasks that were and are completed, but on another day."""
    before, after = pair.old.measured.task_states, pair.new.measured.task_states
    for name in pair.tasks:
        old, new = before[name], after[name]
        days = old.completed_on, new.completed_on
        if old.rhythm is new.rhythm is None and None not in days and days[0] != days[1]:
            yield FieldChange(record=new.task, field="completed_on", before=days[0], after=days[1])
