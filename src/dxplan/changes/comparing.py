"""All changes between two states: a pure function of both and of what the reader chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxplan.changes.courses import task_courses
from dxplan.changes.facts import changed_facts
from dxplan.changes.leads import lead_changes
from dxplan.changes.matching import kinds, table
from dxplan.changes.pairing import Pair, Side, pair_up
from dxplan.changes.reporting import reports_given, reports_reworded, silences
from dxplan.changes.sorts import (
    Changes,
    FieldChange,
    FigureChange,
    IndicatorChange,
    LeadChange,
    Record,
    Renumbering,
    Snapshot,
)
from dxplan.definitions import value_of
from dxplan.model import Indicator, Task
from dxplan.selection import EVERYTHING, Selection

#: The headline, in the order it is read.
HEADLINE = (
    "completion_rate",
    "completion_rate_due",
    "completion_range",
    "percent_complete",
    "reporting_rate",
    "overdue",
    "unreported",
)

#: The fields behind another lead, by how it came about.
_BEHIND = {"edit": ("lead", "owner"), "handover": ("handovers",), "succession": ()}


def compare(before: Snapshot, after: Snapshot, selection: Selection = EVERYTHING) -> Changes:
    """What is different in `after`, for the tasks and indicators chosen in either state.

    Ids of the selection are those of `after`.
    """
    pair = pair_up(before, after, selection)
    facts = changed_facts(pair)
    leads = tuple(lead_changes(pair))
    reported = tuple(reports_given(pair))
    return Changes(
        before=before,
        after=after,
        selection=selection,
        figures=tuple(_figures(pair)),
        courses=task_courses(pair),
        deadlines=facts.deadlines,
        targets=facts.targets,
        leads=leads,
        added=tuple(_only_in(pair.new, pair.old, whole=pair.whole)),
        removed=tuple(_as_they_stood(pair)),
        renumbered=tuple(_renumberings(pair)),
        indicators=tuple(_indicators(pair)),
        reported=reported,
        silent=tuple(silences(pair, reported)),
        other=tuple(_not_said_by(leads, facts.other)),
        edits=(*facts.edits, *reports_reworded(pair)),
    )


def _not_said_by(
    leads: Iterable[LeadChange], changes: Iterable[FieldChange]
) -> Iterator[FieldChange]:
    """Facts without those that only make another agency answer, which is a group of its own."""
    said = {(each.record.id, field) for each in leads for field in _BEHIND[each.how]}
    for each in changes:
        if (getattr(each.record, "id", None), each.field) not in said:
            yield each


def _figures(pair: Pair) -> Iterator[FigureChange]:
    for name in HEADLINE:
        before, after = (value_of(each.measured, f"tasks.{name}") for each in (pair.old, pair.new))
        yield FigureChange(name=name, before=before, after=after)


def _only_in(here: Side, there: Side, *, whole: bool) -> Iterator[Record]:
    """Records of one state that the other does not have, by kind and id."""
    chosen = {Task: here.tasks, Indicator: here.indicators}
    for kind in reversed(list(kinds())):
        records = table(here.plan, kind)
        for name in sorted(records.keys() - table(there.plan, kind).keys()):
            if name in chosen[kind] if kind in chosen else whole:
                yield records[name]


def _as_they_stood(pair: Pair) -> Iterator[Record]:
    """Removed records under the ids and with the references they had."""
    plan = pair.old.snapshot.workspace.plan
    old_ids = {kind: {new: old for old, new in ids.items()} for kind, ids in pair.ids.items()}
    for each in _only_in(pair.old, pair.new, whole=pair.whole):
        name = getattr(each, "id", "")
        yield table(plan, type(each))[old_ids.get(type(each), {}).get(name, name)]


def _renumberings(pair: Pair) -> Iterator[Renumbering]:
    chosen = {Task: pair.tasks, Indicator: pair.indicators}
    for kind in reversed(list(kinds())):
        before, after = table(pair.old.snapshot.workspace.plan, kind), table(pair.new.plan, kind)
        for old, new in sorted(pair.ids.get(kind, {}).items()):
            if new in after and (new in chosen[kind] if kind in chosen else pair.whole):
                yield Renumbering(before=before[old], after=after[new])


def _indicators(pair: Pair) -> Iterator[IndicatorChange]:
    before, after = pair.old.measured.indicator_states, pair.new.measured.indicator_states
    for name in pair.indicators:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            continue
        values = [each.latest and (each.latest.day, each.latest.value) for each in (old, new)]
        if values[0] != values[1] or old.standing is not new.standing:
            yield IndicatorChange(before=old, after=new)
