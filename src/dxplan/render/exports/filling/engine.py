"""What the filling asks of the template engine, and nothing more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Protocol

from dxplan.findings import Finding
from dxplan.language import marked
from dxplan.views.facts import facts


class Unanswered(Exception):
    """An expression has no value; the finding says why, and where in the expression."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding.message))
        self.finding = finding


class Engine(Protocol):
    """Evaluates what stands in cells, in a sandbox and under the caps of all templates."""

    def check(self, source: str) -> Sequence[Finding]:
        """What is wrong with a whole template, told without rendering it, by line."""

    def value(self, expression: str, variables: Mapping[str, Any]) -> Any:
        """The typed value of an expression.

        Raises:
            Unanswered: when it has none.
        """

    def shown(self, value: Any) -> str:
        """A value as readers of the language see it.

        Raises:
            Unanswered: when it cannot be written, as a record cannot.
        """

    def words(self, template: str, variables: Mapping[str, Any]) -> str:
        """A text with expressions and tags in it, as a reader sees it.

        Raises:
            Unanswered: when it cannot be rendered.
        """


@facts
class Turn:
    """What `loop` means in a row that repeats; the names are those of Jinja."""

    index: Annotated[int, marked("Number of the turn, from 1.")]
    index0: Annotated[int, marked("Number of the turn, from 0.")]
    revindex: Annotated[int, marked("Number of the turn from the end, from 1.")]
    first: Annotated[bool, marked("Whether it is the first turn.")]
    last: Annotated[bool, marked("Whether it is the last turn.")]
    length: Annotated[int, marked("How many turns there are.")]
    previtem: Annotated[Any, marked("The item before; none in the first turn.")]
    nextitem: Annotated[Any, marked("The item behind; none in the last turn.")]

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
