"""Facts that moved, and records that are gone, with no decision that allows it."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.catalogue import guard as catalogue
from dxplan.changes.decisions import Decided
from dxplan.changes.moves import HANDED_OVER, Move
from dxplan.changes.sorts import Record
from dxplan.findings import Finding
from dxplan.guard.states import States
from dxplan.guard.wording import UNKNOWN, as_written, stating
from dxplan.language import Text, text
from dxplan.model import Baseline, Decision, Identity, Indicator, Target, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import KIND_NAMES
from dxplan.yamltext import Keys


def moved_without_decision(states: States) -> Iterator[Finding]:
    """What the plan had set holds, or a decision says what it became."""
    for move in states.moves:
        if move.gone or move.change.decision is not None:
            continue
        change = move.change
        found = finding_at(
            states.after,
            catalogue.MOVED_WITHOUT_DECISION,
            spot_of(move),
            _message(move),
            label=None
            if move.taken_out
            else text("was {before}", before=as_written(change.before)),
            fix=_fix(move),
            also=tuple(_misses(move)),
        )
        yield states.with_place_before(found, Spot(move.was, _keys(move.was, move, change.after)))


def removed_without_decision(states: States) -> Iterator[Finding]:
    """What the plan had set is still there, or a decision says that it is not."""
    for move in states.moves:
        if not move.gone or move.change.decision is not None:
            continue
        was = move.was
        kind, name = KIND_NAMES[type(was)], move.change.before
        found = Finding(
            rule=catalogue.REMOVED_WITHOUT_DECISION,
            message=text(
                "the {kind} {id} is gone, and no decision is stated", kind=text(kind), id=name
            ),
            location=states.where_it_stood(was),
            record=states.before.name_of(was),
            fix=_put_back(move),
        )
        yield states.with_place_before(found, Spot(was))


def spot_of(move: Move) -> Spot:
    """Where a move is written now; where nothing is left, the record."""
    record = move.change.record
    if move.handover is not None and isinstance(record, Task):
        return Spot(record, ("handovers", record.handovers.index(move.handover), "to"))
    return Spot(record, _keys(record, move, move.change.before))


def _keys(record: Record, move: Move, other: object) -> Keys:
    """The keys that lead to a field of a record, and in a target or baseline to what differs."""
    change = move.change
    if change.year is not None and isinstance(record, Indicator):
        years = {each.year: index for index, each in enumerate(record.targets)}
        if change.year not in years:
            return ("targets",)
        index = years[change.year]
        return ("targets", index, *_part(record.targets[index], other))
    if change.field == "baseline" and isinstance(record, Indicator) and record.baseline is not None:
        return ("baseline", *_part(record.baseline, other))
    return (change.field,)


def _part(goal: Target | Baseline, other: object) -> Keys:
    """The one key in which a target or baseline differs; none where it is more than one."""
    if type(other) is not type(goal):
        return ()
    names = ("comparator", "value", "range") if isinstance(goal, Target) else ("date", "value")
    differing = [name for name in names if getattr(goal, name) != getattr(other, name)]
    return (
        tuple(differing) if len(differing) == 1 and getattr(goal, differing[0]) is not None else ()
    )


def _message(move: Move) -> Text:
    field, after = _field(move), move.change.after
    if move.taken_out:
        return text(
            "{item} is gone from {field}, and no decision is stated",
            item=move.change.before,
            field=field,
        )
    if move.name == HANDED_OVER:
        return text(
            "{id} goes from {before} to {after}, and no decision is stated",
            id=move.holder.id if isinstance(move.holder, Task) else "",
            before=move.change.before,
            after=after,
        )
    if after is None:
        return text("{field} is gone, and no decision is stated", field=field)
    return text(
        "{field} is now {after}, and no decision is stated", field=field, after=as_written(after)
    )


def _field(move: Move) -> Text:
    """A field with the record that has it; what the plan decides names the record itself."""
    if isinstance(move.holder, Identity):
        return text("{field} of the plan", field=move.name)
    return text("{field} of {id}", field=move.name, id=move.holder.id)


def _fix(move: Move) -> Text:
    change = move.change
    if move.handover is not None:
        given = move.handover
        words = f"{{to: {given.to}, date: {given.date}, decision: {UNKNOWN}}}"
        return text("name the document that hands it over: handovers: [{yaml}]", yaml=words)
    return text(
        "put {before} back, or add to {holder} the document that allows it: {yaml}",
        before=as_written(change.before),
        holder=_holder(move.holder),
        yaml=_listed(move),
    )


def _put_back(move: Move) -> Text:
    if isinstance(move.was, Task):
        return text(
            "put it back, and report it as cancelled when it is given up; or add to {holder} the"
            " document that takes it out: {yaml}",
            holder=_holder(move.holder),
            yaml=_listed(move),
        )
    return text(
        "put it back, or add to {holder} the document that takes it out: {yaml}",
        holder=_holder(move.holder),
        yaml=_listed(move),
    )


def _holder(holder: Decided) -> Text | str:
    """Where a decision belongs: to the record itself, or to the plan."""
    return text("the plan (data/plan.yaml)") if isinstance(holder, Identity) else holder.id


def _listed(move: Move) -> str:
    """The decision as an item of the list that is there, or as the whole list."""
    decision = stating(move.name, move.change.before, move.change.after)
    return f"- {decision}" if move.holder.decisions else f"decisions: [{decision}]"


def _misses(move: Move) -> Iterator[tuple[Text, Spot]]:
    """Decisions on the field that do not allow the move."""
    for index, each in enumerate(move.holder.decisions):
        if names_field(each, move.name):
            yield (
                text(
                    "this decision says {before} → {after}",
                    before=each.from_ or UNKNOWN,
                    after=each.to or UNKNOWN,
                ),
                Spot(move.holder, ("decisions", index)),
            )


def names_field(decision: Decision, name: str) -> bool:
    """Whether a decision is about a field, exactly or as one of all targets."""
    return decision.field == name or (decision.field == "targets" and name.startswith("targets."))
