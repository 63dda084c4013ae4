"""Offsets in a text as the lines and columns that an editor shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dxplan.findings import Location
from dxplan.yamltext.values import Span

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, eq=False)
class Lines:
    """The text of one file, line by line."""

    #: Relative to the workspace, with forward slashes.
    path: str
    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of every line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its line end; empty when there is no such line."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def location(self, span: Span) -> Location:
        """Lines and columns of `span`."""
        (line, column), (end_line, end_column) = self._point(span.start), self._point(span.end)
        return Location(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column
        )

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
