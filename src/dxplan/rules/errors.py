"""The rules whose findings are errors: no figure is made over a plan that breaks one.

They stand apart from the others because every command asks them, and none but `validate` asks the
rest: what a command does not ask, it need not import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dxplan.findings import Finding
from dxplan.rules import (
    agencies,
    choices,
    conflicts,
    dates,
    progress,
    references,
    sources,
    totals,
    values,
)
from dxplan.workspace import Workspace

Rule = Callable[[Workspace], Iterator[Finding]]

#: In the order in which they are asked; what they find is sorted later.
ERRORS: Final[tuple[Rule, ...]] = (
    choices.one_of,
    agencies.unknown_agency,
    references.unknown_group,
    references.unknown_pillar,
    sources.unknown_source,
    references.unknown_indicator,
    references.unknown_task,
    agencies.succession_loop,
    dates.dates_run_backwards,
    dates.reported_ahead,
    progress.percent_range,
    progress.percent_against_status,
    values.share_range,
    values.value_kind,
    values.target_against_direction,
    values.weight,
    conflicts.duplicate_entry,
    progress.date_without_completion,
    values.duplicate_target,
    totals.more_than_declared,
)


def errors(workspace: Workspace) -> list[Finding]:
    """The errors that `checking.check` finds: what a command asks that works with the plan."""
    return [finding for rule in ERRORS for finding in rule(workspace)]
