"""One record with everything known of it: what `show` lays out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dxplan.figures import Measured
from dxplan.language import Text, marked, text
from dxplan.model import Agency, Citation, Indicator, Plan, Source, Target, Task
from dxplan.pace import IndicatorState
from dxplan.selection import owner_of
from dxplan.states import UNKNOWN_PERCENT, Journal, Progress, TaskState
from dxplan.succession import responsible, responsible_for
from dxplan.views.status import agency_name, row_name, title_of
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import shown_state
from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a record: its stable key, its label, its value and a remark."""

    key: str
    #: A marked source string.
    label: str
    value: Cell
    remark: Text | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record's facts and the tables that belong to it."""

    #: `task`, `indicator`, `agency` or `source` (a marked source string).
    kind: str
    id: str
    title: str
    #: `file:line` where it is written.
    place: str
    facts: Sequence[Fact]
    tables: Sequence[Table] = field(default=())


def find_record(plan: Plan, name: str) -> Task | Indicator | Agency | Source | None:
    """The record of that id, whatever kind it is; ids are compared without regard to case."""
    wanted = name.casefold()
    for table in (plan.tasks, plan.indicators, plan.agencies, plan.sources):
        if name in table:
            found: Task | Indicator | Agency | Source = table[name]
            return found
    for table in (plan.tasks, plan.indicators, plan.agencies, plan.sources):
        for each in table.values():
            if each.id.casefold() == wanted:
                return each
    return None


def record_view(
    workspace: Workspace,
    measured: Measured,
    record: Task | Indicator | Agency | Source,
    language: str,
) -> RecordView:
    """Everything known of one record on the day of `measured`."""
    match record:
        case Task():
            return _TaskPage(workspace, measured, language).view(record)
        case Indicator():
            return _IndicatorPage(workspace, measured, language).view(record)
        case Agency():
            return _AgencyPage(workspace, measured, language).view(record)
        case Source():
            return _SourcePage(workspace, measured, language).view(record)


class _Page:
    """What all pages need: the plan, the day, the language."""

    def __init__(self, workspace: Workspace, measured: Measured, language: str) -> None:
        self.workspace, self.measured, self.language = workspace, measured, language
        self.plan, self.as_of = workspace.plan, measured.as_of

    def place(self, record: object) -> str:
        location = self.workspace.at(record)
        return f"{location.path}:{location.line}"

    def agency(self, name: str) -> str:
        return agency_name(self.plan, name, self.language)

    def answering(self, planned: str, now: str | None) -> Text | None:
        """Who answers today, where that is not the agency the plan named."""
        if now is None:
            return text("no longer exists, and no single successor is named")
        return text("now {name}", name=self.agency(now)) if now != planned else None

    def basis(self, record: Task | Indicator) -> list[Fact]:
        source = record.source
        return [
            Fact(key="basis", label=marked("Basis"), value=record.basis),
            Fact(
                key="source",
                label=marked("Source"),
                value=self.cited(source),
                remark=source.locator,
            ),
            Fact(key="note", label=marked("Note"), value=record.note),
        ]

    def cited(self, citation: Citation) -> str:
        source = self.plan.sources.get(citation.document)
        if source is None:
            return citation.document
        return f"{source.number or source.title} [{source.id}]"

    def reporter(self, agency: str | None, source: str | None) -> str:
        return self.agency(agency) if agency else f"[{source}]"


