"""The report in tables: the sheets of the workbook, in no format yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Literal

from dxplan.language import Text, marked, text
from dxplan.states import SOON
from dxplan.views.changes.sheet import Words
from dxplan.views.facts import Named
from dxplan.views.report.changes import ComparisonFacts
from dxplan.views.report.content import Content
from dxplan.views.report.figures import FigureFacts, FigureTree, RowFacts
from dxplan.views.report.records import indicator_records, task_records
from dxplan.views.table import Cell, Column, Table

_NAME = Column(key="name", title=marked("Name"))
_ID = Column(key="id", title=marked("Id"))

#: Columns of figures over tasks and over indicators, by the name of the figure.
_TASK_FIGURES = (
    Column(key="tasks.declared", title=marked("Declared"), form="count"),
    Column(key="tasks.recorded", title=marked("Recorded"), form="count"),
    Column(key="tasks.total", title=marked("Base"), form="count"),
    Column(key="tasks.completed", title=marked("Done"), form="count"),
    Column(key="tasks.in_progress", title=marked("In progress"), form="count"),
    Column(key="tasks.not_started", title=marked("Not started"), form="count"),
    Column(key="tasks.suspended", title=marked("Suspended"), form="count"),
    Column(key="tasks.unreported", title=marked("Not reported"), form="count"),
    Column(key="tasks.overdue", title=marked("Overdue"), form="count"),
    Column(key="tasks.completion_rate", title=marked("Completion rate"), form="rate"),
    Column(key="tasks.completion_rate_due", title=marked("Rate of tasks due"), form="rate"),
    Column(key="tasks.reporting_rate", title=marked("Reporting rate"), form="rate"),
)
_INDICATOR_FIGURES = (
    Column(key="indicators.declared", title=marked("Declared"), form="count"),
    Column(key="indicators.total", title=marked("Recorded"), form="count"),
    Column(key="indicators.met", title=marked("Met"), form="count"),
    Column(key="indicators.exceeded", title=marked("Exceeded"), form="count"),
    Column(key="indicators.on_track", title=marked("On track"), form="count"),
    Column(key="indicators.behind", title=marked("Behind"), form="count"),
    Column(key="indicators.stale", title=marked("Too old"), form="count"),
    Column(key="indicators.no_data", title=marked("No data"), form="count"),
)
#: No plan declares how many tasks an agency has.
_AGENCY_FIGURES = (
    *_TASK_FIGURES[1:],
    Column(key="indicators.total", title=marked("Indicators"), form="count"),
)
_HEADLINE_COLUMNS = (
    Column(key="label", title=marked("Figure")),
    Column(key="value", title=marked("Value"), form="rate"),
    Column(key="value_at_best", title=marked("At best"), form="rate"),
    Column(key="base", title=marked("What was counted")),
)
_HISTORY_COLUMNS = (
    Column(key="label", title=marked("Quarter")),
    Column(key="day", title=marked("As of"), form="day"),
    Column(key="completion_rate", title=marked("Completion rate"), form="rate"),
    Column(key="at_best", title=marked("At best"), form="rate"),
    Column(key="reporting_rate", title=marked("Reporting rate"), form="rate"),
    Column(key="overdue", title=marked("Overdue"), form="count"),
    Column(key="unreported", title=marked("Not reported"), form="count"),
)

_TASK_COLUMNS = (
    _ID,
    Column(key="label", title=marked("Task")),
    Column(key="group_name", title=marked("Group")),
    Column(key="lead_name", title=marked("Lead")),
    Column(key="support_names", title=marked("Supporting")),
    Column(key="due", title=marked("Deadline"), form="day"),
    Column(key="recurs", title=marked("Recurs"), form="word"),
    Column(key="state", title=marked("State"), form="word"),
    Column(key="percent", title=marked("Percent"), form="rate"),
    Column(key="completed_on", title=marked("Completed on"), form="day"),
    Column(key="reported", title=marked("Reported"), form="day"),
    Column(key="deliverable", title=marked("Deliverable")),
    Column(key="note", title=marked("Note")),
    Column(key="serves", title=marked("Serves")),
)
_DEADLINE_COLUMNS = (
    _ID,
    Column(key="label", title=marked("Task")),
    Column(key="lead_name", title=marked("Lead")),
    Column(key="due", title=marked("Deadline"), form="day"),
    Column(key="days_overdue", title=marked("Days overdue"), form="count"),
    Column(key="days_left", title=marked("Days left"), form="count"),
    Column(key="state", title=marked("State"), form="word"),
    Column(key="percent", title=marked("Percent"), form="rate"),
    Column(key="reported", title=marked("Reported"), form="day"),
    Column(key="note", title=marked("Note")),
)
_INDICATOR_COLUMNS = (
    _ID,
    Column(key="name", title=marked("Indicator")),
    Column(key="pillar_name", title=marked("Pillar")),
    Column(key="owner_name", title=marked("Answers for it")),
    Column(key="unit", title=marked("Unit")),
    Column(key="baseline", title=marked("Baseline"), form="number"),
    Column(key="value", title=marked("Latest"), form="number"),
    Column(key="day", title=marked("On"), form="day"),
    Column(key="target", title=marked("Target"), form="target"),
    Column(key="year", title=marked("Year"), form="word"),
    Column(key="expected", title=marked("Pace asks for"), form="number"),
    Column(key="standing", title=marked("State"), form="word"),
    Column(key="serving_count", title=marked("Tasks"), form="count"),
    Column(key="serving", title=marked("Tasks that serve it")),
    Column(key="note", title=marked("Note")),
)
_MOVED_COLUMNS = (
    Column(key="label", title=marked("Figure")),
    Column(key="before", title=marked("Before"), form="rate"),
    Column(key="before_at_best", title=marked("Before, at best"), form="rate"),
    Column(key="after", title=marked("Now"), form="rate"),
    Column(key="after_at_best", title=marked("Now, at best"), form="rate"),
)
_CHANGE_COLUMNS = (
    _ID,
    Column(key="title", title=marked("Record")),
    Column(key="section", title=marked("What changed")),
    Column(key="news", title=marked("News")),
    Column(key="lead", title=marked("Lead")),
)
_FIGURE_COLUMNS = (
    Column(key="figure", title=marked("Figure")),
    Column(key="label", title=marked("Meaning")),
    Column(key="counted", title=marked("Counted"), form="number"),
    Column(key="at_best", title=marked("At best"), form="number"),
    Column(key="base", title=marked("Base"), form="number"),
    Column(key="value", title=marked("Value"), form="rate"),
    Column(key="value_at_best", title=marked("Value at best"), form="rate"),
    Column(key="formula", title=marked("Formula")),
)
_SOURCE_COLUMNS = (
    _ID,
    Column(key="title", title=marked("Title")),
    Column(key="number", title=marked("Number")),
    Column(key="issuer", title=marked("Issuer")),
    Column(key="day", title=marked("Date"), form="day"),
    Column(key="quality", title=marked("Quality")),
    Column(key="records", title=marked("Records"), form="count"),
    Column(key="url", title=marked("Address")),
)


def report_tables(content: Content) -> Named[Table]:
    """Every table of the report, by its name; the changes only where they were asked for."""
    tables = [
        _headline(content),
        _of_rows("groups", marked("Tasks by group"), _TASK_FIGURES, content),
        _of_rows("pillars", marked("Indicators by pillar"), _INDICATOR_FIGURES, content),
        replace(
            _of_rows("agencies", marked("Tasks by agency"), _AGENCY_FIGURES, content),
            notes=content.agency_overlap,
        ),
        _history(content),
        _indicators(content),
        _table("tasks", marked("Tasks"), _TASK_COLUMNS, (*content.tasks, *content.outside)),
        _deadlines(content),
        _explained(content),
        _table("sources", marked("Sources"), _SOURCE_COLUMNS, content.sources),
        indicator_records(content),
        task_records(content),
    ]
    if content.changes is not None:
        tables += [_moved(content.changes), _changes(content.changes)]
    return Named({table.key: table for table in tables})


def _table(
    key: str, title: Text | str, columns: tuple[Column, ...], records: Iterable[Any]
) -> Table:
    rows = [[getattr(record, column.key) for column in columns] for record in records]
    return Table(key=key, title=title, columns=columns, rows=rows)


def _headline(content: Content) -> Table:
    rows = [[each.figure.label, *_ends(each.figure), each.base] for each in content.headline]
    title = marked("Headline figures")
    return Table(key="headline", title=title, columns=_HEADLINE_COLUMNS, rows=rows)


def _of_rows(
    key: Literal["groups", "pillars", "agencies"],
    title: str,
    columns: tuple[Column, ...],
    content: Content,
) -> Table:
    """A row for each part that has something, and the total, which is no sum of the rows."""
    rows: Sequence[RowFacts] = getattr(content, key)
    return Table(
        key=key,
        title=title,
        columns=(_NAME, *columns),
        rows=[[row.label, *_figures(row.figures, columns)] for row in rows],
        total=[text("Total"), *_figures(content.figures, columns)],
    )


def _figures(figures: FigureTree, columns: Iterable[Column]) -> Iterator[Cell]:
    for column in columns:
        found: Any = figures
        for part in column.key.split("."):
            found = found[part]
        yield found.value


def _history(content: Content) -> Table:
    rows = [
        [
            each.label,
            each.day,
            _ends(each.completion_rate)[0],
            _ends(each.completion_range)[1],
            _ends(each.reporting_rate)[0],
            _ends(each.overdue)[0],
            _ends(each.unreported)[0],
        ]
        for each in content.history
    ]
    title = marked("The last quarters")
    return Table(key="history", title=title, columns=_HISTORY_COLUMNS, rows=rows)


def _indicators(content: Content) -> Table:
    rows = [
        [
            len(each.serving) if column.key == "serving_count" else getattr(each, column.key)
            for column in _INDICATOR_COLUMNS
        ]
        for each in content.indicators
    ]
    title = marked("Indicators")
    return Table(key="indicators", title=title, columns=_INDICATOR_COLUMNS, rows=rows)


def _deadlines(content: Content) -> Table:
    """What is overdue and then what is due soon, in one table that can be filtered and printed."""
    title = text("Overdue and due within {days} days", days=SOON.days)
    records = (*content.overdue, *content.due_soon)
    return _table("deadlines", title, _DEADLINE_COLUMNS, records)


def _moved(changes: ComparisonFacts) -> Table:
    rows = [[each.after.label, *_ends(each.before), *_ends(each.after)] for each in changes.figures]
    title = marked("Headline figures, before and now")
    return Table(key="moved", title=title, columns=_MOVED_COLUMNS, rows=rows)


def _changes(changes: ComparisonFacts) -> Table:
    rows = [
        [item.id, item.title, section.title, _in_one(item.news), item.lead]
        for section in changes.sections
        for item in section.items
    ]
    return Table(key="changes", title=marked("Changes"), columns=_CHANGE_COLUMNS, rows=rows)


def _in_one(news: Sequence[Words]) -> Words | None:
    """All that is new about a record, in one cell."""
    if not news:
        return None
    return reduce(lambda first, then: text("{first}; {then}", first=first, then=then), news)


def _explained(content: Content) -> Table:
    rows = [
        [
            each.figure.name,
            each.figure.label,
            each.counted,
            each.at_best,
            each.base,
            *_ends(each.figure),
            each.figure.formula,
        ]
        for each in content.explained
    ]
    title = marked("How the headline figures are counted")
    return Table(key="figures", title=title, columns=_FIGURE_COLUMNS, rows=rows)


def _ends(figure: FigureFacts) -> tuple[Cell, Cell]:
    """The surest and the best value; of a figure that is no range, the value and nothing."""
    value = figure.value
    if isinstance(value, tuple):
        return value
    return (value, None) if figure.form != "range" else (None, None)
