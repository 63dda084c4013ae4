"""The headline taken apart: what each figure counts, and every record in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from dxplan.accounts import Account, Member, account
from dxplan.definitions import FIGURES
from dxplan.figures import Measured
from dxplan.language import Text, in_language, marked
from dxplan.model import Group, Indicator, Pillar, Task
from dxplan.views.facts import facts
from dxplan.views.report.figures import FigureFacts, figure_facts
from dxplan.views.report.naming import Naming
from dxplan.views.status import part_name, title_of
from dxplan.views.why import part_label


@facts
class MemberFacts:
    """One record of the selection, and what it counts as."""

    id: Annotated[str, marked("Id of the record.")]
    title: Annotated[str, marked("Title of the record.")]
    low: Annotated[Decimal | None, marked("What it surely counts as, 0..1; none when left out.")]
    high: Annotated[Decimal | None, marked("What it counts as in the best case, 0..1.")]
    weight: Annotated[Decimal | None, marked("With what weight it counts.")]
    place: Annotated[str, marked("File and line where it is written.")]


@facts
class PartFacts:
    """The records that stand in one part of a figure."""

    label: Annotated[Text, marked("What they have in common.")]
    count: Annotated[int, marked("How many there are.")]
    members: Annotated[tuple[MemberFacts, ...], marked("The records, in plan order.")]


@facts
class ExplainedFacts:
    """A figure with its numbers and all records of the selection."""

    figure: Annotated[FigureFacts, marked("The figure.")]
    counted: Annotated[Decimal, marked("What surely counts: the numerator.")]
    at_best: Annotated[Decimal, marked("What counts in the best case.")]
    base: Annotated[Decimal, marked("What it is counted of: the denominator.")]
    parts: Annotated[tuple[PartFacts, ...], marked("All records by where they stand in it.")]


def explained_facts(
    naming: Naming, measured: Measured, names: Iterable[str]
) -> tuple[ExplainedFacts, ...]:
    """The figures of those names, each with every record of the selection."""
    return tuple(
        _explained(naming, account(naming.plan, measured, FIGURES[name])) for name in names
    )


def _explained(naming: Naming, found: Account) -> ExplainedFacts:
    sums = found.sums
    return ExplainedFacts(
        figure=figure_facts(found.figure.name, found.value),
        counted=sums.low,
        at_best=sums.high,
        base=sums.base,
        parts=tuple(
            PartFacts(
                label=part_label(part, reason),
                count=len(members),
                members=tuple(_member(naming, member) for member in members),
            )
            for part, reason, members in found.parts()
        ),
    )


def _member(naming: Naming, member: Member) -> MemberFacts:
    record, share = member.record, member.share
    return MemberFacts(
        id=record.id,
        title=_title(record, naming.language),
        low=share.low if share else None,
        high=share.high if share else None,
        weight=share.weight if share else None,
        place=naming.place(record),
    )


def _title(record: Task | Indicator | Group | Pillar, language: str) -> str:
    match record:
        case Task():
            return title_of(record, language)
        case Indicator():
            return in_language(language, record.name, record.name_en)
        case _:
            return part_name(record, language) or record.id
