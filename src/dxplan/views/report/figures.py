"""Figures as a report shows them: by name, in the headline, and in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any

from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Form, Value
from dxplan.figures import Measured, Row
from dxplan.language import Text, marked
from dxplan.model import Plan
from dxplan.selection import By
from dxplan.tallies import shares
from dxplan.views.facts import Named, facts
from dxplan.views.headline import headline
from dxplan.views.outside import left_out
from dxplan.views.status import row_name


@facts
class FigureFacts:
    """One figure; written into a template it gives its value in the notation of the language."""

    name: Annotated[str, marked("Its name, as `why` and JSON call it.")]
    label: Annotated[Text, marked("What it is called.")]
    formula: Annotated[Text, marked("How it is computed, in words.")]
    form: Annotated[Form, marked("count, rate, range or sum.")]
    value: Annotated[Value, marked("A number, a rate 0..1, a pair of rates, or none.")]

    @property
    def is_rate(self) -> bool:
        """Whether the value, or both ends of it, are rates 0..1."""
        return self.form in {"rate", "range"}


@facts
class HeadlineFacts:
    """A figure of the headline, and what was counted in it."""

    figure: Annotated[FigureFacts, marked("The figure.")]
    label: Annotated[Text, marked("What the dashboard calls it.")]
    base: Annotated[Text, marked("What was counted, and of what.")]


@facts
class ShareFacts:
    """One part of a whole, such as the tasks in progress."""

    state: Annotated[Any, marked("The state, which prints itself as a word.")]
    count: Annotated[int, marked("How many there are.")]
    share: Annotated[Decimal, marked("Their share, 0..1; all shares of a whole sum to 1.")]


class FigureTree(Named[Any]):
    """Figures by the parts of their names, such as `figures.tasks.recurring.total`."""

    __slots__ = ()


@facts
class RowFacts:
    """The figures of one pillar, group, agency or year."""

    id: Annotated[str, marked("Id of the pillar, group or agency, or the year.")]
    name: Annotated[str | Text, marked("What it is called.")]
    label: Annotated[
        str | Text, marked("Its name, with a remark where the total does not count its tasks.")
    ]
    in_total: Annotated[bool, marked("Whether the total counts its tasks.")]
    figures: Annotated[FigureTree, marked("Its figures, by name.")]


def figure_tree(measured: Measured) -> FigureTree:
    """Every figure of the selection, by name."""
    return _tree(figure_facts(name, figure.read(measured)) for name, figure in FIGURES.items())


def headline_facts(measured: Measured) -> tuple[HeadlineFacts, ...]:
    """The headline, in the order of the dashboard."""
    return tuple(
        HeadlineFacts(figure=figure_facts(each.name, each.value), label=each.label, base=each.base)
        for each in headline(measured)
    )


def row_facts(plan: Plan, measured: Measured, by: By, language: str) -> tuple[RowFacts, ...]:
    """The rows by one thing: those where there is something, or should be."""
    outside = {task.group for task in measured.scope.outside} if by == "group" else set()
    return tuple(
        _row(plan, row, language, in_total=row.id not in outside)
        for row in measured.rows
        if row.by == by and (_has_tasks(row) or _has_indicators(row))
    )


def figure_facts(name: str, value: Value) -> FigureFacts:
    """The figure of that name with a value."""
    figure = FIGURES[name]
    return FigureFacts(
        name=name,
        label=Text(figure.label),
        formula=Text(figure.formula),
        form=figure.form,
        value=value,
    )


def share_facts(parts: Iterable[tuple[Any, int]]) -> tuple[ShareFacts, ...]:
    """A partition with its shares, which sum to 1; empty where there is nothing to divide."""
    found = list(parts)
    counts = [count for _, count in found]
    if not sum(counts):
        return ()
    return tuple(
        ShareFacts(state=state, count=count, share=percent / 100)
        for (state, count), percent in zip(found, shares(counts), strict=True)
    )


def _has_tasks(row: Row) -> bool:
    return bool(row.tasks.recorded) or row.tasks.declared is not None


def _has_indicators(row: Row) -> bool:
    return bool(row.indicators.total) or row.indicators.declared is not None


def _row(plan: Plan, row: Row, language: str, *, in_total: bool) -> RowFacts:
    name = row_name(plan, row.by, row.id, language)
    return RowFacts(
        id=row.id,
        name=name,
        label=name if in_total else left_out(name),
        in_total=in_total,
        figures=_tree(_row_figures(row)),
    )


def _row_figures(row: Row) -> Iterator[FigureFacts]:
    """All but what stands outside the declared totals, which no row has."""
    for name, figure in FIGURES.items():
        if not name.startswith("tasks.outside."):
            # A row has tallies under the same names as the whole, and figures read no more.
            yield figure_facts(name, figure.read(row))  # type: ignore[arg-type]


def _tree(figures: Iterable[FigureFacts]) -> FigureTree:
    nested: dict[str, Any] = {}
    for figure in figures:
        *parents, last = figure.name.split(".")
        place = nested
        for parent in parents:
            place = place.setdefault(parent, {})
        place[last] = figure
    return _named(nested)


def _named(nested: dict[str, Any]) -> FigureTree:
    return FigureTree(
        {name: _named(each) if isinstance(each, dict) else each for name, each in nested.items()}
    )
