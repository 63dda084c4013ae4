"""How things stand on a day that was asked for: these fire only with `--as-of`."""

from __future__ import annotations

from datetime import date

from dxplan.catalogue.example import REPORT, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked


def _reported(day: str, status: str, value: str = "81") -> str:
    """What department A reports on a day: of the task, and of the indicator."""
    return (
        f"# data/reports/{day}/so-a.yaml\nas_of: {day}\nagency: so-a\n"
        f"tasks:\n  - {{task: NV-CQS-001, status: {status}}}\n"
        f"indicators:\n  - {{indicator: CT-CQS-01, value: {value}}}\n"
    )


_GOING = "in_progress, percent: 90"
_DONE = "completed, completed_on: 2025-06-05, evidence: [12/BC-SA]"
_JUNE = "2025-06-20"

OVERDUE = Rule(
    code="DX412",
    slug="overdue",
    severity=Severity.WARNING,
    title=marked("A task is overdue"),
    why=marked(
        "Its deadline has passed on the day asked about, and the last report does not say that it"
        " is completed. Report the completion, or the document that moved the deadline. Fires only"
        " with `--as-of`, for a commit must not turn bad by waiting."
    ),
    bad=_reported(_JUNE, _GOING),
    good=_reported(_JUNE, _DONE),
    as_of=date(2025, 7, 1),
)

OVERDUE_UNREPORTED = Rule(
    code="DX413",
    slug="overdue-unreported",
    severity=Severity.INFO,
    title=marked("Deadlines have passed, and nobody has said whether the tasks are done"),
    why=marked(
        "Not reported is not late: the tasks may well be completed. They are counted once for the"
        " agency that answers for them, so that it can be asked. Fires only with `--as-of`."
    ),
    bad=REPORT.replace("2024-06-30", _JUNE)
    + "indicators:\n  - {indicator: CT-CQS-01, value: 81}\n"
    + REPORT
    + "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n",
    good=_reported(_JUNE, _DONE),
    as_of=date(2025, 7, 1),
)

DUE_SOON = Rule(
    code="DX414",
    slug="due-soon",
    severity=Severity.INFO,
    title=marked("A task is due within thirty days"),
    why=marked(
        "Time to remind its lead. Completed and cancelled tasks are left out. Fires only with"
        " `--as-of`."
    ),
    bad=_reported(_JUNE, _GOING),
    good=_reported(_JUNE, _DONE),
    as_of=date(2025, 6, 21),
)

STALE_MEASUREMENT = Rule(
    code="DX415",
    slug="stale-measurement",
    severity=Severity.INFO,
    title=marked("The latest measurement of an indicator is older than fifteen months"),
    why=marked(
        "It says nothing about today, and the indicator counts as stale, neither on track nor"
        " behind. Ask its owner for a new value. Fires only with `--as-of`."
    ),
    bad=_reported(_JUNE, _DONE).partition("indicators:")[0],
    good=_reported(_JUNE, _DONE),
    as_of=date(2025, 12, 1),
)

SILENT_AGENCY = Rule(
    code="DX416",
    slug="silent-agency",
    severity=Severity.WARNING,
    title=marked("An agency owes reports for the current period and has given none"),
    why=marked(
        "Agencies report each quarter on the tasks they lead that are not completed. Who has said"
        " nothing since the period began is named once, with the tasks. While no agency at all"
        " has reported, it is said once for the plan. Fires only with `--as-of`."
    ),
    bad=_reported("2024-12-10", _GOING),
    good=_reported("2025-03-20", _GOING),
    as_of=date(2025, 5, 2),
)

RHYTHM_LAPSED = Rule(
    code="DX417",
    slug="rhythm-lapsed",
    severity=Severity.WARNING,
    title=marked("A recurring task has lapsed"),
    why=marked(
        "It was reported before, but not for the last period of its own rhythm, or no longer as"
        " going on. Report it, or end its rhythm with `until`. Fires only with `--as-of`."
    ),
    bad=task(due=None, recurs="monthly") + _reported(_JUNE, _GOING),
    good=task(due=None, recurs="quarterly") + _reported(_JUNE, _GOING),
    as_of=date(2025, 8, 20),
)

TARGET_MISSED = Rule(
    code="DX418",
    slug="target-missed",
    severity=Severity.WARNING,
    title=marked("A target year is over, and the latest measurement misses the target"),
    why=marked(
        "The measurement is dated in the target year or later, so that the target has been missed"
        " as far as is known. Record the final value if it is better, or the document that moved"
        " the target. Fires only with `--as-of`."
    ),
    bad=_reported("2025-12-20", _DONE, "70"),
    good=_reported("2025-12-20", _DONE, "80"),
    as_of=date(2026, 1, 15),
)
