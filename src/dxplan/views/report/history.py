"""The headline at the close of the last quarters, for a line in a chart."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from dxplan.language import marked
from dxplan.model import Plan
from dxplan.periods import Cycle, period_of
from dxplan.selection import Selection
from dxplan.trend import Known, steps, trend
from dxplan.views.facts import facts
from dxplan.views.report.figures import FigureFacts, figure_facts

#: Two years of quarters.
QUARTERS = 8
_NAMES = (
    "tasks.completion_range",
    "tasks.completion_rate",
    "tasks.overdue",
    "tasks.unreported",
    "tasks.reporting_rate",
)


@facts
class PeriodFacts:
    """The headline at the close of one quarter."""

    label: Annotated[str, marked("The quarter, such as 2024-Q2.")]
    day: Annotated[date, marked("The day the figures hold for.")]
    is_open: Annotated[bool, marked("Whether the quarter has not closed by then.")]
    completion_range: Annotated[FigureFacts, marked("Completed, and once all have reported.")]
    completion_rate: Annotated[FigureFacts, marked("Completed, of all tasks.")]
    overdue: Annotated[FigureFacts, marked("Tasks overdue.")]
    unreported: Annotated[FigureFacts, marked("Tasks not reported.")]
    reporting_rate: Annotated[FigureFacts, marked("Reported, of those that owe a report.")]


def history_facts(plan: Plan, as_of: date, selection: Selection) -> tuple[PeriodFacts, ...]:
    """The last quarters up to a day, none before the plan was issued."""
    first = period_of(as_of, Cycle.QUARTER)
    for _ in range(QUARTERS - 1):
        if first.start <= plan.identity.issued:
            break
        first = first.previous
    if first.start > as_of or as_of < plan.identity.issued:
        return ()
    known = [Known(step, plan) for step in steps(first.end, as_of, Cycle.QUARTER)]
    lines = trend(known, _NAMES, selection)
    return tuple(
        PeriodFacts(
            label=each.step.period.label,
            day=each.step.day,
            is_open=each.step.is_open,
            **{
                line.name.removeprefix("tasks."): figure_facts(line.name, line.values[index])
                for line in lines
            },
        )
        for index, each in enumerate(known)
    )
