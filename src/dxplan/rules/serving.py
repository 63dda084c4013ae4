"""What serves what: every indicator has a task that moves it, every task something it moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import counted, text
from dxplan.model import Indicator, Task
from dxplan.rules.known import Known, all_read
from dxplan.rules.placing import Spot, finding_at
from dxplan.states import Progress
from dxplan.workspace import Workspace

#: Where a whole pillar or group larger than this has no link at all, it is said once: there the
#: work of linking has not begun, as after an annex has been taken in.
_ONE_BY_ONE: Final = 20


def unserved_indicator(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Every indicator is served by a task; where there are no tasks yet nothing is said."""
    plan = workspace.plan
    if not plan.tasks or not all_read(workspace, Task):
        return
    for pillar in plan.pillars.values():
        indicators = [each for each in plan.indicators.values() if each.pillar == pillar.id]
        unserved = [each for each in indicators if each.id not in known.serving]
        if len(unserved) == len(indicators) > _ONE_BY_ONE:
            yield finding_at(
                workspace,
                catalogue.UNSERVED_INDICATOR,
                Spot(pillar, ("id",)),
                counted(
                    "no task serves the {count} indicator of this pillar",
                    "no task serves any of the {count} indicators of this pillar",
                    len(unserved),
                ),
                fix=text("name the indicators that each task moves under its serves"),
            )
        else:
            yield from (_unserved(workspace, each) for each in unserved)


def _unserved(workspace: Workspace, indicator: Indicator) -> Finding:
    return finding_at(
        workspace,
        catalogue.UNSERVED_INDICATOR,
        Spot(indicator, ("id",)),
        text("no task serves {indicator}", indicator=indicator.id),
        fix=text("write serves: [{indicator}] in the tasks that move it", indicator=indicator.id),
    )


def task_without_indicator(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Every task serves an indicator.

    Groups without a declared total organise the work, and cancelled tasks no longer count.
    """
    plan = workspace.plan
    for group in plan.groups.values():
        if group.declared is None:
            continue
        tasks = [each for each in plan.tasks.values() if each.group == group.id]
        bare = [each for each in tasks if not each.serves and not _cancelled(known, each)]
        if len(bare) == len(tasks) > _ONE_BY_ONE:
            yield finding_at(
                workspace,
                catalogue.TASK_WITHOUT_INDICATOR,
                Spot(group, ("id",)),
                counted(
                    "the {count} task of this group serves no indicator",
                    "none of the {count} tasks of this group serves an indicator",
                    len(bare),
                ),
                fix=text("name the indicators that each task moves under its serves"),
            )
        else:
            yield from (_serves_none(workspace, each) for each in bare)


def _cancelled(known: Known, task: Task) -> bool:
    return known.state(task).progress is Progress.CANCELLED


def _serves_none(workspace: Workspace, task: Task) -> Finding:
    return finding_at(
        workspace,
        catalogue.TASK_WITHOUT_INDICATOR,
        Spot(task, ("id",)),
        text("{task} serves no indicator", task=task.id),
        fix=text("name the indicators it moves: serves: [CT-…]"),
    )
