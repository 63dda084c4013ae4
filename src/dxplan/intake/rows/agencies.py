"""Cells that name agencies: each piece is one agency of the plan, or a finding at that piece."""

from __future__ import annotations

from dxplan.catalogue import intake as rules
from dxplan.intake.names import Names, Piece
from dxplan.intake.rows.row import Row
from dxplan.intake.spelling import squeezed
from dxplan.intake.tables import Cell
from dxplan.language import text
from dxplan.scalars import shown


def read_agencies(row: Row, cell: Cell, names: Names) -> tuple[str, ...]:
    """The agencies a cell names, each once; what names none or several is reported."""
    found: list[str] = []
    for piece in names.read(cell.words):
        if len(piece.found) == 1:
            found += piece.found
            row.remarks.resolved[squeezed(piece.written)] = piece.found[0]
        else:
            row.remarks.unknown[squeezed(piece.written)] = piece.found or piece.nearest
            _unresolved(row, cell, piece)
    return tuple(dict.fromkeys(found))


def read_agency(row: Row, cell: Cell, names: Names) -> str | None:
    """The one agency a cell names; None, and reported, where it names none or several."""
    found = read_agencies(row, cell, names)
    if len(found) > 1:
        message = text("{count} agencies stand where one leads", count=len(found))
        label = text("read as: {names}", names=", ".join(found))
        row.refuse(rules.SEVERAL_LEADS, cell, message, label=label)
        return None
    return found[0] if found else None


def _unresolved(row: Row, cell: Cell, piece: Piece) -> None:
    part = (piece.start, piece.end)
    if piece.found:
        message = text("{name} can mean several agencies", name=shown(piece.written))
        label = text("among them: {names}", names=", ".join(piece.found))
        row.refuse(rules.AMBIGUOUS_NAME, cell, message, part=part, label=label)
        return
    message = text("{name} is not an agency of the plan", name=shown(piece.written))
    fix = None
    if piece.nearest:
        fix = text("did you mean {name}?", name=" / ".join(piece.nearest))
    row.refuse(rules.UNKNOWN_NAME, cell, message, part=part, fix=fix)
