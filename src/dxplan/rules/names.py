"""Every text of the plan, gone over once and shown to one check after the other.

Texts are most of what a plan holds: to go over them for each check anew would take longer than all
other rules together. A check takes a text and its key and says what is wrong with it, if anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dxplan.findings import Finding
from dxplan.model import Indicator, Source, Task
from dxplan.rules import style, wording
from dxplan.rules.placing import Spot, finding_at
from dxplan.rules.texts import Complaint, wordings
from dxplan.workspace import Workspace

_CHECKS: Final[tuple[Callable[[str, str], Complaint | None], ...]] = (
    style.stray_space,
    style.all_capitals,
    style.end_punctuation,
    style.without_accents,
    style.mixed_scripts,
    style.formula_like,
    style.too_long_for_a_cell,
    wording.placeholder,
)


def names(workspace: Workspace) -> Iterator[Finding]:
    """Every name, title and deliverable is written as it should be."""
    for each in wordings(workspace):
        for check in _CHECKS:
            found = check(each.words, each.key)
            if found is not None:
                yield _complained(workspace, each.spot, found)


def units_and_notes(workspace: Workspace) -> Iterator[Finding]:
    """Units are no placeholders, and notes fit into a cell of a workbook."""
    plan = workspace.plan
    for indicator in plan.indicators.values():
        found = wording.placeholder(indicator.unit, "unit")
        if found is not None:
            yield _complained(workspace, Spot(indicator, ("unit",)), found)
    noted: list[Source | Indicator | Task] = [
        *plan.sources.values(),
        *plan.indicators.values(),
        *plan.tasks.values(),
    ]
    for record in noted:
        found = style.too_long_for_a_cell(record.note, "note") if record.note else None
        if found is not None:
            yield _complained(workspace, Spot(record, ("note",)), found)


def _complained(workspace: Workspace, spot: Spot, found: Complaint) -> Finding:
    return finding_at(workspace, found.rule, spot, found.message, label=found.label, fix=found.fix)
