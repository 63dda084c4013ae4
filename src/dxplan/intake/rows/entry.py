"""What a row of an annex says of a task or an indicator, once it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a row says of a task or an indicator."""

    sheet: str
    #: As the spreadsheet counts, from 1.
    row: int
    #: By field of the record; absent is what the row does not say.
    values: Mapping[str, object]
    #: Where each was read: `phu-luc.xlsx!Sheet1!D14`.
    places: Mapping[str, str]
    #: The columns its table has.
    columns: frozenset[str] = frozenset()
    #: Whether nothing was left open.
    complete: bool = True

    @property
    def title(self) -> str:
        """What the row is about."""
        return str(self.values.get("title", ""))

    @property
    def place(self) -> str:
        """The cell that names it."""
        return self.places.get("title", "")
