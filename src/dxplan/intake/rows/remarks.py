"""What an annex leaves open, as findings at its cells; and what its names were read as."""

from __future__ import annotations

from dataclasses import dataclass, field

from dxplan.findings import Finding, Location, Rule
from dxplan.intake.reading import Book
from dxplan.intake.spelling import composed
from dxplan.intake.tables import Cell, Sheet
from dxplan.language import Text


@dataclass(slots=True)
class Remarks:
    """Findings at cells, and the text of those cells for messages to quote."""

    book: Book
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    #: Names as written -> the agency found, or for unknown ones the names that are nearest.
    resolved: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(  # noqa: PLR0913 (a finding has that many parts)
        self,
        rule: Rule,
        sheet: Sheet,
        cell: Cell,
        message: Text,
        *,
        part: tuple[int, int] | None = None,
        label: Text | None = None,
        fix: Text | None = None,
    ) -> None:
        """Report something at a cell, or at the part of its text between two offsets."""
        path = self.book.path(sheet, cell.home)
        words = composed(cell.words)
        self.texts[path] = words
        start, end = part or (0, len(words))
        before = words[:start]
        line, column = before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
        shown_part = words[start:end].split("\n")[0]
        location = Location(
            path=path, line=line, column=column, end_line=line, end_column=column + len(shown_part)
        )
        self.findings.append(
            Finding(rule=rule, message=message, location=location, label=label, fix=fix)
        )
