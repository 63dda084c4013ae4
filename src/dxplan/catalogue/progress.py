"""DX5xx: what reports say, and whether values can be true."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_REPORT = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""

_TASK_REPORT = _REPORT + "tasks:\n"

_SECOND_REPORT = """\
# data/reports/2024-06-30/so-a-2.yaml
as_of: 2024-06-30
agency: so-a
tasks:
"""

_INDICATOR = """\
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    pillar: cqs
    name: Tỷ lệ hồ sơ trực tuyến
    unit: "%"
    owner: so-a
    basis: cited
    source: vb-1
"""

_SHARE = _INDICATOR + "    kind: share\n    direction: up\n    targets:\n"

_TASK = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    lead: so-a
    due: 2025-06-30
    deliverable: Cổng dịch vụ công vận hành chính thức
    basis: cited
    source: vb-1
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 110}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 90}\n",
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: not_started, percent: 20}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 20}\n",
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: completed}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)

SHARE_RANGE = Rule(
    code="DX504",
    slug="share-range",
    severity=Severity.ERROR,
    title=marked("A share lies outside 0 to 100"),
    why=marked(
        "A share is a part of a whole. If the value can pass 100, such as growth against last"
        " year, the indicator is a number and its unit says percent."
    ),
    bad=_SHARE + '      - {year: 2025, comparator: ">=", value: 800, source: vb-1}\n',
    good=_SHARE + '      - {year: 2025, comparator: ">=", value: 80, source: vb-1}\n',
)

VALUE_KIND = Rule(
    code="DX505",
    slug="value-kind",
    severity=Severity.ERROR,
    title=marked("A value is not of its indicator's kind"),
    why=marked(
        "A milestone is reached or not (yes, no), a rank is a whole number from 1, and everything"
        " else is a number. Values of different kinds cannot be compared."
    ),
    bad=_REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: yes}\n",
    good=_REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 55}\n",
)

TARGET_AGAINST_DIRECTION = Rule(
    code="DX506",
    slug="target-against-direction",
    severity=Severity.ERROR,
    title=marked("A target points against the direction of its indicator"),
    why=marked(
        "What shall grow has a least value (>=, >), what shall fall has a greatest (<=, <), and a"
        " range begins with its smaller end. Against the direction, progress counts as delay. A"
        " better rank is a smaller number: its direction is down."
    ),
    bad=_SHARE + '      - {year: 2025, comparator: "<=", value: 80, source: vb-1}\n',
    good=_SHARE + '      - {year: 2025, comparator: ">=", value: 80, source: vb-1}\n',
)

CONFLICTING_REPORTS = Rule(
    code="DX507",
    slug="conflicting-reports",
    severity=Severity.WARNING,
    title=marked("Two reports say different things of the same day"),
    why=marked(
        "Two reports of one reporter and date disagree about a task, or two reports give"
        " different values of an indicator for one day. Only one can count; which one is decided"
        " by the order of the files and not by a person. Correct or remove one."
    ),
    bad=_SECOND_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 60}\n",
    good=_SECOND_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 50}\n",
)

WEIGHT = Rule(
    code="DX508",
    slug="weight",
    severity=Severity.ERROR,
    title=marked("The weight of a task is not above 0"),
    why=marked(
        "Weights say how much a task counts in a mean. With 0 or less it would vanish from the"
        " mean or turn it round. A task that no longer counts is reported as cancelled."
    ),
    bad=_TASK + "    weight: 0\n",
    good=_TASK + "    weight: 0.5\n",
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: not_started}\n"
    "  - {task: NV-CQS-001, status: in_progress}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress}\n",
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, completed_on: 2024-06-20}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: completed, completed_on: 2024-06-20}\n",
)

DUPLICATE_TARGET = Rule(
    code="DX511",
    slug="duplicate-target",
    severity=Severity.ERROR,
    title=marked("An indicator has two targets for the same year"),
    why=marked(
        "Whether a target is met has one answer a year. A target that was changed is replaced,"
        " and the decision that changed it is named under `decisions`."
    ),
    bad=_SHARE + '      - {year: 2025, comparator: ">=", value: 80, source: vb-1}\n'
    '      - {year: 2025, comparator: ">=", value: 90, source: vb-1}\n',
    good=_SHARE + '      - {year: 2025, comparator: ">=", value: 80, source: vb-1}\n'
    '      - {year: 2030, comparator: ">=", value: 90, source: vb-1}\n',
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
    bad=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 100}\n",
    good=_TASK_REPORT + "  - {task: NV-CQS-001, status: in_progress, percent: 95}\n",
)

THOUSANDS_POINT = Rule(
    code="DX513",
    slug="thousands-point",
    severity=Severity.WARNING,
    title=marked("A point may be meant to separate thousands"),
    why=marked(
        "Vietnamese texts write ten thousand as 10.000; here that is ten. Nobody writes three"
        " zeros behind a decimal point: write 10000, or 10."
    ),
    bad=_INDICATOR + "    kind: number\n    direction: up\n    targets:\n"
    '      - {year: 2025, comparator: ">=", value: 10.000, source: vb-1}\n',
    good=_INDICATOR + "    kind: number\n    direction: up\n    targets:\n"
    '      - {year: 2025, comparator: ">=", value: 10000, source: vb-1}\n',
)
