"""DX4xx: dates and periods."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_TASK = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    lead: so-a
    deliverable: Cổng dịch vụ công vận hành chính thức
    basis: cited
    source: vb-1
"""

_REPORT = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""

_INDICATOR = """\
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    pillar: cqs
    name: Tỷ lệ hồ sơ trực tuyến
    unit: "%"
    kind: share
    direction: up
    owner: so-a
    basis: cited
    source: vb-1
    targets:
"""

NOT_A_DATE = Rule(
    code="DX401",
    slug="not-a-date",
    severity=Severity.ERROR,
    title=marked("A date does not exist or is not written as one"),
    why=marked(
        "Dates are calendar days written YYYY-MM-DD. A deadline of 31 June is nobody's deadline;"
        " 06/07/2025 is July in Hanoi and June elsewhere."
    ),
    bad="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-31
agency: so-a
""",
    good="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
""",
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
    bad=_TASK + "    start: 2025-07-01\n    due: 2025-06-30\n",
    good=_TASK + "    start: 2024-07-01\n    due: 2025-06-30\n",
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
    bad=_TASK + "    due: 2022-06-30\n",
    good=_TASK + "    due: 2024-06-30\n",
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
    bad=_REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-07-01}\n",
    good=_REPORT + "tasks:\n  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-28}\n",
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
    bad=_INDICATOR + '      - {year: 2024, comparator: ">=", value: 80, source: vb-1}\n',
    good=_INDICATOR + '      - {year: 2025, comparator: ">=", value: 80, source: vb-1}\n',
)
