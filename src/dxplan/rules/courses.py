"""Reports that follow one another: work goes forward, and what is completed stays so.

Recurring tasks begin anew in every period and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dxplan.catalogue import progress as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Said, Status
from dxplan.rules.known import Known
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown
from dxplan.states import HUNDRED
from dxplan.workspace import Workspace

_OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.SUSPENDED)


def percent_falls(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """What one reporter says is done of a task never becomes less.

    A suspension says nothing of the work done before it; a completed or cancelled task that goes
    on begins anew (and the first of these has a finding of its own).
    """
    for voice in known.voices:
        before: Said | None = None
        for said in voice:
            percent = _percent(said)
            if said.entry.status in {Status.COMPLETED, Status.CANCELLED}:
                before = None
            elif percent is not None:
                if before is not None and percent < (_percent(before) or 0):
                    yield _fall(workspace, before, said)
                before = said


def _percent(said: Said) -> Decimal | None:
    """How much is done by a report; None where it does not say, or cannot mean what it says."""
    if said.entry.status is Status.NOT_STARTED:
        return Decimal(0)
    percent = said.entry.percent
    if said.entry.status is not Status.IN_PROGRESS or percent is None:
        return None
    return percent if 0 <= percent <= HUNDRED else None


def _fall(workspace: Workspace, before: Said, after: Said) -> Finding:
    key = "status" if after.entry.status is Status.NOT_STARTED else "percent"
    return finding_at(
        workspace,
        catalogue.PERCENT_FALLS,
        Spot(after.entry, (key,), after.report),
        text(
            "{task} falls from {before} to {after} percent",
            task=shown(after.entry.task),
            before=_percent(before),
            after=_percent(after),
        ),
        fix=text("correct the one that is wrong; if work had to be redone, say so in note"),
        also=(
            (
                text("reported here as of {date}", date=before.report.as_of),
                Spot(before.entry, ("percent",), before.report),
            ),
        ),
    )


def reopened(workspace: Workspace, known: Known) -> Iterator[Finding]:
    """A task that was reported as completed is not open again in the next report."""
    for voice in known.voices:
        for before, after in pairwise(voice):
            if before.entry.status is Status.COMPLETED and after.entry.status in _OPEN:
                yield _reopening(workspace, before, after)


def _reopening(workspace: Workspace, before: Said, after: Said) -> Finding:
    return finding_at(
        workspace,
        catalogue.REOPENED,
        Spot(after.entry, ("status",), after.report),
        text(
            "{task} is {status}, but was completed before",
            task=shown(after.entry.task),
            status=after.entry.status.value,
        ),
        label=text("it counts as open again"),
        fix=text("correct the one that is wrong; if it was completed too early, say so in note"),
        also=(
            (
                text("reported as completed here as of {date}", date=before.report.as_of),
                Spot(before.entry, ("status",), before.report),
            ),
        ),
    )
