"""The page of a task: its state, who does what until when, and what was reported of it."""

from __future__ import annotations

from dxplan.language import counted, marked, text
from dxplan.model import Task
from dxplan.states import UNKNOWN_PERCENT, Journal, Progress, TaskState
from dxplan.succession import responsible_for
from dxplan.views.pages.page import Fact, Page, RecordView
from dxplan.views.status import row_name, title_of
from dxplan.views.table import Column, Table
from dxplan.views.words import shown_state


def task_page(page: Page, task: Task) -> RecordView:
    """Everything known of a task on the day of `page`."""
    state = page.measured.task_states[task.id]
    facts = [*_head(page, task, state), *_work(page, task), *page.basis(task)]
    return RecordView(
        kind=marked("task"),
        id=task.id,
        title=title_of(task, page.language),
        place=page.place(task),
        facts=[fact for fact in facts if fact.value not in (None, ())],
        tables=[table for table in (_reports(page, task), _moves(task)) if table.rows],
    )


def _head(page: Page, task: Task, state: TaskState) -> list[Fact]:
    now = responsible_for(page.plan, task, page.as_of)
    low, high = state.percent
    percent = low if state.percent != UNKNOWN_PERCENT and low == high else None
    missing = tuple(page.agency(name) for name in state.missing)
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
            value=page.agency(task.lead),
            remark=page.answering(task.lead, now),
        ),
        Fact(
            key="missing",
            label=marked("Not reported"),
            value=missing,
            remark=counted("{count} member", "{count} members", len(missing)),
        ),
    ]


def _work(page: Page, task: Task) -> list[Fact]:
    support = "; ".join(page.agency(name) for name in task.support)
    served = "; ".join(
        f"{name} {page.plan.indicators[name].name}" if name in page.plan.indicators else name
        for name in task.serves
    )
    return [
        Fact(
            key="group",
            label=marked("Group"),
            value=row_name(page.plan, "group", task.group, page.language),
        ),
        Fact(key="support", label=marked("Supporting"), value=support or None),
        Fact(key="start", label=marked("Start"), value=task.start),
        Fact(key="due", label=marked("Deadline"), value=task.due),
        Fact(key="recurs", label=marked("Recurs"), value=task.recurs),
        Fact(key="until", label=marked("Until"), value=task.until),
        Fact(key="deliverable", label=marked("Deliverable"), value=task.deliverable),
        Fact(key="serves", label=marked("Serves"), value=served or None),
    ]


def _reports(page: Page, task: Task) -> Table:
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
            page.reporter(said.report),
            said.entry.status,
            said.entry.percent,
            said.entry.note,
            page.place(said.entry),
        )
        for said in Journal(page.plan, page.as_of).about(task)
    ]
    return Table(key="reports", title=marked("Reports"), columns=columns, rows=rows)


def _moves(task: Task) -> Table:
    columns = (
        Column(key="date", title=marked("Date"), form="day"),
        Column(key="document", title=marked("Decision")),
        Column(key="field", title=marked("Field")),
        Column(key="from", title=marked("From")),
        Column(key="to", title=marked("To")),
    )
    rows = [(each.date, each.document, each.field, each.from_, each.to) for each in task.decisions]
    return Table(key="decisions", title=marked("Decisions"), columns=columns, rows=rows)
