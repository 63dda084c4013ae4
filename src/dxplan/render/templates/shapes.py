"""What kind of thing every name of a template is, read from the types of the report's facts."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Value as FigureValue
from dxplan.language import Text, marked
from dxplan.model import Target
from dxplan.views.facts import Named, meanings
from dxplan.views.report.figures import FigureFacts, FigureTree


@dataclass(frozen=True, slots=True)
class Anything:
    """Nobody can tell before the template runs."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is written as it is."""

    #: What a reader calls it (a marked source string).
    word: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Something with names in it."""

    names: tuple[tuple[str, Shape], ...]
    #: The facts type, whose annotations say what every field means.
    of: type | None = None
    #: What any other name leads to, where which names there are depends on the plan.
    others: Shape | None = None

    @property
    def known(self) -> Mapping[str, Shape]:
        """The shape of every field."""
        return dict(self.names)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    each: Shape


Shape: TypeAlias = Anything | Plain | Fields | Items

ANYTHING: Final = Anything()
TEXT: Final = Plain(marked("text"))
NUMBER: Final = Plain(marked("number"))
#: A value of which the kind differs from record to record.
VALUE: Final = Plain(marked("value"))
TRUTH: Final = Plain(marked("yes or no"))
_FIGURE_VALUE: Final = Plain(marked("number, rate, or pair of rates"))
_PLAIN: Final[Mapping[type, Plain]] = {
    bool: TRUTH,
    StrEnum: Plain(marked("state")),
    str: TEXT,
    Text: TEXT,
    int: NUMBER,
    Decimal: NUMBER,
    date: Plain(marked("date")),
    Target: Plain(marked("target")),
}


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of values of a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return shape_of(arguments[0])
    if hint == FigureValue:
        return _FIGURE_VALUE
    if origin is Literal:
        return TEXT
    if origin in {Union, types.UnionType}:
        return _one_of([shape_of(each) for each in arguments if each is not type(None)])
    if origin is Named:
        return Fields((), others=shape_of(arguments[0]))
    if origin in {tuple, list} or (isinstance(origin, type) and issubclass(origin, Sequence)):
        return Items(shape_of(arguments[0]))
    if isinstance(hint, type):
        return _of_type(hint)
    return ANYTHING


def context_shapes(cls: type) -> dict[str, Shape]:
    """The names that a template finds, for the facts type it is rendered with."""
    return {name: shape_of(hint) for name, (hint, _) in meanings(cls).items()}


def _of_type(cls: type) -> Shape:
    if cls is FigureTree:
        return _figure_tree(tuple(name.split(".") for name in FIGURES))
    known = meanings(cls)
    if known:
        fields = tuple((name, shape_of(hint)) for name, (hint, _) in known.items())
        return Fields(fields, cls)
    for base, shape in _PLAIN.items():
        if issubclass(cls, base):
            return shape
    return ANYTHING


def _one_of(shapes: Sequence[Shape]) -> Shape:
    if len(set(shapes)) == 1:
        return shapes[0]
    return VALUE if all(isinstance(each, Plain) for each in shapes) else ANYTHING


def _figure_tree(paths: Sequence[Sequence[str]]) -> Fields:
    """The names of figures, part by part."""
    found: dict[str, list[Sequence[str]]] = {}
    for first, *rest in paths:
        found.setdefault(first, []).append(rest)
    figure = shape_of(FigureFacts)
    return Fields(
        tuple(
            (name, figure if rests == [[]] else _figure_tree(rests))
            for name, rests in found.items()
        )
    )
