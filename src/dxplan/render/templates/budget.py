"""How much a template may do: everything it does is counted, so a limit is the same everywhere.

A template has no loop but over lists, no macro or template that uses itself, and every list is
finite; so what it does is bounded by what is counted here. Counting, unlike a clock, gives the same
answer on a slow machine as on a fast one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Passes of loops, calls, values written and items looked at; 126,200 tasks with thirty fields are
#: four million.
MAX_STEPS: Final = 20_000_000
#: Characters written, those of intermediate texts included.
MAX_CHARACTERS: Final = 64_000_000
#: Size of one template that is text, and of one that is a file of Word or Excel.
MAX_BYTES: Final = 1 << 20
MAX_OFFICE_BYTES: Final = 1 << 25
#: Blocks and expressions inside one another; Python itself allows twenty loops.
MAX_DEPTH: Final = 100

#: Characters that are looked at in the time of one step.
_CHARACTERS_A_STEP: Final = 64
#: What it costs to fetch and start another template.
INCLUDE_STEPS: Final = 100


class TooMuch(Exception):
    """A template went past a limit."""


@dataclass(slots=True)
class Budget:
    """What is left to one rendering."""

    steps: int = MAX_STEPS
    characters: int = MAX_CHARACTERS

    def spend(self, steps: int = 1) -> None:
        """Take steps.

        Raises:
            TooMuch: when none are left.
        """
        self.steps -= steps
        if self.steps < 0:
            raise TooMuch

    def write(self, length: int) -> None:
        """Make a text of `length` code points.

        Raises:
            TooMuch: when that is more than may be written.
        """
        self.characters -= length
        self.spend(1 + length // _CHARACTERS_A_STEP)
        if self.characters < 0:
            raise TooMuch

    def look_at(self, value: object) -> None:
        """Go through a value, as comparing, sorting or searching does.

        Raises:
            TooMuch: when it is larger than what is left.
        """
        if isinstance(value, str):
            self.spend(1 + len(value) // _CHARACTERS_A_STEP)
        elif isinstance(value, tuple | list):
            self.spend(1 + len(value))

    def joined(self, parts: Iterable[str]) -> str:
        """`"".join(parts)`, as long as there is room.

        Raises:
            TooMuch: when there is none.
        """
        found = []
        for part in parts:
            self.write(len(part))
            found.append(part)
        return "".join(found)
