"""Changes between two states as sections for a reader, in the order a meeting reads them.

sheet.py     the types: items, sections, the whole
naming.py    what records, agencies, documents and places are called
courses.py   what happened to tasks
facts.py     what the plan says: deadlines, targets, leads, records, fields
reports.py   what was measured, who reported and who did not
ledger.py    every move, and the decision behind it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxplan.changes import Changes
from dxplan.language import Text, marked, text
from dxplan.views.changes.courses import course_sections
from dxplan.views.changes.facts import (
    existence_sections,
    lead_section,
    moved_section,
    other_sections,
)
from dxplan.views.changes.naming import namings, state_words
from dxplan.views.changes.reports import report_sections
from dxplan.views.changes.sheet import ChangesView, Extent, Headline, Item, Section
from dxplan.views.status import chosen_words, plan_title

__all__ = ["ChangesView", "Extent", "Headline", "Item", "Section", "all_sections", "changes_view"]

_LABELS: Mapping[str, str] = {
    "completion_rate": marked("Completed"),
    "completion_rate_due": marked("… of tasks due"),
    "completion_range": marked("… once all have reported"),
    "percent_complete": marked("Percent complete"),
    "reporting_rate": marked("Reporting"),
    "overdue": marked("Overdue"),
    "unreported": marked("Not reported"),
}


def changes_view(changes: Changes, language: str) -> ChangesView:
    """Lay out all changes, in the language of names and titles."""
    plan = changes.after.workspace.plan
    return ChangesView(
        changes=changes,
        title=plan_title(plan, language),
        before=state_words(changes.before, one_text=_one_text(changes)),
        after=state_words(changes.after, one_text=_one_text(changes)),
        chosen=chosen_words(plan, changes.selection, language),
        remarks=tuple(_remarks(changes)),
        figures=tuple(
            Headline(label=_LABELS[each.name], before=each.before, after=each.after)
            for each in changes.figures
        ),
        sections=tuple(each for each in all_sections(changes, language) if each.items),
    )


def all_sections(changes: Changes, language: str) -> Iterator[Section]:
    """Every section that there can be, in order; those in which nothing is, too."""
    was, now = namings(changes, language)
    yield from course_sections(changes, now)
    yield moved_section("deadlines", marked("Deadlines moved: {count}"), changes.deadlines, now)
    yield moved_section(
        "targets", marked("Targets and baselines moved: {count}"), changes.targets, now
    )
    yield lead_section(changes, now)
    yield from existence_sections(changes, was, now)
    yield from report_sections(changes, now)
    yield from other_sections(changes, now)


def _one_text(changes: Changes) -> bool:
    return changes.before.workspace is changes.after.workspace


def _remarks(changes: Changes) -> Iterator[Text]:
    if changes.before.precedes_plan:
        issued = changes.before.workspace.plan.identity.issued
        yield text("The plan was issued on {day}: before that nothing was due.", day=issued)
