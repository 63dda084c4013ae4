"""The goalpost guard: what the plan had set may move by decision only, and reports only be added.

Two states of the plan go in, findings come out; nothing here knows git or a clock.

    states.py     the two states, and where something stands in either of them
    moved.py      facts that moved, and records that are gone, with no decision
    decided.py    decisions: whether their documents are known, and whether anything moved by them
    reported.py   reports that say something else than they did
    wording.py    values and decisions as they are written in the files
"""

from __future__ import annotations

from dxplan.findings import Finding
from dxplan.guard.decided import decisions_gone, decisions_without_move, unknown_documents
from dxplan.guard.moved import moved_without_decision, removed_without_decision
from dxplan.guard.reported import rewritten_reports
from dxplan.guard.states import States
from dxplan.workspace import Workspace

#: One function for each thing that is held, in the order of their codes.
_GUARDS = (
    moved_without_decision,
    removed_without_decision,
    rewritten_reports,
    unknown_documents,
    decisions_without_move,
    decisions_gone,
)


def guard(before: Workspace, after: Workspace, name: str) -> list[Finding]:
    """What moved between two states without the decision that has to allow it.

    `before` has no errors; what could not be read of `after` is not said to be gone. `name` stands
    before the paths of the earlier state, as git has it: `main:data/plan.yaml`.
    """
    states = States(before, after, name)
    return [finding for held in _GUARDS for finding in held(states)]
