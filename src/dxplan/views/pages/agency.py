"""The page of an agency: when it exists, who follows it, and what it leads."""

from __future__ import annotations

from dxplan.language import marked
from dxplan.model import Agency
from dxplan.succession import responsible, responsible_for
from dxplan.views.pages.page import Fact, Page, RecordView
from dxplan.views.status import agency_name, title_of
from dxplan.views.table import Column, Table
from dxplan.views.words import shown_state


def agency_page(page: Page, agency: Agency) -> RecordView:
    """Everything known of an agency on the day of `page`."""
    now = responsible(page.plan, agency.id, page.as_of)
    heirs = "; ".join(
        page.agency(heir.id) + (f" ({heir.scope})" if heir.scope else "")
        for heir in agency.successors
    )
    groups = "; ".join(
        page.agency(group.id)
        for group in page.plan.agency_groups.values()
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
            remark=page.answering(agency.id, now),
        ),
        Fact(key="successors", label=marked("Successors"), value=heirs or None),
        Fact(key="groups", label=marked("Member of"), value=groups or None),
        Fact(key="source", label=marked("Source"), value=page.cited(source) if source else None),
    ]
    return RecordView(
        kind=marked("agency"),
        id=agency.id,
        title=agency_name(page.plan, agency.id, page.language),
        place=page.place(agency),
        facts=[fact for fact in facts if fact.value is not None],
        tables=[table for table in (_led(page, agency),) if table.rows],
    )


def _led(page: Page, agency: Agency) -> Table:
    """Tasks the agency answers for on the day, whoever led them first."""
    columns = (
        Column(key="id", title=marked("Id")),
        Column(key="title", title=marked("Task")),
        Column(key="due", title=marked("Deadline"), form="day"),
        Column(key="state", title=marked("State"), form="word"),
    )
    states = page.measured.task_states
    rows = [
        (
            task.id,
            title_of(task, page.language),
            states[task.id].due,
            shown_state(states[task.id]),
        )
        for task in page.plan.tasks.values()
        if agency.id in {task.lead, responsible_for(page.plan, task, page.as_of)}
    ]
    return Table(key="tasks", title=marked("Tasks it leads"), columns=columns, rows=rows)
