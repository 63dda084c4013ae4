"""Who reported between two states, and who owed a report and gave none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from dxplan.changes.entries import Key, Said, entries
from dxplan.changes.pairing import Pair, Side
from dxplan.changes.sorts import FieldChange, Reported, Silence
from dxplan.states import TaskState
from dxplan.succession import responsible, responsible_for


def reports_given(pair: Pair) -> Iterator[Reported]:
    """What each reporter gave that the earlier state did not have, agencies first."""
    before, after = _entries(pair.old, pair), _entries(pair.new, pair)
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for key in before.keys() | after.keys():
        what = _what(key, before.get(key), after.get(key))
        if what is not None:
            counts[key.agency, key.source][what] += 1
            days[key.agency, key.source].add(key.day)
    for agency, source in sorted(days, key=lambda each: (not each[0], each)):
        found = counts[agency, source]
        yield Reported(
            agency=agency or None,
            source=source or None,
            days=tuple(sorted(days[agency, source])),
            tasks=found["task"],
            indicators=found["indicator"],
            corrected=found["corrected"],
            withdrawn=found["withdrawn"],
        )


def reports_reworded(pair: Pair) -> Iterator[FieldChange]:
    """Entries of which only the note or the evidence is another."""
    before, after = _entries(pair.old, pair), _entries(pair.new, pair)
    for key in sorted(before.keys() & after.keys()):
        old, new = before[key], after[key]
        if old.substance == new.substance:
            for field in ("note", "evidence"):
                said, says = old.words(field), new.words(field)
                if said != says:
                    yield FieldChange(record=new.report, field=field, before=said, after=says)


def silences(pair: Pair, reported: tuple[Reported, ...]) -> Iterator[Silence]:
    """Agencies that owe a report for the quarter of the later day and gave none in between.

    Where no time has passed between the states, nobody can have been expected to report.
    """
    if pair.old.snapshot.as_of >= pair.new.snapshot.as_of:
        return
    owing: defaultdict[str, list[str]] = defaultdict(list)
    heard = {each.agency for each in reported}
    for name in sorted(pair.new.tasks):
        for agency in _owing(pair.new, pair.new.measured.task_states[name]):
            if agency not in heard:
                owing[agency].append(name)
    for agency in sorted(owing):
        yield Silence(agency=agency, tasks=tuple(owing[agency]))


def _owing(side: Side, state: TaskState) -> list[str]:
    """The agencies that owe a report on a task; those that are gone owe nothing."""
    if not (state.counts and state.owes_report) or state.reported_now:
        return []
    day = side.snapshot.as_of
    if state.silent:
        members = [responsible(side.plan, each, day) for each in state.silent]
        return [*dict.fromkeys(each for each in members if each is not None)]
    lead = responsible_for(side.plan, state.task, day)
    return [] if lead is None else [lead]


def _what(key: Key, old: Said | None, new: Said | None) -> str | None:
    """What happened to an entry; None where it says what it said."""
    if old is None:
        return key.about
    if new is None:
        return None if key.about == "report" else "withdrawn"
    return "corrected" if old.substance != new.substance else None


def _entries(side: Side, pair: Pair) -> Mapping[Key, Said]:
    """All entries up to the day that are about what was chosen in either state."""
    return entries(
        (each for each in side.plan.reports if each.as_of <= side.snapshot.as_of),
        pair.old.tasks | pair.new.tasks,
        pair.old.indicators | pair.new.indicators,
        empty=pair.whole,
    )
