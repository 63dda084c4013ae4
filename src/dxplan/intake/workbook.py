"""Values of Excel workbooks. The only module that imports calamine."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Mapping
from decimal import Decimal

import python_calamine as calamine

from dxplan.intake.package import protected
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Area, Form, Grid, Spot, Value
from dxplan.language import text

Marks = Mapping[str, Mapping[Spot, Form]]


def grids(source: io.BytesIO, marks: Marks) -> list[Grid]:
    """The worksheets of a workbook that has been checked; `marks` are their cells' forms.

    Raises:
        CannotRead: when calamine cannot read it.
    """
    try:
        with calamine.CalamineWorkbook.from_filelike(source) as book:
            visible = calamine.SheetVisibleEnum.Visible
            hidden = {each.name: each.visible != visible for each in book.sheets_metadata}
            found = [name for name in book.sheet_names if name in marks]
            return [_grid(book.get_sheet_by_name(name), marks[name], hidden[name])
                    for name in found]  # fmt: skip
    except calamine.PasswordError as error:
        raise protected() from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        message = text("the workbook is damaged")
        raise CannotRead(message, text("open it, save it again and try once more")) from error


def _grid(sheet: calamine.CalamineSheet, forms: Mapping[Spot, Form], hidden: bool) -> Grid:  # noqa: FBT001 (a fact of the sheet)
    values = [[_value(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [Area(Spot(*first), Spot(*last)) for first, last in sheet.merged_cell_ranges or ()]
    return Grid(name=sheet.name, values=values, merged=merged, forms=forms, hidden=hidden)


def _value(value: object) -> Value:
    match value:
        case bool():
            return str(value).upper()
        case int():
            return Decimal(value)
        case float() if math.isfinite(value):
            # Excel keeps fifteen digits; the rest is noise of the binary form.
            return Decimal(f"{value:.15g}")
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case str():
            return value or None
        case _:
            return str(value)
