"""One record for the terminal, and as JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.language import Text
from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, machine_cell, put
from dxplan.render.visible import visible
from dxplan.views.record import Fact, RecordView
from dxplan.views.status import plan_title
from dxplan.views.table import Cell, Form
from dxplan.views.words import SIGNS

#: Facts whose value is one of the words of `views/words.py`.
_WORDS = frozenset({"kind", "level", "direction", "recurs", "state"})


def print_record(plan: Plan, view: RecordView, console: Console, notation: Notation) -> None:
    """Print what plan it is, and of the record its name, its facts and its tables."""
    put(console, RichText(visible(plan_title(plan, notation.language)), style="dim"))
    put(console, RichText(visible(f"{view.id} · {view.title}"), style="bold"))
    put(console, RichText(f"{notation.translate(view.kind)} · {view.place}", style="dim"))
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for fact in view.facts:
        grid.add_row(RichText(notation.translate(fact.label)), _value(fact, notation))
    put(console, grid)
    for table in view.tables:
        put(console, RichText())
        put(console, for_terminal(table, notation, console.width))


def _value(fact: Fact, notation: Notation) -> RichText:
    form: Form = "word" if fact.key in _WORDS else "text"
    words = visible(notation.cell(fact.value, form), keep="\n")
    sign = SIGNS.get(fact.value) if isinstance(fact.value, StrEnum) else None
    value = RichText(f"{sign} {words}" if sign else words)
    if fact.remark is not None:
        value.append(f"  {visible(_remark(fact.remark, notation))}", style="dim")
    return value


def _remark(remark: Text | str, notation: Notation) -> str:
    """A remark with its dates and states written as the language writes them."""
    if isinstance(remark, str):
        return remark
    values: dict[str, object] = {
        name: notation.cell(value) if isinstance(value, date | Decimal) else value
        for name, value in remark.values.items()
    }
    values = {
        name: notation.word(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return notation.translate(Text(remark.source, values, remark.plural))


def record_document(
    plan: Plan, view: RecordView, as_of: date, revision: str | None
) -> dict[str, Any]:
    """A record as JSON: machine values, no language."""
    english = Notation("en")
    return {
        "schema_version": 1,
        "kind": "show",
        "as_of": as_of.isoformat(),
        "revision": revision,
        "plan": {"number": plan.identity.number, "title": plan.identity.title},
        "record": {"kind": view.kind, "id": view.id, "title": view.title, "place": view.place},
        "facts": {
            fact.key: {
                "value": json_cell(fact.value),
                "remark": _remark(fact.remark, english) if fact.remark is not None else None,
            }
            for fact in view.facts
        },
        "tables": {
            table.key: [
                {
                    column.key: json_cell(cell)
                    for column, cell in zip(table.columns, row, strict=True)
                }
                for row in table.rows
            ]
            for table in view.tables
        },
    }


def json_cell(cell: Cell) -> object:
    """A cell as JSON: numbers and truth values stay what they are."""
    match cell:
        case None | bool() | int():
            return cell
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case tuple():
            return list(cell)
        case _:
            return machine_cell(cell)
