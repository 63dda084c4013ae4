"""How far the records behind the figures can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxplan.language import Text, counted, text
from dxplan.views.report.content import Content
from dxplan.views.report.prose.phrases import Numbers, Phrase, enumerated, indicators, tasks

_BASIS: Mapping[str, Phrase] = {
    "basis.transcribed": lambda n: counted(
        "{count} is transcribed from the annex of the plan",
        "{count} are transcribed from the annex of the plan",
        n,
    ),
    "basis.announced": lambda n: counted(
        "{count} rests on the announcement of the plan",
        "{count} rest on the announcement of the plan",
        n,
    ),
    "basis.cited": lambda n: counted(
        "{count} is cited from another source", "{count} are cited from other sources", n
    ),
    "basis.drafted": lambda n: counted("{count} is drafted", "{count} are drafted", n),
}


def trust_sentences(content: Content) -> Iterator[Text]:
    """What tasks and indicators rest on, and whether this is a working version."""
    found = Numbers(content.figures, "tasks"), Numbers(content.figures, "indicators")
    recorded = tasks(found[0].count("recorded")), indicators(found[1].count("total"))
    for numbers, records in zip(found, recorded, strict=True):
        parts = numbers.parts(_BASIS)
        if parts:
            yield text("Of {records}, {parts}.", records=records, parts=enumerated(parts))
    if any(numbers.count("basis.drafted") for numbers in found):
        yield text(
            "This is a working version: the records have not been compared with the annex of the"
            " plan yet, and the figures are no official result."
        )
    yield text(
        "The figures were put together from the data of the plan by a program; how each is"
        " computed, and from which records, can be looked up. The text is a draft, which no body"
        " has issued."
    )
