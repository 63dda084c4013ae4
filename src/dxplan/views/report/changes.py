"""What changed since the last meeting, as a report shows it."""

from __future__ import annotations

from typing import Annotated

from dxplan.changes import Changes
from dxplan.language import Text, marked
from dxplan.views.changes import ChangesView, Extent, Item, Section, changes_view
from dxplan.views.changes.sheet import Words
from dxplan.views.facts import facts
from dxplan.views.report.figures import FigureFacts, figure_facts

#: Groups of changes that a meeting does not go through one by one: the number says enough.
BESIDE = frozenset({"progress", "reported", "renumbered", "other", "edits"})


@facts
class MovedFigureFacts:
    """A headline figure in both states."""

    label: Annotated[Text, marked("What the figure is called.")]
    before: Annotated[FigureFacts, marked("The figure in the earlier state.")]
    after: Annotated[FigureFacts, marked("The figure on the day of the report.")]


@facts
class ChangeFacts:
    """One record, and what is new about it."""

    id: Annotated[str, marked("Id of the record; empty where there is none.")]
    title: Annotated[Words, marked("Title of the record.")]
    lead: Annotated[str, marked("Short name of the agency that answers for it.")]
    news: Annotated[tuple[Words, ...], marked("What is new about it.")]
    in_total: Annotated[bool, marked("Whether the total counts it, where it is a task.")]
    place: Annotated[str, marked("File and line where it is written.")]


@facts
class ChangeSectionFacts:
    """One group of changes, in the order a meeting reads them."""

    key: Annotated[str, marked("Stable name of the group, such as completed or overdue.")]
    title: Annotated[Text, marked("Heading of the group, with its number.")]
    count: Annotated[int, marked("How many changes its heading names.")]
    outside: Annotated[int, marked("Tasks beside these that the total does not count.")]
    silent: Annotated[int, marked("How many of these changes are of tasks nobody has reported.")]
    by_name: Annotated[bool, marked("Whether a meeting goes through its records one by one.")]
    items: Annotated[tuple[ChangeFacts, ...], marked("All records of the group.")]


@facts
class ComparisonFacts:
    """Everything that changed between two states."""

    before: Annotated[Words, marked("The earlier state, in words.")]
    after: Annotated[Words, marked("The state of the report, in words.")]
    empty: Annotated[bool, marked("Whether nothing changed.")]
    remarks: Annotated[tuple[Text, ...], marked("What a reader should know of the two days.")]
    figures: Annotated[tuple[MovedFigureFacts, ...], marked("The headline in both states.")]
    sections: Annotated[tuple[ChangeSectionFacts, ...], marked("The groups of changes.")]


def comparison_facts(changes: Changes, language: str) -> ComparisonFacts:
    """The changes of a comparison, all of them."""
    view = changes_view(changes, language)
    return ComparisonFacts(
        before=view.before,
        after=view.after,
        empty=changes.empty,
        remarks=view.remarks,
        figures=_figures(view),
        sections=tuple(_section(each) for each in view.sections),
    )


def _figures(view: ChangesView) -> tuple[MovedFigureFacts, ...]:
    return tuple(
        MovedFigureFacts(
            label=Text(shown.label),
            before=figure_facts(f"tasks.{change.name}", change.before),
            after=figure_facts(f"tasks.{change.name}", change.after),
        )
        for shown, change in zip(view.figures, view.changes.figures, strict=True)
    )


def _section(section: Section) -> ChangeSectionFacts:
    return ChangeSectionFacts(
        key=section.key,
        title=section.title,
        count=section.count,
        outside=section.outside,
        silent=section.silent,
        by_name=section.key not in BESIDE,
        items=tuple(_item(each) for each in section.shown(Extent.ALL)),
    )


def _item(item: Item) -> ChangeFacts:
    return ChangeFacts(
        id=item.id,
        title=item.title,
        lead=item.lead,
        news=item.facts,
        in_total=item.in_total,
        place=item.place,
    )
