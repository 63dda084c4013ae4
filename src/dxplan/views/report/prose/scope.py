"""What the report is about, and how it counts."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.language import Text, text
from dxplan.views.report.content import Content
from dxplan.views.report.prose.phrases import in_a_row


def subject_of(content: Content) -> Text:
    """The plan, as a document is cited the first time: number, date, issuer."""
    plan = content.plan
    return text(
        "Progress of Plan No. {number} of {day}, issued by {issuer}",
        number=plan.number,
        day=plan.issued,
        issuer=plan.issuer,
    )


def scope_sentences(content: Content) -> Iterator[Text]:
    """The plan by its full name, the day, the selection, and how it is counted."""
    plan = content.plan
    yield text(
        "This report is on Plan No. {number} of {day}, issued by {issuer}: “{title}”. Its figures"
        " hold for {as_of}.",
        number=plan.number,
        day=plan.issued,
        issuer=plan.issuer,
        title=plan.title,
        as_of=content.as_of,
    )
    if content.chosen:
        yield text("It covers a part of the plan ({chosen}).", chosen=in_a_row(content.chosen))
    else:
        yield text("It covers the whole plan.")
    yield text(
        "A task stands as its last report up to that day says. Tasks without a report are named"
        " apart: they are not counted as completed, nor held to have failed. Recurring and"
        " cancelled tasks stand in no rate."
    )
