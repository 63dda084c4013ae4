"""What a report is about: facts of the plan on a day, over a selection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from dxplan.changes import Changes
from dxplan.figures import Measured
from dxplan.language import Text, marked
from dxplan.pace import Standing
from dxplan.states import Progress, Timeliness
from dxplan.views.facts import facts
from dxplan.views.overlap import indicator_overlap, task_overlap
from dxplan.views.report.changes import ComparisonFacts, comparison_facts
from dxplan.views.report.explained import ExplainedFacts, explained_facts
from dxplan.views.report.figures import (
    FigureTree,
    HeadlineFacts,
    RowFacts,
    ShareFacts,
    figure_tree,
    headline_facts,
    row_facts,
    share_facts,
)
from dxplan.views.report.headings import HeadingsFacts, headings_facts
from dxplan.views.report.history import PeriodFacts, history_facts
from dxplan.views.report.indicators import IndicatorFacts, indicator_facts
from dxplan.views.report.naming import Naming
from dxplan.views.report.plan import PlanFacts, plan_facts
from dxplan.views.report.sources import SourceFacts, source_facts
from dxplan.views.report.stamp import Origin, StampFacts, agency_rule, stamp_of
from dxplan.views.report.tasks import TaskFacts, task_facts
from dxplan.views.status import chosen_words, trust_words
from dxplan.workspace import Workspace


@facts
class Content:
    """A plan on a day, over a selection, as facts."""

    plan: Annotated[PlanFacts, marked("The plan.")]
    as_of: Annotated[date, marked("The day the figures hold for.")]
    chosen: Annotated[tuple[Text, ...], marked("What was selected, in words; empty for all.")]
    headline: Annotated[tuple[HeadlineFacts, ...], marked("The headline figures, in order.")]
    figures: Annotated[FigureTree, marked("Every figure by its name.")]
    progress: Annotated[tuple[ShareFacts, ...], marked("Tasks by progress; a partition.")]
    timeliness: Annotated[
        tuple[ShareFacts, ...], marked("Tasks by the four official classes; a partition.")
    ]
    standings: Annotated[
        tuple[ShareFacts, ...], marked("Indicators by how they stand; a partition.")
    ]
    groups: Annotated[tuple[RowFacts, ...], marked("Figures by group of tasks.")]
    pillars: Annotated[tuple[RowFacts, ...], marked("Figures by pillar of indicators.")]
    agencies: Annotated[
        tuple[RowFacts, ...], marked("Figures by the agency that answers on the day.")
    ]
    agency_rule: Annotated[Text, marked("For which agencies a task counts.")]
    agency_overlap: Annotated[
        tuple[Text, ...], marked("What several of the rows by agency count, and what none does.")
    ]
    tasks: Annotated[tuple[TaskFacts, ...], marked("The tasks that the total counts.")]
    outside: Annotated[tuple[TaskFacts, ...], marked("Tasks of groups without a declared number.")]
    overdue: Annotated[tuple[TaskFacts, ...], marked("Overdue tasks, the oldest deadline first.")]
    due_soon: Annotated[
        tuple[TaskFacts, ...], marked("Tasks due soon, the nearest deadline first.")
    ]
    headings: Annotated[HeadingsFacts, marked("What stands over the lists of tasks.")]
    indicators: Annotated[tuple[IndicatorFacts, ...], marked("The indicators.")]
    history: Annotated[
        tuple[PeriodFacts, ...], marked("The headline at the close of the last quarters.")
    ]
    changes: Annotated[
        ComparisonFacts | None, marked("What changed since the last meeting, where that is asked.")
    ]
    explained: Annotated[
        tuple[ExplainedFacts, ...], marked("The rates of the headline with every record in them.")
    ]
    sources: Annotated[tuple[SourceFacts, ...], marked("What the records rest on.")]
    trust: Annotated[tuple[Text, ...], marked("How far the records can be trusted, in words.")]
    stamp: Annotated[StampFacts, marked("Where the output comes from.")]


def build_content(
    workspace: Workspace,
    measured: Measured,
    changes: Changes | None,
    language: str,
    origin: Origin,
) -> Content:
    """Gather the facts; see `build_report`."""
    plan, naming = workspace.plan, Naming(workspace, language)
    chosen = chosen_words(plan, measured.selection, language)
    headline = headline_facts(measured)
    tally, standing = measured.tasks, measured.indicators.standing
    tasks = _tasks(naming, measured)
    overdue = _by_deadline(each for each in tasks if each.days_overdue is not None)
    due_soon = _by_deadline(each for each in tasks if each.days_left is not None)
    return Content(
        plan=plan_facts(plan, language),
        as_of=measured.as_of,
        chosen=chosen,
        headline=headline,
        figures=figure_tree(measured),
        progress=share_facts((each, tally.progress[each]) for each in _IN_BASE),
        timeliness=share_facts((each, tally.timeliness[each]) for each in Timeliness),
        standings=share_facts((each, standing[each]) for each in Standing),
        groups=row_facts(plan, measured, "group", language),
        pillars=row_facts(plan, measured, "pillar", language),
        agencies=row_facts(plan, measured, "agency", language),
        agency_rule=agency_rule(measured.selection),
        agency_overlap=(
            *task_overlap(plan, measured, "agency"),
            *indicator_overlap(plan, measured, "agency"),
        ),
        tasks=tuple(each for each in tasks if each.in_total),
        outside=tuple(each for each in tasks if not each.in_total),
        overdue=overdue,
        due_soon=due_soon,
        headings=headings_facts(tasks, overdue, due_soon),
        indicators=_indicators(naming, measured),
        history=history_facts(plan, measured.as_of, measured.selection),
        changes=comparison_facts(changes, language) if changes else None,
        explained=explained_facts(
            naming, measured, [each.figure.name for each in headline if each.figure.is_rate]
        ),
        sources=source_facts(naming, measured),
        trust=trust_words(measured),
        stamp=stamp_of(measured, chosen, language, origin),
    )


#: Cancelled tasks stand in no rate.
_IN_BASE = tuple(each for each in Progress if each is not Progress.CANCELLED)


def _tasks(naming: Naming, measured: Measured) -> list[TaskFacts]:
    """The tasks of the selection: those of the total, then those outside it."""
    scope, states = measured.scope, measured.task_states
    inside = [task_facts(naming, states[task.id], in_total=True) for task in scope.tasks]
    outside = [task_facts(naming, states[task.id], in_total=False) for task in scope.outside]
    return inside + outside


def _by_deadline(tasks: Iterable[TaskFacts]) -> tuple[TaskFacts, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.due, task.id)))


def _indicators(naming: Naming, measured: Measured) -> tuple[IndicatorFacts, ...]:
    serving: defaultdict[str, list[str]] = defaultdict(list)
    for task in naming.plan.tasks.values():
        for name in task.serves:
            serving[name].append(task.id)
    states = measured.indicator_states
    return tuple(
        indicator_facts(naming, each, states.get(each.id), tuple(serving[each.id]), measured.as_of)
        for each in measured.scope.indicators
    )
