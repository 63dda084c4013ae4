"""What contradicts what: a report an earlier one, a task the indicator it serves."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_NEXT_REPORT = """\
# data/reports/2024-09-30/so-a.yaml
as_of: 2024-09-30
agency: so-a
"""

_COMPLETED = "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n"

BEHIND_THOUGH_ON_TRACK = Rule(
    code="DX514",
    slug="behind-though-on-track",
    severity=Severity.WARNING,
    title=marked("An indicator is behind, and every task that serves it is on track"),
    why=marked(
        "The value is wrong, or the reports are rosier than the work, or the tasks are not enough"
        " to move the indicator. A task is on track when it is reported as completed, or as in"
        " progress and not overdue; one without a report is not."
    ),
    bad=_NEXT_REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 50}\n",
    good=_NEXT_REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n",
)

COMPLETED_WITHOUT_EFFECT = Rule(
    code="DX515",
    slug="completed-without-effect",
    severity=Severity.WARNING,
    title=marked("A task is completed, and the indicator it serves has not moved since"),
    why=marked(
        "The last value from before the task began (its start, or the day of the plan) is compared"
        " with every value measured after its completion. If none is better and the target is not"
        " met, the deliverable may not be in use, or moves something else. Without a value on both"
        " sides nothing is said."
    ),
    bad=REPORT
    + _COMPLETED
    + _NEXT_REPORT
    + "indicators:\n  - {indicator: CT-CQS-01, value: 40, date: 2024-09-30}\n",
    good=REPORT
    + _COMPLETED
    + _NEXT_REPORT
    + "indicators:\n  - {indicator: CT-CQS-01, value: 70, date: 2024-09-30}\n",
)

PERCENT_FALLS = Rule(
    code="DX516",
    slug="percent-falls",
    severity=Severity.WARNING,
    title=marked("The percentage of a task falls from one report to the next"),
    why=marked(
        "What one reporter says is done of a task does not become less: one of the two numbers is"
        " wrong, or work had to be redone. A suspension is passed over; a task that goes on after"
        " a completion or a cancellation begins anew, as a recurring one does in each period."
    ),
    bad=_NEXT_REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 30}\n",
    good=_NEXT_REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 70}\n",
)

REOPENED = Rule(
    code="DX517",
    slug="reopened",
    severity=Severity.WARNING,
    title=marked("A completed task is open again in the next report"),
    why=marked(
        "The task counts as open from that report on, and figures that were shown before become"
        " lower. One of the two reports is wrong, or the task was called completed too early. A"
        " lead and its successors speak with one voice; recurring tasks are left out."
    ),
    bad=REPORT
    + _COMPLETED
    + _NEXT_REPORT
    + "tasks:\n  - {task: NV-CQS-001, status: in_progress}\n",
    good=REPORT
    + _COMPLETED
    + _NEXT_REPORT
    + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)
