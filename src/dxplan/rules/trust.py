"""What records rest on, compared with one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxplan.catalogue import trust as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Basis, Indicator, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace


def drafted_after_import(workspace: Workspace) -> Iterator[Finding]:
    """Where a part of the annex has been taken in, nothing drafted is left in that part."""
    plan = workspace.plan
    for group in plan.groups:
        tasks = [task for task in plan.tasks.values() if task.group == group]
        yield from _left_over(workspace, tasks)
    for pillar in plan.pillars:
        indicators = [each for each in plan.indicators.values() if each.pillar == pillar]
        yield from _left_over(workspace, indicators)


def _left_over(workspace: Workspace, records: Iterable[Task | Indicator]) -> Iterator[Finding]:
    records = list(records)
    taken_in = next((each for each in records if each.basis is Basis.TRANSCRIBED), None)
    if taken_in is None:
        return
    for record in records:
        if record.basis is Basis.DRAFTED:
            yield finding_at(
                workspace,
                catalogue.DRAFTED_AFTER_IMPORT,
                Spot(record, ("basis",)),
                text("{id} is drafted, but the annex of its part has been taken in", id=record.id),
                fix=text("compare it with the annex, then transcribe it or take it out"),
                also=((text("taken in from the annex, for example"), Spot(taken_in, ("basis",))),),
            )
