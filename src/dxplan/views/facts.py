"""What a template may see: types whose every field says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import (
    Annotated,
    Any,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

Fact = TypeVar("Fact")
Item = TypeVar("Item")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def facts(cls: type[Fact]) -> type[Fact]:
    """A type that templates can see.

    It is frozen, and each field is `name: Annotated[Type, marked("What it is.")]`. `template vars`
    prints these annotations, and the sandbox lets a template see nothing else.
    """
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@cache
def meanings(cls: type) -> Mapping[str, tuple[Any, str]]:
    """The type and the meaning of every field of a facts type; of any other type, nothing."""
    if not is_dataclass(cls):
        return {}
    hints = get_type_hints(cls, include_extras=True)
    described = {each.name: hints[each.name] for each in fields(cls)}
    if not all(get_origin(hint) is Annotated for hint in described.values()):
        return {}
    return {name: (get_args(hint)[0], get_args(hint)[1]) for name, hint in described.items()}


class Named(Mapping[str, Item]):
    """Facts by name, such as `figures.tasks.overdue` and `tables.groups` in a template."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._items = items

    def __getitem__(self, name: str) -> Item:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
