"""A row as an indicator: what is measured in which unit, and what it shall reach."""

from __future__ import annotations

from dxplan.catalogue import intake as rules
from dxplan.intake.choices import Choices
from dxplan.intake.names import Names
from dxplan.intake.rows.agencies import read_agency
from dxplan.intake.rows.entry import Entry
from dxplan.intake.rows.row import Row, read_title
from dxplan.intake.spelling import folded, squeezed
from dxplan.intake.tables import Cell
from dxplan.intake.targets import Aim, read_target
from dxplan.language import text
from dxplan.model import Target
from dxplan.scalars import shown

#: Ways of writing the unit that the plan writes "%".
_PERCENT = frozenset({"%", "(%)", "ty le %", "ty le (%)", "phan tram", "percent", "ty le"})


def read_indicator(row: Row, names: Names, choices: Choices) -> Entry:
    """An indicator: what is measured in which unit, and what it shall reach."""
    read_title(row, text("the indicator has no name"))
    unit = row.words("unit")
    if unit is not None and folded(unit) in _PERCENT:
        unit = "%"
    row.values["targets"], units = _targets(row, unit)
    if unit is None:
        unit = units.pop() if len(units) == 1 else None
    if unit is None:
        row.miss("unit", text("the indicator has no unit"))
    else:
        row.values["unit"] = unit
    cell = row.value_cell("owner")
    owner = choices.owner if cell is None else read_agency(row, cell, names)
    if owner is not None:
        row.values["owner"] = owner
    row.words("note")
    return row.entry()


def _targets(row: Row, unit: str | None) -> tuple[tuple[Target, ...], set[str]]:
    """The targets of a row by year, and the units they name."""
    targets, units = [], set()
    for name in sorted(filter(str.isdigit, row.header.columns)):
        cell = row.value_cell(name)
        if cell is None or squeezed(cell.words) in {"-", "–", "x"}:
            continue
        aim = read_target(cell, unit)
        if aim is None or not _agrees(aim.unit, unit):
            _unread_target(row, cell, aim, unit)
            continue
        if aim.unit is not None:
            units.add(aim.unit)
        targets.append(
            Target(year=int(name), comparator=aim.comparator, value=aim.value, range=aim.range)
        )
        row.places.setdefault("targets", row.places[name])
    if not targets and row.complete:
        row.refuse(rules.EMPTY_CELL, _first_year(row), text("the indicator has no target"))
    return tuple(targets), units


def _first_year(row: Row) -> Cell:
    years = sorted(filter(str.isdigit, row.header.columns))
    cell = row.cell(years[0]) if years else row.cell("title")
    return cell if cell is not None else row.sheet.rows[row.number][0]


def _agrees(found: str | None, unit: str | None) -> bool:
    return found is None or unit is None or folded(found) == folded(unit)


def _unread_target(row: Row, cell: Cell, aim: Aim | None, unit: str | None) -> None:
    value = shown(squeezed(cell.words))
    if aim is not None:
        message = text("{value} is not in the unit of the row, {unit}", value=value, unit=unit)
        row.refuse(rules.UNREAD_TARGET, cell, message)
        return
    message = text("{value} cannot be read as a target", value=value)
    row.refuse(rules.UNREAD_TARGET, cell, message, fix=text("write “≥ 80%” or “7 - 7,5%”"))
