"""All that an output can be made of: the plan on a day, and how it is to be laid out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from dxplan.changes import Changes
from dxplan.figures import Measured
from dxplan.render.exports.stamp import stamp_members
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.views.report import Report, build_report
from dxplan.views.report.stamp import Origin, StampFacts, stamp_of
from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A file that says how an output looks."""

    path: Path
    #: What the file is called in messages.
    shown: str
    content: bytes

    @property
    def hash(self) -> str:
        """SHA-256, with which the stamp names it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Material:
    """A plan on a day, over a selection, in a language."""

    workspace: Workspace
    #: Its figures, with the rows that the form shows: `ROWS` of the report or of the dataset.
    measured: Measured
    #: What changed up to the same day, over the same selection.
    changes: Changes | None
    notation: Notation
    #: What the stamp calls the data.
    origin: Origin
    #: An own template; without one, that which comes with dxplan.
    template: Template | None

    @cached_property
    def report(self) -> Report:
        """The facts and tables that documents lay out."""
        return build_report(
            self.workspace,
            self.measured,
            self.changes,
            self.notation.language,
            self.origin,
        )

    @property
    def template_hash(self) -> str | None:
        """What the stamp says of an own template."""
        return None if self.template is None else self.template.hash

    def stamp_members(self, form: str) -> dict[str, Any]:
        """The stamp of a form that is data, for which no report is laid out.

        It holds what the words of a document say beside: the counting rule, and how many records
        have which basis.
        """
        stamp = self._stamp()
        basis = {"tasks": stamp.task_basis, "indicators": stamp.indicator_basis}
        return {
            **stamp_members(stamp, form),
            "counting_rule": worded(stamp.counting_rule, self.notation),
            "basis": {
                of: {each.state.value: each.count for each in shares}
                for of, shares in basis.items()
            },
        }

    def _stamp(self) -> StampFacts:
        return stamp_of(self.measured, (), self.notation.language, self.origin)