class _TaskPage(_Page):
    def view(self, task: Task) -> RecordView:
        state = self.measured.task_states[task.id]
        facts = [*self.head(task, state), *self.work(task), *self.basis(task)]
        return RecordView(
            kind=marked("task"),
            id=task.id,
            title=title_of(task, self.language),
            place=self.place(task),
            facts=[fact for fact in facts if fact.value not in {None, ()}],
            tables=[table for table in (self.reports(task), self.moves(task)) if table.rows],
        )

    def head(self, task: Task, state: TaskState) -> list[Fact]:
        now = responsible_for(self.plan, task, self.as_of)
        low, high = state.percent
        percent = low if state.percent != UNKNOWN_PERCENT and low == high else None
        missing = ", ".join(self.agency(name) for name in state.missing)
        count = len(state.missing)
        return [
            Fact(
                key="state",
                label=marked("State"),
                value=shown_state(state),
                remark=text("progress: {state}", state=state.progress)
                if state.timeliness and state.progress is not Progress.UNREPORTED
                else None,
            ),
            Fact(key="percent", label=marked("Percent"), value=percent),
            Fact(key="completed_on", label=marked("Completed on"), value=state.completed_on),
            Fact(
                key="lead",
                label=marked("Lead"),
                value=self.agency(task.lead),
                remark=self.answering(task.lead, now),
            ),
            Fact(
                key="missing",
                label=marked("Not reported"),
                value=text("{count} members: {names}", count=count, names=missing)
                if count
                else None,
            ),
        ]

    def work(self, task: Task) -> list[Fact]:
        support = "; ".join(self.agency(name) for name in task.support)
        served = "; ".join(
            f"{name} {self.plan.indicators[name].name}" if name in self.plan.indicators else name
            for name in task.serves
        )
        return [
            Fact(
                key="group",
                label=marked("Group"),
                value=row_name(self.plan, "group", task.group, self.language),
            ),
            Fact(key="support", label=marked("Supporting"), value=support or None),
            Fact(key="start", label=marked("Start"), value=task.start),
            Fact(key="due", label=marked("Deadline"), value=task.due),
            Fact(key="recurs", label=marked("Recurs"), value=task.recurs),
            Fact(key="until", label=marked("Until"), value=task.until),
            Fact(key="deliverable", label=marked("Deliverable"), value=task.deliverable),
            Fact(key="serves", label=marked("Serves"), value=served or None),
        ]

    def reports(self, task: Task) -> Table:
        columns = (
            Column(key="as_of", title=marked("As of"), form="day"),
            Column(key="reporter", title=marked("Reported by")),
            Column(key="status", title=marked("State"), form="word"),
            Column(key="percent", title="%", form="number"),
            Column(key="note", title=marked("Note")),
            Column(key="place", title=marked("Place")),
        )
        rows = [
            (
                said.report.as_of,
                self.reporter(said.report.agency, said.report.source),
                said.entry.status,
                said.entry.percent,
                said.entry.note,
                self.place(said.entry),
            )
            for said in Journal(self.plan, self.as_of).about(task)
        ]
        return Table(key="reports", title=marked("Reports"), columns=columns, rows=rows)

    def moves(self, task: Task) -> Table:
        columns = (
            Column(key="date", title=marked("Date"), form="day"),
            Column(key="document", title=marked("Decision")),
            Column(key="field", title=marked("Field")),
            Column(key="from", title=marked("From")),
            Column(key="to", title=marked("To")),
        )
        rows = [
            (each.date, each.document, each.field, each.from_, each.to) for each in task.decisions
        ]
        return Table(key="decisions", title=marked("Decisions"), columns=columns, rows=rows)


class _IndicatorPage(_Page):
    def view(self, indicator: Indicator) -> RecordView:
        state = self.measured.indicator_states.get(indicator.id)
        name = (indicator.name_en if self.language == "en" else None) or indicator.name
        facts = [*self.head(indicator, state), *self.basis(indicator)]
        tables = (self.targets(indicator), self.series(state), self.tasks(indicator))
        return RecordView(
            kind=marked("indicator"),
            id=indicator.id,
            title=name,
            place=self.place(indicator),
            facts=[fact for fact in facts if fact.value is not None],
            tables=[table for table in tables if table.rows],
        )

    def head(self, indicator: Indicator, state: IndicatorState | None) -> list[Fact]:
        now = responsible(self.plan, indicator.owner, self.as_of)
        latest = state.latest if state else None
        baseline = indicator.baseline
        return [
            Fact(
                key="state",
                label=marked("State"),
                value=state.standing if state else None,
                remark=text("for {year}", year=state.target.year) if state else None,
            ),
            Fact(
                key="latest",
                label=marked("Latest"),
                value=latest.value if latest else None,
                remark=text(
                    "on {day}, {months} months old", day=latest.day, months=state.age_months
                )
                if state and latest
                else None,
            ),
            Fact(
                key="expected",
                label=marked("Pace asks for"),
                value=round(state.expected, 2) if state and state.expected is not None else None,
                remark=text("the line begins at the first measurement: there is no baseline")
                if state and state.start_is_measured
                else None,
            ),
            Fact(
                key="baseline",
                label=marked("Baseline"),
                value=baseline.value if baseline else None,
                remark=text("on {day}", day=baseline.date) if baseline else None,
            ),
            Fact(key="unit", label=marked("Unit"), value=indicator.unit),
            Fact(key="kind", label=marked("Kind"), value=indicator.kind),
            Fact(key="direction", label=marked("Direction"), value=indicator.direction),
            Fact(
                key="pillar",
                label=marked("Pillar"),
                value=row_name(self.plan, "pillar", indicator.pillar, self.language),
            ),
            Fact(
                key="owner",
                label=marked("Owner"),
                value=self.agency(owner_of(self.plan, indicator, self.as_of)),
                remark=text("in the plan: {name}", name=self.agency(indicator.owner))
                if now != indicator.owner
                else None,
            ),
        ]

    def targets(self, indicator: Indicator) -> Table:
        columns = (
            Column(key="year", title=marked("Year")),
            Column(key="target", title=marked("Target"), form="target"),
            Column(key="source", title=marked("Source")),
        )
        rows: list[tuple[Cell, Target, Cell]] = [
            (str(each.year), each, self.cited(each.source or indicator.source))
            for each in indicator.targets
        ]
        return Table(key="targets", title=marked("Targets"), columns=columns, rows=rows)

    def series(self, state: IndicatorState | None) -> Table:
        columns = (
            Column(key="date", title=marked("Date"), form="day"),
            Column(key="value", title=marked("Value"), form="number"),
            Column(key="reporter", title=marked("Reported by")),
            Column(key="note", title=marked("Note")),
            Column(key="place", title=marked("Place")),
        )
        rows = [
            (
                point.day,
                point.value,
                self.reporter(point.report.agency, point.report.source),
                point.entry.note,
                self.place(point.entry),
            )
            for point in (state.points if state else ())
            if point.report is not None and point.entry is not None
        ]
        return Table(key="measurements", title=marked("Measurements"), columns=columns, rows=rows)

    def tasks(self, indicator: Indicator) -> Table:
        columns = (
            Column(key="id", title=marked("Id")),
            Column(key="title", title=marked("Task")),
            Column(key="state", title=marked("State"), form="word"),
        )
        states = self.measured.task_states
        rows = [
            (task.id, title_of(task, self.language), shown_state(states[task.id]))
            for task in self.plan.tasks.values()
            if indicator.id in task.serves
        ]
        return Table(key="tasks", title=marked("Tasks that serve it"), columns=columns, rows=rows)


