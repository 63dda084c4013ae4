"""Decisions against what they decide on: the field, its value, and the decision before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from itertools import pairwise

from dxplan.catalogue import trust as catalogue
from dxplan.decisionwords import says
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Decision, Indicator, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_Decided = Task | Indicator
#: What no decision moves: who a record is, and what is said about it.
_FIXED = frozenset({"id", "group", "decisions", "handovers", "note"})
#: The keys of a record that a decision can move.
_MOVABLE: Mapping[type[_Decided], tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind) if each.name not in _FIXED)
    for kind in (Task, Indicator)
}


def decision_field(workspace: Workspace) -> Iterator[Finding]:
    """A decision names a key of the record that it moves; a target may be named with its year."""
    for record, index, decision in _decisions(workspace):
        key, _, year = decision.field.partition(".")
        allowed = _MOVABLE[type(record)]
        if key in allowed and (not year or (key == "targets" and _is_year(year))):
            continue
        near = get_close_matches(key, allowed, n=1) if key not in allowed else ()
        yield finding_at(
            workspace,
            catalogue.DECISION_FIELD,
            Spot(record, ("decisions", index, "field")),
            text(
                "{field} is no field of {id} that can move",
                field=shown(decision.field),
                id=record.id,
            ),
            label=text("allowed: {names}", names=", ".join(allowed)),
            fix=text("did you mean {name}?", name=near[0]) if near else None,
        )


def _is_year(words: str) -> bool:
    """Whether this may be a year; a target of it may be gone, for that is a move too."""
    return words.isascii() and words.isdigit()


def decision_not_applied(workspace: Workspace) -> Iterator[Finding]:
    """What the latest decision on a field moved it to is what the field holds."""
    for record, chain in _chains(workspace):
        index, last = chain[-1]
        values = _held(record, last.field)
        if last.to is None or values is None or any(says(last.to, value) for value in values):
            continue
        key = last.field.partition(".")[0]
        yield finding_at(
            workspace,
            catalogue.DECISION_NOT_APPLIED,
            Spot(record, ("decisions", index, "to")),
            text(
                "{document} moved {field} of {id} to {value}, but the file says otherwise",
                document=last.document,
                field=last.field,
                id=record.id,
                value=shown(last.to),
            ),
            fix=text("write the value decided on, or name the decision that moved it again"),
            also=((text("the value stands here"), Spot(record, (key,))),),
        )


def _held(record: _Decided, field: str) -> Sequence[object] | None:
    """The values a field holds; None where it is not known or a decision's words may be free.

    A target is named with its year or without; without, any of them may be meant.
    """
    key, _, year = field.partition(".")
    if key not in _MOVABLE[type(record)] or key in {"support", "serves", "source"}:
        return None
    value = getattr(record, key)
    if key == "targets":
        return [each for each in value if not year or str(each.year) == year]
    return [value]


def decision_chain(workspace: Workspace) -> Iterator[Finding]:
    """A decision moves a field on from where the one before had moved it, and moves it."""
    for record, chain in _chains(workspace):
        for index, decision in chain:
            if decision.to is not None and decision.from_ == decision.to:
                yield finding_at(
                    workspace,
                    catalogue.DECISION_CHAIN,
                    Spot(record, ("decisions", index, "to")),
                    text(
                        "{field} is moved from {value} to itself",
                        field=decision.field,
                        value=shown(decision.to),
                    ),
                    fix=text("correct one of the two values"),
                )
        # Of targets without their year each decision may be about another one.
        if chain[0][1].field != "targets":
            for (before, earlier), (after, later) in pairwise(chain):
                yield from _gap(workspace, record, before, earlier, after, later)


def _gap(
    workspace: Workspace,
    record: _Decided,
    before: int,
    earlier: Decision,
    after: int,
    later: Decision,
) -> Iterator[Finding]:
    if earlier.to is None or later.from_ is None or earlier.to == later.from_:
        return
    yield finding_at(
        workspace,
        catalogue.DECISION_CHAIN,
        Spot(record, ("decisions", after, "from")),
        text(
            "{field} is moved from {start}, but {document} had moved it to {end}",
            field=later.field,
            start=shown(later.from_),
            document=earlier.document,
            end=shown(earlier.to),
        ),
        fix=text("correct the value, or add the decision in between"),
        also=((text("the decision before"), Spot(record, ("decisions", before, "to"))),),
    )


def _chains(
    workspace: Workspace,
) -> Iterator[tuple[_Decided, Sequence[tuple[int, Decision]]]]:
    """The decisions on each field of each record, by date, with where they stand in the list."""
    fields_of: defaultdict[tuple[int, str], list[tuple[int, Decision]]] = defaultdict(list)
    records: dict[tuple[int, str], _Decided] = {}
    for record, index, decision in _decisions(workspace):
        about = id(record), decision.field
        records[about] = record
        fields_of[about].append((index, decision))
    for about, chain in fields_of.items():
        yield records[about], sorted(chain, key=lambda each: each[1].date)


def _decisions(workspace: Workspace) -> Iterator[tuple[_Decided, int, Decision]]:
    plan = workspace.plan
    records: list[_Decided] = [*plan.indicators.values(), *plan.tasks.values()]
    for record in records:
        for index, decision in enumerate(record.decisions):
            yield record, index, decision
