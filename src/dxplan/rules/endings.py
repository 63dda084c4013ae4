"""Agencies that end: somebody takes over what they were still leading."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, counted, text
from dxplan.model import Agency, AgencyGroup, Plan, Task
from dxplan.rules.known import Known, all_read
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at, lead_on
from dxplan.states import Progress
from dxplan.succession import assigned, lineage
from dxplan.workspace import Workspace


class _End(NamedTuple):
    """Where a line of succession ends: from `day` on nobody answers for what it was given."""

    agency: Agency
    day: dt.date


def lead_without_successor(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """Whoever leads an open task exists, or has a successor to all of its work.

    Said of each task, for each needs an answer of its own; of an agency group only once, for its
    members mostly end together. A handover that is written down is an answer, even a late one.
    """
    if not all_read(workspace, Agency, AgencyGroup):
        return
    plan = workspace.plan
    ends = _ends(plan)
    of_groups: defaultdict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    for task in plan.tasks.values() if ends else ():
        holder = assigned(task, dt.date.max)
        group = plan.agency_groups.get(holder)
        leads = [holder] if group is None else group.members
        gone = _gone(task, [each for each in leads if each in ends], ends, known)
        if gone and group is None:
            yield _nobody_leads(workspace, task, ends[holder])
        elif gone:
            of_groups[holder][task.id] = gone
    for holder, tasks in of_groups.items():
        yield _members_gone(workspace, plan.agency_groups[holder], tasks, ends)


def _ends(plan: Plan) -> dict[str, _End]:
    """Where the lines of those agencies end that nobody succeeds to in the end."""
    ends = {}
    for name in plan.agencies:
        line = [plan.agencies.get(each) for each in lineage(plan, name, dt.date.max)]
        last = line[-1]
        # A line that leads back to itself has a finding of its own, as has an unknown successor.
        if last and last.until and all(heir.scope is not None for heir in last.successors):
            ends[name] = _End(last, max(each.until for each in line if each and each.until))
    return ends


def _gone(
    task: Task, leads: Sequence[str], ends: Mapping[str, _End], known: Known
) -> Sequence[str]:
    """Those who lead a task and leave work behind when their line ends.

    There is work until the deadline, and after it where a report says that it is not completed.
    """
    if not leads:
        return ()
    state = known.state(task)
    # A completed period of a rhythm that runs on closes nothing.
    closed = {Progress.CANCELLED} if state.rhythm else {Progress.CANCELLED, Progress.COMPLETED}
    if state.progress in closed:
        return ()
    last_word = {each.report.agency: Progress(each.entry.status) for each in known.said(task)}
    due = dt.date.max if state.progress is not Progress.UNREPORTED else task.deadline
    return [
        each
        for each in leads
        if last_word.get(each) not in closed and (due is None or ends[each].day <= due)
    ]


def _nobody_leads(workspace: Workspace, task: Task, end: _End) -> Finding:
    agency = end.agency
    return finding_at(
        workspace,
        catalogue.LEAD_WITHOUT_SUCCESSOR,
        lead_on(task, dt.date.max),
        text(
            "from {date} on nobody answers for {task}: {agency} ends, and no agency takes over all"
            " of its work",
            date=end.day,
            task=task.id,
            agency=workspace.agency_name(agency.id),
        ),
        label=_candidates(workspace, [agency]) or text("no successor is named"),
        fix=text(
            "write in the task who takes it over:"
            " handovers: [{{to: {to}, date: {date}, decision: …}}]",
            to=agency.successors[0].id if len(agency.successors) == 1 else "…",
            date=end.day,
        ),
        also=((text("the agency ends here"), Spot(agency, ("until",))),),
    )


def _members_gone(
    workspace: Workspace,
    group: AgencyGroup,
    tasks: Mapping[str, Sequence[str]],
    ends: Mapping[str, _End],
) -> Finding:
    """One finding for a group: `tasks` are the open ones, each with the members that are gone."""
    gone = list(dict.fromkeys(member for members in tasks.values() for member in members))
    first = min(ends[each].day for each in gone)
    plan = workspace.plan
    return finding_at(
        workspace,
        catalogue.LEAD_WITHOUT_SUCCESSOR,
        Spot(group, ("id",)),
        counted(
            "{gone} of {members} members of {group} end without a single successor, the first on"
            " {date}, while {count} task they lead is open",
            "{gone} of {members} members of {group} end without a single successor, the first on"
            " {date}, while {count} tasks they lead are open",
            len(tasks),
            gone=len(gone),
            group=group.id,
            members=len(group.members),
            date=first,
        ),
        label=_candidates(workspace, [ends[each].agency for each in gone]),
        fix=text(
            "name under successors of each member who took its work over, or hand the tasks over"
            " one by one: handovers: [{{to: …, date: {date}, decision: …}}]",
            date=first,
        ),
        also=tuple(
            (text("{task} is led by the group", task=each), lead_on(plan.tasks[each], dt.date.max))
            for each in list(tasks)[:MOST_PLACES]
        ),
    )


def _candidates(workspace: Workspace, ended: Sequence[Agency]) -> Text | None:
    """Who took a part of their work over; None when nobody is named."""
    heirs = dict.fromkeys(heir for agency in ended for heir in agency.successors)
    names = (
        f"{workspace.agency_name(heir.id)} ({heir.id}: {heir.scope})"
        for heir in list(heirs)[:MOST_PLACES]
    )
    return text("candidates: {names}", names="; ".join(names)) if heirs else None
