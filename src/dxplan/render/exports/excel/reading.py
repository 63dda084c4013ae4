"""A workbook taken apart again: its stamp, and what stands in which cell.

The file may come from anybody; it is opened with the checks of everything that comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from dxplan.intake.package import Package
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Form, Grid, Spot, Value, spreadsheet_address
from dxplan.intake.xlsx import read_xlsx
from dxplan.render.exports.custom_property import property_in
from dxplan.render.notation import Notation


def stamp_in(content: bytes) -> str | None:
    """The line with the stamp; None for what is no workbook, or has no stamp."""
    return property_in(content)


def contents(content: bytes, notation: Notation) -> dict[str, str]:
    """What stands in the cells of a workbook, by places such as `Nhiệm vụ!B5`.

    Numbers and days are written in the notation, with all their digits.
    Nothing for what is no workbook, or too large to be looked into.
    """
    try:
        grids = read_xlsx(Package(content)).grids
    except CannotRead:
        return {}
    return dict(_cells(grids, notation))


def _cells(grids: Iterable[Grid], notation: Notation) -> Iterator[tuple[str, str]]:
    for grid in grids:
        for row, values in enumerate(grid.values):
            for column, value in enumerate(values):
                spot = Spot(row, column)
                form = grid.forms.get(spot, "plain")
                if value is not None or form != "plain":
                    yield (
                        f"{grid.name}!{spreadsheet_address(spot)}",
                        _written(value, form, notation),
                    )


def _written(value: Value, form: Form, notation: Notation) -> str:
    """A value in words; what is calculated begins with `=`, for we never write that."""
    match value:
        case Decimal() if form == "percent":
            return f"{notation.number(value * 100)}%"
        case Decimal():
            words = notation.number(value)
        case date():
            words = notation.day(value)
        case _:
            words = value or "#"
    return f"={words}" if form == "formula" else words
