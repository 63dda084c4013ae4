"""The whole dataset of a plan on a day, over a selection."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dxplan.figures import Measured
from dxplan.model import Identity, Plan
from dxplan.selection import By
from dxplan.views.dataset.agencies import (
    AgencyGroupRow,
    AgencyRow,
    MemberRow,
    SuccessionRow,
    agency_rows,
)
from dxplan.views.dataset.codes import CodeRow, code_rows
from dxplan.views.dataset.extent import complete
from dxplan.views.dataset.figures import (
    DefinitionRow,
    FigureRowRow,
    FigureValueRow,
    definition_rows,
    figure_rows,
)
from dxplan.views.dataset.indicators import (
    IndicatorRow,
    IndicatorStateRow,
    TargetRow,
    indicator_rows,
)
from dxplan.views.dataset.plans import (
    DecisionRow,
    GroupRow,
    ImplementsRow,
    PillarRow,
    PlanRow,
    SourceRow,
    TargetYearRow,
    decision_rows,
    plan_rows,
    source_rows,
)
from dxplan.views.dataset.reports import (
    EvidenceRow,
    MeasurementRow,
    ReportRow,
    TaskReportRow,
    report_names,
    report_rows,
)
from dxplan.views.dataset.tables import Row, Schema, Table, schema_of
from dxplan.views.dataset.tasks import (
    HandoverRow,
    ServesRow,
    SilentRow,
    SupportRow,
    TaskRow,
    TaskStateRow,
    task_rows,
)

#: Every table there is, in an order in which a database can take them: what is referred to first.
_ROW_TYPES: tuple[type[Row], ...] = (
    SourceRow,
    PlanRow,
    TargetYearRow,
    ImplementsRow,
    PillarRow,
    GroupRow,
    AgencyRow,
    SuccessionRow,
    AgencyGroupRow,
    MemberRow,
    IndicatorRow,
    TargetRow,
    TaskRow,
    SupportRow,
    ServesRow,
    HandoverRow,
    DecisionRow,
    ReportRow,
    TaskReportRow,
    EvidenceRow,
    MeasurementRow,
    TaskStateRow,
    SilentRow,
    IndicatorStateRow,
    DefinitionRow,
    FigureRowRow,
    FigureValueRow,
    CodeRow,
)
#: By what the figures are told apart.
ROWS: tuple[By, ...] = ("pillar", "group", "agency", "year")
SCHEMAS: tuple[Schema, ...] = tuple(schema_of(each) for each in _ROW_TYPES)
#: Rows that are there only as far as something refers to them, unless everything is selected.
_REFERENCES = (SourceRow, AgencyRow, SuccessionRow, AgencyGroupRow, MemberRow, ReportRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Tables in an order in which a database can take them."""

    identity: Identity
    as_of: dt.date
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The table of that name."""
        return next(each for each in self.tables if each.schema.name == name)


def make_dataset(plan: Plan, measured: Measured) -> Dataset:
    """Everything known of a plan up to the day of `measured`, over its selection.

    Figures are there for the selection as a whole and for the rows that were measured. What a later
    report says of tasks is left out, and so are values for later days; its values for days up to
    this one stay. Rows of figures and states carry the day, so that datasets of several days can
    stand in one database.
    """
    rows = list(_rows(plan, measured))
    if measured.selection.chosen:
        context = [each for each in rows if _is_context(each)]
        rows = complete([each for each in rows if not _is_context(each)], context)
    return Dataset(identity=plan.identity, as_of=measured.as_of, tables=_tables(rows))


def _rows(plan: Plan, measured: Measured) -> Iterable[Row]:
    names = report_names(plan)
    yield from source_rows(plan)
    yield from plan_rows(plan)
    yield from agency_rows(plan)
    yield from indicator_rows(plan, measured)
    yield from task_rows(plan, measured, names)
    yield from decision_rows(plan, measured.scope)
    yield from report_rows(plan, measured, names)
    yield from definition_rows()
    yield from figure_rows(plan, measured)
    yield from code_rows(SCHEMAS)


def _is_context(each: Row) -> bool:
    """Whether a row is there only for others that refer to it."""
    return isinstance(each, _REFERENCES) or (isinstance(each, IndicatorRow) and not each.selected)


def _tables(rows: Sequence[Row]) -> tuple[Table, ...]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for each in rows:
        found[each.TABLE.name].append(each)
    return tuple(
        Table(schema=schema, rows=tuple(map(schema.cells, found[schema.name])))
        for schema in SCHEMAS
    )
