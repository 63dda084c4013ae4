"""Who reports: agencies that exist, on what they answer for. Published sources are free to speak.

Who answers for what changes with handovers and when agencies end: the day of the report decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.model import Agency, AgencyGroup, Indicator, Measurement, Plan, Report, Task, TaskReport
from dxplan.rules.known import all_read
from dxplan.rules.placing import Spot, finding_at, lead_on
from dxplan.succession import assigned, responsible, responsible_for
from dxplan.workspace import Workspace


def reporter_gone(workspace: Workspace) -> Iterator[Finding]:
    """Whoever reports exists on the day of the report."""
    for report, agency in _reporters(workspace):
        day, spot = report.as_of, Spot(report, ("agency",))
        if agency.until is not None and agency.until <= day:
            heir = responsible(workspace.plan, agency.id, day)
            yield finding_at(
                workspace,
                catalogue.REPORTER_GONE,
                spot,
                text(
                    "{agency} no longer existed on {date}: it ended on {until}",
                    agency=workspace.agency_name(agency.id),
                    date=day,
                    until=agency.until,
                ),
                fix=text("name the agency that reports, or correct as_of")
                if heir is None
                else text(
                    "{name} has taken its place: write agency: {id}, or correct as_of",
                    name=workspace.agency_name(heir),
                    id=heir,
                ),
                also=((text("the agency ends here"), Spot(agency, ("until",))),),
            )
        elif agency.from_ is not None and day < agency.from_:
            yield finding_at(
                workspace,
                catalogue.REPORTER_GONE,
                spot,
                text(
                    "{agency} did not exist yet on {date}: it begins on {begin}",
                    agency=workspace.agency_name(agency.id),
                    date=day,
                    begin=agency.from_,
                ),
                fix=text("name the agency that reports, or correct as_of"),
                also=((text("it begins here"), Spot(agency, ("from",))),),
            )


def reporter_not_responsible(workspace: Workspace) -> Iterator[Finding]:
    """An agency reports on tasks that it leads or supports, and on indicators that it owns.

    As one of an agency group, as the successor of another, or by a handover it does so too.
    """
    if not all_read(workspace, Agency, AgencyGroup):
        return
    plan = workspace.plan
    for report, agency in _reporters(workspace):
        day = report.as_of
        if not agency.exists(day):
            continue
        for entry in report.tasks:
            task = plan.tasks.get(entry.task)
            if task is not None and not _concerns(plan, task, agency.id, day):
                yield _foreign_task(workspace, report, entry, task)
        for measured in report.indicators:
            indicator = plan.indicators.get(measured.indicator)
            # Where nobody answers for it any more, whoever reports a value is welcome.
            owner = responsible(plan, indicator.owner, day) if indicator else None
            if indicator and owner in plan.agencies and owner != agency.id:
                yield _foreign_indicator(workspace, report, measured, indicator)


def _reporters(workspace: Workspace) -> Iterator[tuple[Report, Agency]]:
    for report in workspace.plan.reports:
        agency = workspace.plan.agencies.get(report.agency or "")
        if agency is not None:
            yield report, agency


def _concerns(plan: Plan, task: Task, agency: str, day: dt.date) -> bool:
    """Whether an agency has a part in a task on a day; so it may be where an id is unknown."""
    parts = (assigned(task, day), *task.support)
    return agency in parts or any(_stands_for(plan, agency, part, day) for part in parts)


def _stands_for(plan: Plan, agency: str, named: str, day: dt.date) -> bool:
    """Whether an agency speaks on a day for one that was named, or for a member of a group."""
    group = plan.agency_groups.get(named)
    if group is None:
        return named not in plan.agencies or agency == responsible(plan, named, day)
    return agency in group.members or any(
        agency == responsible(plan, member, day) for member in group.members
    )


def _foreign_task(workspace: Workspace, report: Report, entry: TaskReport, task: Task) -> Finding:
    agency, day = report.agency or "", report.as_of
    return finding_at(
        workspace,
        catalogue.REPORTER_NOT_RESPONSIBLE,
        Spot(entry, ("task",), report),
        text(
            "{agency} neither leads nor supports {task} on {date}",
            agency=workspace.agency_name(agency),
            task=task.id,
            date=day,
        ),
        label=_responsible(workspace, responsible_for(workspace.plan, task, day)),
        fix=text(
            "let the lead report it, add {id} to support, or write that it took the task over:"
            " handovers: [{{to: {id}, date: …, decision: …}}]",
            id=agency,
        ),
        also=((text("the lead is named here"), lead_on(task, day)),),
    )


def _foreign_indicator(
    workspace: Workspace, report: Report, measured: Measurement, indicator: Indicator
) -> Finding:
    owner = responsible(workspace.plan, indicator.owner, report.as_of)
    return finding_at(
        workspace,
        catalogue.REPORTER_NOT_RESPONSIBLE,
        Spot(measured, ("indicator",), report),
        text(
            "{agency} does not answer for {indicator} on {date}",
            agency=workspace.agency_name(report.agency or ""),
            indicator=indicator.id,
            date=report.as_of,
        ),
        label=_responsible(workspace, owner),
        fix=text("let the owner report it, or correct the owner"),
        also=((text("the owner is named here"), Spot(indicator, ("owner",))),),
    )


def _responsible(workspace: Workspace, name: str | None) -> Text:
    if name is None:
        return text("nobody answers for it on that day")
    return text("responsible on that day: {name}", name=workspace.agency_name(name))
