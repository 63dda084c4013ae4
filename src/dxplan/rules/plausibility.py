"""Values, units and weights beside one another: what is likely a slip though each could be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.measurements import Point
from dxplan.model import Baseline, Indicator, Task
from dxplan.rules.known import Known
from dxplan.rules.placing import Spot, finding_at, in_file
from dxplan.workspace import Workspace

_TEN: Final = Decimal(10)
#: Units that say percent, in small letters.
_PERCENT: Final = ("%", "phần trăm", "percent", "‰")


def tenfold(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """No value is ten times the one before it, or a tenth of it, unless a note says why."""
    for indicator in known.plan.indicators.values():
        if indicator.kind in {"rank", "milestone"}:
            continue
        baseline = indicator.baseline
        start = [Point(baseline.date, baseline.value)] if baseline else []
        points = sorted((*start, *known.measured.get(indicator.id, ())), key=lambda each: each.day)
        for before, after in pairwise(points):
            noted = after.entry is not None and after.entry.note
            if not noted and _leaps(before, after):
                yield _leap(workspace, indicator, before, after)


def _leaps(before: Point, after: Point) -> bool:
    # A yes or no among numbers has a finding of its own.
    if isinstance(before.value, bool) or isinstance(after.value, bool):
        return False
    low, high = sorted((abs(before.value), abs(after.value)))
    return low > 0 and high >= low * _TEN


def _leap(workspace: Workspace, indicator: Indicator, before: Point, after: Point) -> Finding:
    return finding_at(
        workspace,
        catalogue.TENFOLD,
        _value(indicator, after),
        text(
            "{indicator} leaps from {before} to {after}",
            indicator=indicator.id,
            before=in_file(before.value),
            after=in_file(after.value),
        ),
        fix=text("check the decimal point and the unit; if it is right, say why in note"),
        also=((text("the value before, of {date}", date=before.day), _value(indicator, before)),),
    )


def _value(indicator: Indicator, point: Point) -> Spot:
    if point.report is None:
        return Spot(indicator, ("baseline", "value"))
    return Spot(point.entry, ("value",), point.report)


def unit_against_kind(workspace: Workspace) -> Iterator[Finding]:
    """A share has a percentage as its unit; ranks and milestones have none."""
    for indicator in workspace.plan.indicators.values():
        in_percent = any(word in indicator.unit.lower() for word in _PERCENT)
        allowed = _unit_of(indicator.kind, in_percent=in_percent)
        if allowed is not None:
            yield finding_at(
                workspace,
                catalogue.UNIT_AGAINST_KIND,
                Spot(indicator, ("unit",)),
                text(
                    "{indicator} is of kind {kind}, but its unit is {unit}",
                    indicator=indicator.id,
                    kind=indicator.kind,
                    unit=indicator.unit,
                ),
                label=allowed,
                fix=text("correct the unit or the kind"),
                also=((text("its kind is set here"), Spot(indicator, ("kind",))),),
            )


def _unit_of(kind: str, *, in_percent: bool) -> Text | None:
    """What the unit of a kind is, where it is not. A number may be a percentage: growth is one."""
    if kind == "share" and not in_percent:
        return text("a share is measured in %")
    if kind == "rank" and in_percent:
        return text("a rank is a place, not a percentage")
    if kind == "milestone" and in_percent:
        return text("a milestone is yes or no")
    return None


def measured_before_baseline(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """What agencies measure follows the baseline; published series may begin before it."""
    for indicator in workspace.plan.indicators.values():
        baseline = indicator.baseline
        own = (
            point
            for point in known.measured.get(indicator.id, ())
            if point.report is not None and point.report.agency is not None
        )
        first = next(own, None)
        if baseline is not None and first is not None and first.day < baseline.date:
            yield _before_baseline(workspace, indicator, baseline, first)


def _before_baseline(
    workspace: Workspace, indicator: Indicator, baseline: Baseline, point: Point
) -> Finding:
    return finding_at(
        workspace,
        catalogue.MEASURED_BEFORE_BASELINE,
        _value(indicator, point),
        text(
            "{indicator} was measured on {date}, before its baseline of {baseline}",
            indicator=indicator.id,
            date=point.day,
            baseline=baseline.date,
        ),
        also=((text("the baseline is dated here"), Spot(indicator, ("baseline", "date"))),),
    )


#: Of two tasks one is mostly the heavier.
_FEW: Final = 3


def heavy_task(workspace: Workspace) -> Iterator[Finding]:
    """No task weighs more than all others of its group together."""
    groups: defaultdict[str, list[Task]] = defaultdict(list)
    for task in workspace.plan.tasks.values():
        groups[task.group].append(task)
    for name, tasks in groups.items():
        heaviest = max(tasks, key=lambda task: task.weight)
        others = sum((task.weight for task in tasks), Decimal(0)) - heaviest.weight
        if len(tasks) >= _FEW and heaviest.weight > others > 0:
            yield finding_at(
                workspace,
                catalogue.HEAVY_TASK,
                Spot(heaviest, ("weight",)),
                text(
                    "{task} weighs {weight}, all others of group {group} together {others}",
                    task=heaviest.id,
                    weight=heaviest.weight,
                    group=name,
                    others=others,
                ),
                fix=text("give all tasks of the group weights of one measure"),
            )
