"""One agency's view of a task: its reports in order, and what the last one says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from dxplan.model import Said, Status
from dxplan.states.kinds import ALL_PERCENT, NO_PERCENT, UNKNOWN_PERCENT, Percent, Progress

#: What a report says, as a state.
_PROGRESS = {status: Progress(status) for status in Status}


class Voice:
    """One agency's view of a task: its reports in order, and what the last one says."""

    def __init__(self, said: Sequence[Said], member: str = "") -> None:
        self.said, self.member = said, member
        self.progress = _PROGRESS[said[-1].entry.status] if said else Progress.UNREPORTED

    @property
    def percent(self) -> Percent:
        """How much is done, as far as the last report tells."""
        if self.progress is Progress.COMPLETED:
            return ALL_PERCENT
        if self.progress is Progress.NOT_STARTED:
            return NO_PERCENT
        known = self.said[-1].entry.percent if self.said else None
        return UNKNOWN_PERCENT if known is None else Percent(known, known)

    @property
    def completed_on(self) -> date | None:
        """The day stated last, else the day of the first report of the run."""
        run = self._completed_run()
        stated = (each.entry.completed_on for each in run)
        return next(filter(None, stated), run[-1].report.as_of if run else None)

    def completed_before(self, day: date) -> bool:
        """Whether the completion was reported before `day`, and has not been taken back."""
        if self.progress is not Progress.COMPLETED:
            return False
        return self._completed_run()[-1].report.as_of < day

    def _completed_run(self) -> list[Said]:
        """The reports since which it has been said to be completed, latest first."""
        return list(
            takewhile(lambda each: each.entry.status is Status.COMPLETED, reversed(self.said))
        )

    def spoke_since(self, day: date) -> bool:
        """Whether there is a report of that day or later; the last one is the latest."""
        return bool(self.said) and self.said[-1].report.as_of >= day
