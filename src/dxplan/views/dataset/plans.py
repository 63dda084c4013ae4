"""Tables of the plan itself: what it is, its parts, its sources, what was decided since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from dxplan.language import marked
from dxplan.model import Decision, Plan, Quality, SourceKind
from dxplan.selection import Scope
from dxplan.views.dataset.naming import cited, source_named
from dxplan.views.dataset.tables import COUNT, YEAR, About, Ref, Row, row


@row
class PlanRow:
    """The plan."""

    TABLE: ClassVar = About(
        name="plans", meaning=marked("What plan this is: one row."), key=("plan_number",)
    )

    plan_number: Annotated[str, marked("Number of the document, such as 239/KH-UBND.")]
    title: Annotated[str, marked("Title of the document.")]
    title_en: Annotated[str | None, marked("The title in English.")]
    issued: Annotated[dt.date, marked("The day it was signed.")]
    issuer: Annotated[str, marked("Who issued it.")]
    signatory: Annotated[str | None, marked("Who signed it.")]
    source_id: Annotated[
        str | None, marked("Where its text, or what is known of it, can be found."), Ref("sources")
    ]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]


@row
class TargetYearRow:
    """A target year of the plan."""

    TABLE: ClassVar = About(
        name="plan_target_years",
        meaning=marked("The years the plan sets targets for, one a row."),
        key=("plan_number", "year"),
    )

    plan_number: Annotated[str, marked("The plan."), Ref("plans")]
    year: Annotated[int, marked("A year it sets targets for."), YEAR]


@row
class ImplementsRow:
    """A document the plan carries out."""

    TABLE: ClassVar = About(
        name="plan_implements",
        meaning=marked("The documents the plan carries out, one a row."),
        key=("plan_number", "source_id"),
    )

    plan_number: Annotated[str, marked("The plan."), Ref("plans")]
    source_id: Annotated[str, marked("A document it carries out."), Ref("sources")]


@row
class PillarRow:
    """A pillar."""

    TABLE: ClassVar = About(
        name="pillars", meaning=marked("The groups of indicators, one a row."), key=("pillar_id",)
    )

    pillar_id: Annotated[str, marked("Id of the pillar; indicators name it.")]
    name: Annotated[str, marked("Name of the pillar.")]
    name_en: Annotated[str | None, marked("The name in English.")]
    declared: Annotated[int | None, marked("How many indicators the plan says it has."), COUNT]


@row
class GroupRow:
    """A group of tasks."""

    TABLE: ClassVar = About(
        name="task_groups", meaning=marked("The groups of tasks, one a row."), key=("group_id",)
    )

    group_id: Annotated[str, marked("Id of the group of tasks; tasks name it.")]
    name: Annotated[str, marked("Name of the group.")]
    name_en: Annotated[str | None, marked("The name in English.")]
    declared: Annotated[
        int | None,
        marked(
            "How many tasks the plan says it has; without it the group stands outside the"
            " headline figures."
        ),
        COUNT,
    ]


@row
class SourceRow:
    """A source."""

    TABLE: ClassVar = About(
        name="sources",
        meaning=marked("Documents, pages and datasets that facts are cited from, one a row."),
        key=("source_id",),
    )

    source_id: Annotated[str, marked("Id of the source; records cite it.")]
    kind: Annotated[
        SourceKind, marked("An official document, a web page or article, or a set of figures.")
    ]
    title: Annotated[str, marked("Its title; of a page that has none, a description.")]
    title_en: Annotated[str | None, marked("The title in English.")]
    number: Annotated[str | None, marked("Number of an official document.")]
    issuer: Annotated[str | None, marked("Who issued or published it.")]
    published: Annotated[dt.date | None, marked("The day it was issued or published.")]
    url: Annotated[str | None, marked("Where it can be read.")]
    quality: Annotated[
        Quality | None,
        marked(
            "A official site, law database or known press; B other press; C aggregator or machine"
            " translation."
        ),
    ]
    accessed: Annotated[dt.date | None, marked("The day it was last looked at.")]
    note: Annotated[str | None, marked("What a reader should know.")]


@row
class DecisionRow:
    """A decision on a record."""

    TABLE: ClassVar = About(
        name="decisions",
        meaning=marked(
            "Every decision that moved a fact of a task, of an indicator, or of the plan itself"
            " (then task_id and indicator_id are empty), one a row."
        ),
        key=("decision_id",),
    )

    decision_id: Annotated[
        str, marked("What was decided on, and the number of the decision on it.")
    ]
    task_id: Annotated[str | None, marked("The task it is about."), Ref("tasks")]
    indicator_id: Annotated[str | None, marked("The indicator it is about."), Ref("indicators")]
    document: Annotated[str, marked("The document: the id of a source, or its number.")]
    source_id: Annotated[
        str | None, marked("The document, where it is one of the sources."), Ref("sources")
    ]
    decided_on: Annotated[dt.date, marked("Date of the document.")]
    field: Annotated[str, marked("The key that moved, such as due or targets.")]
    value_before: Annotated[str | None, marked("The value before.")]
    value_after: Annotated[str | None, marked("The value after.")]


def plan_rows(plan: Plan) -> Iterator[Row]:
    """The plan, what it carries out, its pillars and groups."""
    identity = plan.identity
    source, locator = cited(identity.source)
    yield PlanRow(
        plan_number=identity.number,
        title=identity.title,
        title_en=identity.title_en,
        issued=identity.issued,
        issuer=identity.issuer,
        signatory=identity.signatory,
        source_id=source,
        locator=locator,
    )
    for year in dict.fromkeys(identity.target_years):
        yield TargetYearRow(plan_number=identity.number, year=year)
    for name in dict.fromkeys(identity.implements):
        yield ImplementsRow(plan_number=identity.number, source_id=name)
    for pillar in plan.pillars.values():
        yield PillarRow(
            pillar_id=pillar.id, name=pillar.name, name_en=pillar.name_en, declared=pillar.declared
        )
    for group in plan.groups.values():
        yield GroupRow(
            group_id=group.id, name=group.name, name_en=group.name_en, declared=group.declared
        )


def source_rows(plan: Plan) -> Iterator[Row]:
    """All sources."""
    for source in plan.sources.values():
        yield SourceRow(
            source_id=source.id,
            kind=source.kind,
            title=source.title,
            title_en=source.title_en,
            number=source.number,
            issuer=source.issuer,
            published=source.date,
            url=source.url,
            quality=source.quality,
            accessed=source.accessed,
            note=source.note,
        )


def decision_rows(plan: Plan, scope: Scope) -> Iterator[Row]:
    """What was decided on the plan and on the records of a selection."""
    for number, decision in enumerate(plan.identity.decisions, 1):
        yield _decision(plan, decision, f"plan/{number}")
    for task in (*scope.tasks, *scope.outside):
        for number, decision in enumerate(task.decisions, 1):
            yield _decision(plan, decision, f"task/{task.id}/{number}", task=task.id)
    for indicator in scope.indicators:
        for number, decision in enumerate(indicator.decisions, 1):
            name = f"indicator/{indicator.id}/{number}"
            yield _decision(plan, decision, name, indicator=indicator.id)


def _decision(
    plan: Plan,
    decision: Decision,
    name: str,
    *,
    task: str | None = None,
    indicator: str | None = None,
) -> DecisionRow:
    return DecisionRow(
        decision_id=name,
        task_id=task,
        indicator_id=indicator,
        document=decision.document,
        source_id=source_named(plan, decision.document),
        decided_on=decision.date,
        field=decision.field,
        value_before=decision.from_,
        value_after=decision.to,
    )
