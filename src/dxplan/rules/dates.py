"""Dates that contradict each other. None of these rules asks what day it is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from dxplan.catalogue import dates as catalogue
from dxplan.findings import Finding
from dxplan.language import counted, text
from dxplan.model import Agency, Baseline, Identity, Indicator, Status, Task
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at
from dxplan.workspace import Workspace


def dates_run_backwards(workspace: Workspace) -> Iterator[Finding]:
    """Tasks and agencies end after they begin, and targets lie after their baseline.

    A task completed before its start is let pass: the start is a plan, and work may be early.
    """
    plan = workspace.plan
    for agency in plan.agencies.values():
        yield from _agency_backwards(workspace, agency)
    for indicator in plan.indicators.values():
        if indicator.baseline is not None:
            yield from _targets_before(workspace, indicator, indicator.baseline)
    for task in plan.tasks.values():
        if task.start is not None:
            yield from _task_backwards(workspace, task, task.start)


def _agency_backwards(workspace: Workspace, agency: Agency) -> Iterator[Finding]:
    if agency.from_ is not None and agency.until is not None and agency.until <= agency.from_:
        yield finding_at(
            workspace,
            catalogue.DATES_RUN_BACKWARDS,
            Spot(agency, ("until",)),
            text(
                "the agency ends on {until} and begins on {begin}",
                until=agency.until,
                begin=agency.from_,
            ),
            label=text("the first day on which it no longer exists"),
            fix=text("correct one of the two dates"),
            also=((text("it begins here"), Spot(agency, ("from",))),),
        )


def _targets_before(
    workspace: Workspace, indicator: Indicator, baseline: Baseline
) -> Iterator[Finding]:
    for index, target in enumerate(indicator.targets):
        if dt.date(target.year, 12, 31) <= baseline.date:
            yield finding_at(
                workspace,
                catalogue.DATES_RUN_BACKWARDS,
                Spot(indicator, ("targets", index, "year")),
                text(
                    "the target for the end of {year} does not lie after the baseline of {date}",
                    year=target.year,
                    date=baseline.date,
                ),
                fix=text("give an earlier baseline, or take the target out"),
                also=((text("the baseline is dated here"), Spot(indicator, ("baseline", "date"))),),
            )


def _task_backwards(workspace: Workspace, task: Task, start: dt.date) -> Iterator[Finding]:
    for key, end in (("due", task.due), ("until", task.until)):
        if end is not None and end < start:
            yield finding_at(
                workspace,
                catalogue.DATES_RUN_BACKWARDS,
                Spot(task, (key,)),
                text("the task ends on {end}, before it starts on {start}", end=end, start=start),
                fix=text("write a date from {start} on, or correct the start", start=start),
                also=((text("it starts here"), Spot(task, ("start",))),),
            )


def before_the_plan(workspace: Workspace) -> Iterator[Finding]:
    """Deadlines and reports of agencies are not older than the plan."""
    if Identity in workspace.incomplete:
        return
    issued = workspace.plan.identity.issued
    for task in workspace.plan.tasks.values():
        for key, end in (("due", task.due), ("until", task.until)):
            if end is not None and end < issued:
                yield _older_than_plan(workspace, Spot(task, (key,)), end)
    for report in workspace.plan.reports:
        if report.agency is not None and report.as_of < issued:
            yield _older_than_plan(workspace, Spot(report, ("as_of",)), report.as_of)


def _older_than_plan(workspace: Workspace, spot: Spot, day: dt.date) -> Finding:
    identity = workspace.plan.identity
    return finding_at(
        workspace,
        catalogue.BEFORE_THE_PLAN,
        spot,
        text("{date} is before the plan of {issued}", date=day, issued=identity.issued),
        fix=text("check the year"),
        also=((text("the plan is dated here"), Spot(identity, ("issued",))),),
    )


def reported_ahead(workspace: Workspace) -> Iterator[Finding]:
    """A report speaks of nothing that happened after its own date."""
    for report in workspace.plan.reports:
        as_of = report.as_of
        ends = (text("the report is dated here"), Spot(report, ("as_of",)))
        for entry in report.tasks:
            day = entry.completed_on
            # The date of a task that is not completed has a finding of its own.
            if day is not None and day > as_of and entry.status is Status.COMPLETED:
                yield finding_at(
                    workspace,
                    catalogue.REPORTED_AHEAD,
                    Spot(entry, ("completed_on",), report),
                    text("completed on {date}, in a report as of {as_of}", date=day, as_of=as_of),
                    fix=text("correct the date, or report it later"),
                    also=(ends,),
                )
        for measured in report.indicators:
            if measured.date is not None and measured.date > as_of:
                yield finding_at(
                    workspace,
                    catalogue.REPORTED_AHEAD,
                    Spot(measured, ("date",), report),
                    text(
                        "measured on {date}, in a report as of {as_of}",
                        date=measured.date,
                        as_of=as_of,
                    ),
                    fix=text("correct the date, or report it later"),
                    also=(ends,),
                )


def target_year(workspace: Workspace) -> Iterator[Finding]:
    """Targets are set for the target years of the plan; said once of each other year."""
    if Identity in workspace.incomplete:
        return
    years = workspace.plan.identity.target_years
    others: defaultdict[int, list[Spot]] = defaultdict(list)
    for indicator in workspace.plan.indicators.values():
        for index, target in enumerate(indicator.targets):
            if target.year not in years:
                others[target.year].append(Spot(indicator, ("targets", index, "year")))
    for year, spots in others.items():
        yield finding_at(
            workspace,
            catalogue.TARGET_YEAR,
            spots[0],
            counted(
                "{count} target is set for {year}, which is not a target year of the plan",
                "{count} targets are set for {year}, which is not a target year of the plan",
                len(spots),
                year=year,
            ),
            label=text("target years: {years}", years=", ".join(map(str, years))),
            also=tuple(
                (text("{indicator} has one too", indicator=spot.record.id), spot)
                for spot in spots[1:MOST_PLACES]
            ),
        )
