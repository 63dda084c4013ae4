"""Days against the life of the plan: nothing is older than what it belongs to, or outlives it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from dxplan.catalogue import dates as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.model import Identity, Indicator, Report, Source, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.rules.progress import task_entries
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def past_the_horizon(workspace: Workspace) -> Iterator[Finding]:
    """Deadlines lie within the last target year of the plan."""
    plan = workspace.plan
    if Identity in workspace.incomplete or not plan.identity.target_years:
        return
    last = max(plan.identity.target_years)
    for task in plan.tasks.values():
        for key, end in (("due", task.due), ("until", task.until)):
            if end is not None and end.year > last:
                yield finding_at(
                    workspace,
                    catalogue.PAST_THE_HORIZON,
                    Spot(task, (key,)),
                    text("{date} is after the last target year, {year}", date=end, year=last),
                    fix=text("check the year; without an end it is a recurring task: recurs: …"),
                )


def report_folder(workspace: Workspace) -> Iterator[Finding]:
    """A report in a folder called like a day, or a file called like a reporter, is theirs."""
    known = workspace.plan.agencies.keys() | workspace.plan.sources.keys()
    for report in workspace.plan.reports:
        path = PurePosixPath(workspace.origins[id(report)].document.path)
        day = next((part for part in path.parts[:-1] if _DAY.fullmatch(part)), None)
        reporter = report.agency or report.source
        if day is not None and day != report.as_of.isoformat():
            yield _misplaced(workspace, report, "as_of", day)
        elif path.stem != reporter and path.stem in known:
            yield _misplaced(workspace, report, "agency" if report.agency else "source", path.stem)


def _misplaced(workspace: Workspace, report: Report, key: str, called: str) -> Finding:
    spot = Spot(report, (key,))
    if key == "as_of":
        message = text(
            "the report is as of {date}, its folder is {folder}", date=report.as_of, folder=called
        )
        fix = text("correct as_of, or move the file to the folder {date}", date=report.as_of)
    else:
        reporter = report.agency or report.source
        message = text(
            "the report is of {reporter}, its file is called {name}", reporter=reporter, name=called
        )
        fix = text("correct {key}, or call the file {name}.yaml", key=key, name=reporter)
    return finding_at(workspace, catalogue.REPORT_FOLDER, spot, message, fix=fix)


def completed_before_the_plan(workspace: Workspace) -> Iterator[Finding]:
    """Tasks are completed after the plan was issued."""
    if Identity in workspace.incomplete:
        return
    issued = workspace.plan.identity.issued
    for report, entry in task_entries(workspace):
        if entry.completed_on is not None and entry.completed_on < issued:
            yield finding_at(
                workspace,
                catalogue.COMPLETED_BEFORE_THE_PLAN,
                Spot(entry, ("completed_on",), report),
                text(
                    "{task} was completed on {date}, before the plan of {issued}",
                    task=shown(entry.task),
                    date=entry.completed_on,
                    issued=issued,
                ),
                fix=text("check the year"),
                also=_issued(workspace),
            )


def _issued(workspace: Workspace) -> tuple[tuple[Text, Spot]]:
    return ((text("the plan is dated here"), Spot(workspace.plan.identity, ("issued",))),)


def implements_later(workspace: Workspace) -> Iterator[Finding]:
    """What the plan implements is not younger than the plan."""
    if Identity in workspace.incomplete:
        return
    identity = workspace.plan.identity
    for index, name in enumerate(identity.implements):
        source = workspace.plan.sources.get(name)
        if source is not None and source.date is not None and source.date > identity.issued:
            yield finding_at(
                workspace,
                catalogue.IMPLEMENTS_LATER,
                Spot(identity, ("implements", index)),
                text(
                    "{document} is of {date}, after the plan of {issued}",
                    document=source.number or source.id,
                    date=source.date,
                    issued=identity.issued,
                ),
                fix=text("correct one of the dates, or name another document"),
                also=((text("the document is dated here"), Spot(source, ("date",))),),
            )


def accessed_too_early(workspace: Workspace) -> Iterator[Finding]:
    """A source is looked at after it was published."""
    for source in workspace.plan.sources.values():
        if source.date is not None and source.accessed is not None:
            yield from _accessed(workspace, source, source.date, source.accessed)


def _accessed(
    workspace: Workspace, source: Source, date: dt.date, accessed: dt.date
) -> Iterator[Finding]:
    if accessed < date:
        yield finding_at(
            workspace,
            catalogue.ACCESSED_TOO_EARLY,
            Spot(source, ("accessed",)),
            text(
                "{id} was looked at on {accessed}, before its date {date}",
                id=source.id,
                accessed=accessed,
                date=date,
            ),
            fix=text("correct one of the two dates"),
            also=((text("the document is dated here"), Spot(source, ("date",))),),
        )


def decision_before_the_plan(workspace: Workspace) -> Iterator[Finding]:
    """A decision that moves something is younger than the plan."""
    if Identity in workspace.incomplete:
        return
    plan = workspace.plan
    records: list[Indicator | Task] = [*plan.indicators.values(), *plan.tasks.values()]
    for record in records:
        for index, decision in enumerate(record.decisions):
            if decision.date < plan.identity.issued:
                yield finding_at(
                    workspace,
                    catalogue.DECISION_BEFORE_THE_PLAN,
                    Spot(record, ("decisions", index, "date")),
                    text(
                        "{date} is before the plan of {issued}",
                        date=decision.date,
                        issued=plan.identity.issued,
                    ),
                    fix=text("check the year"),
                    also=_issued(workspace),
                )
