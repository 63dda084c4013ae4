"""How things stand on a day that somebody asked for: late, soon due, silent, stale.

These are the only rules whose findings come with the passing of time, so they run only when a day
is handed in. "Not reported" is never called late: it is told apart, and once for each agency.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dxplan.catalogue import dates as catalogue
from dxplan.findings import Finding, Rule
from dxplan.language import Text, counted, text
from dxplan.model import Agency, AgencyGroup, Target, Task
from dxplan.pace import STALE_MONTHS, IndicatorState, Standing, compare
from dxplan.rules.known import Known, all_read
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at, in_file
from dxplan.states import Progress, Rhythm, TaskState, Timeliness
from dxplan.succession import responsible, responsible_for
from dxplan.workspace import Workspace


def overdue(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """No task that is reported as not completed has passed its deadline."""
    for state in _states(known):
        if state.timeliness is Timeliness.OVERDUE and not state.overdue_unreported and state.due:
            late = (known.day - state.due).days
            yield _deadline(
                workspace,
                state,
                catalogue.OVERDUE,
                counted(
                    "{task} is {count} day overdue: it was due on {due}",
                    "{task} is {count} days overdue: it was due on {due}",
                    late,
                    task=state.task.id,
                    due=state.due,
                ),
                text("report its completion, or name the decision that moves the deadline"),
            )


def due_soon(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """No task that is not completed is due in the next thirty days."""
    for state in _states(known):
        if state.due_soon and state.due:
            yield _deadline(
                workspace,
                state,
                catalogue.DUE_SOON,
                counted(
                    "{task} is due in {count} day, on {due}",
                    "{task} is due in {count} days, on {due}",
                    (state.due - known.day).days,
                    task=state.task.id,
                    due=state.due,
                ),
                None,
            )


def _deadline(
    workspace: Workspace, state: TaskState, rule: Rule, message: Text, fix: Text | None
) -> Finding:
    task = state.task
    said = state.last
    also: tuple[tuple[Text, Spot], ...] = ()
    if said is not None:
        words = text("last reported here as of {date}", date=said.report.as_of)
        also = ((words, Spot(said.entry, ("status",), said.report)),)
    key = "due" if task.recurs is None else "until"
    return finding_at(workspace, rule, Spot(task, (key,)), message, fix=fix, also=also)


def overdue_unreported(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Of every task that has passed its deadline somebody has said how it stands."""
    late = [state.task for state in _states(known) if state.overdue_unreported]
    for name, tasks in _by_leader(workspace, late, known.day).items():
        yield finding_at(
            workspace,
            catalogue.OVERDUE_UNREPORTED,
            _leader(workspace, name, tasks[0]),
            counted(
                "{agency} has not reported on {count} task whose deadline has passed",
                "{agency} has not reported on {count} tasks whose deadlines have passed",
                len(tasks),
                agency=workspace.agency_name(name),
            ),
            fix=text("ask whether they are completed, and record the report"),
            also=_named(tasks),
        )


