"""Sources: every cited one is listed, can be found again, and is needed."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.catalogue import trust as catalogue
from dxplan.catalogue.references import UNKNOWN_SOURCE
from dxplan.findings import Finding
from dxplan.language import marked, text
from dxplan.model import (
    Agency,
    AgencyGroup,
    Citation,
    Identity,
    Indicator,
    Plan,
    Report,
    Source,
    Task,
)
from dxplan.rules.placing import Spot, finding_at
from dxplan.rules.references import Reference, Target, unknown
from dxplan.scalars import is_id, plain_letters
from dxplan.workspace import Workspace

#: Records that cite sources.
_CITING = frozenset({Identity, Agency, AgencyGroup, Indicator, Task, Report})

_SOURCE = Target(
    UNKNOWN_SOURCE,
    (Source,),
    marked("no source has the id {id}"),
    marked("add {id} to data/sources.yaml"),
)


def unknown_source(workspace: Workspace) -> Iterator[Finding]:
    """Every source that is cited is listed in sources.yaml."""
    yield from unknown(workspace, _citations(workspace), _SOURCE)


def source_without_place(workspace: Workspace) -> Iterator[Finding]:
    """A source has an address or a number under which it is found again."""
    for source in workspace.plan.sources.values():
        if not source.url and not source.number:
            yield finding_at(
                workspace,
                catalogue.SOURCE_WITHOUT_PLACE,
                Spot(source, ("id",)),
                text("the source {id} has neither url nor number", id=source.id),
                fix=text("add url: …, or number: … for an official document"),
            )


def unused_source(workspace: Workspace) -> Iterator[Finding]:
    """Every source is cited somewhere; not asked while records that may cite it are unread."""
    if workspace.incomplete & _CITING or any(map(workspace.rejected.get, _CITING)):
        return
    cited = {reference.id for reference in _citations(workspace)}
    for source in workspace.plan.sources.values():
        if source.id not in cited:
            yield finding_at(
                workspace,
                catalogue.UNUSED_SOURCE,
                Spot(source, ("id",)),
                text("nothing cites the source {id}", id=source.id),
            )


def _citations(workspace: Workspace) -> Iterator[Reference]:
    """Every id of a source that the plan and the reports name."""
    plan = workspace.plan
    if Identity not in workspace.incomplete:
        yield from _of_plan(plan.identity)
    yield from _of_agencies(plan)
    for indicator in plan.indicators.values():
        yield from _of_indicator(indicator)
    for task in plan.tasks.values():
        yield _cited(task, task.source)
        if task.handovers:
            yield from _handed_over(task)
        if task.decisions:
            yield from _decided(task)
    for report in plan.reports:
        if report.source is not None:
            yield Reference(report.source, report, ("source",))


def _cited(record: object, citation: Citation, *part: str | int) -> Reference:
    # Where the source is cited by its id alone, these keys lead to that id.
    return Reference(citation.document, record, (*part, "source", "document"))


def _of_plan(identity: Identity) -> Iterator[Reference]:
    yield _cited(identity, identity.source)
    for index, implemented in enumerate(identity.implements):
        yield Reference(implemented, identity, ("implements", index))
    yield from _decided(identity)


def _of_agencies(plan: Plan) -> Iterator[Reference]:
    for agency in plan.agencies.values():
        if agency.source is not None:
            yield _cited(agency, agency.source)
    for group in plan.agency_groups.values():
        if group.source is not None:
            yield _cited(group, group.source)


def _of_indicator(indicator: Indicator) -> Iterator[Reference]:
    yield _cited(indicator, indicator.source)
    if indicator.baseline is not None and indicator.baseline.source is not None:
        yield _cited(indicator, indicator.baseline.source, "baseline")
    for index, target in enumerate(indicator.targets):
        if target.source is not None:
            yield _cited(indicator, target.source, "targets", index)
    yield from _decided(indicator)


def _handed_over(task: Task) -> Iterator[Reference]:
    for index, handover in enumerate(task.handovers):
        if handover.decision is not None and _is_meant_as_id(handover.decision):
            yield Reference(handover.decision, task, ("handovers", index, "decision"))


def _decided(record: Identity | Indicator | Task) -> Iterator[Reference]:
    for index, decision in enumerate(record.decisions):
        if _is_meant_as_id(decision.document):
            yield Reference(decision.document, record, ("decisions", index, "document"))


def _is_meant_as_id(document: str) -> bool:
    """Whether a decision is named by a source id.

    A decision that moves a deadline is often known by nothing but its number, and a number needs
    no entry in sources.yaml. The two cannot be confused: numbers of Vietnamese documents have a
    slash (`1234/QĐ-UBND`) and ids have none.
    """
    return is_id(plain_letters(document))
