"""Reports are only ever added: what was said stays said, and a correction is a later report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from dxplan.catalogue import guard as catalogue
from dxplan.changes.entries import Entry, Key, Said, entries, report_key
from dxplan.findings import Finding
from dxplan.guard.states import States
from dxplan.guard.wording import as_written
from dxplan.language import Text, text
from dxplan.model import Plan, Report, TaskReport
from dxplan.rules.known import all_read
from dxplan.rules.placing import Spot, finding_at

_FIX = text("put it back; a correction is a report of its own with a later as_of")


def rewritten_reports(states: States) -> Iterator[Finding]:
    """What was reported stays as it was reported."""
    matched = states.matched
    if matched.before is matched.after:
        return
    # Entries on what is gone had to go with it, and that has a finding of its own.
    tasks, indicators = matched.after.tasks.keys(), matched.after.indicators.keys()
    said, says = (
        entries(plan.reports, tasks, indicators) for plan in (matched.mapped, matched.after)
    )
    twins = _twins(matched.before, matched.mapped)
    lost = partial(_lost, states, twins)
    for key, old in said.items():
        new = says.get(key)
        if key.about == "report":
            if new is None and any(report_key(each.report) == key for each in _about(said)):
                yield from lost(old, key)
        elif new is not None:
            yield from _changed(states, twins, key, old, new)
        elif (holder := says.get(report_key(old.report))) is not None:
            yield from lost(old, key, holder.report)


def _about(said: Mapping[Key, Said]) -> Iterator[Said]:
    return (each for key, each in said.items() if key.about != "report")


def _twins(before: Plan, mapped: Plan) -> Mapping[int, Any]:
    """Reports and entries as they stood, by the identity of the same in ids of the later state."""
    found: dict[int, Any] = {}
    for old, new in zip(before.reports, mapped.reports, strict=True):
        found[id(new)] = old
        found |= {id(each): was for was, each in zip(old.tasks, new.tasks, strict=True)}
        found |= {id(each): was for was, each in zip(old.indicators, new.indicators, strict=True)}
    return found


def _lost(
    states: States, twins: Mapping[int, Any], old: Said, key: Key, holder: Report | None = None
) -> Iterator[Finding]:
    """A report, or an entry of one that is still there, which cannot be found any more."""
    if not all_read(states.after, Report):
        return
    report: Report = twins[id(old.report)]
    stood = Spot(report) if holder is None else _entry_spot(twins[id(old.entries[-1])], report)
    here = (
        states.where_it_stood(report)
        if holder is None
        else Spot(holder, ("tasks" if key.about == "task" else "indicators",)).location(
            states.after
        )
    )
    found = Finding(
        rule=catalogue.REPORT_REWRITTEN,
        message=_gone(states, key),
        location=here,
        record=stood.name(states.before),
        fix=_FIX,
    )
    yield states.with_place_before(found, stood)


def _changed(
    states: States, twins: Mapping[int, Any], key: Key, old: Said, new: Said
) -> Iterator[Finding]:
    """An entry that says something else.

    Another one may be added, and of several that disagreed some may go.
    """
    before, after = old.substance, new.substance
    if before <= after or after <= before:
        return
    was, now = twins[id(old.entries[-1])], new.entries[-1]
    field = _differing(was, now)
    found = finding_at(
        states.after,
        catalogue.REPORT_REWRITTEN,
        Spot(now, (field,), new.report),
        text(
            "what {reporter} reported of {id} as of {day} says something else now",
            reporter=_reporter(states, key),
            id=key.id,
            day=key.day.isoformat(),
        ),
        label=text("was {before}", before=as_written(getattr(was, field))),
        fix=_FIX,
    )
    report = twins[id(old.report)]
    yield states.with_place_before(found, Spot(was, (field,), report))


def _differing(was: Entry, now: Entry) -> str:
    """The first field in which two entries differ; ids may, where records were renumbered."""
    names = [each.name for each in fields(now)][1:]
    free = ("note", "evidence") if isinstance(now, TaskReport) else ("note", "date")
    told = [name for name in names if name not in free]
    return next((name for name in told if getattr(was, name) != getattr(now, name)), told[0])


def _entry_spot(entry: Entry, report: Report) -> Spot:
    return Spot(entry, (), report)


def _gone(states: States, key: Key) -> Text:
    reporter, day = _reporter(states, key), key.day.isoformat()
    if key.about == "report":
        return text("the report of {reporter} as of {day} is gone", reporter=reporter, day=day)
    return text(
        "what {reporter} reported of {id} as of {day} is gone",
        reporter=reporter,
        id=key.id,
        day=day,
    )


def _reporter(states: States, key: Key) -> str:
    return states.after.agency_name(key.agency) if key.agency else key.source
