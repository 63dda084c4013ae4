"""What can be wrong with a plan whose files could be read: one function per rule.

A rule takes the workspace and yields findings. It never asks for today's date, and it says
nothing about records that could not be read: those have findings of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dxplan.findings import Finding
from dxplan.rules import (
    agencies,
    choices,
    dates,
    progress,
    references,
    sources,
    style,
    totals,
    trust,
    values,
)
from dxplan.workspace import Workspace

RULES: Final[tuple[Callable[[Workspace], Iterator[Finding]], ...]] = (
    choices.one_of,
    agencies.unknown_agency,
    references.unknown_group,
    references.unknown_pillar,
    sources.unknown_source,
    references.unknown_indicator,
    references.unknown_task,
    references.repeated_reference,
    agencies.succession_loop,
    dates.dates_run_backwards,
    dates.before_the_plan,
    dates.reported_ahead,
    dates.target_year,
    progress.percent_range,
    progress.percent_against_status,
    progress.completed_without_date,
    values.share_range,
    values.value_kind,
    values.target_against_direction,
    progress.conflicting_reports,
    values.weight,
    progress.duplicate_entry,
    progress.date_without_completion,
    values.duplicate_target,
    progress.all_but_completed,
    values.thousands_point,
    totals.fewer_than_declared,
    totals.more_than_declared,
    trust.drafted_after_import,
    sources.source_without_place,
    sources.unused_source,
    style.stray_space,
)


def check(workspace: Workspace) -> list[Finding]:
    """Everything the rules find, in the order of the rules."""
    return [finding for rule in RULES for finding in rule(workspace)]
