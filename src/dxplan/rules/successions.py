"""Successions take effect on the day an agency ends, and no two agencies are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Agency, Successor
from dxplan.rules.folding import folded
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace


def successor_out_of_time(workspace: Workspace) -> Iterator[Finding]:
    """A successor exists on the day the agency before it ends."""
    agencies = workspace.plan.agencies
    for agency in agencies.values():
        for index, successor in enumerate(agency.successors if agency.until else ()):
            heir = agencies.get(successor.id)
            if heir is not None and agency.until is not None:
                yield from _absent(workspace, agency, agency.until, index, heir)


def _absent(
    workspace: Workspace, agency: Agency, until: dt.date, index: int, heir: Agency
) -> Iterator[Finding]:
    if heir.from_ is not None and heir.from_ > until:
        key, message = (
            "from",
            text(
                "{heir} begins on {date}, after {agency} has ended on {until}",
                heir=workspace.agency_name(heir.id),
                date=heir.from_,
                agency=workspace.agency_name(agency.id),
                until=until,
            ),
        )
    elif heir.until is not None and heir.until < until:
        # Agencies may end together: one that ends on the same day is a step on the way.
        key, message = (
            "until",
            text(
                "{heir} had ended on {date}, before it could succeed {agency} on {until}",
                heir=workspace.agency_name(heir.id),
                date=heir.until,
                agency=workspace.agency_name(agency.id),
                until=until,
            ),
        )
    else:
        return
    yield finding_at(
        workspace,
        catalogue.SUCCESSOR_OUT_OF_TIME,
        Spot(agency, ("successors", index, "id")),
        message,
        fix=text("correct one of the dates, or name who took over on {date}", date=until),
        also=((text("the successor is dated here"), Spot(heir, (key,))),),
    )


def successors_without_end(workspace: Workspace) -> Iterator[Finding]:
    """An agency that is succeeded ends."""
    for agency in workspace.plan.agencies.values():
        if agency.successors and agency.until is None:
            yield finding_at(
                workspace,
                catalogue.SUCCESSORS_WITHOUT_END,
                Spot(agency, ("successors",), key=True),
                text("{agency} has successors, but does not end", agency=agency.id),
                fix=text("add until: …, the first day on which it no longer exists"),
            )


def several_heirs(workspace: Workspace) -> Iterator[Finding]:
    """At most one successor of an agency has no scope."""
    for agency in workspace.plan.agencies.values():
        whole = [
            (index, each) for index, each in enumerate(agency.successors) if each.scope is None
        ]
        for index, second in whole[1:]:
            # The same one twice has a finding of its own.
            if second != whole[0][1]:
                yield _second_heir(workspace, agency, index, second, whole[0][0])


def _second_heir(
    workspace: Workspace, agency: Agency, index: int, second: Successor, first: int
) -> Finding:
    return finding_at(
        workspace,
        catalogue.SEVERAL_HEIRS,
        Spot(agency, ("successors", index, "id")),
        text(
            "{second} has no scope, but {first} already takes over all of the work of {agency}",
            second=workspace.agency_name(second.id),
            first=workspace.agency_name(agency.successors[first].id),
            agency=workspace.agency_name(agency.id),
        ),
        fix=text("add scope: … to the one that took over a part"),
        also=((text("the first one stands here"), Spot(agency, ("successors", first, "id"))),),
    )


def same_agency_twice(workspace: Workspace) -> Iterator[Finding]:
    """No two agencies that exist at the same time share a name or a short name."""
    seen: dict[str, tuple[Agency, str]] = {}
    for agency in workspace.plan.agencies.values():
        for key in ("name", "short"):
            words = getattr(agency, key)
            if not words:
                continue
            first, first_key = seen.setdefault(folded(words), (agency, key))
            if first is not agency and _meet(first, agency):
                yield finding_at(
                    workspace,
                    catalogue.SAME_AGENCY_TWICE,
                    Spot(agency, (key,)),
                    text("{id} is called like {other}", id=agency.id, other=first.id),
                    fix=text("keep one of the two; tell apart what are two agencies"),
                    also=((text("first here"), Spot(first, (first_key,))),),
                )
                break


def _meet(one: Agency, other: Agency) -> bool:
    """Whether two agencies exist at the same time."""
    first, last = dt.date.min, dt.date.max
    begin = max(one.from_ or first, other.from_ or first)
    return begin < min(one.until or last, other.until or last)


def agency_or_group(workspace: Workspace) -> Iterator[Finding]:
    """No agency group has the id of an agency."""
    plan = workspace.plan
    for group in plan.agency_groups.values():
        agency = plan.agencies.get(group.id)
        if agency is not None:
            yield finding_at(
                workspace,
                catalogue.AGENCY_OR_GROUP,
                Spot(group, ("id",)),
                text("{id} is an agency and an agency group", id=group.id),
                fix=text("give the group another id"),
                also=((text("the agency is defined here"), Spot(agency, ("id",))),),
            )
