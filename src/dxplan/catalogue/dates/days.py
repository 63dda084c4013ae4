"""Days that exist, and that fit to one another and to the plan."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT, indicator, plan, target, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

NOT_A_DATE = Rule(
    code="DX401",
    slug="not-a-date",
    severity=Severity.ERROR,
    title=marked("A date does not exist or is not written as one"),
    why=marked(
        "Dates are calendar days written YYYY-MM-DD. A deadline of 31 June is nobody's deadline;"
        " 06/07/2025 is July in Hanoi and June elsewhere."
    ),
    bad=REPORT.replace("2024-06-30\nagency", "2024-06-31\nagency"),
    good=REPORT,
)

DATES_RUN_BACKWARDS = Rule(
    code="DX402",
    slug="dates-run-backwards",
    severity=Severity.ERROR,
    title=marked("Something ends before it begins"),
    why=marked(
        "A task is due on or after its start, an agency ends after it began, and a target lies"
        " after the baseline it is measured from. Otherwise pace and timeliness mean nothing."
    ),
    bad=task(start="2025-07-01"),
    good=task(start="2024-07-01"),
)

BEFORE_THE_PLAN = Rule(
    code="DX403",
    slug="before-the-plan",
    severity=Severity.WARNING,
    title=marked("A deadline or a report is older than the plan"),
    why=marked(
        "Nobody can be late, or report, before the plan was issued: most often the year is a slip"
        " of the finger. Figures published by others may be older and are not meant."
    ),
    bad=task(due="2022-06-30"),
    good=task(due="2024-06-30"),
)

REPORTED_AHEAD = Rule(
    code="DX404",
    slug="reported-ahead",
    severity=Severity.ERROR,
    title=marked("A report knows something that happened after its own date"),
    why=marked(
        "A report is true as of its date; a completion or a measurement after that day is a plan"
        " or a slip, and would change figures of a past that nobody saw so."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-07-01}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-28}\n",
)

TARGET_YEAR = Rule(
    code="DX405",
    slug="target-year",
    severity=Severity.INFO,
    title=marked("A target is set for a year that is not a target year of the plan"),
    why=marked(
        "The plan names its target years in plan.yaml. A target of another year, such as one that"
        " an older document set, is kept and shown, but in no row of a target year."
    ),
    bad=indicator(targets=target("80", year=2024)),
    good=indicator(),
)

_SOURCES = """\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, url: "https://example.org/1", quality: A}
"""


def _other_source(more: str) -> str:
    return f"{_SOURCES}  - {{id: vb-2, kind: document, title: Nghị quyết, number: 2/NQ, {more}}}\n"


PAST_THE_HORIZON = Rule(
    code="DX406",
    slug="past-the-horizon",
    severity=Severity.WARNING,
    title=marked("A deadline lies after the last target year of the plan"),
    why=marked(
        "By then the plan has been closed and nobody looks at the task any more. Most often the"
        " year is a slip of the finger; work that truly lasts longer is a recurring task."
    ),
    bad=task(due="2052-06-30"),
    good=task(due="2025-06-30"),
)

_IN_DECEMBER = """\
# data/reports/{folder}/so-a.yaml
as_of: 2024-12-31
agency: so-a
tasks:
  - {{task: NV-CQS-001, status: in_progress, percent: 80}}
"""

REPORT_FOLDER = Rule(
    code="DX407",
    slug="report-folder",
    severity=Severity.WARNING,
    title=marked("A report lies in the folder of another day, or under the name of another agency"),
    why=marked(
        "Reports are kept as `data/reports/<day>/<agency>.yaml`. The content counts, but whoever"
        " looks for a report finds the wrong one, and the next copy of it repeats the slip."
    ),
    bad=_IN_DECEMBER.format(folder="2024-09-30"),
    good=_IN_DECEMBER.format(folder="2024-12-31"),
)

COMPLETED_BEFORE_THE_PLAN = Rule(
    code="DX408",
    slug="completed-before-the-plan",
    severity=Severity.WARNING,
    title=marked("A task was completed before the plan was issued"),
    why=marked(
        "It would count as completed by the plan without any work under it. Either the year is a"
        " slip of the finger, or the task was done before it was planned and belongs in no plan."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2022-06-20}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)

IMPLEMENTS_LATER = Rule(
    code="DX409",
    slug="implements-later",
    severity=Severity.WARNING,
    title=marked("The plan implements a document that is younger than itself"),
    why=marked(
        "A plan carries out what was there before it. The date of one of the two is wrong, or"
        " another document of that kind is meant."
    ),
    bad=_other_source("date: 2024-05-01") + plan(implements="[vb-2]"),
    good=_other_source("date: 2022-05-01") + plan(implements="[vb-2]"),
)

ACCESSED_TOO_EARLY = Rule(
    code="DX410",
    slug="accessed-too-early",
    severity=Severity.WARNING,
    title=marked("A source was looked at before it was published"),
    why=marked(
        "`accessed` is the day the source was last looked at, `date` the day it was published. If"
        " the first is earlier, one of them is a slip of the finger."
    ),
    bad=_SOURCES.replace("quality: A", "quality: A, date: 2024-05-01, accessed: 2024-01-05"),
    good=_SOURCES.replace("quality: A", "quality: A, date: 2024-01-05, accessed: 2024-05-01"),
)

DECISION_BEFORE_THE_PLAN = Rule(
    code="DX411",
    slug="decision-before-the-plan",
    severity=Severity.WARNING,
    title=marked("A decision that moves something is older than the plan"),
    why=marked(
        "What the plan sets can only be moved after the plan was issued. The year is a slip of"
        " the finger, or the document is not the one that allowed the move."
    ),
    bad=task(decisions="[{document: 5/QĐ-UBND, date: 2022-08-30, field: due, to: 2025-06-30}]"),
    good=task(decisions="[{document: 5/QĐ-UBND, date: 2024-08-30, field: due, to: 2025-06-30}]"),
)
