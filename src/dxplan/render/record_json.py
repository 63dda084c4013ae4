"""One record as JSON: machine values, stable names (`schema/show.schema.json`)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dxplan.horizons import Horizon
from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.tables import machine_cell
from dxplan.render.wording import worded
from dxplan.views.pages.page import Fact, RecordView
from dxplan.views.table import Cell, Table


def record_document(
    plan: Plan, view: RecordView, as_of: date, revision: str | None
) -> dict[str, Any]:
    """The facts of a record, its horizons if it is an indicator, and its tables."""
    return {
        "schema_version": 1,
        "kind": "show",
        "as_of": as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "record": {"kind": view.kind, "id": view.id, "title": view.title, "place": view.place},
        "facts": {fact.key: _fact(fact) for fact in view.facts},
        "horizons": [_horizon(horizon) for horizon in view.horizons],
        "tables": {table.key: _rows(table) for table in view.tables},
    }


def _fact(fact: Fact) -> dict[str, object]:
    remark = None if fact.remark is None else worded(fact.remark, Notation("en"))
    return {"value": json_cell(fact.value), "remark": remark}


def _horizon(horizon: Horizon) -> dict[str, object]:
    target = horizon.target
    return {
        "year": target.year,
        "comparator": target.comparator,
        "value": json_cell(target.value),
        "range": {"min": json_cell(target.range.min), "max": json_cell(target.range.max)}
        if target.range
        else None,
        "state": str(horizon.standing),
        "expected": json_cell(horizon.expected),
        "expected_now": json_cell(horizon.expected_now),
        "projected": json_cell(horizon.projected),
        "on_course": horizon.on_course,
        "reached_on": horizon.reached_on,
    }


def _rows(table: Table) -> list[dict[str, object]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, map(json_cell, row), strict=True)) for row in table.rows]


def json_cell(cell: Cell) -> object:
    """A cell as JSON: numbers and truth values stay what they are."""
    match cell:
        case None | bool() | int():
            return cell
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else cell
        case tuple():
            return list(cell)
        case _:
            return machine_cell(cell)
