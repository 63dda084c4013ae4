"""The ledger as sections for a reader: what moved without a decision first, then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxplan.changes.ledger import Entry, Ledger
from dxplan.changes.moves import HANDED_OVER, Move
from dxplan.language import Text, counted, text
from dxplan.views.changes.facts import HOW, by_decision, called, field_words, record_item, shift
from dxplan.views.changes.naming import Naming, state_words
from dxplan.views.changes.sheet import Item, Section, Words
from dxplan.views.status import chosen_words, plan_title
from dxplan.workspace import KIND_NAMES

#: How a task goes to another agency by a handover.
_HANDED = HOW["handover"]


@dataclass(frozen=True, kw_only=True, eq=False)
class LedgerView:
    """All that is shown of the moves between two states."""

    #: Number and title of the plan.
    title: str
    heading: Text
    #: What the reader chose, and what could not be read.
    remarks: tuple[Text, ...]
    sections: tuple[Section, ...]


def ledger_view(ledger: Ledger, language: str) -> LedgerView:
    """Lay out the ledger, in the language of names and titles."""
    plan = ledger.after.workspace.plan
    items: dict[bool, list[Item]] = {False: [], True: []}
    for entry in ledger.entries:
        items[entry.move.change.decision is not None].append(_item(entry, language))
    titles = {
        False: ("undecided", text("No decision is stated: {count}", count=len(items[False]))),
        True: ("decided", text("Moved by decision: {count}", count=len(items[True]))),
    }
    return LedgerView(
        title=plan_title(plan, language),
        heading=_heading(ledger),
        remarks=(*chosen_words(plan, ledger.selection, language), *_skipped(ledger)),
        sections=tuple(
            Section(key=key, title=title, count=len(items[decided]), items=tuple(items[decided]))
            for decided, (key, title) in titles.items()
            if items[decided]
        ),
    )


def _heading(ledger: Ledger) -> Text:
    one_text = ledger.before.workspace is ledger.after.workspace
    before, after = (state_words(each, one_text=one_text) for each in (ledger.before, ledger.after))
    if not ledger.entries:
        return text(
            "Nothing that needs a decision moved from {before} to {after}.",
            before=before,
            after=after,
        )
    return text("What moved from {before} to {after}", before=before, after=after)


def _skipped(ledger: Ledger) -> Iterator[Text]:
    """Which commits say nothing for themselves."""
    if ledger.skipped:
        yield counted(
            "{count} revision has errors; what moved in it stands with the next: {names}",
            "{count} revisions have errors; what moved in them stands with the next: {names}",
            len(ledger.skipped),
            names=", ".join(ledger.skipped),
        )


def _item(entry: Entry, language: str) -> Item:
    home = entry.home
    naming = Naming(home.workspace, home, language)
    move = entry.move
    facts = (*_what(move, naming), *_by(entry, language), *_when(entry))
    return record_item(naming, move.change.record, facts, None if move.gone else move.change)


def _what(move: Move, naming: Naming) -> Iterator[Words]:
    """What moved, from where to where."""
    change = move.change
    if move.gone and type(move.was) in KIND_NAMES:
        yield text("{kind} taken out", kind=text(KIND_NAMES[type(move.was)]))
        return
    if move.taken_out:
        yield text("{field}: {item} taken out", field=field_words(change.field), item=change.before)
        return
    if move.name == HANDED_OVER:
        yield _from_to(move, naming)
        if move.handover is not None:
            yield text("{how} on {day}", how=text(_HANDED), day=move.handover.date)
        return
    label = field_words(change.field)
    if change.year is not None:
        label = text("target for {year}", year=str(change.year))
    yield text(
        "{field}: {before} → {after}",
        field=label,
        before=called(change.field, change.before, naming),
        after=called(change.field, change.after, naming),
    )
    yield from shift(change.days)


def _from_to(move: Move, naming: Naming) -> Text:
    ends = (move.change.before, move.change.after)
    before, after = (called(move.change.field, each, naming) for each in ends)
    return text("{before} → {after}", before=before, after=after)


def _by(entry: Entry, language: str) -> Iterator[Words]:
    """The decision, named as the first state that has its document calls it."""
    decision = entry.move.change.decision
    if decision is not None:
        known = decision.document in entry.after.workspace.plan.sources
        state = entry.after if known else entry.last
        yield by_decision(decision, Naming(state.workspace, state, language))


def _when(entry: Entry) -> Iterator[Words]:
    """Where it was written: nothing where the decision's own day says it all."""
    if entry.before.workspace is entry.after.workspace:
        return
    if entry.after.revision is None:
        yield text("not committed yet")
    else:
        yield text("in revision {revision} of {day}", revision=entry.after.revision, day=entry.day)
