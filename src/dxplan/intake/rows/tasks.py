"""A row as a task: who does what by when, and what exists afterwards."""

from __future__ import annotations

from dxplan.catalogue import intake as rules
from dxplan.intake.deadlines import Deadline, read_deadline, read_start
from dxplan.intake.names import Names
from dxplan.intake.rows.agencies import read_agencies, read_agency
from dxplan.intake.rows.entry import Entry
from dxplan.intake.rows.row import Row, read_title
from dxplan.intake.spelling import squeezed
from dxplan.language import text
from dxplan.scalars import shown


def read_task(row: Row, names: Names) -> Entry:
    """A task: who does what by when, and what exists afterwards."""
    read_title(row, text("the task has no title"))
    _lead(row, names)
    cell = row.value_cell("support")
    if cell is not None:
        found = read_agencies(row, cell, names)
        row.values["support"] = tuple(each for each in found if each != row.values.get("lead"))
    _deadline(row)
    row.words("deliverable", needed=text("the task has no deliverable"))
    row.words("note")
    return row.entry()


def _lead(row: Row, names: Names) -> None:
    cell = row.value_cell("lead")
    if cell is None:
        row.miss("lead", text("the task has no leading agency"))
        return
    lead = read_agency(row, cell, names)
    if lead is not None:
        row.values["lead"] = lead
    elif row.complete:
        row.refuse(rules.EMPTY_CELL, cell, text("the task has no leading agency"))


def _deadline(row: Row) -> None:
    cell = row.value_cell("deadline")
    deadline = Deadline() if cell is None else read_deadline(cell)
    if cell is not None and deadline is None:
        message = text("{value} cannot be read as a deadline", value=shown(squeezed(cell.words)))
        fix = text("write a date, “Quý IV/2024”, “2024 - 2025” or “Hằng năm”")
        row.refuse(rules.UNREAD_DEADLINE, cell, message, fix=fix)
        return
    blank = row.cell("deadline")
    if cell is None and blank is not None and not blank:
        row.refuse(rules.NO_DEADLINE, blank, text("the task has no deadline"))
    for name in ("start", "due", "recurs", "until"):
        value = getattr(deadline, name)
        if value is not None:
            row.values[name] = value
            row.places[name] = row.places["deadline"]
    _start(row)


def _start(row: Row) -> None:
    """The beginning, where it has a column of its own."""
    cell = row.value_cell("start")
    if cell is None:
        return
    day = read_start(cell)
    if day is None:
        message = text("{value} cannot be read as a beginning", value=shown(squeezed(cell.words)))
        row.refuse(rules.UNREAD_DEADLINE, cell, message)
    else:
        row.values["start"] = day
