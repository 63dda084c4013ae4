"""Tasks counted apart from the rates: recurring ones, those outside the total, and by basis."""

from __future__ import annotations

from operator import attrgetter

from dxplan.definitions.bases import Test, everything, recurring, share
from dxplan.definitions.figure import TaskFigure
from dxplan.definitions.tasks.making import Read, anything, count
from dxplan.language import marked
from dxplan.model import Basis
from dxplan.states import Rhythm


def _keeps(rhythm: Rhythm) -> Test:
    return lambda state: state.rhythm is rhythm


def _on(basis: Basis) -> Test:
    return lambda state: state.task.basis is basis


def _basis(kind: Basis) -> Read:
    return lambda found: found.tasks.basis[kind]


RECURRING = (
    count(
        "recurring.total",
        marked("Recurring tasks"),
        marked("recurring tasks whose rhythm still runs, without cancelled ones"),
        anything,
        base=recurring,
    ),
    count(
        "recurring.up_to_date",
        marked("Recurring tasks up to date"),
        marked(
            "reported since the last closed period began, at last as in progress or as completed"
        ),
        _keeps(Rhythm.UP_TO_DATE),
        base=recurring,
    ),
    count(
        "recurring.lapsed",
        marked("Recurring tasks lapsed"),
        marked("reported, but not since the last closed period began, or at last as not going on"),
        _keeps(Rhythm.LAPSED),
        base=recurring,
    ),
    count(
        "recurring.unreported",
        marked("Recurring tasks not reported"),
        marked("recurring tasks without any report up to the as-of day"),
        _keeps(Rhythm.UNREPORTED),
        base=recurring,
    ),
)

OUTSIDE = TaskFigure(
    name="tasks.outside.total",
    label=marked("Tasks outside the declared total"),
    formula=marked("all recorded tasks of groups for which the plan declares no number"),
    read=attrgetter("outside.recorded"),
    weigh=share(everything, anything),
    outside=True,
)

_SURENESS = (
    (
        Basis.TRANSCRIBED,
        marked("Tasks transcribed from the annex"),
        marked("recorded tasks whose basis is transcribed"),
    ),
    (
        Basis.ANNOUNCED,
        marked("Tasks announced"),
        marked("recorded tasks whose basis is announced"),
    ),
    (Basis.CITED, marked("Tasks cited"), marked("recorded tasks whose basis is cited")),
    (Basis.DRAFTED, marked("Tasks drafted"), marked("recorded tasks whose basis is drafted")),
)
BASES = tuple(
    count(f"basis.{kind}", label, formula, _on(kind), base=everything, read=_basis(kind))
    for kind, label, formula in _SURENESS
)
