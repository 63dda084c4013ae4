"""The dashboard: headline, groups, pillars, what is late and what is due, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dxplan.figures import By, IndicatorTally, Measured, Row, TaskTally
from dxplan.language import Text, counted, marked, text
from dxplan.model import Basis, Group, Pillar, Plan, Task
from dxplan.pace import Standing
from dxplan.selection import Selection, lead_of, select_tasks
from dxplan.states import Progress, Timeliness
from dxplan.views.table import Cell, Column, Table

#: How far ahead "due soon" looks.
SOON_DAYS = 30
#: Rows of the overdue and due-soon lists; `list tasks` has them all.
LISTED = 10

_NAME = Column(key="name", title=marked("Name"))
_TASK_COLUMNS = (
    Column(key="recorded", title=marked("Recorded"), form="text"),
    Column(key="completed", title=marked("Done"), form="count"),
    Column(key="in_term", title=marked("In term"), form="count"),
    Column(key="overdue", title=marked("Overdue"), form="count"),
    Column(key="unreported", title=marked("Not reported"), form="count"),
    Column(key="completion_rate", title=marked("Rate"), form="rate"),
)
_INDICATOR_COLUMNS = (
    Column(key="recorded", title=marked("Recorded"), form="text"),
    Column(key="met", title=marked("Met"), form="count"),
    Column(key="exceeded", title=marked("Exceeded"), form="count"),
    Column(key="on_track", title=marked("On track"), form="count"),
    Column(key="behind", title=marked("Behind"), form="count"),
    Column(key="stale", title=marked("Too old"), form="count"),
    Column(key="no_data", title=marked("No data"), form="count"),
)
_LIST_COLUMNS = (
    Column(key="id", title=marked("Id")),
    Column(key="title", title=marked("Task")),
    Column(key="lead", title=marked("Lead")),
    Column(key="due", title=marked("Deadline"), form="day"),
)

_TITLES: Mapping[By, tuple[str, str]] = {
    "pillar": (marked("Tasks by pillar"), marked("Indicators by pillar")),
    "group": (marked("Tasks by group"), marked("Indicators served, by group of tasks")),
    "agency": (marked("Tasks by agency"), marked("Indicators by agency")),
    "year": (marked("Tasks by year of deadline"), marked("Indicators by target year")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """What the dashboard shows, ready to be laid out."""

    plan: Plan
    measured: Measured
    #: What the reader chose, in words; empty for the whole plan.
    chosen: tuple[Text, ...]
    tables: tuple[Table, ...]
    #: Lists of tasks that need a look: overdue and due soon.
    lists: tuple[Table, ...]
    #: What the records rest on, and whether the annex has been compared.
    trust: tuple[Text, ...]


def status_view(plan: Plan, measured: Measured, by: By | None, language: str) -> StatusView:
    """Build the dashboard of `measured`, with rows as asked."""
    if by is None:
        tables = [
            _task_table(plan, measured, "group", language),
            _indicator_table(plan, measured, "pillar", language),
        ]
    else:
        tables = [
            _task_table(plan, measured, by, language),
            _indicator_table(plan, measured, by, language),
        ]
    return StatusView(
        plan=plan,
        measured=measured,
        chosen=tuple(_chosen(plan, measured.selection, language)),
        tables=tuple(tables),
        lists=tuple(_lists(plan, measured, language)),
        trust=tuple(_trust(measured)),
    )


def plan_title(plan: Plan, language: str) -> str:
    """Number and title of the plan, which also say when its figures are made up."""
    identity = plan.identity
    title = (identity.title_en if language == "en" else None) or identity.title
    return f"{identity.number} · {title}"


def row_name(plan: Plan, by: By, name: str, language: str) -> str | Text:
    """What a row of figures is called."""
    if by == "agency":
        return agency_name(plan, name, language)
    if by == "year":
        return name or text("no deadline")
    parts: Mapping[str, Pillar | Group] = plan.pillars if by == "pillar" else plan.groups
    part = parts.get(name)
    if part is None:
        return name
    return (part.name_en if language == "en" else None) or part.name


def agency_name(plan: Plan, agency: str, language: str) -> str:
    """The name of an agency or agency group in a language; its id where it is not known."""
    found = plan.agencies.get(agency) or plan.agency_groups.get(agency)
    if found is None:
        return agency
    return (found.name_en if language == "en" else None) or found.name


def title_of(task: Task, language: str) -> str:
    """A task's title in a language, as far as there is one."""
    return (task.title_en if language == "en" else None) or task.title


def _task_table(plan: Plan, measured: Measured, by: By, language: str) -> Table:
    rows = [row for row in measured.rows if row.by == by]
    cells: list[Sequence[Cell]] = [
        (_named(plan, row, language), *_task_cells(row.tasks))
        for row in rows
        if row.tasks.recorded or row.tasks.declared is not None
    ]
    cells.append((text("Total"), *_task_cells(measured.tasks)))
    columns = (_NAME, *_TASK_COLUMNS)
    notes = _overlap(rows, measured)
    return Table(key="tasks", title=_TITLES[by][0], columns=columns, rows=cells, notes=notes)


