"""The report in sentences, over random plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dxplan.language import Language, Text
from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.selection import Selection
from dxplan.states import HUNDRED, SOON, Percent
from dxplan.views.report import Report
from dxplan.views.report.figures import FigureFacts
from tests.property.plans import DAYS, MAYBE_DAYS, plans, quick, selections
from tests.report_samples import report_of


def paragraphs(report: Report) -> list[Text]:
    return [
        report.prose.title,
        report.prose.subject,
        *report.prose.summary,
        *(each for section in report.prose.sections for each in section.paragraphs),
    ]


@quick
@given(plans(), DAYS, MAYBE_DAYS, selections(), st.sampled_from(["vi", "en"]))
def test_sentences_are_whole(
    plan: Plan, day: date, since: date | None, selection: Selection, language: Language
) -> None:
    report = report_of(plan, day, since=since, selection=selection, language=language)
    for each in paragraphs(report):
        sentence = worded(each, Notation(language))
        assert not re.search(r"None|[{}]|  | [,.;]|\(\)|: \.|^\W*$", sentence), sentence


@quick
@given(plans(), DAYS, MAYBE_DAYS, selections())
def test_every_number_of_a_sentence_is_one_of_the_facts(
    plan: Plan, day: date, since: date | None, selection: Selection
) -> None:
    report = report_of(plan, day, since=since, selection=selection)
    known = set(_numbers_of(report)) | {SOON.days}
    for each in paragraphs(report):
        found = set(_numbers_in(each))
        assert found <= known, worded(each, Notation("en"))


@quick
@given(plans(), DAYS, MAYBE_DAYS)
def test_no_wording_holds_a_number_of_its_own(plan: Plan, day: date, since: date | None) -> None:
    for each in paragraphs(report_of(plan, day, since=since)):
        assert not [source for source in _sources(each) if re.search(r"\d", source)]


@quick
@given(plans(), DAYS)
def test_sections_come_in_one_order_and_none_is_empty(plan: Plan, day: date) -> None:
    sections = report_of(plan, day, since=date(2023, 12, 1)).prose.sections
    assert [each.key for each in sections] == [
        *("scope", "overview", "indicators", "groups", "deadlines", "changes", "trust")
    ]
    assert all(each.paragraphs for each in sections)


def _sources(words: Text) -> Iterator[str]:
    yield words.source
    for each in words.values.values():
        if isinstance(each, Text):
            yield from _sources(each)


def _numbers_in(value: object) -> Iterator[Decimal]:
    """The numbers that a text is made of, without those inside names and days."""
    match value:
        case Text():
            for each in value.values.values():
                yield from _numbers_in(each)
        case bool():
            return
        case int() | Decimal():
            yield Decimal(value)
        case Percent():
            yield from (value.low, value.high)
        case _:
            return


def _numbers_of(report: Report) -> Iterator[Decimal]:
    """All figures, all values of indicators and tasks, and how long the lists are."""
    trees = [report.figures, *(row.figures for row in (*report.groups, *report.pillars))]
    for tree in (*trees, *(row.figures for row in report.agencies)):
        yield from _figures(tree)
    for indicator in report.indicators:
        yield from (
            Decimal(each.value)
            for each in indicator.measurements
            if isinstance(each.value, Decimal)
        )
    for tasks in (report.tasks, report.outside):
        yield from map(Decimal, range(len(tasks) + 1))
    changes = report.changes
    if changes is None:
        return
    for figure in changes.figures:
        yield from (*_values(figure.before), *_values(figure.after))
    for section in changes.sections:
        yield from _numbers_in(section.title)
        yield from (
            each for item in section.items for news in item.news for each in _numbers_in(news)
        )
        yield from (each for item in section.items for each in _numbers_in(item.title))


def _figures(tree: Mapping[str, Any]) -> Iterator[Decimal]:
    for each in tree.values():
        if isinstance(each, FigureFacts):
            yield from _values(each)
        else:
            yield from _figures(each)


def _values(figure: FigureFacts) -> Iterator[Decimal]:
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    for each in values:
        if each is not None:
            yield (
                Decimal(each) * HUNDRED
                if figure.is_rate or isinstance(each, Decimal)
                else Decimal(each)
            )
