"""What a reader of rows must know: which records several rows count, and which none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dxplan.figures import Measured
from dxplan.language import Text, counted
from dxplan.model import Plan
from dxplan.selection import By, Grouping


def task_overlap(plan: Plan, measured: Measured, by: By) -> tuple[Text, ...]:
    """Say how many tasks rows count twice, and how many they leave out."""
    grouping = Grouping(plan, measured.selection.role, measured.as_of)
    several, none = _astray(
        measured, by, [grouping.of_task(by, task) for task in measured.scope.tasks]
    )
    notes = (
        counted(
            "{count} task stands in several rows; the total counts it once.",
            "{count} tasks stand in several rows; the total counts each of them once.",
            several,
        ),
        counted(
            "{count} task stands in no row, but in the total.",
            "{count} tasks stand in no row, but in the total.",
            none,
        ),
    )
    return tuple(note for note in notes if note.values["count"])


def indicator_overlap(plan: Plan, measured: Measured, by: By) -> tuple[Text, ...]:
    """Say how many indicators rows count twice, and how many they leave out."""
    grouping = Grouping(plan, measured.selection.role, measured.as_of)
    several, none = _astray(
        measured, by, [grouping.of_indicator(by, each) for each in measured.scope.indicators]
    )
    notes = (
        counted(
            "{count} indicator stands in several rows; the total counts it once.",
            "{count} indicators stand in several rows; the total counts each of them once.",
            several,
        ),
        counted(
            "{count} indicator stands in no row, but in the total.",
            "{count} indicators stand in no row, but in the total.",
            none,
        ),
    )
    return tuple(note for note in notes if note.values["count"])


def _astray(measured: Measured, by: By, names: Sequence[Iterable[str]]) -> tuple[int, int]:
    """How many records, given the names they are counted under, have several rows and none."""
    rows = {row.id for row in measured.rows if row.by == by}
    times = [sum(name in rows for name in each) for each in names]
    return sum(count > 1 for count in times), times.count(0)
