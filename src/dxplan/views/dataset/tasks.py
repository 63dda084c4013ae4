"""Tables of tasks: what they are, who takes part, how they stand on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from dxplan.figures import Measured
from dxplan.language import marked
from dxplan.model import Basis, Plan, Recurrence, Task
from dxplan.rounding import published
from dxplan.selection import lead_of
from dxplan.states import UNKNOWN_PERCENT, Progress, Rhythm, TaskState, Timeliness
from dxplan.views.dataset.naming import cited, party, source_named
from dxplan.views.dataset.tables import PERCENT, PLACE, About, Ref, Row, Within, row


@row
class TaskRow:
    """A task."""

    TABLE: ClassVar = About(
        name="tasks", meaning=marked("The tasks of the selection, one a row."), key=("task_id",)
    )

    task_id: Annotated[str, marked("Id of the task, such as NV-CQS-001.")]
    group_id: Annotated[str, marked("The group of tasks it belongs to."), Ref("task_groups")]
    in_headline: Annotated[
        bool,
        marked(
            "Whether the headline figures are about it; others stand outside the declared total."
        ),
    ]
    title: Annotated[str, marked("What is to be done.")]
    title_en: Annotated[str | None, marked("The title in English.")]
    lead_agency_id: Annotated[
        str | None, marked("The agency the plan named as lead."), Ref("agencies")
    ]
    lead_group_id: Annotated[
        str | None, marked("The agency group the plan named as lead."), Ref("agency_groups")
    ]
    start: Annotated[dt.date | None, marked("When work begins; a task owes no report before.")]
    due: Annotated[
        dt.date | None,
        marked("Deadline: the last day in term. A task has due or recurs, not both."),
    ]
    recurs: Annotated[Recurrence | None, marked("Rhythm of a task that comes again and again.")]
    recurs_until: Annotated[dt.date | None, marked("The last day of the rhythm.")]
    deliverable: Annotated[str, marked("What must exist at the end.")]
    weight: Annotated[
        Decimal, marked("How much it counts in the mean percentage; 1 if left out."), Within(0)
    ]
    basis: Annotated[Basis, marked("How sure the record is.")]
    source_id: Annotated[str | None, marked("The document or page it rests on."), Ref("sources")]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]
    note: Annotated[str | None, marked("What a reader should know.")]


@row
class SupportRow:
    """Who helps with a task."""

    TABLE: ClassVar = About(
        name="task_supports",
        meaning=marked("The agencies and agency groups that help with a task, one a row."),
        key=("task_id", "position"),
    )

    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    position: Annotated[int, marked("Place in the order of the plan, from 1."), PLACE]
    agency_id: Annotated[str | None, marked("The agency that helps."), Ref("agencies")]
    agency_group_id: Annotated[
        str | None, marked("The agency group that helps."), Ref("agency_groups")
    ]


@row
class ServesRow:
    """An indicator that a task moves."""

    TABLE: ClassVar = About(
        name="task_serves",
        meaning=marked("The indicators that a task moves, one a row."),
        key=("task_id", "indicator_id"),
    )

    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    indicator_id: Annotated[str, marked("An indicator it moves."), Ref("indicators")]


@row
class HandoverRow:
    """Who took a task over."""

    TABLE: ClassVar = About(
        name="task_handovers",
        meaning=marked("Who took a task over, where the successor by law did not, one a row."),
        key=("task_id", "position"),
    )

    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    position: Annotated[int, marked("Place in the order of the plan, from 1."), PLACE]
    agency_id: Annotated[str | None, marked("The agency that leads from then on."), Ref("agencies")]
    leads_from: Annotated[dt.date, marked("The first day it leads.")]
    document: Annotated[
        str | None, marked("The document that says so: the id of a source, or its number.")
    ]
    source_id: Annotated[
        str | None, marked("The document, where it is one of the sources."), Ref("sources")
    ]


@row
class TaskStateRow:
    """A task on the day."""

    TABLE: ClassVar = About(
        name="task_states",
        meaning=marked("How tasks stand on the day, one day and task a row."),
        key=("as_of", "task_id"),
    )

    as_of: Annotated[dt.date, marked("The day the state holds for.")]
    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    in_base: Annotated[
        bool, marked("Whether it is in the base of the rates: neither cancelled nor recurring.")
    ]
    progress: Annotated[
        Progress, marked("How far it is; not reported is a state of its own, and no failure.")
    ]
    timeliness: Annotated[
        Timeliness | None,
        marked("Its official class; empty for cancelled tasks and while a rhythm runs."),
    ]
    rhythm: Annotated[
        Rhythm | None,
        marked("How a recurring task stands for its last closed period; empty for all others."),
    ]
    overdue_unreported: Annotated[
        bool, marked("Whether the deadline has passed and nobody has said whether it is done.")
    ]
    due_soon: Annotated[bool, marked("Whether it is in term and due within 30 days.")]
    deadline: Annotated[
        dt.date | None, marked("The deadline that counts; of a recurring task, its last day.")
    ]
    completed_on: Annotated[dt.date | None, marked("The day it was completed.")]
    percent_low: Annotated[
        Decimal | None,
        marked("The least that can be done of it; empty where nothing is known."),
        *PERCENT,
    ]
    percent_high: Annotated[
        Decimal | None,
        marked("The most that can be done of it; the same as the least where it is known."),
        *PERCENT,
    ]
    agency_id: Annotated[
        str | None,
        marked("The agency it is counted under on the day; where nobody follows, the lead."),
        Ref("agencies"),
    ]
    agency_group_id: Annotated[
        str | None,
        marked("The agency group it is counted under on the day."),
        Ref("agency_groups"),
    ]
    last_report_id: Annotated[
        str | None, marked("The latest of the reports that decide."), Ref("reports")
    ]
    owes_report: Annotated[bool, marked("Whether a report is owed for the current quarter.")]
    reported: Annotated[bool, marked("Whether every report that is owed has been given.")]


@row
class SilentRow:
    """A member of a leading group that has not spoken."""

    TABLE: ClassVar = About(
        name="task_silent_members",
        meaning=marked(
            "Members of a leading agency group from which a report on the task is missing, one"
            " day, task and member a row."
        ),
        key=("as_of", "task_id", "agency_id"),
    )

    as_of: Annotated[dt.date, marked("The day the state holds for.")]
    task_id: Annotated[str, marked("The task."), Ref("tasks")]
    agency_id: Annotated[str, marked("The member of the group."), Ref("agencies")]
    never_reported: Annotated[bool, marked("Whether it has never reported on the task.")]
    owes_report: Annotated[bool, marked("Whether its report for the current quarter is missing.")]


def task_rows(plan: Plan, measured: Measured, names: Mapping[int, str]) -> Iterator[Row]:
    """The tasks of the selection, who takes part, and how they stand.

    Args:
        plan: The whole plan.
        measured: Its state on a day, over a selection.
        names: Keys of reports, by the identity of the report.
    """
    scope = measured.scope
    inside = {task.id for task in scope.tasks}
    for task in (*scope.tasks, *scope.outside):
        yield _task(plan, task, in_headline=task.id in inside)
        yield from _parts(plan, task)
        state = measured.task_states[task.id]
        yield _state(plan, state, names)
        yield from _silent(state)


def _task(plan: Plan, task: Task, *, in_headline: bool) -> TaskRow:
    lead = party(plan, task.lead)
    source, locator = cited(task.source)
    return TaskRow(
        task_id=task.id,
        group_id=task.group,
        in_headline=in_headline,
        title=task.title,
        title_en=task.title_en,
        lead_agency_id=lead.agency,
        lead_group_id=lead.group,
        start=task.start,
        due=task.due,
        recurs=task.recurs,
        recurs_until=task.until,
        deliverable=task.deliverable,
        weight=task.weight,
        basis=task.basis,
        source_id=source,
        locator=locator,
        note=task.note,
    )


def _parts(plan: Plan, task: Task) -> Iterator[Row]:
    """What a task has several of."""
    for position, name in enumerate(dict.fromkeys(task.support), 1):
        agency, group = party(plan, name)
        yield SupportRow(
            task_id=task.id, position=position, agency_id=agency, agency_group_id=group
        )
    for name in dict.fromkeys(task.serves):
        yield ServesRow(task_id=task.id, indicator_id=name)
    for position, handover in enumerate(task.handovers, 1):
        yield HandoverRow(
            task_id=task.id,
            position=position,
            agency_id=handover.to,
            leads_from=handover.date,
            document=handover.decision,
            source_id=source_named(plan, handover.decision),
        )


def _state(plan: Plan, state: TaskState, names: Mapping[int, str]) -> TaskStateRow:
    agency, group = party(plan, lead_of(plan, state.task, state.as_of))
    known = None if state.percent == UNKNOWN_PERCENT else state.percent
    last = state.last
    return TaskStateRow(
        as_of=state.as_of,
        task_id=state.task.id,
        in_base=state.counts,
        progress=state.progress,
        timeliness=state.timeliness,
        rhythm=state.rhythm,
        overdue_unreported=state.overdue_unreported,
        due_soon=state.due_soon,
        deadline=state.due,
        completed_on=state.completed_on,
        percent_low=published(known.low if known else None),
        percent_high=published(known.high if known else None),
        agency_id=agency,
        agency_group_id=group,
        last_report_id=names[id(last.report)] if last else None,
        owes_report=state.owes_report,
        reported=state.reported_now,
    )


def _silent(state: TaskState) -> Iterator[SilentRow]:
    for member in dict.fromkeys((*state.missing, *state.silent)):
        yield SilentRow(
            as_of=state.as_of,
            task_id=state.task.id,
            agency_id=member,
            never_reported=member in state.missing,
            owes_report=member in state.silent,
        )