class _AgencyPage(_Page):
    def view(self, agency: Agency) -> RecordView:
        now = responsible(self.plan, agency.id, self.as_of)
        heirs = "; ".join(
            self.agency(heir.id) + (f" ({heir.scope})" if heir.scope else "")
            for heir in agency.successors
        )
        groups = "; ".join(
            self.agency(group.id)
            for group in self.plan.agency_groups.values()
            if agency.id in group.members
        )
        source = agency.source
        facts = [
            Fact(key="level", label=marked("Level"), value=agency.level),
            Fact(key="short", label=marked("Short name"), value=agency.short),
            Fact(key="from", label=marked("From"), value=agency.from_),
            Fact(
                key="until",
                label=marked("Until"),
                value=agency.until,
                remark=self.answering(agency.id, now),
            ),
            Fact(key="successors", label=marked("Successors"), value=heirs or None),
            Fact(key="groups", label=marked("Member of"), value=groups or None),
            Fact(
                key="source", label=marked("Source"), value=self.cited(source) if source else None
            ),
        ]
        return RecordView(
            kind=marked("agency"),
            id=agency.id,
            title=agency_name(self.plan, agency.id, self.language),
            place=self.place(agency),
            facts=[fact for fact in facts if fact.value is not None],
            tables=[table for table in (self.led(agency),) if table.rows],
        )

    def led(self, agency: Agency) -> Table:
        """Tasks the agency answers for on the day, whoever led them first."""
        columns = (
            Column(key="id", title=marked("Id")),
            Column(key="title", title=marked("Task")),
            Column(key="due", title=marked("Deadline"), form="day"),
            Column(key="state", title=marked("State"), form="word"),
        )
        states = self.measured.task_states
        rows = [
            (
                task.id,
                title_of(task, self.language),
                states[task.id].due,
                shown_state(states[task.id]),
            )
            for task in self.plan.tasks.values()
            if agency.id in {task.lead, responsible_for(self.plan, task, self.as_of)}
        ]
        return Table(key="tasks", title=marked("Tasks it leads"), columns=columns, rows=rows)


class _SourcePage(_Page):
    def view(self, source: Source) -> RecordView:
        facts = [
            Fact(key="kind", label=marked("Kind"), value=source.kind),
            Fact(key="number", label=marked("Number"), value=source.number),
            Fact(key="issuer", label=marked("Issuer"), value=source.issuer),
            Fact(key="date", label=marked("Date"), value=source.date),
            Fact(key="quality", label=marked("Quality"), value=source.quality),
            Fact(key="accessed", label=marked("Accessed"), value=source.accessed),
            Fact(key="url", label=marked("Address"), value=source.url),
            Fact(key="note", label=marked("Note"), value=source.note),
        ]
        return RecordView(
            kind=marked("source"),
            id=source.id,
            title=(source.title_en if self.language == "en" else None) or source.title,
            place=self.place(source),
            facts=[fact for fact in facts if fact.value is not None],
            tables=[table for table in (self.citing(source),) if table.rows],
        )

    def citing(self, source: Source) -> Table:
        columns = (
            Column(key="id", title=marked("Id")),
            Column(key="title", title=marked("Record")),
            Column(key="locator", title=marked("Where in the source")),
        )
        records: list[Task | Indicator] = [
            *self.plan.indicators.values(),
            *self.plan.tasks.values(),
        ]
        rows = [
            (
                each.id,
                title_of(each, self.language) if isinstance(each, Task) else each.name,
                each.source.locator,
            )
            for each in records
            if each.source.document == source.id
        ]
        return Table(
            key="records", title=marked("Records that rest on it"), columns=columns, rows=rows
        )
