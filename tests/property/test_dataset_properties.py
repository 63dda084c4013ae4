"""Whatever the plan, the day and the selection: keys hold, and figures are those of `status`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from dxplan.definitions import FIGURES
from dxplan.figures import Measured, measure
from dxplan.model import Plan
from dxplan.render.status_json import status_document
from dxplan.selection import By, Selection
from dxplan.states import Progress
from dxplan.views.dataset import Cell, Dataset, make_dataset

from .plans import DAYS, plans, quick, selections


def rows_for(selection: Selection) -> tuple[By, ...]:
    """The two ways to look at agencies are not mixed in one call."""
    by_agency: By = "agency-as-planned" if selection.agency_as_planned else "agency"
    return ("pillar", "group", by_agency, "year")


def both(plan: Plan, day: date, selection: Selection) -> tuple[Measured, Dataset]:
    measured = measure(plan, day, selection, rows_for(selection))
    return measured, make_dataset(plan, measured)


def objects(dataset: Dataset, table: str) -> list[dict[str, Cell]]:
    found = dataset.table(table)
    names = [column.name for column in found.schema.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


@quick
@given(plans(), DAYS, selections())
def test_keys_are_unique_and_references_lead_to_a_row(
    plan: Plan, day: date, selection: Selection
) -> None:
    _, dataset = both(plan, day, selection)
    keys: dict[str, set[tuple[Cell, ...]]] = {}
    for table in dataset.tables:
        schema, rows = table.schema, objects(dataset, table.schema.name)
        found = [tuple(row[name] for name in schema.about.key) for row in rows]
        keys[schema.name] = set(found)
        assert len(keys[schema.name]) == len(found), schema.name
        for reference in schema.references:
            named = {tuple(row[name] for name in reference.columns) for row in rows}
            named = {each for each in named if each != (None,)}
            assert named <= keys[reference.table], (schema.name, reference)


@quick
@given(plans(), DAYS, selections())
def test_every_cell_is_what_its_column_promises(
    plan: Plan, day: date, selection: Selection
) -> None:
    kinds = {"string": str, "integer": int, "number": Decimal, "boolean": bool, "date": date}
    _, dataset = both(plan, day, selection)
    for table in dataset.tables:
        for row in table.rows:
            for column, cell in zip(table.schema.columns, row, strict=True):
                if cell is None:
                    assert not column.required, column
                    continue
                assert isinstance(cell, kinds[column.kind]), column
                assert not column.words or cell in column.words, column
                assert column.within.least is None or cell >= column.within.least, column  # type: ignore[operator]  # only numbers are within
                assert column.within.most is None or cell <= column.within.most, column  # type: ignore[operator]  # the same


@quick
@given(plans(), DAYS, selections())
def test_figures_are_those_of_status(plan: Plan, day: date, selection: Selection) -> None:
    measured, dataset = both(plan, day, selection)
    document = status_document(plan, measured, "en", None)
    expected = {"total": document} | {f"{row['by']}/{row['id']}": row for row in document["rows"]}
    assert [row["row_id"] for row in objects(dataset, "figure_rows")] == list(expected)
    for row in objects(dataset, "figures"):
        part, name = str(row["row_id"]), str(row["figure_id"])
        if part != "total" and name == "tasks.outside.total":
            continue  # rows of status do not say it; the next test does
        value = member(expected[part], name)
        low, high = value if isinstance(value, list) else (value, value)
        assert (row["value_low"], row["value_high"]) == (low, high), (part, name)


def member(document: Mapping[str, Any], name: str) -> Any:
    found: Any = document
    for key in name.split("."):
        found = found[key]
    return found


@quick
@given(plans(), DAYS, selections())
def test_a_row_has_the_figures_of_the_selection_of_its_name(
    plan: Plan, day: date, selection: Selection
) -> None:
    measured, dataset = both(plan, day, selection)
    found = {
        (row["row_id"], row["figure_id"]): row["value_low"] for row in objects(dataset, "figures")
    }
    for part in measured.rows:
        alone = measure(plan, day, selection.within(part.by, part.id), ())
        outside = FIGURES["tasks.outside.total"].read(alone)
        assert found[f"{part.by}/{part.id}", "tasks.outside.total"] == outside


@quick
@given(plans(), DAYS, selections())
def test_a_rate_is_its_numerator_by_its_base(plan: Plan, day: date, selection: Selection) -> None:
    _, dataset = both(plan, day, selection)
    for row in objects(dataset, "figures"):
        form = FIGURES[str(row["figure_id"])].form
        if form not in {"rate", "range"}:
            assert row["base"] is None
        elif row["value_low"] is None:
            assert row["base"] == 0
        else:
            for end in ("low", "high"):
                value, numerator = row[f"value_{end}"], row[f"numerator_{end}"]
                assert isinstance(value, Decimal)
                assert isinstance(numerator, Decimal)
                assert isinstance(row["base"], Decimal)
                # Each of the three is rounded to four places, and no base is below 0.1.
                assert abs(value - numerator / row["base"]) <= Decimal("0.002")


@quick
@given(plans(), DAYS, selections())
def test_counting_states_gives_the_figures(plan: Plan, day: date, selection: Selection) -> None:
    measured, dataset = both(plan, day, selection)
    inside = {row["task_id"] for row in objects(dataset, "tasks") if row["in_headline"]}
    states = [row for row in objects(dataset, "task_states") if row["task_id"] in inside]
    assert sum(bool(row["in_base"]) for row in states) == measured.tasks.total
    assert sum(row["timeliness"] == "overdue" for row in states) == measured.tasks.overdue
    unreported = [row for row in states if row["in_base"] and row["progress"] == "unreported"]
    assert len(unreported) == measured.tasks.progress[Progress.UNREPORTED]
