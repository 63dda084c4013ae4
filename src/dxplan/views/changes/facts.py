"""Sections about what the plan says: deadlines, targets, leads, records, other facts, wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dxplan.changes import Changes
from dxplan.changes.sorts import FieldChange, FieldValue, LeadChange, Record
from dxplan.language import Text, counted, marked, text
from dxplan.model import Decision, Indicator, Task
from dxplan.views.changes.naming import Naming, id_of, kind_of
from dxplan.views.changes.sheet import NAMED, Item, Section, Words
from dxplan.views.words import FIELD_WORDS, WORDS

_AGENCIES = frozenset({"lead", "owner", "support", "members", "handovers"})
_FROM_THE_WORDS = frozenset({"basis", "direction", "kind", "level", "recurs"})
#: How another agency came to answer.
HOW = {
    "handover": marked("handed over"),
    "succession": marked("by succession"),
    "edit": marked("changed in the plan"),
}


def moved_section(key: str, title: str, found: Sequence[FieldChange], naming: Naming) -> Section:
    """Deadlines or targets that moved, each with the decision behind it.

    Args:
        key: The stable name of the section.
        title: Its title, a marked source string that names `{count}`.
        found: What moved.
        naming: What records and documents are called.
    """
    items = tuple(record_item(naming, each.record, _moved(each, naming), each) for each in found)
    count = len(found)
    return Section(key=key, title=text(title, count=count), count=count, items=items)


def _moved(change: FieldChange, naming: Naming) -> Iterator[Words]:
    if isinstance(change.record, Task):
        yield text("{before} → {after}", before=change.before, after=change.after)
        yield from shift(change.days)
    elif change.field == "baseline":
        yield text("baseline {before} → {after}", before=change.before, after=change.after)
    elif change.year is None:
        yield text("target {before} → {after}", before=change.before, after=change.after)
    else:
        yield text(
            "target for {year} {before} → {after}",
            year=str(change.year),
            before=change.before,
            after=change.after,
        )
    if change.decision is None:
        yield text("no decision is stated")
    else:
        yield by_decision(change.decision, naming)


def shift(days: int | None) -> Iterator[Words]:
    """By how many days a deadline moved; nothing where one end is open."""
    if days is None:
        return
    if days > 0:
        yield counted("{count} day later", "{count} days later", days)
    else:
        yield counted("{count} day earlier", "{count} days earlier", -days)


def by_decision(decision: Decision, naming: Naming) -> Text:
    """The document that states a move, and its date."""
    name = naming.document(decision.document)
    return text("by {document} of {day}", document=name, day=decision.date)


def lead_section(changes: Changes, naming: Naming) -> Section:
    """Who answers now: one line for all that one agency left to another, most first."""
    passed: defaultdict[tuple[object, ...], list[LeadChange]] = defaultdict(list)
    for each in changes.leads:
        if each.how == "succession":
            passed[each.before, each.after, each.on].append(each)
    together = sorted(passed.values(), key=len, reverse=True)
    alone = (each for each in changes.leads if each.how != "succession")
    count = len(changes.leads)
    return Section(
        key="leads",
        title=text("Another agency answers now: {count}", count=count),
        count=count,
        items=(
            *(_passed(each, naming) for each in together),
            *(_led(each, naming) for each in alone),
        ),
    )


def _passed(together: list[LeadChange], naming: Naming) -> Item:
    """All that passed by one succession; few records by id, many by number."""
    first = together[0]
    agency = naming.workspace.plan.agencies.get(first.before or "")
    return Item(
        title=_from_to(first, naming),
        facts=(_how(first, naming), *_passing([each.record for each in together])),
        place="" if agency is None else naming.place(agency, "until"),
    )


def _passing(records: Sequence[Task | Indicator]) -> Iterator[Words]:
    if len(records) <= NAMED:
        yield from (each.id for each in records)
        return
    tasks = sum(isinstance(each, Task) for each in records)
    if tasks:
        yield counted("{count} task", "{count} tasks", tasks)
    if len(records) > tasks:
        yield counted("{count} indicator", "{count} indicators", len(records) - tasks)


def _led(change: LeadChange, naming: Naming) -> Item:
    facts = (_from_to(change, naming), _how(change, naming))
    return replace(record_item(naming, change.record, facts), lead="")


def _from_to(change: LeadChange, naming: Naming) -> Text:
    before, after = naming.answering(change.before), naming.answering(change.after)
    return text("{before} → {after}", before=before, after=after)


def _how(change: LeadChange, naming: Naming) -> Text:
    how = text(HOW[change.how])
    if change.on is None:
        return how
    if change.decision is None:
        return text("{how} on {day}", how=how, day=change.on)
    document = naming.document(change.decision)
    return text("{how} on {day} by {document}", how=how, day=change.on, document=document)


def existence_sections(changes: Changes, was: Naming, now: Naming) -> Iterator[Section]:
    """Records that are new, gone, or known by another id."""
    yield Section(
        key="added",
        title=text("Added: {count}", count=len(changes.added)),
        count=len(changes.added),
        sign="+",
        items=tuple(record_item(now, each, (text(kind_of(each)),)) for each in changes.added),
    )
    yield Section(
        key="removed",
        title=text("Removed: {count}", count=len(changes.removed)),
        count=len(changes.removed),
        sign="−",
        items=tuple(record_item(was, each, (text(kind_of(each)),)) for each in changes.removed),
    )
    yield Section(
        key="renumbered",
        title=text("Renumbered: {count}", count=len(changes.renumbered)),
        count=len(changes.renumbered),
        items=tuple(
            record_item(now, each.after, (text("was {id}", id=id_of(each.before)),))
            for each in changes.renumbered
        ),
    )


def other_sections(changes: Changes, naming: Naming) -> Iterator[Section]:
    """Facts without a group of their own, and changes of wording, of which the count will do."""
    yield Section(
        key="other",
        title=text("Other changes: {count}", count=len(changes.other)),
        count=len(changes.other),
        items=tuple(
            record_item(naming, each.record, _other(each, naming), each) for each in changes.other
        ),
    )
    yield Section(
        key="edits",
        title=text("Changes of wording only: {count}", count=len(changes.edits)),
        count=len(changes.edits),
        items=tuple(
            record_item(naming, each.record, (field_words(each.field),), each)
            for each in changes.edits
        ),
        usual=0,
    )


def _other(change: FieldChange, naming: Naming) -> Iterator[Words]:
    yield text(
        "{field}: {before} → {after}",
        field=field_words(change.field),
        before=called(change.field, change.before, naming),
        after=called(change.field, change.after, naming),
    )
    if change.decision is not None:
        yield by_decision(change.decision, naming)


def called(field: str, value: FieldValue, naming: Naming) -> object:
    """A value by name, where it is the id of an agency or one of the words of the files."""
    if field in _FROM_THE_WORDS and isinstance(value, str) and value in WORDS:
        return text(WORDS[value])
    if field not in _AGENCIES:
        return value
    if isinstance(value, tuple):
        return tuple(naming.agency(each) for each in value)
    return naming.agency(value) if isinstance(value, str) else value


def field_words(name: str) -> Text:
    """What a reader calls a key of the files."""
    return text(FIELD_WORDS.get(name.removesuffix("_en"), name))


def record_item(
    naming: Naming, record: Record, facts: Iterable[Words], change: FieldChange | None = None
) -> Item:
    """A record as a line; with a change, at the place of its field."""
    return Item(
        id=id_of(record),
        title=naming.title(record),
        lead=naming.lead(record),
        facts=tuple(facts),
        place=naming.place(record) if change is None else naming.place(record, change.field),
    )
