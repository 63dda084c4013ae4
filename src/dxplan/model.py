"""The plan as frozen types: what the files say, read once and never changed.

Fields are named as in the files (`docs/data-format.md`); a name that Python reserves carries an
underscore (`from_`). Field types say how the text of a file becomes the value (`scalars.py`);
`records.py` reads them, at every start, and therefore they are types here and not postponed to
text (no `from __future__ import annotations`). Numbers are decimals, dates are dates. Nothing
here knows where a record came from; `workspace.Workspace.at` does.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple, TypeVar, dataclass_transform

from dxplan.scalars import Count, Day, Id, Number, Reading, Words, Year

#: The data format this version reads and writes.
FORMAT = 1

Level = Literal["department", "district", "commune", "central", "other"]
Kind = Literal["share", "number", "rank", "milestone"]
Direction = Literal["up", "down", "keep"]
Comparator = Literal[">=", ">", "=", "<=", "<"]
SourceKind = Literal["document", "page", "dataset"]
Quality = Literal["A", "B", "C"]
#: A milestone is a yes or a no; everything else is a number.
Value = Decimal | bool

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[Record]) -> type[Record]:
    """A record type: frozen, named fields only."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


class Basis(StrEnum):
    """How sure a record is, surest first."""

    TRANSCRIBED = "transcribed"
    ANNOUNCED = "announced"
    CITED = "cited"
    DRAFTED = "drafted"


class Status(StrEnum):
    """What a report can say of a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class Recurrence(StrEnum):
    """How often a recurring task falls due."""

    CONTINUOUS = "continuous"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@record
class Citation:
    """The source a record rests on, and where in it."""

    #: Written as one value, a citation is the id of the document.
    SHORT: ClassVar[str] = "document"

    document: str
    locator: str | None = None


@record
class Decision:
    """The document that allowed a field to move."""

    document: str
    date: Day
    field: Words
    from_: str | None = None
    to: str | None = None


@record
class Identity:
    """What plan this is: the `plan:` part of `plan.yaml`."""

    number: Words
    title: Words
    title_en: str | None = None
    issued: Day
    issuer: Words
    signatory: str | None = None
    implements: tuple[str, ...] = ()
    source: Citation
    target_years: tuple[Year, ...]
    language: Literal["vi", "en"] = "vi"
    #: What allowed records to leave the plan, and totals to change.
    decisions: tuple[Decision, ...] = ()


@record
class Pillar:
    """One of the groups of indicators, with the number the plan declares."""

    id: Id
    name: Words
    name_en: str | None = None
    declared: Count | None = None


@record
class Group:
    """One of the groups of tasks; without a declared number it stands outside the headline."""

    id: Id
    name: Words
    name_en: str | None = None
    declared: Count | None = None


@record
class Source:
    """A document, page or dataset that facts are cited from."""

    id: Id
    kind: SourceKind
    title: Words
    title_en: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: Day | None = None
    url: str | None = None
    quality: Quality | None = None
    accessed: Day | None = None
    note: str | None = None


@record
class Successor:
    """Who took an agency's work over; with a scope, only that part of it."""

    id: Id
    scope: str | None = None


@record
class Agency:
    """A body that leads, supports or reports, from `from_` up to the day before `until`."""

    id: Id
    name: Words
    level: Level
    name_en: str | None = None
    short: str | None = None
    from_: Day | None = None
    until: Day | None = None
    successors: tuple[Successor, ...] = ()
    source: Citation | None = None

    def exists(self, on: dt.date) -> bool:
        """Whether the agency exists on that day."""
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until)


@record
class AgencyGroup:
    """Agencies that the plan addresses together; every member owes a report."""

    id: Id
    name: Words
    name_en: str | None = None
    members: tuple[str, ...]
    source: Citation | None = None


@record
class Range:
    """A target that is a corridor, both ends included."""

    min: Number
    max: Number


@record
class Target:
    """What an indicator shall reach by 31 December of a year: a comparison or a corridor."""

    year: Year
    comparator: Comparator | None = None
    value: Reading | None = None
    range: Range | None = None
    source: Citation | None = None


@record
class Baseline:
    """Where an indicator stood when the plan began."""

    date: Day
    value: Reading
    source: Citation | None = None


@record
class Handover:
    """Who took a task over, where the successor by law did not."""

    to: str
    date: Day
    decision: str | None = None


@record
class Indicator:
    """Something measured, with a baseline and targets by year."""

    id: Id
    pillar: str
    name: Words
    name_en: str | None = None
    unit: Words
    kind: Kind
    direction: Direction
    owner: str
    baseline: Baseline | None = None
    targets: tuple[Target, ...]
    basis: Basis
    source: Citation
    decisions: tuple[Decision, ...] = ()
    note: str | None = None


@record
class Task:
    """A piece of work with a lead, a deadline or a rhythm, and something that must exist after."""

    id: Id
    group: str
    title: Words
    title_en: str | None = None
    lead: str
    support: tuple[str, ...] = ()
    start: Day | None = None
    due: Day | None = None
    recurs: Recurrence | None = None
    until: Day | None = None
    deliverable: Words
    serves: tuple[str, ...] = ()
    weight: Number = Decimal(1)
    basis: Basis
    source: Citation
    handovers: tuple[Handover, ...] = ()
    decisions: tuple[Decision, ...] = ()
    note: str | None = None

    @property
    def deadline(self) -> dt.date | None:
        """The day that counts: `due`, or of a recurring task the end of its rhythm."""
        return self.due if self.recurs is None else self.until


@record
class TaskReport:
    """What a report says of one task."""

    task: str
    status: Status
    percent: Number | None = None
    completed_on: Day | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()


@record
class Measurement:
    """A value of an indicator; without a date of its own it holds on the report's date."""

    indicator: str
    value: Reading
    date: Day | None = None
    note: str | None = None


@record
class Report:
    """A dated statement by an agency, or figures published by a source."""

    as_of: Day
    agency: str | None = None
    source: str | None = None
    tasks: tuple[TaskReport, ...] = ()
    indicators: tuple[Measurement, ...] = ()


class Said(NamedTuple):
    """One report entry about a task."""

    report: Report
    entry: TaskReport


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything a workspace says, by id and in the order of the files."""

    identity: Identity
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    agency_groups: Mapping[str, AgencyGroup] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    #: Sorted by date, then by file.
    reports: tuple[Report, ...] = ()

    @cached_property
    def said(self) -> Mapping[str, Sequence[Said]]:
        """What reports say of each task, by its id and in the order of the reports."""
        found: defaultdict[str, list[Said]] = defaultdict(list)
        for report in self.reports:
            for entry in report.tasks:
                found[entry.task].append(Said(report, entry))
        return found
