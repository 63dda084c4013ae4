"""Work is given to agencies that exist while it is to be done, and to groups that have members."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, counted, text
from dxplan.model import Agency, AgencyGroup, Handover, Identity, Indicator, Plan, Report, Task
from dxplan.rules.known import all_read
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at
from dxplan.succession import responsible
from dxplan.workspace import Workspace


def empty_agency_group(workspace: Workspace) -> Iterator[Finding]:
    """An agency group has members."""
    for group in workspace.plan.agency_groups.values():
        if not group.members:
            yield finding_at(
                workspace,
                catalogue.EMPTY_AGENCY_GROUP,
                Spot(group, ("members",)),
                text("the agency group {id} has no members", id=group.id),
                fix=text("name its members, or take it out"),
            )


def agency_out_of_time(workspace: Workspace) -> Iterator[Finding]:
    """Whoever leads a task exists at some time between the plan and the deadline.

    An agency that ended before the plan and has no successor leaves the task to nobody, which is
    a finding of its own.
    """
    if Identity in workspace.incomplete:
        return
    plan = workspace.plan
    for task in plan.tasks.values():
        lead = plan.agencies.get(task.lead)
        if lead is None or task.lead in plan.agency_groups:
            continue
        end = task.deadline
        if lead.from_ is not None and end is not None and end < lead.from_:
            yield _lead(
                workspace,
                task,
                text(
                    "{agency} begins on {date}, after the deadline of {task}",
                    agency=workspace.agency_name(lead.id),
                    date=lead.from_,
                    task=task.id,
                ),
                text("name the agency that existed then, or correct the deadline"),
                Spot(lead, ("from",)),
            )
        elif lead.until is not None and lead.until <= plan.identity.issued:
            yield from _ended_before(workspace, task, lead, lead.until)


def _ended_before(
    workspace: Workspace, task: Task, lead: Agency, until: dt.date
) -> Iterator[Finding]:
    heir = responsible(workspace.plan, lead.id, workspace.plan.identity.issued)
    if heir is not None:
        yield _lead(
            workspace,
            task,
            text(
                "{agency} had ended on {date}, before the plan that gives it {task}",
                agency=workspace.agency_name(lead.id),
                date=until,
                task=task.id,
            ),
            text("write lead: {id} ({name})", id=heir, name=workspace.agency_name(heir)),
            Spot(lead, ("until",)),
        )


def _lead(workspace: Workspace, task: Task, message: Text, fix: Text, life: Spot) -> Finding:
    return finding_at(
        workspace,
        catalogue.AGENCY_OUT_OF_TIME,
        Spot(task, ("lead",)),
        message,
        fix=fix,
        also=((text("the agency is dated here"), life),),
    )


def handover_out_of_time(workspace: Workspace) -> Iterator[Finding]:
    """Whoever takes a task over exists on that day, and the plan did before."""
    plan = workspace.plan
    for task in plan.tasks.values():
        for index, handover in enumerate(task.handovers):
            taker = plan.agencies.get(handover.to)
            spot = Spot(task, ("handovers", index, "date"))
            if taker is not None and not taker.exists(handover.date):
                yield _taker_absent(workspace, task, spot, handover, taker)
            elif Identity not in workspace.incomplete and handover.date < plan.identity.issued:
                yield finding_at(
                    workspace,
                    catalogue.HANDOVER_OUT_OF_TIME,
                    spot,
                    text(
                        "{task} is handed over on {date}, before the plan of {issued}",
                        task=task.id,
                        date=handover.date,
                        issued=plan.identity.issued,
                    ),
                    fix=text("check the year"),
                )


def _taker_absent(
    workspace: Workspace, task: Task, spot: Spot, handover: Handover, taker: Agency
) -> Finding:
    ended = taker.until is not None and taker.until <= handover.date
    words = (
        text("it ended on {date}", date=taker.until)
        if ended
        else text("it begins on {date}", date=taker.from_)
    )
    return finding_at(
        workspace,
        catalogue.HANDOVER_OUT_OF_TIME,
        spot,
        text(
            "{task} is handed over on {date} to {agency}, which does not exist on that day",
            task=task.id,
            date=handover.date,
            agency=workspace.agency_name(taker.id),
        ),
        label=words,
        fix=text("correct the date, or name the agency that took the task over"),
        also=((text("the agency is dated here"), Spot(taker, ("until" if ended else "from",))),),
    )


def unused_agency(workspace: Workspace) -> Iterator[Finding]:
    """Every agency is named somewhere; said once, and not while records are unread or not there."""
    plan = workspace.plan
    if not plan.tasks or not all_read(workspace, Agency, AgencyGroup, Indicator, Task, Report):
        return
    named = _named(plan)
    unused = [agency for agency in plan.agencies.values() if agency.id not in named]
    if unused:
        yield finding_at(
            workspace,
            catalogue.UNUSED_AGENCY,
            Spot(unused[0], ("id",)),
            counted(
                "{count} agency is named nowhere: {names}",
                "{count} agencies are named nowhere: {names}",
                len(unused),
                names=", ".join(each.id for each in unused[:MOST_PLACES]),
            ),
            also=tuple(
                (text("nothing names {id}", id=each.id), Spot(each, ("id",)))
                for each in unused[1:MOST_PLACES]
            ),
        )


def _named(plan: Plan) -> set[str]:
    """The ids that stand where an agency belongs."""
    named = {heir.id for agency in plan.agencies.values() for heir in agency.successors}
    # The agency before in a line of succession is in use too: that is how one gets here.
    named.update(agency.id for agency in plan.agencies.values() if agency.successors)
    for group in plan.agency_groups.values():
        named.update(group.members)
    named.update(indicator.owner for indicator in plan.indicators.values())
    for task in plan.tasks.values():
        named.add(task.lead)
        named.update(task.support)
        named.update(handover.to for handover in task.handovers)
    named.update(report.agency for report in plan.reports if report.agency is not None)
    return named
