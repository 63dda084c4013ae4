"""Every record with what it rests on, and every task with what it counts as in the headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from dxplan.language import Text, marked, text
from dxplan.views.report.content import Content
from dxplan.views.report.explained import ExplainedFacts, MemberFacts
from dxplan.views.table import Cell, Column, Table

_ID = Column(key="id", title=marked("Id"))
_RESTS_ON = (
    Column(key="basis", title=marked("Basis"), form="word"),
    Column(key="source_name", title=marked("Source")),
)
_PLACE = Column(key="place", title=marked("Written at"))
_WEIGHT = Column(key="weight", title=marked("Weight"), form="number")

#: What a task counts as in a figure, or why it is left out.
_Verdict: TypeAlias = MemberFacts | Text


def task_records(content: Content) -> Table:
    """Every task, in plan order, with what it counts as in each headline figure.

    A number is what it counts as: the numbers of a column add up to what was counted, and there
    are as many as the base is large. For a weighted figure each is multiplied by the weight of
    its row. Words say why a task is left out.
    """
    verdicts = [(each, _verdicts(each)) for each in content.explained]
    rows: list[list[Cell]] = [
        [
            task.id,
            task.label,
            task.basis,
            task.source_name,
            task.place,
            task.weight,
            *(cell for figure, found in verdicts for cell in _counts_as(figure, found[task.id])),
        ]
        for task in (*content.tasks, *content.outside)
    ]
    return Table(
        key="task_records",
        title=marked("What every task counts as"),
        columns=(
            _ID,
            Column(key="label", title=marked("Task")),
            *_RESTS_ON,
            _PLACE,
            _WEIGHT,
            *(column for each in content.explained for column in _columns(each)),
        ),
        rows=rows,
        notes=(
            text(
                "A number is what the task counts as: the numbers of a column, each times the"
                " weight where tasks are weighted, add up to what was counted. Words say why a task"
                " is left out."
            ),
        ),
    )


def indicator_records(content: Content) -> Table:
    """Every indicator with what it rests on."""
    columns = (_ID, Column(key="name", title=marked("Indicator")), *_RESTS_ON, _PLACE)
    rows = [[getattr(each, column.key) for column in columns] for each in content.indicators]
    title = marked("What every indicator rests on")
    return Table(key="indicator_records", title=title, columns=columns, rows=rows)


def _columns(explained: ExplainedFacts) -> Iterator[Column]:
    """One column for a figure, two for a range."""
    figure = explained.figure
    yield Column(key=figure.name, title=figure.label, form="number")
    if figure.form == "range":
        title = text("{figure}, at best", figure=figure.label)
        yield Column(key=f"{figure.name}.at_best", title=title, form="number")


def _verdicts(explained: ExplainedFacts) -> Mapping[str, _Verdict]:
    return {
        member.id: part.label if member.low is None else member
        for part in explained.parts
        for member in part.members
    }


def _counts_as(explained: ExplainedFacts, found: _Verdict) -> tuple[Cell, ...]:
    is_range = explained.figure.form == "range"
    if isinstance(found, Text):
        return (found, None) if is_range else (found,)
    return (found.low, found.high) if is_range else (found.low,)
