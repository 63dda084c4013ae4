"""The charts of the page: which there are, and the numbers that stand beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from markupsafe import Markup

from dxplan.language import Text, marked, text
from dxplan.pace import Standing
from dxplan.render.exports.html.drawing import bar, lines
from dxplan.render.notation import Notation
from dxplan.states import Progress
from dxplan.views.facts import facts
from dxplan.views.report import Report
from dxplan.views.report.figures import FigureTree, RowFacts
from dxplan.views.report.history import PeriodFacts


@facts
class PieceFacts:
    """One part of a bar."""

    state: Annotated[StrEnum, marked("The state, which prints itself as a word.")]
    count: Annotated[int, marked("How many there are.")]


@facts
class BarFacts:
    """One bar of parts, with the numbers it shows."""

    name: Annotated[str | Text, marked("What the bar is about.")]
    whole: Annotated[int, marked("How many there are in all.")]
    pieces: Annotated[tuple[PieceFacts, ...], marked("Its parts, those that are not empty.")]
    picture: Annotated[Markup, marked("The bar as SVG; empty where there is nothing.")]


@facts
class ChartFacts:
    """The charts, each beside its numbers."""

    tasks: Annotated[tuple[BarFacts, ...], marked("Tasks by progress: all, then by group.")]
    indicators: Annotated[
        tuple[BarFacts, ...], marked("Indicators by how they stand: all, then by pillar.")
    ]
    history: Annotated[
        Markup, marked("Completion over the last quarters as SVG; empty with fewer than two.")
    ]


#: Cancelled tasks stand in no rate.
_PROGRESS = tuple(each for each in Progress if each is not Progress.CANCELLED)
_MARKS = (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1))


def charts(report: Report, notation: Notation) -> ChartFacts:
    """Draw the charts of a report."""
    return ChartFacts(
        tasks=tuple(_bars(report.figures, report.groups, "tasks", _PROGRESS)),
        indicators=tuple(_bars(report.figures, report.pillars, "indicators", tuple(Standing))),
        history=_history(report.history, notation),
    )


def _bars(
    whole: FigureTree, rows: Sequence[RowFacts], what: str, states: Sequence[StrEnum]
) -> Iterator[BarFacts]:
    """The bar of all, where there is more than one, and those of the rows in the total."""
    shown = [row for row in rows if row.in_total and _counts(row.figures, what, states)]
    if len(shown) > 1:
        yield _bar(text("Total"), _counts(whole, what, states))
    for row in shown:
        yield _bar(row.name, _counts(row.figures, what, states))


def _counts(tree: FigureTree, what: str, states: Sequence[StrEnum]) -> dict[StrEnum, int]:
    """How many are in each state; those in which nothing is are left out."""
    figures: Any = tree[what]
    counts = {state: figures[str(state)].value for state in states}
    return {state: count for state, count in counts.items() if count}


def _bar(name: str | Text, counts: dict[StrEnum, int]) -> BarFacts:
    return BarFacts(
        name=name,
        whole=sum(counts.values()),
        pieces=tuple(PieceFacts(state=state, count=count) for state, count in counts.items()),
        picture=bar({f"state-{state}": count for state, count in counts.items()}),
    )


def _history(periods: Sequence[PeriodFacts], notation: Notation) -> Markup:
    """Completed, and completed once all have reported; one quarter alone makes no line."""
    known = [each.completion_range.value for each in periods]
    if sum(value is not None for value in known) < 2:  # noqa: PLR2004 (two points make a line)
        return Markup()
    pairs = [value if isinstance(value, tuple) else (None, None) for value in known]
    return lines(
        notation.translate(text("Completion rate at the close of each quarter")),
        [each.label for each in periods],
        {"at-best": [high for _, high in pairs], "sure": [low for low, _ in pairs]},
        {mark: notation.rate(mark) for mark in _MARKS},
    )
