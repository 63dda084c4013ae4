"""What a table of the dataset is: a row type whose annotations document every column.

A row type is a frozen dataclass whose fields are `name: Annotated[Type, marked("Meaning."), …]`;
further may stand there a `Ref`, a `Within` and a `Unit`. `TABLE` names the table and its key. The
columns of CSV files, the Table Schema, the JSON Schema and the data dictionary come from that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    ClassVar,
    Literal,
    Protocol,
    TypeAlias,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

#: A value in a table. None is what nobody knows, or what does not apply.
Cell: TypeAlias = "str | bool | int | Decimal | dt.date | None"
Kind = Literal["string", "integer", "number", "boolean", "date"]
Key: TypeAlias = tuple[Cell, ...]

_KINDS: dict[type, Kind] = {
    bool: "boolean",
    str: "string",
    int: "integer",
    Decimal: "number",
    dt.date: "date",
}


@dataclass(frozen=True, slots=True)
class Ref:
    """The column holds the key of a row of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Within:
    """The least and the greatest value; None where there is no end."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers of a column count."""

    name: str


#: A percentage as reports state it.
PERCENT = (Within(0, 100), Unit("%"))
YEAR = Within(1900, 2199)
COUNT = Within(0)
#: Places in a list count from 1.
PLACE = Within(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a table as a whole."""

    name: str
    #: What one row of it is (a marked source string).
    meaning: str
    key: tuple[str, ...]
    #: References by several columns together; those by one are told by `Ref`.
    references: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that hold the key of a row of another table."""

    columns: tuple[str, ...]
    table: str


class Row(Protocol):
    """A row of any table."""

    TABLE: ClassVar[About]


RowType = TypeVar("RowType")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def row(cls: type[RowType]) -> type[RowType]:
    """A row type: frozen, named columns only."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One documented column."""

    name: str
    kind: Kind
    #: A marked source string.
    meaning: str
    #: Whether every row has a value.
    required: bool
    #: The only values there are, where these are words of the data format.
    words: tuple[str, ...]
    within: Within
    unit: str | None
    refers_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What a table looks like, whatever stands in it."""

    about: About
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.about.name

    @property
    def references(self) -> tuple[ForeignKey, ...]:
        """Which columns hold keys of other tables."""
        single = (
            ForeignKey((column.name,), column.refers_to)
            for column in self.columns
            if column.refers_to is not None
        )
        return (*single, *self.about.references)

    def cells(self, found: Row) -> tuple[Cell, ...]:
        """The values of a row, in the order of the columns."""
        return tuple(cell(found, column.name) for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its rows."""

    schema: Schema
    rows: Sequence[tuple[Cell, ...]]


def cell(found: Row, column: str) -> Cell:
    """One value of a row. An empty text says nothing, and so is None."""
    value: Cell = getattr(found, column)
    return None if value == "" else value


def schema_for(found: Row) -> Schema:
    """The columns of a row's table."""
    return schema_of(type(found))


def key_of(found: Row) -> Key:
    """What identifies a row in its table."""
    return tuple(cell(found, column) for column in found.TABLE.key)


@cache
def schema_of(cls: type[Row]) -> Schema:
    """The columns of a row type, read from its annotations."""
    return Schema(about=cls.TABLE, columns=tuple(_columns(cls)))


def _columns(cls: Any) -> Iterator[Column]:
    hints = get_type_hints(cls, include_extras=True)
    for field in fields(cls):
        hint, *said = get_args(hints[field.name])
        (meaning,) = (each for each in said if isinstance(each, str))
        kind, words, required = _form(hint)
        yield Column(
            name=field.name,
            kind=kind,
            meaning=meaning,
            required=required,
            words=words,
            within=next((each for each in said if isinstance(each, Within)), Within()),
            unit=next((each.name for each in said if isinstance(each, Unit)), None),
            refers_to=next((each.table for each in said if isinstance(each, Ref)), None),
        )


def _form(hint: Any) -> tuple[Kind, tuple[str, ...], bool]:
    """What a type annotation says: the kind of value, the words it can be, whether there is one."""
    if get_origin(hint) in {Union, UnionType}:
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        kind, words, _ = _form(only)
        return kind, words, False
    if get_origin(hint) is Literal:
        return "string", get_args(hint), True
    if issubclass(hint, Enum):
        return "string", tuple(str(member.value) for member in hint), True
    return _KINDS[hint], (), True
