"""What every kind of file becomes: sheets of cells that know their address and their merger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from dxplan.intake.refusal import CannotRead
from dxplan.intake.spelling import squeezed
from dxplan.language import text

#: More than this is no annex; it keeps a forged corner cell from filling the memory.
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELLS = 300_000

Value: TypeAlias = "str | Decimal | date | None"
#: What the value alone does not say: a number shown as a percentage; a date shown as month and
#: year; the result of a formula; an error such as #N/A.
Form = Literal["plain", "percent", "month", "formula", "error"]


class Spot(NamedTuple):
    """Row and column, counted from 0."""

    row: int
    column: int


class Area(NamedTuple):
    """Merged cells: the first and the last, both included."""

    first: Spot
    last: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; of merged ones each has the value, and `home` is the address of the first."""

    value: Value
    address: str
    home: str
    form: Form = "plain"

    @property
    def words(self) -> str:
        """The value as text, line breaks kept; empty for an empty cell."""
        match self.value:
            case None:
                return ""
            case date():
                return f"{self.value.day}/{self.value.month}/{self.value.year}"
            case Decimal():
                return f"{self.value:f}"
            case _:
                return self.value

    @property
    def inherited(self) -> bool:
        """Whether the value stands in another cell that this one is merged into."""
        return self.home != self.address

    def __bool__(self) -> bool:
        return bool(self.words.strip()) or self.form in {"formula", "error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A rectangle of cells. The name is empty where the file has no sheets (CSV)."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Values and what belongs to them, before they are cells."""

    name: str
    values: Sequence[Sequence[Value]]
    merged: Sequence[Area] = ()
    forms: Mapping[Spot, Form] = field(default_factory=dict)
    hidden: bool = False


def spreadsheet_address(spot: Spot) -> str:
    """`D14`, as spreadsheets write it."""
    letters, rest = "", spot.column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{spot.row + 1}"


def table_address(spot: Spot) -> str:
    """`R3C4`, for tables that have no addresses of their own."""
    return f"R{spot.row + 1}C{spot.column + 1}"


def filled_grid(
    name: str,
    values: Mapping[Spot, Value],
    merged: Sequence[Area],
    forms: Mapping[Spot, Form],
    *,
    hidden: bool = False,
) -> Grid:
    """A grid of the cells that have something in them."""
    height = max((spot.row for spot in values), default=-1) + 1
    width = max((spot.column for spot in values), default=-1) + 1
    lines: list[list[Value]] = [[None] * width for _ in range(height)]
    for spot, value in values.items():
        lines[spot.row][spot.column] = value
    return Grid(name=name, values=lines, merged=merged, forms=forms, hidden=hidden)


def bounded(grids: Iterable[Grid]) -> list[Grid]:
    """Grids as they are read, as long as all of them together are no more than one may be.

    Raises:
        CannotRead: at the first one too many.
    """
    found: list[Grid] = []
    cells = 0
    for grid in grids:
        cells += sum(map(len, grid.values))
        if cells > MAX_CELLS:
            raise CannotRead(
                text("the sheets have more than {cells} cells together", cells=MAX_CELLS),
                text("copy the table to a new workbook"),
            )
        found.append(grid)
    return found


def check_corner(sheet: str, corner: Spot) -> None:
    """Refuse a sheet that reaches further down or to the right than any annex does.

    Raises:
        CannotRead: with the address of the corner.
    """
    height, width = corner.row + 1, corner.column + 1
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
        raise CannotRead(
            text(
                "sheet {sheet} reaches to {cell}; at most {rows} rows and {columns} columns"
                " ({cells} cells) are read",
                sheet=sheet,
                cell=spreadsheet_address(corner),
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
                cells=MAX_CELLS,
            ),
            text("delete what stands far from the table, or copy the table to a new workbook"),
        )


def build_sheet(grid: Grid, *, table: bool = False) -> Sheet:
    """Cells of equal rows; merged cells get the value and the form of their first cell."""
    name = table_address if table else spreadsheet_address
    width = max([0, *map(len, grid.values)])
    homes = _homes(grid.merged, len(grid.values), width)
    rows: list[list[Cell]] = []
    for row, values in enumerate(grid.values):
        cells = []
        for column in range(width):
            spot = Spot(row, column)
            address = name(spot)
            value = values[column] if column < len(values) else None
            form = grid.forms.get(spot, "plain")
            cells.append(Cell(value=value, address=address, home=address, form=form))
        rows.append(cells)
    for spot, home in homes.items():
        first = rows[home.row][home.column]
        rows[spot.row][spot.column] = replace(first, address=name(spot))
    return Sheet(name=squeezed(grid.name), rows=rows, hidden=grid.hidden)


def _homes(merged: Iterable[Area], height: int, width: int) -> dict[Spot, Spot]:
    """For every cell that is covered by another, that other."""
    covered = (
        (Spot(row, column), area.first)
        for area in merged
        if area.first.row < height and area.first.column < width
        for row in range(area.first.row, min(area.last.row + 1, height))
        for column in range(area.first.column, min(area.last.column + 1, width))
        if (row, column) != area.first
    )
    # Areas of a sound sheet do not overlap, so there are never more covered cells than cells.
    return dict(islice(covered, MAX_CELLS))
