"""The report in sentences, as templates see it."""

from __future__ import annotations

from typing import Annotated

from dxplan.language import Text, marked
from dxplan.views.facts import facts


@facts
class ProseSectionFacts:
    """One section of the report in sentences."""

    key: Annotated[str, marked("Stable name of the section, such as overview or deadlines.")]
    title: Annotated[Text, marked("Its heading.")]
    paragraphs: Annotated[tuple[Text, ...], marked("Its paragraphs, one or more.")]


@facts
class ProseFacts:
    """The report in sentences."""

    title: Annotated[Text, marked("What kind of report it is, on what.")]
    subject: Annotated[Text, marked("What the report is on, with date and issuer of the plan.")]
    summary: Annotated[tuple[Text, ...], marked("What is said first, in a few sentences.")]
    sections: Annotated[tuple[ProseSectionFacts, ...], marked("The sections, in order.")]
