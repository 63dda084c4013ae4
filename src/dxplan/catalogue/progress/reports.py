"""What one report says, and reports of the same day."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_SECOND_REPORT = """\
# data/reports/2024-06-30/so-a-2.yaml
as_of: 2024-06-30
agency: so-a
tasks:
"""

PERCENT_RANGE = Rule(
    code="DX501",
    slug="percent-range",
    severity=Severity.ERROR,
    title=marked("A percentage of work lies outside 0 to 100"),
    why=marked(
        "Percent says how much of a task is done. Work beyond the task is a task of its own, and"
        " one figure above 100 hides the delay of others in every mean."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 110}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 90}\n",
)

PERCENT_AGAINST_STATUS = Rule(
    code="DX502",
    slug="percent-against-status",
    severity=Severity.ERROR,
    title=marked("Percentage and status of a task contradict each other"),
    why=marked(
        "Completed means 100 percent and not started means 0; leave the percentage out or let it"
        " say the same. One of the two is wrong, and figures cannot know which."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: not_started, percent: 20}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 20}\n",
)

COMPLETED_WITHOUT_DATE = Rule(
    code="DX503",
    slug="completed-without-date",
    severity=Severity.WARNING,
    title=marked("A task is completed, but nobody says when"),
    why=marked(
        "Whether it was completed on time can only be told from the day. Without one the date of"
        " the report stands in for it, which makes work look later than it was."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)

CONFLICTING_REPORTS = Rule(
    code="DX507",
    slug="conflicting-reports",
    severity=Severity.WARNING,
    title=marked("Two reports say different things of the same day"),
    why=marked(
        "Two reports of one reporter and date disagree about a task, or two reports give"
        " different values of an indicator for one day. Only one can count. Of values it is the one"
        " reported last, and the finding names it; of words on a task the order of the files"
        " decides, and not a person. Correct or remove one."
    ),
    bad=_SECOND_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 60}\n",
    good=_SECOND_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 50}\n",
)

DUPLICATE_ENTRY = Rule(
    code="DX509",
    slug="duplicate-entry",
    severity=Severity.ERROR,
    title=marked("A report speaks of the same thing twice"),
    why=marked(
        "A report says one thing of a task, and gives one value of an indicator for a day. The"
        " second entry would silently replace the first, or mean another id."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: not_started}\n"
    "  - {task: NV-CQS-001, status: in_progress}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress}\n",
)

DATE_WITHOUT_COMPLETION = Rule(
    code="DX510",
    slug="date-without-completion",
    severity=Severity.ERROR,
    title=marked("A task has a day of completion, but is not completed"),
    why=marked(
        "Either the status was not brought up to date or the date belongs elsewhere. Planned days"
        " of completion are deadlines and stand in the plan."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, completed_on: 2024-06-20}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)

ALL_BUT_COMPLETED = Rule(
    code="DX512",
    slug="all-but-completed",
    severity=Severity.WARNING,
    title=marked("A task is done to 100 percent, but not completed"),
    why=marked(
        "Perhaps the status was forgotten; then the task is counted as open and may become"
        " overdue. If something is left to do, the percentage is below 100."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 100}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 95}\n",
)

COMPLETED_WITHOUT_EVIDENCE = Rule(
    code="DX528",
    slug="completed-without-evidence",
    severity=Severity.INFO,
    title=marked("An agency reports tasks as completed without evidence"),
    why=marked(
        "The number of a document or an address, under `evidence`, lets anybody see that the"
        " deliverable exists. The tasks are counted once for each report. Published figures are"
        " their own evidence."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
    good=REPORT
    + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20,\n"
    + "     evidence: [12/BC-SA]}\n",
)

EMPTY_REPORT = Rule(
    code="DX529",
    slug="empty-report",
    severity=Severity.WARNING,
    title=marked("A report of an agency says nothing"),
    why=marked(
        "It names neither a task nor an indicator, so whatever the agency wanted to say is lost."
        " If it had nothing to report, the file is not needed."
    ),
    bad=REPORT,
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: not_started}\n",
)

STOPPED_WITHOUT_REASON = Rule(
    code="DX530",
    slug="stopped-without-reason",
    severity=Severity.WARNING,
    title=marked("A task is cancelled or suspended, and nobody says why"),
    why=marked(
        "A cancelled task leaves the base of every rate, which makes the rates look better. Who"
        " allowed it and why stands under `note`, or the document under `evidence`."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: cancelled}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: cancelled, evidence: [5/QĐ-UBND]}\n",
)
