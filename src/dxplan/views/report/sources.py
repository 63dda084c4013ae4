"""Documents and pages that the records of a report rest on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

from dxplan.figures import Measured
from dxplan.language import in_language, marked
from dxplan.model import Quality, Source
from dxplan.views.facts import facts
from dxplan.views.report.naming import Naming


@facts
class SourceFacts:
    """One document or page."""

    id: Annotated[str, marked("Id of the source.")]
    number: Annotated[str | None, marked("Number of the document.")]
    title: Annotated[str, marked("Title of the source.")]
    issuer: Annotated[str | None, marked("Who issued it.")]
    day: Annotated[date | None, marked("Its date.")]
    url: Annotated[str | None, marked("Its address.")]
    quality: Annotated[
        Quality | None,
        marked("A official site, law database or known press, B other press, C aggregator."),
    ]
    records: Annotated[int, marked("How many tasks and indicators of the report rest on it.")]


def source_facts(naming: Naming, measured: Measured) -> tuple[SourceFacts, ...]:
    """The sources that tasks and indicators of a selection rest on, in plan order."""
    scope = measured.scope
    used = Counter(task.source.document for task in (*scope.tasks, *scope.outside))
    used.update(indicator.source.document for indicator in scope.indicators)
    return tuple(
        _source(source, used[source.id], naming.language)
        for source in naming.plan.sources.values()
        if source.id in used
    )


def _source(source: Source, records: int, language: str) -> SourceFacts:
    return SourceFacts(
        id=source.id,
        number=source.number,
        title=in_language(language, source.title, source.title_en),
        issuer=source.issuer,
        day=source.date,
        url=source.url,
        quality=source.quality,
        records=records,
    )
