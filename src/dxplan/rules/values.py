"""Values and targets of indicators, and weights of tasks: whether they can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.model import Comparator, Direction, Indicator, Kind, Range, Value
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace

#: Comparators that ask for the opposite of what a direction wants.
_AGAINST: dict[Direction, tuple[Comparator, ...]] = {
    "up": ("<=", "<"),
    "down": (">=", ">"),
    "keep": (),
}

#: Digits between two separators of thousands.
_THOUSAND_ZEROS = 3


class _Given(NamedTuple):
    """A value of an indicator, and where it is written."""

    indicator: Indicator
    value: Value
    spot: Spot


def share_range(workspace: Workspace) -> Iterator[Finding]:
    """Shares lie between 0 and 100."""
    for given in _values(workspace):
        value = given.value
        if given.indicator.kind != "share" or isinstance(value, bool) or 0 <= value <= 100:  # noqa: PLR2004 (percent)
            continue
        yield finding_at(
            workspace,
            catalogue.SHARE_RANGE,
            given.spot,
            text("{id} is a share, and {value} is none", id=given.indicator.id, value=value),
            label=text("allowed: 0 to 100"),
            also=_kind_of(given.indicator),
        )


def value_kind(workspace: Workspace) -> Iterator[Finding]:
    """A milestone is a yes or a no, a rank a whole number from 1, everything else a number."""
    for given in _values(workspace):
        allowed = _misfit(given.indicator.kind, given.value)
        if allowed is not None:
            yield finding_at(
                workspace,
                catalogue.VALUE_KIND,
                given.spot,
                text("this is no value of {id}", id=given.indicator.id),
                label=allowed,
                also=_kind_of(given.indicator),
            )


def _misfit(kind: Kind, value: Value) -> Text | None:
    """What a value of that kind looks like, where this one does not."""
    if kind == "milestone":
        return None if isinstance(value, bool) else text("a milestone takes yes or no")
    if isinstance(value, bool):
        return text("this indicator takes a number")
    if kind == "rank" and (value < 1 or value != value.to_integral_value()):
        return text("a rank is a whole number from 1")
    return None


def _kind_of(indicator: Indicator) -> tuple[tuple[Text, Spot]]:
    return ((text("its kind is set here"), Spot(indicator, ("kind",))),)


def _values(workspace: Workspace) -> Iterator[_Given]:
    """Every baseline, target and measurement of a known indicator."""
    indicators = workspace.plan.indicators
    for indicator in indicators.values():
        if indicator.baseline is not None:
            spot = Spot(indicator, ("baseline", "value"))
            yield _Given(indicator, indicator.baseline.value, spot)
        for index, target in enumerate(indicator.targets):
            if target.value is not None:
                spot = Spot(indicator, ("targets", index, "value"))
                yield _Given(indicator, target.value, spot)
            if target.range is not None:
                yield from _ends(indicator, index, target.range)
    for report in workspace.plan.reports:
        for measured in report.indicators:
            about = indicators.get(measured.indicator)
            if about is not None:
                yield _Given(about, measured.value, Spot(measured, ("value",), report))


def _ends(indicator: Indicator, index: int, span: Range) -> Iterator[_Given]:
    for key, value in (("min", span.min), ("max", span.max)):
        yield _Given(indicator, value, Spot(indicator, ("targets", index, "range", key)))


def thousands_point(workspace: Workspace) -> Iterator[Finding]:
    """No value ends in `.000`: that is how Vietnamese texts write thousands."""
    for given in _values(workspace):
        value = given.value
        if isinstance(value, bool) or not value or value.as_tuple().exponent != -_THOUSAND_ZEROS:
            continue
        if value == value.to_integral_value():
            yield finding_at(
                workspace,
                catalogue.THOUSANDS_POINT,
                given.spot,
                text("{value} is read as {number}", value=value, number=int(value)),
                fix=text(
                    "write {thousands}, or {number}", thousands=int(value * 1000), number=int(value)
                ),
            )


def target_against_direction(workspace: Workspace) -> Iterator[Finding]:
    """Targets ask for what the indicator's direction wants, and ranges begin with their minimum."""
    for indicator in workspace.plan.indicators.values():
        for index, target in enumerate(indicator.targets):
            if target.comparator in _AGAINST[indicator.direction]:
                yield _against(workspace, indicator, index, target.comparator)
            if target.range is not None and target.range.min > target.range.max:
                yield _turned_round(workspace, indicator, index, target.range)


def _against(workspace: Workspace, indicator: Indicator, index: int, comparator: str) -> Finding:
    return finding_at(
        workspace,
        catalogue.TARGET_AGAINST_DIRECTION,
        Spot(indicator, ("targets", index, "comparator")),
        text(
            "the target says {comparator}, but the direction is {direction}",
            comparator=comparator,
            direction=indicator.direction,
        ),
        fix=text("turn the comparator round, or correct the direction"),
        also=((text("the direction stands here"), Spot(indicator, ("direction",))),),
    )


def _turned_round(workspace: Workspace, indicator: Indicator, index: int, span: Range) -> Finding:
    return finding_at(
        workspace,
        catalogue.TARGET_AGAINST_DIRECTION,
        Spot(indicator, ("targets", index, "range")),
        text("no value lies between {min} and {max}", min=span.min, max=span.max),
        label=text("min is greater than max"),
        fix=text("write {{min: {min}, max: {max}}}", min=span.max, max=span.min),
    )


def duplicate_target(workspace: Workspace) -> Iterator[Finding]:
    """An indicator has one target for a year."""
    for indicator in workspace.plan.indicators.values():
        first: dict[int, int] = {}
        for index, target in enumerate(indicator.targets):
            earlier = first.setdefault(target.year, index)
            if earlier != index:
                place = Spot(indicator, ("targets", earlier, "year"))
                yield finding_at(
                    workspace,
                    catalogue.DUPLICATE_TARGET,
                    Spot(indicator, ("targets", index, "year")),
                    text("{id} has a second target for {year}", id=indicator.id, year=target.year),
                    fix=text("keep the one that holds; name the decision under decisions"),
                    also=((text("first here"), place),),
                )


def weight(workspace: Workspace) -> Iterator[Finding]:
    """Tasks weigh more than nothing."""
    for task in workspace.plan.tasks.values():
        if task.weight <= Decimal(0):
            yield finding_at(
                workspace,
                catalogue.WEIGHT,
                Spot(task, ("weight",)),
                text("the weight {weight} is not above 0", weight=task.weight),
                fix=text("write a positive weight, or take it out for weight 1"),
            )
