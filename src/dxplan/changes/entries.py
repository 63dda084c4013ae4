"""What reports say, entry by entry, by what an entry is known by in two states of the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from dxplan.model import Measurement, Report, TaskReport

Entry = TaskReport | Measurement


class Key(NamedTuple):
    """What an entry is known by: who said it, when, and of what."""

    agency: str
    source: str
    day: date
    about: Literal["task", "indicator", "report"]
    id: str = ""
    measured: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands under a key: entries, and the report that holds them."""

    report: Report
    entries: tuple[Entry, ...]

    @property
    def substance(self) -> Counter[Entry]:
        """What figures are made of: without notes and evidence, and in no order."""
        return Counter(map(_substance, self.entries))

    def words(self, field: str) -> tuple[str, ...] | None:
        """What stands in `note` or `evidence` of the entries."""
        found: set[str] = set()
        for entry in self.entries:
            value = getattr(entry, field, None) or ()
            found.update((value,) if isinstance(value, str) else value)
        return tuple(sorted(found)) or None


def entries(
    reports: Iterable[Report],
    tasks: Container[str],
    indicators: Container[str],
    *,
    empty: bool = True,
) -> Mapping[Key, Said]:
    """The entries about these tasks and indicators, and under keys of their own the reports.

    With `empty` also the reports that say nothing of them.
    """
    found: defaultdict[Key, list[Entry]] = defaultdict(list)
    holders: dict[Key, Report] = {}
    for report in reports:
        keyed = list(_keyed(report, tasks, indicators))
        if keyed or empty:
            holders[report_key(report)] = report
            found[report_key(report)] = []
        for key, entry in keyed:
            holders[key] = report
            found[key].append(entry)
    return {key: Said(holders[key], tuple(said)) for key, said in found.items()}


def report_key(report: Report) -> Key:
    """What a whole report is known by."""
    return Key(report.agency or "", report.source or "", report.as_of, "report")


def _keyed(
    report: Report, tasks: Container[str], indicators: Container[str]
) -> Iterator[tuple[Key, Entry]]:
    key = report_key(report)
    for entry in report.tasks:
        if entry.task in tasks:
            yield key._replace(about="task", id=entry.task), entry
    for value in report.indicators:
        if value.indicator in indicators:
            day = str(value.date or report.as_of)
            yield key._replace(about="indicator", id=value.indicator, measured=day), value


def _substance(entry: Entry) -> Entry:
    if isinstance(entry, TaskReport):
        return replace(entry, note=None, evidence=())
    return replace(entry, note=None, date=None)
