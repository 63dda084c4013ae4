"""The format-neutral grid: typed cells, so that a number stays a number until it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

from dxplan.language import Text
from dxplan.model import Target

#: A `Decimal` in a rate column is 0..1; a truth value is a milestone; a tuple is a list of ids.
Cell: TypeAlias = (
    "str | bool | int | Decimal | date | StrEnum | Text | Target | tuple[str, ...] | None"
)
Form = Literal["text", "count", "rate", "number", "day", "word", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its stable key, its heading and how its cells are written."""

    key: str
    #: A marked source string.
    title: str
    form: Form = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows, with a heading and remarks that belong under it."""

    #: Its stable name for programs.
    key: str = ""
    title: Text | str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    notes: tuple[Text, ...] = field(default=())
