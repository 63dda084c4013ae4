"""The engine that cells are evaluated by: the sandbox of all templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding, Location
from dxplan.render.notation import Notation
from dxplan.render.templates.environment import Sandbox, environment
from dxplan.render.templates.expressions import Expression, expression
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.rendering import findings_in_source, render_source
from dxplan.render.templates.shapes import ANYTHING, Shape
from dxplan.render.templates.writing import WrongValue, written


class Unanswered(Exception):
    """An expression has no value; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding.message))
        self.finding = finding


class Engine:
    """Evaluates what stands in the cells of one workbook, all under one budget."""

    def __init__(self, name: str, notation: Notation, shapes: Mapping[str, Shape]) -> None:
        """Begin with nothing read.

        Args:
            name: What findings call the workbook.
            notation: How values are written in texts.
            shapes: What kind of thing every name is that expressions may use.
        """
        self.name, self.notation, self._shapes = name, notation, shapes
        self._read: dict[str, Expression] = {}

    @cached_property
    def _sandbox(self) -> Sandbox:
        return environment(self.notation, (), "text")

    def check(self, source: str, more: Iterable[str] = ()) -> Sequence[Finding]:
        """What is wrong with a whole template, told without rendering it, by line.

        Args:
            source: The template.
            more: Further names that it may use, of which nothing is known.
        """
        shapes = {**self._shapes, **dict.fromkeys(more, ANYTHING)}
        return findings_in_source(self._sandbox, source, self.name, shapes)

    def value(self, words: str, variables: Mapping[str, Any]) -> Any:
        """The typed value of an expression.

        Raises:
            Unanswered: when it has none.
        """
        try:
            if words not in self._read:
                self._read[words] = expression(self._sandbox, words, self.name)
            return self._read[words].value(variables)
        except Refused as refused:
            raise Unanswered(refused.findings[0]) from refused

    def shown(self, value: Any) -> str:
        """A value as readers of the language see it.

        Raises:
            Unanswered: when it cannot be written, as a record cannot.
        """
        try:
            return written(value, self.notation)
        except WrongValue as wrong:
            place = Location(path=self.name)
            found = Finding(
                rule=rules.WRONG_VALUE, location=place, message=wrong.message, fix=wrong.fix
            )
            raise Unanswered(found) from wrong

    def words(self, template: str, variables: Mapping[str, Any]) -> str:
        """A text with expressions and tags in it, as a reader sees it.

        Raises:
            Unanswered: when it cannot be rendered.
        """
        try:
            return render_source(self._sandbox, template, self.name, variables)
        except Refused as refused:
            raise Unanswered(refused.findings[0]) from refused
