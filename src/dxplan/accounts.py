"""One figure taken apart: what each record of the selection counts as in it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from dxplan.definitions.figure import (
    NOTHING,
    WHOLE,
    DeclaredFigure,
    Figure,
    IndicatorFigure,
    Reason,
    Share,
    Sums,
    TaskFigure,
    Value,
    Verdict,
    sums_of,
    value_from,
)
from dxplan.figures import Measured, standing_in
from dxplan.model import Group, Indicator, Pillar, Plan, Task


class Part(StrEnum):
    """Where a record stands in a figure: each of the selection stands in exactly one."""

    COUNTED = "counted"
    IN_PART = "in_part"
    #: Nobody knows yet: counted in the best case only.
    AT_BEST = "at_best"
    #: In the base, but not counted.
    REST = "rest"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Member:
    """A record of the selection, and what it counts as or why it does not."""

    record: Task | Indicator | Group | Pillar
    verdict: Verdict

    @property
    def share(self) -> Share | None:
        """What it counts as; None when it is not in the base."""
        return None if isinstance(self.verdict, Reason) else self.verdict

    @property
    def reason(self) -> Reason | None:
        """Why it is not in the base; None when it is."""
        return self.verdict if isinstance(self.verdict, Reason) else None

    @property
    def part(self) -> Part:
        """Where it stands."""
        if isinstance(self.verdict, Reason):
            return Part.LEFT_OUT
        match self.verdict.low, self.verdict.high:
            case WHOLE.low, WHOLE.high:
                return Part.COUNTED
            case NOTHING.low, NOTHING.high:
                return Part.REST
            case NOTHING.low, WHOLE.high:
                return Part.AT_BEST
            case _:
                return Part.IN_PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A figure and all that it is made of, in plan order."""

    figure: Figure
    members: tuple[Member, ...]

    @property
    def shares(self) -> Sequence[Share]:
        """What the base counts as."""
        return [member.share for member in self.members if member.share is not None]

    @property
    def sums(self) -> Sums:
        """Numerators and denominator."""
        return sums_of(self.shares)

    @property
    def value(self) -> Value:
        """The figure, recomputed from its members."""
        return value_from(self.figure.form, self.shares)

    def parts(self) -> Iterator[tuple[Part, Reason | None, Sequence[Member]]]:
        """The members by where they stand; those left out by the reason."""
        found: dict[tuple[Part, Reason | None], list[Member]] = {}
        for member in self.members:
            found.setdefault((member.part, member.reason), []).append(member)
        for part in Part:
            for reason in (None, *Reason):
                if (part, reason) in found:
                    yield part, reason, found[part, reason]


def account(plan: Plan, measured: Measured, figure: Figure) -> Account:
    """Take a figure of `measured` apart."""
    return Account(figure=figure, members=tuple(_members(plan, measured, figure)))


def _members(plan: Plan, measured: Measured, figure: Figure) -> Iterator[Member]:
    match figure:
        case TaskFigure():
            return _task_members(measured, figure)
        case IndicatorFigure():
            return _indicator_members(measured, figure)
        case DeclaredFigure():
            return _declared_members(plan, measured, figure)
        case _:
            raise TypeError(figure.name)


def _task_members(measured: Measured, figure: TaskFigure) -> Iterator[Member]:
    scope, states = measured.scope, measured.task_states
    if figure.outside:
        asked, others, reason = scope.outside, scope.tasks, Reason.INSIDE
    else:
        asked, others, reason = scope.tasks, scope.outside, Reason.OUTSIDE
    return chain(
        (Member(task, figure.weigh(states[task.id])) for task in asked),
        (Member(task, reason) for task in others),
    )


def _indicator_members(measured: Measured, figure: IndicatorFigure) -> Iterator[Member]:
    for indicator in measured.scope.indicators:
        counts = figure.counts(indicator, standing_in(measured.indicator_states, indicator))
        yield Member(indicator, WHOLE if counts else NOTHING)


def _declared_members(plan: Plan, measured: Measured, figure: DeclaredFigure) -> Iterator[Member]:
    asked = {part.id for part in figure.asked(plan, measured.selection)}
    for part in figure.parts(plan):
        if part.id not in asked:
            yield Member(part, Reason.PART_ONLY)
        elif part.declared is None:
            yield Member(part, Reason.UNDECLARED)
        else:
            yield Member(part, Share(WHOLE.low, WHOLE.high, Decimal(part.declared)))
