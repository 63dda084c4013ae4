"""What a YAML file says before the schema has read it, and how places in it are named."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias


class Refused:
    """Stands where a value was refused with a finding of its own, so nobody reports it twice."""

    def __repr__(self) -> str:
        return "REFUSED"


REFUSED: Final = Refused()

Data: TypeAlias = "dict[str, Data] | list[Data] | str | Refused | None"
#: The way from the top of a file to a value: keys of mappings, positions in lists (from 0).
Keys: TypeAlias = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of text, in code points, end exclusive."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a value stands, and the key that names it (the same span for a list item)."""

    key: Span
    value: Span
