"""What is known of each task on a day: the last word of its reports, and how it stands in time.

`kinds.py` has the words for it, `journal.py` the reports up to that day, `voice.py` what one agency
says, and `judging.py` makes the state of a task out of them. `docs/figures.md` says the same in
prose.
"""

from __future__ import annotations

from dxplan.states.journal import REPORTING_CYCLE, Journal
from dxplan.states.judging import state_of, task_states
from dxplan.states.kinds import (
    ALL_PERCENT,
    HUNDRED,
    NO_PERCENT,
    SOON,
    UNKNOWN_PERCENT,
    Percent,
    Progress,
    Rhythm,
    TaskState,
    Timeliness,
)

__all__ = [
    "ALL_PERCENT",
    "HUNDRED",
    "NO_PERCENT",
    "REPORTING_CYCLE",
    "SOON",
    "UNKNOWN_PERCENT",
    "Journal",
    "Percent",
    "Progress",
    "Rhythm",
    "TaskState",
    "Timeliness",
    "state_of",
    "task_states",
]
