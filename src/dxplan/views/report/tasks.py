"""Tasks as a report shows them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from dxplan.language import Text, marked, text
from dxplan.model import Basis, Recurrence
from dxplan.selection import lead_of
from dxplan.states import HUNDRED, Progress, TaskState, Timeliness
from dxplan.views.facts import facts
from dxplan.views.outside import left_out
from dxplan.views.report.naming import Naming
from dxplan.views.status import title_of
from dxplan.views.words import shown_state


@facts
class TaskFacts:
    """One task on the day of the report."""

    id: Annotated[str, marked("Id of the task.")]
    group: Annotated[str, marked("Id of its group.")]
    group_name: Annotated[str, marked("Name of its group.")]
    title: Annotated[str, marked("Title of the task.")]
    label: Annotated[
        str | Text, marked("Its title, with a remark where the total does not count it.")
    ]
    lead: Annotated[str, marked("Id of the agency that answers for it on the day.")]
    lead_name: Annotated[str, marked("Name of the agency that answers for it on the day.")]
    lead_short: Annotated[str, marked("Short name of that agency.")]
    planned_lead_name: Annotated[str, marked("Name of the agency the plan named.")]
    support_names: Annotated[tuple[str, ...], marked("Short names of the supporting agencies.")]
    start: Annotated[date | None, marked("Day it starts.")]
    due: Annotated[date | None, marked("Deadline; none for a recurring task.")]
    recurs: Annotated[Recurrence | None, marked("How often it recurs.")]
    term: Annotated[
        date | Recurrence | Text, marked("The deadline, the rhythm, or that there is none.")
    ]
    state: Annotated[StrEnum, marked("How it stands: class and silence in one word.")]
    progress: Annotated[Progress, marked("How far it is, by its last report.")]
    percent: Annotated[Decimal | None, marked("Percentage, 0..1, where it is known.")]
    percent_low: Annotated[Decimal, marked("Percentage as far as it is known, 0..1.")]
    percent_high: Annotated[Decimal, marked("Percentage in the best case, 0..1.")]
    completed_on: Annotated[date | None, marked("Day of completion.")]
    reported: Annotated[date | None, marked("Day of the last report on it.")]
    days_overdue: Annotated[int | None, marked("Days since the deadline, where it is overdue.")]
    days_left: Annotated[int | None, marked("Days to the deadline, where it is due soon.")]
    missing_names: Annotated[
        tuple[str, ...], marked("Members of a leading group that have not reported.")
    ]
    deliverable: Annotated[str, marked("What must exist at the end.")]
    note: Annotated[str | None, marked("Note of the last report.")]
    evidence: Annotated[tuple[str, ...], marked("Evidence named in the last report.")]
    serves: Annotated[tuple[str, ...], marked("Ids of the indicators it serves.")]
    weight: Annotated[Decimal, marked("Its weight in the weighted mean.")]
    in_total: Annotated[bool, marked("Whether the total counts it.")]
    basis: Annotated[Basis, marked("How sure the record is.")]
    source: Annotated[str, marked("Id of the source it rests on.")]
    source_name: Annotated[str, marked("Number or title of that source.")]
    place: Annotated[str, marked("File and line where it is written.")]


def task_facts(naming: Naming, state: TaskState, *, in_total: bool) -> TaskFacts:
    """One task of a report."""
    task, last = state.task, state.last
    lead = lead_of(naming.plan, task, state.as_of)
    low, high = state.percent
    rhythm = task.recurs if state.due is None else None
    title = title_of(task, naming.language)
    return TaskFacts(
        id=task.id,
        group=task.group,
        group_name=naming.group(task.group),
        title=title,
        label=title if in_total else left_out(title),
        lead=lead,
        lead_name=naming.agency(lead),
        lead_short=naming.short(lead),
        planned_lead_name=naming.agency(task.lead),
        support_names=tuple(naming.short(each) for each in task.support),
        start=task.start,
        due=state.due,
        recurs=rhythm,
        term=state.due or rhythm or text("no deadline"),
        state=shown_state(state),
        progress=state.progress,
        percent=low / HUNDRED if low == high else None,
        percent_low=low / HUNDRED,
        percent_high=high / HUNDRED,
        completed_on=state.completed_on,
        reported=last.report.as_of if last else None,
        days_overdue=_days_overdue(state),
        days_left=(state.due - state.as_of).days if state.due_soon and state.due else None,
        missing_names=tuple(naming.short(each) for each in state.missing),
        deliverable=task.deliverable,
        note=last.entry.note if last else None,
        evidence=last.entry.evidence if last else (),
        serves=task.serves,
        weight=task.weight,
        in_total=in_total,
        basis=task.basis,
        source=task.source.document,
        source_name=naming.source(task.source.document),
        place=naming.place(task),
    )


def _days_overdue(state: TaskState) -> int | None:
    if state.due is None or state.timeliness is not Timeliness.OVERDUE:
        return None
    return (state.as_of - state.due).days
