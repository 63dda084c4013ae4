"""Agencies: every one that is named exists, and every succession ends somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import marked, text
from dxplan.model import Agency, AgencyGroup
from dxplan.rules.placing import Spot, finding_at
from dxplan.rules.references import Reference, Target, unknown
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_AGENCY = Target(
    catalogue.UNKNOWN_AGENCY,
    (Agency,),
    marked("no agency has the id {id}"),
    marked("add {id} to data/agencies.yaml"),
)
_AGENCY_OR_GROUP = Target(
    catalogue.UNKNOWN_AGENCY,
    (Agency, AgencyGroup),
    marked("no agency or agency group has the id {id}"),
    marked("add {id} to data/agencies.yaml"),
)


def unknown_agency(workspace: Workspace) -> Iterator[Finding]:
    """Whoever leads, supports, owns, reports, belongs, succeeds or takes over is an agency."""
    yield from unknown(workspace, _leads_and_supporters(workspace), _AGENCY_OR_GROUP)
    groups = workspace.plan.agency_groups
    single = list(_single_agencies(workspace))
    yield from unknown(workspace, (each for each in single if each.id not in groups), _AGENCY)
    yield from _groups_for_one(workspace, (each for each in single if each.id in groups))


def _leads_and_supporters(workspace: Workspace) -> Iterator[Reference]:
    for task in workspace.plan.tasks.values():
        yield Reference(task.lead, task, ("lead",))
        for index, supporter in enumerate(task.support):
            yield Reference(supporter, task, ("support", index))


def _single_agencies(workspace: Workspace) -> Iterator[Reference]:
    plan = workspace.plan
    for agency in plan.agencies.values():
        for index, successor in enumerate(agency.successors):
            yield Reference(successor.id, agency, ("successors", index, "id"))
    for group in plan.agency_groups.values():
        for index, member in enumerate(group.members):
            yield Reference(member, group, ("members", index))
    for indicator in plan.indicators.values():
        yield Reference(indicator.owner, indicator, ("owner",))
    for task in plan.tasks.values():
        for index, handover in enumerate(task.handovers):
            yield Reference(handover.to, task, ("handovers", index, "to"))
    for report in plan.reports:
        if report.agency is not None:
            yield Reference(report.agency, report, ("agency",))


def _groups_for_one(workspace: Workspace, references: Iterable[Reference]) -> Iterator[Finding]:
    """Agency groups where one agency is needed; an id may be both an agency and a group."""
    for reference in references:
        if not workspace.may_exist(Agency, reference.id):
            group = workspace.plan.agency_groups[reference.id]
            yield finding_at(
                workspace,
                catalogue.UNKNOWN_AGENCY,
                reference.spot,
                text("{id} is an agency group, and one agency is needed", id=shown(group.id)),
                fix=text("name one of its members"),
                also=((text("the group is defined here"), Spot(group, ("id",))),),
            )


class _Heir(NamedTuple):
    """Who takes the work of an ended agency over, and where that is written."""

    id: str
    spot: Spot


def succession_loop(workspace: Workspace) -> Iterator[Finding]:
    """Following ended agencies to their first successor without a scope never leads in a circle."""
    heirs = _heirs(workspace)
    settled: set[str] = set()
    for start in heirs:
        trail: dict[str, _Heir] = {}
        here = start
        while here in heirs and here not in settled and here not in trail:
            trail[here] = heirs[here]
            here = heirs[here].id
        if here in trail:
            ids = list(trail)
            yield _loop(workspace, {each: trail[each] for each in ids[ids.index(here) :]})
        settled.update(trail)


def _heirs(workspace: Workspace) -> dict[str, _Heir]:
    """The next agency of every agency that ends: one without an end keeps its work."""
    heirs: dict[str, _Heir] = {}
    for agency in workspace.plan.agencies.values():
        if agency.until is None:
            continue
        for index, successor in enumerate(agency.successors):
            if successor.scope is None:
                spot = Spot(agency, ("successors", index, "id"))
                heirs[agency.id] = _Heir(successor.id, spot)
                break
    return heirs


def _loop(workspace: Workspace, loop: Mapping[str, _Heir]) -> Finding:
    start, *others = loop
    return finding_at(
        workspace,
        catalogue.SUCCESSION_LOOP,
        loop[start].spot,
        text(
            "the succession of {name} leads back to itself: {path}",
            name=workspace.agency_name(start),
            path=" → ".join((*loop, start)),
        ),
        fix=text("name a successor that still exists"),
        also=tuple((text("{id} hands on here", id=each), loop[each].spot) for each in others),
    )
