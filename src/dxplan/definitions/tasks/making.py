"""How a figure over tasks is put together from a base and what counts in it."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TypeAlias

from dxplan.definitions.bases import Base, Test, in_base, share
from dxplan.definitions.figure import Form, TaskFigure, Value, Verdict
from dxplan.figures import Measured
from dxplan.states import Progress, TaskState, Timeliness


def anything(_: TaskState) -> bool:
    """Every task of the base counts."""
    return True


def is_at(progress: Progress) -> Test:
    """Tasks that are so far count."""
    return lambda state: state.progress is progress


def in_class(timeliness: Timeliness) -> Test:
    """Tasks of this official class count."""
    return lambda state: state.timeliness is timeliness


#: The value of a figure, as the tallies have it.
Read: TypeAlias = Callable[[Measured], Value]


def count(
    name: str,
    label: str,
    formula: str,
    counts: Test,
    *,
    base: Base = in_base,
    read: Read | None = None,
) -> TaskFigure:
    """A number of tasks: those of the `base` that the test `counts` lets in.

    `label` and `formula` are marked source strings. Without `read`, the tallies have the value
    under the figure's own name.
    """
    return TaskFigure(
        name=f"tasks.{name}",
        label=label,
        formula=formula,
        read=read or attrgetter(f"tasks.{name}"),
        weigh=share(base, counts),
    )


def rate(
    name: str, label: str, formula: str, weigh: Callable[[TaskState], Verdict], form: Form = "rate"
) -> TaskFigure:
    """A share of tasks; `weigh` says what each counts as, or why it is not in the base."""
    return TaskFigure(
        name=f"tasks.{name}",
        label=label,
        formula=formula,
        form=form,
        read=attrgetter(f"tasks.{name}"),
        weigh=weigh,
    )
