"""The plan that a report is about."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from dxplan.language import in_language, marked
from dxplan.model import Plan
from dxplan.views.facts import facts


@facts
class PlanFacts:
    """What plan it is."""

    number: Annotated[str, marked("Number of the plan.")]
    title: Annotated[str, marked("Title of the plan.")]
    issued: Annotated[date, marked("Date of issue.")]
    issuer: Annotated[str, marked("Who issued it.")]
    signatory: Annotated[str | None, marked("Who signed it.")]
    target_years: Annotated[tuple[str, ...], marked("The target years.")]


def plan_facts(plan: Plan, language: str) -> PlanFacts:
    """The identity of a plan."""
    identity = plan.identity
    return PlanFacts(
        number=identity.number,
        title=in_language(language, identity.title, identity.title_en),
        issued=identity.issued,
        issuer=identity.issuer,
        signatory=identity.signatory,
        target_years=tuple(str(year) for year in identity.target_years),
    )
