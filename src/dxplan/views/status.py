"""The dashboard: headline, groups, pillars, what is late and what is due, what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dxplan.figures import Measured, Row
from dxplan.language import Text, counted, in_language, marked, text
from dxplan.model import Basis, Group, Pillar, Plan, Task
from dxplan.pace import Standing
from dxplan.selection import NO_YEAR, By, Selection, lead_of
from dxplan.states import SOON, Progress, TaskState, Timeliness
from dxplan.tallies import IndicatorTally, TaskTally
from dxplan.views.outside import left_out, with_outside
from dxplan.views.overlap import indicator_overlap, task_overlap
from dxplan.views.table import Cell, Column, Table

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
    "agency-as-planned": (
        marked("Tasks by the agency the plan named"),
        marked("Indicators by the agency the plan named"),
    ),
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
    return StatusView(
        plan=plan,
        measured=measured,
        chosen=chosen_words(plan, measured.selection, language),
        tables=(
            _task_table(plan, measured, by or "group", language),
            _indicator_table(plan, measured, by or "pillar", language),
        ),
        lists=tuple(_lists(plan, measured, language)),
        trust=trust_words(measured),
    )


def plan_title(plan: Plan, language: str) -> str:
    """Number and title of the plan, which also say when its figures are made up."""
    identity = plan.identity
    title = in_language(language, identity.title, identity.title_en)
    return f"{identity.number} · {title}"


def row_name(plan: Plan, by: By, name: str, language: str) -> str | Text:
    """What a row of figures is called."""
    match by:
        case "agency" | "agency-as-planned":
            return agency_name(plan, name, language)
        case "year":
            return text("no deadline") if name == NO_YEAR else name
        case "pillar":
            return part_name(plan.pillars.get(name), language) or name
        case "group":
            return part_name(plan.groups.get(name), language) or name


def part_name(part: Pillar | Group | None, language: str) -> str | None:
    """The name of a pillar or group in a language."""
    if part is None:
        return None
    return in_language(language, part.name, part.name_en)


def agency_name(plan: Plan, agency: str, language: str) -> str:
    """The name of an agency or agency group in a language; its id where it is not known."""
    found = plan.agencies.get(agency) or plan.agency_groups.get(agency)
    if found is None:
        return agency
    return in_language(language, found.name, found.name_en)


def title_of(task: Task, language: str) -> str:
    """A task's title in a language, as far as there is one."""
    return in_language(language, task.title, task.title_en)


def _task_table(plan: Plan, measured: Measured, by: By, language: str) -> Table:
    rows = [row for row in measured.rows if row.by == by]
    cells: list[Sequence[Cell]] = [
        (_named(plan, row, measured, language), *_task_cells(row.tasks))
        for row in rows
        if row.tasks.recorded or row.tasks.declared is not None
    ]
    return Table(
        key="tasks",
        title=_TITLES[by][0],
        columns=(_NAME, *_TASK_COLUMNS),
        rows=cells,
        total=(text("Total"), *_task_cells(measured.tasks)),
        notes=task_overlap(plan, measured, by),
    )


def _indicator_table(plan: Plan, measured: Measured, by: By, language: str) -> Table:
    rows = [row for row in measured.rows if row.by == by]
    cells: list[Sequence[Cell]] = [
        (row_name(plan, by, row.id, language), *_indicator_cells(row.indicators))
        for row in rows
        if row.indicators.total or row.indicators.declared is not None
    ]
    return Table(
        key="indicators",
        title=_TITLES[by][1],
        columns=(_NAME, *_INDICATOR_COLUMNS),
        rows=cells,
        total=(text("Total"), *_indicator_cells(measured.indicators)),
        notes=indicator_overlap(plan, measured, by),
    )


def _named(plan: Plan, row: Row, measured: Measured, language: str) -> str | Text:
    """A row's name; of a group that the total leaves out, saying so."""
    name = row_name(plan, row.by, row.id, language)
    outside = {task.group for task in measured.scope.outside}
    return left_out(name) if row.by == "group" and row.id in outside else name


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


def chosen_words(plan: Plan, selection: Selection, language: str) -> tuple[Text, ...]:
    """What the reader chose, in words; nothing for the whole plan."""
    words = [
        _chosen(by, row_name(plan, by, name, language), selection)
        for by, name in selection.chosen.items()
    ]
    if selection.role == "any" and not {"agency", "agency-as-planned"} & selection.chosen.keys():
        words.append(text("agencies in any role, leading or supporting"))
    return tuple(words)


def _chosen(by: By, name: str | Text, selection: Selection) -> Text:
    match by, selection.role:
        case "pillar", _:
            return text("pillar: {name}", name=name)
        case "group", _:
            return text("group: {name}", name=name)
        case "agency", "lead":
            return text("lead agency: {name}", name=name)
        case "agency", _:
            return text("agency, leading or supporting: {name}", name=name)
        case "agency-as-planned", "lead":
            return text("lead agency as the plan named it: {name}", name=name)
        case "agency-as-planned", _:
            return text("agency as the plan named it, leading or supporting: {name}", name=name)
        case _:
            return text("year of the deadline or target: {name}", name=name)


def _lists(plan: Plan, measured: Measured, language: str) -> list[Table]:
    tally = measured.tasks
    late = counted(
        "{count} task overdue, {silent} of them not reported",
        "{count} tasks overdue, {silent} of them not reported",
        tally.overdue,
        silent=tally.overdue_unreported,
    )
    soon = counted(
        "{count} task due within {days} days",
        "{count} tasks due within {days} days",
        tally.due_soon,
        days=SOON.days,
    )
    lists = (
        _list(plan, measured, late, _is_overdue, language),
        _list(plan, measured, soon, _is_due_soon, language),
    )
    return [each for each in lists if each.rows]


def _is_overdue(state: TaskState) -> bool:
    return state.timeliness is Timeliness.OVERDUE


def _is_due_soon(state: TaskState) -> bool:
    return state.due_soon


def _list(
    plan: Plan, measured: Measured, heading: Text, holds: Callable[[TaskState], bool], language: str
) -> Table:
    """Tasks by deadline. The heading has a figure, and says how many there are outside it."""
    scope, states = measured.scope, measured.task_states
    found = [task for task in (*scope.tasks, *scope.outside) if holds(states[task.id])]
    found.sort(key=lambda task: (task.deadline, task.id))
    outside = {task.id for task in scope.outside}
    rows = [
        (
            task.id,
            left_out(title_of(task, language)) if task.id in outside else title_of(task, language),
            agency_name(plan, lead_of(plan, task, measured.as_of), language),
            task.deadline,
        )
        for task in found[:LISTED]
    ]
    more = len(found) - LISTED
    notes = (counted("… and {count} more", "… and {count} more", more),) if more > 0 else ()
    title = with_outside(heading, sum(task.id in outside for task in found))
    return Table(title=title, columns=_LIST_COLUMNS, rows=rows, notes=notes)


def trust_words(measured: Measured) -> tuple[Text, ...]:
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
    return tuple(parts)
