"""Findings about a workbook, cell by cell, each once however many rows repeat it."""

from __future__ import annotations

from dxplan.findings import Finding, Location, Rule, Severity, in_order
from dxplan.language import Text
from dxplan.render.exports.filling.blocks import Misplaced


class Remarks:
    """What is wrong with one workbook, collected."""

    def __init__(self, name: str) -> None:
        """Begin with nothing about the file of that name."""
        self._name = name
        self._found: dict[tuple[str, str, str], Finding] = {}

    def add(
        self, rule: Rule, where: tuple[str, ...], message: Text, fix: Text | None = None
    ) -> None:
        """Note one thing.

        Args:
            rule: What is broken.
            where: The sheet and the cell, or a part that is no sheet; empty for the whole file.
            message: What is wrong.
            fix: What to do.
        """
        path = "!".join((self._name, *where))
        finding = Finding(rule=rule, message=message, location=Location(path=path), fix=fix)
        self._found.setdefault((path, rule.code, str(message)), finding)

    def add_found(self, finding: Finding, where: tuple[str, ...]) -> None:
        """Note what was found in a text, at the cell that the text stands in."""
        self.add(finding.rule, where, finding.message, finding.fix)

    def add_misplaced(self, problem: Misplaced, sheet: str) -> None:
        """Note what a tag of a row means that it should not."""
        self.add(problem.rule, (sheet, problem.address), problem.message, problem.fix)

    @property
    def findings(self) -> list[Finding]:
        """All of them, in order."""
        return in_order(self._found.values())

    @property
    def has_errors(self) -> bool:
        """Whether nothing can be written."""
        return any(each.severity is Severity.ERROR for each in self._found.values())
