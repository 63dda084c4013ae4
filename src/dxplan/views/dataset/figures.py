"""Tables of figures: what each means, over which part of the plan, and its value on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple

from dxplan.accounts import account
from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Figure, Form, Sums, Value
from dxplan.figures import Measured
from dxplan.figures import Row as FigureRow
from dxplan.language import marked, translator
from dxplan.model import Indicator, Plan, Task
from dxplan.rounding import published
from dxplan.selection import By, Grouping, Scope
from dxplan.tallies import tally_tasks
from dxplan.views.dataset.naming import party
from dxplan.views.dataset.tables import About, Ref, Row, row


@row
class DefinitionRow:
    """What a figure means."""

    TABLE: ClassVar = About(
        name="figure_definitions",
        meaning=marked("What each figure is called and how it is computed, one a row."),
        key=("figure_id",),
    )

    figure_id: Annotated[str, marked("Name of the figure, such as tasks.completion_rate.")]
    form: Annotated[
        Form,
        marked(
            "count and sum: a number of records; rate: a share; range: a share known only as lying"
            " between two values."
        ),
    ]
    label_vi: Annotated[str, marked("What it is called, in Vietnamese.")]
    label_en: Annotated[str, marked("What it is called, in English.")]
    formula_vi: Annotated[str, marked("How it is computed, in Vietnamese.")]
    formula_en: Annotated[str, marked("How it is computed, in English.")]


@row
class FigureRowRow:
    """A part of the selection that figures are about."""

    TABLE: ClassVar = About(
        name="figure_rows",
        meaning=marked(
            "What figures are about: the whole selection, and its part in each pillar, group of"
            " tasks and agency, one a row. Parts can overlap; only total counts everything once."
        ),
        key=("row_id",),
    )

    row_id: Annotated[str, marked("total, or what the rows are by and an id.")]
    rows_by: Annotated[str, marked("What the row is: total, pillar, group, agency or year.")]
    pillar_id: Annotated[str | None, marked("The pillar."), Ref("pillars")]
    group_id: Annotated[str | None, marked("The group of tasks."), Ref("task_groups")]
    agency_id: Annotated[str | None, marked("The agency that leads or reports."), Ref("agencies")]
    agency_group_id: Annotated[
        str | None, marked("The agency group that leads."), Ref("agency_groups")
    ]
    year: Annotated[str | None, marked("The year of the deadline or target; - for what has none.")]


@row
class FigureValueRow:
    """The value of a figure."""

    TABLE: ClassVar = About(
        name="figures",
        meaning=marked(
            "The figures, one day, part of the selection and figure a row. Rates run from 0 to 1"
            " with four places, rounded half up."
        ),
        key=("as_of", "row_id", "figure_id"),
    )

    as_of: Annotated[dt.date, marked("The day the figure holds for.")]
    row_id: Annotated[str, marked("What the figure is about."), Ref("figure_rows")]
    figure_id: Annotated[str, marked("The figure."), Ref("figure_definitions")]
    value_low: Annotated[
        Decimal | None,
        marked("The value, of a range the surest case; empty over an empty base, never 0."),
    ]
    value_high: Annotated[Decimal | None, marked("The value, of a range the best possible case.")]
    numerator_low: Annotated[
        Decimal | None, marked("Of a rate or range, what is divided by the base; of counts, empty.")
    ]
    numerator_high: Annotated[Decimal | None, marked("The same in the best possible case.")]
    base: Annotated[Decimal | None, marked("Of a rate or range, what is divided by.")]


def definition_rows() -> Iterator[Row]:
    """What every figure means, in both languages."""
    vietnamese, english = translator("vi"), translator("en")
    for figure in FIGURES.values():
        yield DefinitionRow(
            figure_id=figure.name,
            form=figure.form,
            label_vi=vietnamese(figure.label),
            label_en=english(figure.label),
            formula_vi=vietnamese(figure.formula),
            formula_en=english(figure.formula),
        )


def figure_rows(plan: Plan, measured: Measured) -> Iterator[Row]:
    """Every figure of the whole selection, then of each of its rows."""
    yield _about(plan, None)
    yield from _values(plan, measured, "total")
    members = _Members(plan, measured)
    for part in measured.rows:
        yield _about(plan, part)
        yield from _values(plan, members.measured(part), _row_id(part))


class _Members:
    """The records that stand in each row, sorted once for all rows of a kind."""

    def __init__(self, plan: Plan, measured: Measured) -> None:
        self.whole = measured
        self.grouping = Grouping(plan, measured.selection.role, measured.as_of)
        self.sorted: dict[By, _Sorted] = {}

    def measured(self, part: FigureRow) -> Measured:
        """What the selection of one row measures: its tallies, over its records."""
        by, scope = part.by, self._scope(part)
        outside = [self.whole.task_states[task.id] for task in scope.outside]
        return replace(
            self.whole,
            selection=self.whole.selection.within(by, part.id),
            scope=scope,
            tasks=part.tasks,
            outside=tally_tasks(outside),
            indicators=part.indicators,
            rows=(),
        )

    def _scope(self, part: FigureRow) -> Scope:
        by = part.by
        found = self.sorted.get(by) or self.sorted.setdefault(by, self._sort(by))
        inside, outside = found.inside.get(part.id, ()), found.outside.get(part.id, ())
        if by == "group":
            # Who asks for a group asks for its very tasks, so then nothing stands outside.
            inside, outside = (*inside, *outside), ()
        indicators = found.indicators.get(part.id, ())
        return Scope(tasks=tuple(inside), outside=tuple(outside), indicators=tuple(indicators))

    def _sort(self, by: By) -> _Sorted:
        scope = self.whole.scope
        return _Sorted(
            self.grouping.tasks_by(by, scope.tasks),
            self.grouping.tasks_by(by, scope.outside),
            self.grouping.indicators_by(by, scope.indicators),
        )


class _Sorted(NamedTuple):
    """Records by the rows they stand in."""

    inside: Mapping[str, Sequence[Task]]
    outside: Mapping[str, Sequence[Task]]
    indicators: Mapping[str, Sequence[Indicator]]


def _row_id(part: FigureRow) -> str:
    return f"{part.by}/{part.id}"


def _about(plan: Plan, part: FigureRow | None) -> FigureRowRow:
    chosen: dict[By, str] = {} if part is None else {part.by: part.id}
    named = chosen.get("agency") or chosen.get("agency-as-planned")
    agency, group = party(plan, named) if named else (None, None)
    return FigureRowRow(
        row_id="total" if part is None else _row_id(part),
        rows_by="total" if part is None else part.by,
        pillar_id=chosen.get("pillar"),
        group_id=chosen.get("group"),
        agency_id=agency,
        agency_group_id=group,
        year=chosen.get("year"),
    )


def _values(plan: Plan, measured: Measured, name: str) -> Iterator[FigureValueRow]:
    for figure in FIGURES.values():
        low, high = _bounds(figure.read(measured))
        sums = _sums(plan, measured, figure)
        yield FigureValueRow(
            as_of=measured.as_of,
            row_id=name,
            figure_id=figure.name,
            value_low=published(low),
            value_high=published(high),
            numerator_low=published(sums.low) if sums else None,
            numerator_high=published(sums.high) if sums else None,
            base=published(sums.base) if sums else None,
        )


def _sums(plan: Plan, measured: Measured, figure: Figure) -> Sums | None:
    """What a rate divides; a count divides nothing."""
    if figure.form not in {"rate", "range"}:
        return None
    return account(plan, measured, figure).sums


def _bounds(value: Value) -> tuple[Decimal | None, Decimal | None]:
    match value:
        case None:
            return None, None
        case tuple():
            return value
        case _:
            return Decimal(value), Decimal(value)
