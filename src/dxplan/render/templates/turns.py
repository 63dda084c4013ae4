"""What `loop` means: the turn of a loop, in a text and in the rows of a workbook alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from dxplan.language import marked
from dxplan.views.facts import facts


@facts
class Turn:
    """One turn of a loop. The names are those of Jinja, which has more; a template sees these."""

    index: Annotated[int, marked("Number of the turn, from 1.")]
    index0: Annotated[int, marked("Number of the turn, from 0.")]
    revindex: Annotated[int, marked("Number of the turn from the end, from 1.")]
    first: Annotated[bool, marked("Whether it is the first turn.")]
    last: Annotated[bool, marked("Whether it is the last turn.")]
    length: Annotated[int, marked("How many turns there are.")]
    previtem: Annotated[Any | None, marked("The item before; none in the first turn.")]
    nextitem: Annotated[Any | None, marked("The item behind; none in the last turn.")]

    @classmethod
    def of(cls, items: Sequence[Any], index0: int) -> Turn:
        """The turn in which an item of a list stands."""
        last = index0 + 1 == len(items)
        return cls(
            index=index0 + 1,
            index0=index0,
            revindex=len(items) - index0,
            first=not index0,
            last=last,
            length=len(items),
            previtem=items[index0 - 1] if index0 else None,
            nextitem=None if last else items[index0 + 1],
        )