def stale_measurement(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """The latest measurement of an indicator is not older than fifteen months."""
    for state in known.indicators.values():
        latest = state.latest
        if state.standing is Standing.STALE and latest is not None:
            yield finding_at(
                workspace,
                catalogue.STALE_MEASUREMENT,
                Spot(latest.entry, ("value",), latest.report),
                text(
                    "the latest value of {indicator} is of {date}, {months} months ago",
                    indicator=state.indicator.id,
                    date=latest.day,
                    months=state.age_months,
                ),
                label=text("older than {months} months", months=STALE_MONTHS),
                fix=text(
                    "ask {agency} for a new value",
                    agency=workspace.agency_name(state.indicator.owner),
                ),
            )


def silent_agency(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Every agency that leads open tasks has reported since the current period began."""
    if not all_read(workspace, Agency, AgencyGroup):
        return
    heard = [report for report in workspace.plan.reports if report.agency is not None]
    owing = [state for state in _states(known) if state.owes_report and not state.reported_now]
    if owing and not any(report.as_of <= known.day for report in heard):
        yield _nobody(workspace, len(owing))
        return
    begun = known.period.start
    spoke = {report.agency for report in heard if begun <= report.as_of <= known.day}
    for name, tasks in _by_debtor(workspace, owing).items():
        if name not in spoke:
            yield _silent(workspace, name, tasks, begun)


def _by_debtor(workspace: Workspace, owing: Sequence[TaskState]) -> Mapping[str, Sequence[Task]]:
    """Tasks by the agencies that owe a report on them: of a leading group, its silent members."""
    plan = workspace.plan
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for state in owing:
        day, task = state.as_of, state.task
        members = [responsible(plan, each, day) or each for each in state.silent]
        for name in dict.fromkeys(members) or [responsible_for(plan, task, day) or task.lead]:
            found[name].append(task)
    return found


def _nobody(workspace: Workspace, count: int) -> Finding:
    return finding_at(
        workspace,
        catalogue.SILENT_AGENCY,
        Spot(workspace.plan.identity, ("number",)),
        counted(
            "no agency has reported yet; {count} task waits for a report",
            "no agency has reported yet; {count} tasks wait for a report",
            count,
        ),
        fix=text("ask the agencies for their reports, and add them below data/reports"),
    )


def _silent(workspace: Workspace, name: str, tasks: Sequence[Task], begun: dt.date) -> Finding:
    return finding_at(
        workspace,
        catalogue.SILENT_AGENCY,
        _leader(workspace, name, tasks[0]),
        counted(
            "{agency} has reported nothing since {begun}, and leads {count} task that is open",
            "{agency} has reported nothing since {begun}, and leads {count} tasks that are open",
            len(tasks),
            agency=workspace.agency_name(name),
            begun=begun,
        ),
        fix=text("ask for its report on the current period"),
        also=_named(tasks),
    )


def rhythm_lapsed(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """A recurring task that was reported once is reported in its rhythm."""
    for state in _states(known):
        said = state.last
        if state.rhythm is Rhythm.LAPSED and said is not None:
            yield finding_at(
                workspace,
                catalogue.RHYTHM_LAPSED,
                Spot(state.task, ("recurs",)),
                text(
                    "{task} recurs, but was last reported as of {date} ({status})",
                    task=state.task.id,
                    date=said.report.as_of,
                    status=said.entry.status.value,
                ),
                fix=text("report it for the last period, or end its rhythm: until: …"),
                also=((text("last reported here"), Spot(said.entry, ("status",), said.report)),),
            )


def target_missed(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """What was measured in a target year that is over meets the target of that year."""
    for state in known.indicators.values():
        for index, target in enumerate(state.indicator.targets):
            end = dt.date(target.year, 12, 31)
            if end < known.day:
                yield from _missed(workspace, state, index, target)


def _missed(
    workspace: Workspace, state: IndicatorState, index: int, target: Target
) -> Iterator[Finding]:
    indicator, latest = state.indicator, state.latest
    if (
        latest is None
        or latest.day.year < target.year
        or compare(target, indicator.direction, latest.value)
    ):
        return
    yield finding_at(
        workspace,
        catalogue.TARGET_MISSED,
        Spot(indicator, ("targets", index)),
        text(
            "{indicator} missed its target for {year}: {value} on {date}",
            indicator=indicator.id,
            year=target.year,
            value=in_file(latest.value),
            date=latest.day,
        ),
        fix=text("record the final value of the year, or name the decision that moved the target"),
        also=((text("measured here"), Spot(latest.entry, ("value",), latest.report)),),
    )


def _states(known: Known) -> Iterator[TaskState]:
    """The states of all tasks that are not cancelled."""
    states = (known.state(task) for task in known.plan.tasks.values())
    return (state for state in states if state.progress is not Progress.CANCELLED)


def _by_leader(
    workspace: Workspace, tasks: Sequence[Task], day: dt.date
) -> Mapping[str, Sequence[Task]]:
    """Tasks by whoever answers for them on a day; by their lead where nobody does."""
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        found[responsible_for(workspace.plan, task, day) or task.lead].append(task)
    return found


def _leader(workspace: Workspace, name: str, task: Task) -> Spot:
    record = workspace.plan.agency_groups.get(name) or workspace.plan.agencies.get(name)
    return Spot(task, ("lead",)) if record is None else Spot(record, ("id",))


def _named(tasks: Sequence[Task]) -> tuple[tuple[Text, Spot], ...]:
    """Where the first few tasks stand."""
    return tuple(
        (
            text("{task}, due on {due}", task=each.id, due=each.deadline)
            if each.deadline
            else text("{id} stands here", id=each.id),
            Spot(each, ("id",)),
        )
        for each in tasks[:MOST_PLACES]
    )
