"""What a figure is: a name, a formula, and for each record what it counts as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from dxplan.figures import Measured
from dxplan.model import Group, Indicator, Pillar, Plan
from dxplan.pace import Standing
from dxplan.selection import Selection
from dxplan.states import TaskState
from dxplan.tallies import Bounds

#: How the value follows from the shares; see `value_from`.
Form = Literal["count", "rate", "range", "sum"]
Value: TypeAlias = int | Decimal | Bounds | None


class Reason(StrEnum):
    """Why a record is not in the base of a figure."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    CANCELLED = "cancelled"
    RECURRING = "recurring"
    NOT_RECURRING = "not_recurring"
    NO_DEADLINE = "no_deadline"
    NOT_DUE = "not_due"
    NOT_COMPLETED = "not_completed"
    COMPLETED_BEFORE = "completed_before"
    NOT_BEGUN = "not_begun"
    UNDECLARED = "undeclared"
    PART_ONLY = "part_only"


class Share(NamedTuple):
    """What a record of the base counts as: from `low` to `high`, of its weight."""

    low: Decimal
    high: Decimal
    weight: Decimal = Decimal(1)


_ZERO, _ONE = Decimal(0), Decimal(1)
WHOLE = Share(_ONE, _ONE)
NOTHING = Share(_ZERO, _ZERO)
#: Nobody knows yet.
EITHER = Share(_ZERO, _ONE)

Verdict: TypeAlias = Share | Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the dashboard."""

    #: As in JSON, such as `tasks.completion_rate`.
    name: str
    #: What it is called, and how it is computed (marked source strings).
    label: str
    formula: str
    form: Form = "count"
    #: Its value, as the tallies have it.
    read: Callable[[Measured], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFigure(Figure):
    """A figure over tasks."""

    weigh: Callable[[TaskState], Verdict]
    #: Whether it is about the tasks outside the declared total, not those in it.
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFigure(Figure):
    """A count of indicators; all of them are its base."""

    counts: Callable[[Indicator, Standing], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure(Figure):
    """A number the plan itself states, group by group or pillar by pillar."""

    parts: Callable[[Plan], Sequence[Group] | Sequence[Pillar]]
    #: Those whose numbers answer for a selection.
    asked: Callable[[Plan, Selection], Sequence[Group] | Sequence[Pillar]]


class Sums(NamedTuple):
    """Σ weight · share, for the surest and for the best case, and Σ weight."""

    low: Decimal
    high: Decimal
    base: Decimal


def sums_of(shares: Sequence[Share]) -> Sums:
    """Add up the shares of a base."""
    return Sums(
        low=sum((each.weight * each.low for each in shares), _ZERO),
        high=sum((each.weight * each.high for each in shares), _ZERO),
        base=sum((each.weight for each in shares), _ZERO),
    )


def value_from(form: Form, shares: Sequence[Share]) -> Value:
    """The value of any figure from the shares of its base.

    A count or sum is Σ weight · share, a rate that / Σ weight, a range the same for the surest and
    for the best case. Over an empty base a count is 0 and everything else is None.
    """
    low, high, base = sums_of(shares)
    match form:
        case "count":
            return int(low)
        case "sum":
            return int(low) if shares else None
        case "rate":
            return low / base if base else None
        case "range":
            return (low / base, high / base) if base else None
