"""One value of the dataset as text, in no language."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

from dxplan.views.dataset import Cell, Table


def written(cell: Cell) -> str:
    """ISO dates, a decimal point, true and false; nothing where nobody knows."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell)


def csv_bytes(table: Table) -> bytes:
    """A table as RFC 4180 has it, in UTF-8: texts letter by letter, lines ended by CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.schema.columns)
    writer.writerows(map(written, row) for row in table.rows)
    return out.getvalue().encode()
