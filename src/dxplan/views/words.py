"""What states, bases and levels are called by a reader (marked source strings) and their signs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dxplan.language import marked
from dxplan.model import Basis
from dxplan.pace import Standing
from dxplan.states import Progress, Rhythm, TaskState, Timeliness


class Silent(StrEnum):
    """A class of the calendar for a task nobody has reported: not known to be late work."""

    OVERDUE = "overdue_unreported"
    IN_TERM = "in_term_unreported"


def shown_state(state: TaskState) -> StrEnum:
    """The state a reader sees; silence is said beside the official class, never hidden by it."""
    if state.progress is Progress.UNREPORTED and state.timeliness is Timeliness.OVERDUE:
        return Silent.OVERDUE
    if state.progress is Progress.UNREPORTED and state.timeliness is Timeliness.IN_TERM:
        return Silent.IN_TERM
    return state.rhythm or state.timeliness or state.progress


WORDS: dict[StrEnum | str, str] = {
    Progress.COMPLETED: marked("completed"),
    Progress.IN_PROGRESS: marked("in progress"),
    Progress.NOT_STARTED: marked("not started"),
    Progress.SUSPENDED: marked("suspended"),
    Progress.UNREPORTED: marked("not reported"),
    Progress.CANCELLED: marked("cancelled"),
    Timeliness.COMPLETED_ON_TIME: marked("completed on time"),
    Timeliness.COMPLETED_LATE: marked("completed late"),
    Timeliness.IN_TERM: marked("in term"),
    Timeliness.OVERDUE: marked("overdue"),
    Silent.OVERDUE: marked("overdue, not reported"),
    Silent.IN_TERM: marked("in term, not reported"),
    Rhythm.UP_TO_DATE: marked("up to date"),
    Rhythm.LAPSED: marked("lapsed"),
    Standing.MET: marked("met"),
    Standing.EXCEEDED: marked("exceeded"),
    Standing.ON_TRACK: marked("on track"),
    Standing.BEHIND: marked("behind"),
    Standing.STALE: marked("figure too old"),
    Standing.NO_DATA: marked("not enough data"),
    Basis.TRANSCRIBED: marked("transcribed from the annex"),
    Basis.ANNOUNCED: marked("announced"),
    Basis.CITED: marked("cited"),
    Basis.DRAFTED: marked("drafted"),
    "department": marked("department"),
    "district": marked("district"),
    "commune": marked("commune"),
    "central": marked("central body"),
    "other": marked("other body"),
    "document": marked("document"),
    "page": marked("page"),
    "dataset": marked("dataset"),
    "share": marked("share"),
    "number": marked("number"),
    "rank": marked("rank"),
    "milestone": marked("milestone"),
    "up": marked("higher is better"),
    "down": marked("lower is better"),
    "keep": marked("to be kept"),
    "continuous": marked("continuous"),
    "monthly": marked("monthly"),
    "quarterly": marked("quarterly"),
    "half_yearly": marked("half-yearly"),
    "yearly": marked("yearly"),
}

#: Signs that carry the meaning where there is no colour.
SIGNS: dict[StrEnum, str] = {
    Progress.COMPLETED: "✓",
    Progress.IN_PROGRESS: "◐",
    Progress.NOT_STARTED: "○",
    Progress.SUSPENDED: "‖",
    Progress.UNREPORTED: "?",
    Progress.CANCELLED: "×",
    Timeliness.COMPLETED_ON_TIME: "✓",
    Timeliness.COMPLETED_LATE: "✓",
    Timeliness.IN_TERM: "◐",
    Timeliness.OVERDUE: "!",
    Silent.OVERDUE: "?",
    Silent.IN_TERM: "?",
    Rhythm.UP_TO_DATE: "✓",
    Rhythm.LAPSED: "!",
    Standing.MET: "✓",
    Standing.EXCEEDED: "▲",
    Standing.ON_TRACK: "→",
    Standing.BEHIND: "!",
    Standing.STALE: "~",
    Standing.NO_DATA: "?",
}

#: Keys of the files, as a reader calls them.
FIELD_WORDS: Mapping[str, str] = {
    "basis": marked("basis"),
    "baseline": marked("baseline"),
    "completed_on": marked("day of completion"),
    "decisions": marked("decisions"),
    "declared": marked("declared number"),
    "deliverable": marked("deliverable"),
    "direction": marked("direction"),
    "due": marked("deadline"),
    "from": marked("exists from"),
    "group": marked("group"),
    "handovers": marked("handovers"),
    "implements": marked("implements"),
    "issued": marked("date of issue"),
    "kind": marked("kind"),
    "lead": marked("lead in the plan"),
    "level": marked("level"),
    "locator": marked("place in the source"),
    "members": marked("members"),
    "name": marked("name"),
    "note": marked("note"),
    "evidence": marked("evidence"),
    "number": marked("number of the document"),
    "owner": marked("owner in the plan"),
    "pillar": marked("pillar"),
    "recurs": marked("recurs"),
    "serves": marked("serves"),
    "source": marked("source"),
    "start": marked("start"),
    "successors": marked("successors"),
    "support": marked("support"),
    "target_years": marked("target years"),
    "targets": marked("targets"),
    "title": marked("title"),
    "unit": marked("unit"),
    "until": marked("exists or recurs until"),
    "weight": marked("weight"),
}