def _indicator_table(plan: Plan, measured: Measured, by: By, language: str) -> Table:
    rows = [row for row in measured.rows if row.by == by]
    cells: list[Sequence[Cell]] = [
        (row_name(plan, by, row.id, language), *_indicator_cells(row.indicators))
        for row in rows
        if row.indicators.total or row.indicators.declared is not None
    ]
    cells.append((text("Total"), *_indicator_cells(measured.indicators)))
    columns = (_NAME, *_INDICATOR_COLUMNS)
    return Table(key="indicators", title=_TITLES[by][1], columns=columns, rows=cells)


def _named(plan: Plan, row: Row, language: str) -> str | Text:
    """A row's name; of a group that the total leaves out, saying so."""
    name = row_name(plan, row.by, row.id, language)
    group = plan.groups.get(row.id) if row.by == "group" else None
    if group is None or group.declared is not None:
        return name
    return text("{name} (not in the total)", name=name)


def _task_cells(tally: TaskTally) -> tuple[Cell, ...]:
    return (
        _recorded(tally.recorded, tally.declared),
        tally.completed,
        tally.timeliness[Timeliness.IN_TERM],
        tally.overdue,
        tally.progress[Progress.UNREPORTED],
        tally.completion_rate,
    )


def _indicator_cells(tally: IndicatorTally) -> tuple[Cell, ...]:
    return (_recorded(tally.total, tally.declared), *(tally.standing[each] for each in Standing))


def _recorded(recorded: int, declared: int | None) -> str:
    return str(recorded) if declared is None else f"{recorded}/{declared}"


def _overlap(rows: Sequence[Row], measured: Measured) -> tuple[Text, ...]:
    """Say so when rows count a task twice, or leave some out."""
    listed = sum(row.tasks.recorded for row in rows if row.by != "group")
    distinct = measured.tasks.recorded
    if not rows or rows[0].by == "group" or listed == distinct:
        return ()
    return (
        text(
            "The rows name {listed} tasks in all; the total counts each of the {distinct} once.",
            listed=listed,
            distinct=distinct,
        ),
    )


def _chosen(plan: Plan, selection: Selection, language: str) -> list[Text]:
    chosen = []
    if selection.pillar:
        name = row_name(plan, "pillar", selection.pillar, language)
        chosen.append(text("pillar: {name}", name=name))
    if selection.group:
        name = row_name(plan, "group", selection.group, language)
        chosen.append(text("group: {name}", name=name))
    if selection.agency:
        name = agency_name(plan, selection.agency, language)
        chosen.append(
            text("agency, leading or supporting: {name}", name=name)
            if selection.role == "any"
            else text("lead agency: {name}", name=name)
        )
    return chosen


def _lists(plan: Plan, measured: Measured, language: str) -> list[Table]:
    as_of, states = measured.as_of, measured.task_states
    tasks = select_tasks(plan, measured.selection, as_of)
    late = [task for task in tasks if states[task.id].timeliness is Timeliness.OVERDUE]
    until = as_of + timedelta(days=SOON_DAYS)
    soon = [
        task
        for task in tasks
        if states[task.id].timeliness is Timeliness.IN_TERM
        and (due := states[task.id].due)
        and due <= until
    ]
    headings = (
        (
            counted(
                "{count} task overdue, {silent} of them not reported",
                "{count} tasks overdue, {silent} of them not reported",
                len(late),
                silent=sum(states[task.id].progress is Progress.UNREPORTED for task in late),
            ),
            late,
        ),
        (
            counted(
                "{count} task due within {days} days",
                "{count} tasks due within {days} days",
                len(soon),
                days=SOON_DAYS,
            ),
            soon,
        ),
    )
    return [_list(plan, measured, heading, found, language) for heading, found in headings if found]


def _list(plan: Plan, measured: Measured, heading: Text, found: list[Task], language: str) -> Table:
    states = measured.task_states
    found.sort(key=lambda task: (states[task.id].due, task.id))
    rows = [
        (
            task.id,
            title_of(task, language),
            agency_name(plan, lead_of(plan, task, measured.as_of), language),
            states[task.id].due,
        )
        for task in found[:LISTED]
    ]
    more = len(found) - LISTED
    notes = (counted("… and {count} more", "… and {count} more", more),) if more > 0 else ()
    return Table(title=heading, columns=_LIST_COLUMNS, rows=rows, notes=notes)


def _trust(measured: Measured) -> list[Text]:
    """What the records rest on, in words; drafted records are said to be a working version."""
    parts = []
    for label, basis in (
        (text("Tasks"), measured.tasks.basis),
        (text("Indicators"), measured.indicators.basis),
    ):
        parts.append(
            text(
                "{what}: {transcribed} transcribed from the annex, {announced} announced,"
                " {cited} cited, {drafted} drafted",
                what=label,
                **{str(kind): basis[kind] for kind in Basis},
            )
        )
    if measured.tasks.basis[Basis.DRAFTED] or measured.indicators.basis[Basis.DRAFTED]:
        parts.append(text("Working version, not yet compared with the annex of the plan."))
    return parts
