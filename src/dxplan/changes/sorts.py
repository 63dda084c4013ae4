"""The types: two states of a plan, and everything that can be said of what is between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

from dxplan.model import (
    Agency,
    AgencyGroup,
    Baseline,
    Decision,
    Group,
    Identity,
    Indicator,
    Pillar,
    Report,
    Source,
    Target,
    Task,
)
from dxplan.pace import IndicatorState
from dxplan.selection import Selection
from dxplan.states import TaskState
from dxplan.tallies import Bounds
from dxplan.workspace import Workspace

#: What a line of changes can be about.
Record: TypeAlias = (
    "Task | Indicator | Agency | AgencyGroup | Pillar | Group | Source | Identity | Report"
)
#: What a field can hold, as far as changes show it; a tuple is a list of ids or words.
FieldValue: TypeAlias = (
    "str | bool | int | Decimal | date | StrEnum | Target | Baseline | tuple[str, ...] | None"
)
FigureValue: TypeAlias = "Decimal | int | Bounds | None"


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """A state of the plan: what a workspace said, seen on a day."""

    workspace: Workspace
    as_of: date
    #: The revision as it was asked for; None for the folder as it is now.
    name: str | None = None
    #: Short hash of that commit.
    revision: str | None = None

    @property
    def precedes_plan(self) -> bool:
        """Whether the day lies before the plan was issued, when there was nothing to report."""
        return self.as_of < self.workspace.plan.identity.issued


class Course(StrEnum):
    """What happened to a task; a task can be in several of these."""

    COMPLETED = "completed"
    OVERDUE = "overdue"
    REOPENED = "reopened"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    RESUMED = "resumed"
    #: A recurring task that lapsed or caught up.
    RHYTHM = "rhythm"
    #: Any other news of how far it is.
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """A task in both states."""

    before: TaskState
    after: TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange:
    """An indicator whose latest value or standing is not what it was."""

    before: IndicatorState
    after: IndicatorState


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a record that holds something else, or was moved by a decision."""

    #: The record as it stands in the later state.
    record: Record
    field: str
    before: FieldValue
    after: FieldValue
    #: The document that states the move, where one does.
    decision: Decision | None = None
    #: The target year that is meant, of a target.
    year: int | None = None

    @property
    def days(self) -> int | None:
        """By how many days a deadline moved; None where one end is open."""
        if isinstance(self.before, date) and isinstance(self.after, date):
            return (self.after - self.before).days
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadChange:
    """Another agency answers for a task or an indicator."""

    record: Task | Indicator
    #: Whoever answered on the earlier day; None where nobody did.
    before: str | None
    after: str | None
    #: Handed over by the task itself, passed on by law, or written differently in the file.
    how: Literal["handover", "succession", "edit"]
    #: Since when; of an edit, the date of the decision that states it.
    on: date | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering:
    """One record under two ids."""

    before: Record
    after: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a reporter gave that the earlier state did not have."""

    #: An agency, or the source of published figures.
    agency: str | None
    source: str | None
    #: The dates of the reports that are new or touched.
    days: tuple[date, ...]
    #: New entries about tasks and about indicators.
    tasks: int
    indicators: int
    #: Entries of the earlier state that now say something else, or are gone.
    corrected: int
    withdrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An agency that owed a report this quarter and gave none since the earlier state."""

    agency: str
    #: Ids of the tasks it owes a report on.
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A headline figure in both states."""

    name: str
    before: FigureValue
    after: FigureValue


@dataclass(frozen=True, kw_only=True, eq=False)
class Changes:
    """Everything that is different between two states, each group in the order of ids."""

    before: Snapshot
    after: Snapshot
    selection: Selection
    figures: tuple[FigureChange, ...]
    courses: Mapping[Course, tuple[TaskChange, ...]]
    deadlines: tuple[FieldChange, ...]
    targets: tuple[FieldChange, ...]
    leads: tuple[LeadChange, ...]
    added: tuple[Record, ...]
    #: As they stood in the earlier state.
    removed: tuple[Record, ...]
    renumbered: tuple[Renumbering, ...]
    indicators: tuple[IndicatorChange, ...]
    reported: tuple[Reported, ...]
    silent: tuple[Silence, ...]
    #: Facts that changed and have no group of their own.
    other: tuple[FieldChange, ...]
    #: Changes of wording that no figure and no duty depends on.
    edits: tuple[FieldChange, ...]

    @property
    def empty(self) -> bool:
        """Whether the two states say the same; silence is no change."""
        groups = (
            *self.courses.values(),
            *(self.deadlines, self.targets, self.leads, self.added, self.removed),
            *(self.renumbered, self.indicators, self.reported, self.other, self.edits),
        )
        return not any(groups) and all(each.before == each.after for each in self.figures)
