"""The names of places that cells lead to, whatever sheet and row they come to stand on."""

from __future__ import annotations

from collections.abc import Sequence

from dxplan.render.exports.excel.page import Page
from dxplan.views.table import Cell


def record(identifier: str) -> str:
    """Where a task or an indicator is listed."""
    return f"list:{identifier}"


def evidence(identifier: str) -> str:
    """Where it is said what a task or an indicator rests on."""
    return f"evidence:{identifier}"


def figure(name: str) -> str:
    """Where a figure is explained."""
    return f"figure:{name}"


def to_record(_: int, cell: Cell) -> str | None:
    """Lead from an id to the list it stands in; several in one cell lead nowhere."""
    if not isinstance(cell, tuple):
        return record(str(cell))
    return record(cell[0]) if len(cell) == 1 else None


def to_evidence(_: int, cell: Cell) -> str | None:
    """Lead from an id to what the record rests on."""
    return evidence(str(cell))


def as_record(_: int, cells: Sequence[Cell]) -> str:
    """The name of a row in a list, whose first cell is an id."""
    return record(str(cells[0]))


def as_evidence(_: int, cells: Sequence[Cell]) -> str:
    """The name of a row among the records, whose first cell is an id."""
    return evidence(str(cells[0]))


def as_figure(_: int, cells: Sequence[Cell]) -> str:
    """The name of a row among the figures, whose first cell is the name of one."""
    return figure(str(cells[0]))


def all_places(pages: Sequence[Page]) -> dict[str, str]:
    """Where every named place is, as links in a workbook write it: `'Nhiệm vụ'!A12`."""
    return {
        name: f"{quoted(page.title)}!A{row}" for page in pages for name, row in page.anchors.items()
    }


def quoted(title: str) -> str:
    """The name of a sheet as references write it."""
    return "'" + title.replace("'", "''") + "'"
