"""Sections about what was measured, who reported and who did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dxplan.changes import Changes
from dxplan.changes.sorts import IndicatorChange, Reported
from dxplan.language import Text, counted, text
from dxplan.pace import IndicatorState
from dxplan.views.changes.facts import record_item
from dxplan.views.changes.naming import Naming
from dxplan.views.changes.sheet import FOLDED, NAMED, Item, Section, Words


def report_sections(changes: Changes, naming: Naming) -> Iterator[Section]:
    """Indicators that moved, reporters that were heard, agencies that were not."""
    yield Section(
        key="indicators",
        title=text("Indicators with news: {count}", count=len(changes.indicators)),
        count=len(changes.indicators),
        items=tuple(
            record_item(naming, each.after.indicator, _measured(each))
            for each in changes.indicators
        ),
    )
    yield Section(
        key="reported",
        title=text("Reported: {count}", count=len(changes.reported)),
        count=len(changes.reported),
        items=tuple(
            Item(title=naming.reporter(each.agency, each.source), facts=tuple(_given(each)))
            for each in changes.reported
        ),
        usual=FOLDED,
    )
    yield Section(
        key="silent",
        title=text("Owed a report this quarter and gave none: {count}", count=len(changes.silent)),
        count=len(changes.silent),
        sign="?",
        items=tuple(_silences(changes, naming)),
        usual=FOLDED,
    )


def _silences(changes: Changes, naming: Naming) -> Iterator[Item]:
    """Agencies by what they owe, most first; those that owe the same, such as a group, together."""
    owing: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for each in changes.silent:
        owing[each.tasks].append(each.agency)
    for tasks, agencies in sorted(owing.items(), key=lambda each: (-len(each[0]), each[1])):
        names = ", ".join(naming.agency(each) for each in agencies[:NAMED])
        left = len(agencies) - NAMED
        yield Item(
            title=names if left <= 0 else text("{names} and {count} more", names=names, count=left),
            facts=tasks
            if len(tasks) <= NAMED
            else (counted("{count} task", "{count} tasks", len(tasks)),),
        )


def _measured(change: IndicatorChange) -> Iterator[Words]:
    before, after = change.before, change.after
    values = [_value(state) for state in (before, after)]
    if values[0] == values[1]:
        yield text("still {value}", value=values[1])
    else:
        yield text("{before} → {after}", before=values[0], after=values[1])
    if before.standing is after.standing:
        yield text("{state} for {year}", state=after.standing, year=str(after.target.year))
    else:
        yield text(
            "{before} → {state} for {year}",
            before=before.standing,
            state=after.standing,
            year=str(after.target.year),
        )


def _value(state: IndicatorState) -> Text:
    latest = state.latest
    if latest is None:
        return text("no value")
    return text(
        "{value} {unit} ({day})", value=latest.value, unit=state.indicator.unit, day=latest.day
    )


def _given(found: Reported) -> Iterator[Words]:
    if found.source is not None:
        yield text("published figures")
    if found.tasks:
        yield counted("{count} entry on tasks", "{count} entries on tasks", found.tasks)
    if found.indicators:
        yield counted(
            "{count} entry on indicators", "{count} entries on indicators", found.indicators
        )
    if found.corrected:
        yield counted("{count} entry corrected", "{count} entries corrected", found.corrected)
    if found.withdrawn:
        yield counted("{count} entry withdrawn", "{count} entries withdrawn", found.withdrawn)
    first, last = found.days[0], found.days[-1]
    yield (
        text("as of {day}", day=first)
        if first == last
        else text("as of {first} to {last}", first=first, last=last)
    )
