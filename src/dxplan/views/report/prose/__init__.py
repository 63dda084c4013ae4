"""The report in sentences, as a secretary would write them.

Every number in a sentence is a figure, or the length of a list that the report shows; nothing is
worked out here. What nobody has reported is said beside what is known, never counted as a failure.

facts.py        what templates see
phrases.py      what sentences are made of: counts, rates, enumerations
scope.py        what the report is about, and how it counts
overview.py     how the tasks stand as a whole
indicators.py   indicators, by pillar
groups.py       tasks, by group
deadlines.py    what is overdue and what is due soon
since.py        what is new since the last meeting
trust.py        how far the records can be trusted
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dxplan.language import Text, marked, text
from dxplan.views.report.content import Content
from dxplan.views.report.prose.deadlines import deadline_sentences, overdue_sentence
from dxplan.views.report.prose.facts import ProseFacts, ProseSectionFacts
from dxplan.views.report.prose.groups import group_sentences
from dxplan.views.report.prose.indicators import indicator_sentences, standing_sentence
from dxplan.views.report.prose.overview import completion_sentence, overview_sentences
from dxplan.views.report.prose.scope import scope_sentences, subject_of
from dxplan.views.report.prose.since import change_sentences
from dxplan.views.report.prose.trust import trust_sentences

__all__ = ["ProseFacts", "ProseSectionFacts", "prose_facts"]

_SECTIONS: tuple[tuple[str, str, Callable[[Content], Iterator[Text]]], ...] = (
    ("scope", marked("Scope and counting"), scope_sentences),
    ("overview", marked("Overview"), overview_sentences),
    ("indicators", marked("Progress on indicators"), indicator_sentences),
    ("groups", marked("Progress on tasks"), group_sentences),
    ("deadlines", marked("Tasks overdue and due soon"), deadline_sentences),
    ("changes", marked("Changes since the last meeting"), change_sentences),
    ("trust", marked("How far the figures can be trusted"), trust_sentences),
)


def prose_facts(content: Content) -> ProseFacts:
    """The sentences about what is in `content`; a section with nothing to say is left out."""
    sections = (
        ProseSectionFacts(key=key, title=text(title), paragraphs=tuple(sentences(content)))
        for key, title, sentences in _SECTIONS
    )
    return ProseFacts(
        title=text("Report on the progress of plan {number}", number=content.plan.number),
        subject=subject_of(content),
        summary=(
            completion_sentence(content),
            overdue_sentence(content),
            standing_sentence(content),
        ),
        sections=tuple(each for each in sections if each.paragraphs),
    )
