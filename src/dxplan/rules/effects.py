"""Tasks against the indicators they serve: work that goes well shows in what is measured.

Unknown is no contradiction: a task without a report is not on track, and an indicator without a
measurement has not stood still.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, counted, text
from dxplan.measurements import Point
from dxplan.model import Direction, Identity, Said, Status, Task, Value
from dxplan.pace import IndicatorState, Standing, compare, goal_of
from dxplan.rules.known import Known, all_read
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at, in_file
from dxplan.states import Progress, Rhythm, TaskState, Timeliness
from dxplan.workspace import Workspace

_GOING = (Status.COMPLETED, Status.IN_PROGRESS)


def behind_though_on_track(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Of an indicator that is behind, at least one task is not on track either."""
    if not all_read(workspace, Task):
        return
    for state in known.indicators.values():
        goal = _goal(state)
        if state.standing is not Standing.BEHIND or goal is None:
            continue
        tasks = [known.state(task) for task in known.serving.get(state.indicator.id, ())]
        tasks = [each for each in tasks if each.progress is not Progress.CANCELLED]
        if tasks and all(map(_on_track, tasks)):
            yield _behind(workspace, state, goal, tasks)


def _goal(state: IndicatorState) -> Value | None:
    """What the target asks for; None where it is not whole or not after its baseline.

    Such a target has a finding of its own.
    """
    baseline, target = state.indicator.baseline, state.target
    if baseline is not None and baseline.date >= dt.date(target.year, 12, 31):
        return None
    return goal_of(target, state.indicator.direction)


def _on_track(state: TaskState) -> bool:
    """Whether all who lead a task report it as completed, or as in progress and in term."""
    if state.rhythm is not None:
        return state.rhythm is Rhythm.UP_TO_DATE
    reported = bool(state.decisive) and not state.missing
    going = all(said.entry.status in _GOING for said in state.decisive)
    return reported and going and state.timeliness is not Timeliness.OVERDUE


def _behind(
    workspace: Workspace, state: IndicatorState, goal: Value, tasks: Sequence[TaskState]
) -> Finding:
    last_words = [each.last for each in tasks if each.last is not None]
    return finding_at(
        workspace,
        catalogue.BEHIND_THOUGH_ON_TRACK,
        _measured(state.points[-1]),
        counted(
            "{indicator} is behind, but the {count} task that serves it is reported completed or"
            " on track",
            "{indicator} is behind, but all {count} tasks that serve it are reported completed or"
            " on track",
            len(tasks),
            indicator=state.indicator.id,
        ),
        label=_asked_for(state, goal),
        fix=text("check the value and the reports; if both hold, other work is needed to move it"),
        also=tuple(_said(each) for each in last_words[:MOST_PLACES]),
    )


def _asked_for(state: IndicatorState, goal: Value) -> Text:
    year = state.target.year
    if state.expected is None:
        return text("the target for {year}: {goal}", goal=in_file(goal), year=year)
    return text(
        "{expected} was asked for on {date}, on the way to {goal} in {year}",
        expected=_rounded(state.expected),
        date=state.points[-1].day,
        goal=in_file(goal),
        year=year,
    )


def _said(said: Said) -> tuple[Text, Spot]:
    words = text(
        "{task} is {status} as of {date}",
        task=said.entry.task,
        status=said.entry.status.value,
        date=said.report.as_of,
    )
    return words, Spot(said.entry, ("status",), said.report)


class _Stretch(NamedTuple):
    """An indicator around a piece of work: before it began, and after it was completed."""

    before: Point
    after: Point


def completed_without_effect(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """What a completed task serves has moved since before the task began."""
    if not all_read(workspace, Identity):
        return
    for task in workspace.plan.tasks.values():
        if all(said.entry.status is not Status.COMPLETED for said in known.said(task)):
            continue
        state = known.state(task)
        if not state.counts or state.completed_on is None:
            continue
        for served in dict.fromkeys(task.serves):
            indicator = known.indicators.get(served)
            stretch = indicator and _unmoved(indicator, _began(known, task), state.completed_on)
            if indicator and stretch and state.last:
                yield _without_effect(workspace, state.last, indicator, stretch)


def _began(known: Known, task: Task) -> dt.date:
    """The day a task began: where the plan sets no start, its own day."""
    return task.start or known.plan.identity.issued


def _unmoved(state: IndicatorState, began: dt.date, completed: dt.date) -> _Stretch | None:
    """The values around a piece of work, if none after it is better and the target is not met.

    Before is the latest value up to the beginning, the baseline among them; after are the
    measurements dated later than the completion. None where either is not known.
    """
    direction = state.indicator.direction
    baseline = state.indicator.baseline
    start = [Point(baseline.date, baseline.value)] if baseline else []
    # Work may be completed before it was planned to begin.
    begun = min(began, completed)
    before = [each for each in (*start, *state.points) if each.day <= begun]
    after = [each for each in state.points if each.day > completed]
    if not before or not after or direction == "keep":
        return None
    stretch = _Stretch(max(before, key=lambda each: each.day), after[-1])
    if any(_better(direction, each, stretch.before) for each in after):
        return None
    met = compare(state.target, direction, stretch.after.value) is not None
    return None if met else stretch


def _better(direction: Direction, after: Point, before: Point) -> bool:
    if isinstance(after.value, bool) or isinstance(before.value, bool):
        return after.value != before.value
    return after.value > before.value if direction == "up" else after.value < before.value


def _without_effect(
    workspace: Workspace, said: Said, state: IndicatorState, stretch: _Stretch
) -> Finding:
    indicator, (before, after) = state.indicator, stretch
    baseline = Spot(indicator, ("baseline", "value"))
    return finding_at(
        workspace,
        catalogue.COMPLETED_WITHOUT_EFFECT,
        Spot(said.entry, ("status",), said.report),
        text(
            "{task} is completed, but {indicator} has not moved since before it began",
            task=said.entry.task,
            indicator=indicator.id,
        ),
        fix=text(
            "check whether the deliverable is in use; if it moves something else, correct serves"
        ),
        also=(
            (
                text("before: {value} on {date}", value=in_file(before.value), date=before.day),
                baseline if before.report is None else _measured(before),
            ),
            (
                text("after: {value} on {date}", value=in_file(after.value), date=after.day),
                _measured(after),
            ),
        ),
    )


def _measured(point: Point) -> Spot:
    return Spot(point.entry, ("value",), point.report)


def _rounded(value: Decimal) -> str:
    """To two places, as a file would have it: 25.70 is 25.7."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
