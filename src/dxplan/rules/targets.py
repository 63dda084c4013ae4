"""Targets of an indicator: each can be reached, asks for more, and none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, counted, text
from dxplan.model import Identity, Indicator, Target
from dxplan.pace import compare, goal_of
from dxplan.rules.known import all_read
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at, in_file
from dxplan.workspace import Workspace

_BEST_RANK: Final = Decimal(1)
_LEAST_SHARE: Final = Decimal(0)
_WHOLE: Final = Decimal(100)


def laxer_target(workspace: Workspace) -> Iterator[Finding]:
    """Of two targets the later one asks for as much as the earlier one, or for more."""
    for indicator in workspace.plan.indicators.values():
        targets = indicator.targets
        order = sorted(range(len(targets)), key=lambda index: targets[index].year)
        for earlier, later in pairwise(order):
            if _falls_back(indicator, targets[earlier], targets[later]):
                yield _laxer(workspace, indicator, earlier, later)


def _falls_back(indicator: Indicator, earlier: Target, later: Target) -> bool:
    direction = indicator.direction
    first, then = goal_of(earlier, direction), goal_of(later, direction)
    # Two targets for one year have a finding of their own, and a corridor may be moved.
    if first is None or then is None or direction == "keep" or earlier.year == later.year:
        return False
    return then < first if direction == "up" else then > first


def _laxer(workspace: Workspace, indicator: Indicator, earlier: int, later: int) -> Finding:
    first, then = indicator.targets[earlier], indicator.targets[later]
    values = [in_file(goal_of(each, indicator.direction) or False) for each in (first, then)]
    return finding_at(
        workspace,
        catalogue.LAXER_TARGET,
        Spot(indicator, ("targets", later)),
        text(
            "the target for {later} asks for {then}, that for {earlier} already for {first}",
            later=then.year,
            then=values[1],
            earlier=first.year,
            first=values[0],
        ),
        fix=text("correct one of the two"),
        also=((text("the earlier target stands here"), Spot(indicator, ("targets", earlier))),),
    )


def met_from_the_start(workspace: Workspace) -> Iterator[Finding]:
    """No target is met by the baseline; of what shall keep its value that is just the point."""
    for indicator in workspace.plan.indicators.values():
        baseline = indicator.baseline
        if baseline is None or indicator.direction == "keep":
            continue
        for index, target in enumerate(indicator.targets):
            if baseline.date.year < target.year and compare(
                target, indicator.direction, baseline.value
            ):
                yield finding_at(
                    workspace,
                    catalogue.MET_FROM_THE_START,
                    Spot(indicator, ("targets", index)),
                    text(
                        "the baseline of {value} already meets the target for {year}",
                        value=in_file(baseline.value),
                        year=target.year,
                    ),
                    fix=text("correct the baseline or the target"),
                    also=((text("the baseline"), Spot(indicator, ("baseline", "value"))),),
                )


def unreachable_target(workspace: Workspace) -> Iterator[Finding]:
    """Every target is met by a value that the indicator can take."""
    for indicator in workspace.plan.indicators.values():
        for index, target in enumerate(indicator.targets):
            limit = _beyond(indicator, target)
            if limit is not None:
                yield finding_at(
                    workspace,
                    catalogue.UNREACHABLE_TARGET,
                    Spot(indicator, ("targets", index, "comparator")),
                    text(
                        "no value of {indicator} is {comparator} {value}",
                        indicator=indicator.id,
                        comparator=target.comparator,
                        value=in_file(target.value or False),
                    ),
                    label=limit,
                    fix=text('write ">=", "<=" or "="'),
                )


def _beyond(indicator: Indicator, target: Target) -> Text | None:
    """What a value can be at most, where a target asks for more.

    Values that no indicator of the kind can take have a finding of their own.
    """
    match indicator.kind, target.comparator, target.value:
        case "share", ">", Decimal() as value if value == _WHOLE:
            return text("a share is at most 100")
        case "share", "<", Decimal() as value if value == _LEAST_SHARE:
            return text("a share is at least 0")
        case "rank", "<", Decimal() as value if value == _BEST_RANK:
            return text("the best rank is 1")
        case "milestone", ">" | "<", bool():
            return text("a milestone is yes or no")
        case _:
            return None


def rank_direction(workspace: Workspace) -> Iterator[Finding]:
    """A rank gets better by going down."""
    for indicator in workspace.plan.indicators.values():
        if indicator.kind == "rank" and indicator.direction == "up":
            yield finding_at(
                workspace,
                catalogue.RANK_DIRECTION,
                Spot(indicator, ("direction",)),
                text("{indicator} is a rank, but its direction is up", indicator=indicator.id),
                fix=text('write direction: down, and comparators "<=" or "<" in its targets'),
                also=((text("its kind is set here"), Spot(indicator, ("kind",))),),
            )


def without_target(workspace: Workspace) -> Iterator[Finding]:
    """Every indicator has a target."""
    for indicator in workspace.plan.indicators.values():
        if not indicator.targets:
            yield finding_at(
                workspace,
                catalogue.WITHOUT_TARGET,
                Spot(indicator, ("targets",), key=True),
                text("{indicator} has no target", indicator=indicator.id),
                fix=text('add one: {{year: 2025, comparator: ">=", value: 80, source: …}}'),
            )


def target_year_left_out(workspace: Workspace) -> Iterator[Finding]:
    """Where one indicator has a target for a target year of the plan, all have one."""
    if not all_read(workspace, Identity, Indicator):
        return
    identity = workspace.plan.identity
    indicators = [each for each in workspace.plan.indicators.values() if each.targets]
    for index, year in enumerate(identity.target_years):
        bare = [each for each in indicators if all(target.year != year for target in each.targets)]
        if 0 < len(bare) < len(indicators):
            yield finding_at(
                workspace,
                catalogue.TARGET_YEAR_LEFT_OUT,
                Spot(identity, ("target_years", index)),
                counted(
                    "{count} of {all} indicators has no target for {year}",
                    "{count} of {all} indicators have no target for {year}",
                    len(bare),
                    all=len(indicators),
                    year=year,
                ),
                also=tuple(
                    (text("{indicator} has none", indicator=each.id), Spot(each, ("targets",)))
                    for each in bare[:MOST_PLACES]
                ),
            )
