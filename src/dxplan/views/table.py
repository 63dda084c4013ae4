"""The format-neutral grid: typed cells, so that a number stays a number until it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from dxplan.language import Text, marked
from dxplan.model import Target
from dxplan.views.facts import facts

#: A `Decimal` in a rate column is 0..1; a truth value is a milestone; a tuple is a list of ids.
Cell: TypeAlias = (
    "str | bool | int | Decimal | date | StrEnum | Text | Target | tuple[str, ...] | None"
)
Form = Literal["text", "count", "rate", "number", "day", "word", "target"]


@facts
class Column:
    """One column: its stable key, its heading and how its cells are written."""

    key: Annotated[str, marked("Stable name of the column.")]
    #: A marked source string, or one with values in it.
    title: Annotated[Text | str, marked("Heading of the column.")]
    form: Annotated[Form, marked("How its cells are written.")] = "text"


@facts
class Table:
    """Columns and rows, with a heading and remarks that belong under it."""

    key: Annotated[str, marked("Stable name of the table.")] = ""
    title: Annotated[Text | str, marked("Heading of the table.")]
    columns: Annotated[tuple[Column, ...], marked("Its columns.")]
    rows: Annotated[Sequence[Sequence[Cell]], marked("Its rows, one cell for each column.")]
    total: Annotated[
        Sequence[Cell] | None, marked("Its last row, which counts each record once.")
    ] = None
    notes: Annotated[tuple[Text, ...], marked("Remarks that belong under it.")] = ()

    @property
    def lines(self) -> Sequence[Sequence[Cell]]:
        """The rows, and then the total where there is one."""
        return self.rows if self.total is None else [*self.rows, self.total]
