"""One figure taken apart for a reader: its members by where they stand, and where each is written.

Also the list of all figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dxplan.accounts import Account, Member, Part
from dxplan.definitions.figure import Figure, Reason
from dxplan.figures import Measured
from dxplan.language import Text, counted, in_language, marked, text
from dxplan.model import Group, Indicator, Pillar, Said, Task
from dxplan.views.status import chosen_words, part_name, title_of
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import shown_state
from dxplan.workspace import Workspace

#: Members of one part that are shown unless all are asked for.
FOLDED = 20

PARTS: Mapping[Part, str] = {
    Part.COUNTED: marked("Counted"),
    Part.IN_PART: marked("Counted in part"),
    Part.AT_BEST: marked("Not known, counted in the best case only"),
    Part.REST: marked("In the base, not counted"),
}
REASONS: Mapping[Reason, str] = {
    Reason.OUTSIDE: marked("outside the declared total"),
    Reason.INSIDE: marked("part of the declared total"),
    Reason.CANCELLED: marked("cancelled"),
    Reason.RECURRING: marked("recurring, tallied apart"),
    Reason.NOT_RECURRING: marked("not recurring, or the rhythm has ended"),
    Reason.NO_DEADLINE: marked("in term, without a deadline"),
    Reason.NOT_DUE: marked("in term, the deadline has not passed"),
    Reason.NOT_COMPLETED: marked("not completed"),
    Reason.COMPLETED_BEFORE: marked(
        "owes no report, was reported as completed before this quarter"
    ),
    Reason.NOT_BEGUN: marked("owes no report, starts after the as-of day"),
    Reason.UNDECLARED: marked("the plan declares no number"),
    Reason.PART_ONLY: marked("the plan declares no number for this selection"),
}

_TASK = Column(key="name", title=marked("Task"))
_INDICATOR = Column(key="name", title=marked("Indicator"))
_WRITTEN = Column(key="place", title=marked("Written at"))
_REPORTED = (
    Column(key="reported", title=marked("Reported"), form="day"),
    Column(key="report", title=marked("Report")),
)
_TASK_COLUMNS = (
    _TASK,
    Column(key="due", title=marked("Deadline"), form="day"),
    Column(key="state", title=marked("State"), form="word"),
    *_REPORTED,
    _WRITTEN,
)
_WEIGHED_COLUMNS = (
    *_TASK_COLUMNS[:3],
    Column(key="low", title=marked("Percent"), form="rate"),
    Column(key="high", title=marked("At best"), form="rate"),
    Column(key="weight", title=marked("Weight"), form="number"),
    *_TASK_COLUMNS[3:],
)
_INDICATOR_COLUMNS = (
    _INDICATOR,
    Column(key="value", title=marked("Latest"), form="number"),
    Column(key="date", title=marked("On"), form="day"),
    Column(key="target", title=marked("Target"), form="target"),
    Column(key="year", title=marked("Year")),
    Column(key="state", title=marked("State"), form="word"),
    Column(key="report", title=marked("Report")),
    _WRITTEN,
)
_DECLARED_COLUMNS = (
    Column(key="name", title=marked("Name")),
    Column(key="declared", title=marked("Declared"), form="count"),
    _WRITTEN,
)
_FIGURE_COLUMNS = (
    Column(key="id", title=marked("Figure")),
    Column(key="label", title=marked("Meaning")),
    Column(key="formula", title=marked("Formula")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTable:
    """The members that stand in one part of a figure; of many, the first."""

    label: Text
    count: int
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """A figure, its account and its members, ready to be laid out."""

    measured: Measured
    account: Account
    #: What the reader chose, in words; empty for the whole plan.
    chosen: tuple[Text, ...]
    parts: tuple[MemberTable, ...]


def why_view(
    workspace: Workspace, measured: Measured, account: Account, language: str, *, unfolded: bool
) -> WhyView:
    """Lay a figure out with its members; all of them, or the first of each part."""
    rows = _Rows(workspace, measured, account, language)
    return WhyView(
        measured=measured,
        account=account,
        chosen=chosen_words(workspace.plan, measured.selection, language),
        parts=tuple(
            MemberTable(
                label=part_label(part, reason),
                count=len(members),
                table=rows.table(members, None if unfolded else FOLDED),
            )
            for part, reason, members in account.parts()
        ),
    )


def figure_table(figures: Iterable[Figure]) -> Table:
    """All figures: name, label and formula."""
    return Table(
        key="figures",
        title=marked("Figures"),
        columns=_FIGURE_COLUMNS,
        rows=[(each.name, text(each.label), text(each.formula)) for each in figures],
    )


def part_label(part: Part, reason: Reason | None) -> Text:
    """What the members of a part have in common."""
    if reason is None:
        return text(PARTS[part])
    return text("Left out ({reason})", reason=text(REASONS[reason]))


def place_of(workspace: Workspace, record: object) -> str:
    """`file:line` of a record or of an entry in a report."""
    location = workspace.at(record)
    return f"{location.path}:{location.line}"


class _Rows:
    """Puts members into rows."""

    def __init__(
        self, workspace: Workspace, measured: Measured, account: Account, language: str
    ) -> None:
        self.workspace, self.measured, self.language = workspace, measured, language
        #: Whether it takes more than the part a task stands in to know what it counts as.
        self.weighed = any(
            member.part is Part.IN_PART or share.weight != 1
            for member in account.members
            if (share := member.share) is not None
        )

    def table(self, members: Sequence[Member], limit: int | None) -> Table:
        shown = members[:limit]
        more = len(members) - len(shown)
        note = counted(
            "… and {count} more; --all shows it, --format json has all",
            "… and {count} more; --all shows them, --format json has all",
            more,
        )
        return Table(
            title="",
            columns=self.columns(members[0]),
            rows=[self.row(member) for member in shown],
            notes=(note,) if more else (),
        )

    def columns(self, member: Member) -> tuple[Column, ...]:
        match member.record:
            case Task():
                weighed = self.weighed and member.share is not None
                return _WEIGHED_COLUMNS if weighed else _TASK_COLUMNS
            case Indicator():
                return _INDICATOR_COLUMNS
            case Group() | Pillar():
                return _DECLARED_COLUMNS

    def row(self, member: Member) -> Sequence[Cell]:
        record = member.record
        match record:
            case Task():
                return self.task(record, member)
            case Indicator():
                return self.indicator(record)
            case Group() | Pillar():
                name = part_name(record, self.language)
                return f"{record.id} · {name}", record.declared, place_of(self.workspace, record)

    def task(self, task: Task, member: Member) -> Sequence[Cell]:
        state = self.measured.task_states[task.id]
        share = member.share if self.weighed else None
        return (
            f"{task.id} · {title_of(task, self.language)}",
            state.due,
            shown_state(state),
            *(() if share is None else share),
            state.last.report.as_of if state.last else None,
            self.report([said.entry for said in _latest_first(state.decisive)]),
            place_of(self.workspace, task),
        )

    def indicator(self, indicator: Indicator) -> Sequence[Cell]:
        state = self.measured.indicator_states.get(indicator.id)
        latest = state.latest if state else None
        name = in_language(self.language, indicator.name, indicator.name_en)
        return (
            f"{indicator.id} · {name}",
            latest.value if latest else None,
            latest.day if latest else None,
            state.target if state else None,
            str(state.target.year) if state else None,
            state.standing if state else None,
            self.report([latest.entry] if latest and latest.entry else []),
            place_of(self.workspace, indicator),
        )

    def report(self, entries: Sequence[object]) -> Cell:
        """Where the entry that decided is written; of a group's task there can be several."""
        places = list(dict.fromkeys(place_of(self.workspace, entry) for entry in entries))
        if not places:
            return text("none")
        place, *others = places
        return (
            counted(
                "{place} and {count} other", "{place} and {count} others", len(others), place=place
            )
            if others
            else place
        )


def _latest_first(decisive: Sequence[Said]) -> Sequence[Said]:
    return sorted(decisive, key=lambda said: said.report.as_of, reverse=True)
