"""What things are called in messages about templates, and which name was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from dxplan.language import Text, text
from dxplan.scalars import plain_letters
from dxplan.views.facts import Named, meanings

#: How many names a message lists.
_LISTED = 12


def fields_of(value: object) -> Mapping[str, tuple[Any, str]]:
    """The fields of a fact with their types and meanings; of anything else, nothing."""
    cls: Any = type(value)  # `cache` takes no type that mypy can name
    return meanings(cls)


def kind_of(value: Any) -> Text:
    """What a value is, for a reader who has never seen a type."""
    match value:
        case None:
            return text("a value that is not known")
        case bool():
            return text("yes or no")
        case StrEnum():
            return text("a state")
        case str() | Text():
            return text("a text")
        case int() | float() | Decimal():
            return text("a number")
        case date():
            return text("a date")
        case tuple() | list():
            return text("a list")
        case _ if isinstance(value, Named) or fields_of(value):
            return text("a record")
        case _:
            return text("this")


def nearest(name: str, known: Iterable[str]) -> Text | None:
    """The name that was probably meant; else those there are; nothing where there is none."""
    names = sorted(known)
    plain = {plain_letters(each).lower(): each for each in names}
    near = get_close_matches(plain_letters(name).lower(), plain, n=1, cutoff=0.6)
    if near:
        return text("did you mean {name}?", name=plain[near[0]])
    if not names:
        return None
    if len(names) > _LISTED:
        return text("dxplan template vars lists what there is")
    return text("there are: {names}", names=", ".join(names))
