"""Agencies through time."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_AGENCIES = """\
# data/agencies.yaml
agencies:
  - {{id: so-a, name: Sở A, level: department,
     {end}}}
  - {{id: so-b, name: Sở B, level: department}}
"""

_REPORT_OF_B = """\
# data/reports/2024-06-30/so-b.yaml
as_of: 2024-06-30
agency: so-b
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 50}
"""

UNKNOWN_AGENCY = Rule(
    code="DX302",
    slug="unknown-agency",
    severity=Severity.ERROR,
    title=marked("An agency is named that is not in agencies.yaml"),
    why=marked(
        "Work given to an agency nobody knows is counted for nobody. A task may be led and"
        " supported by an agency group; owners, reporters, members, successors and the takers of"
        " a handover are single agencies."
    ),
    bad=task(lead="so-c"),
    good=task(lead="departments"),
)

SUCCESSION_LOOP = Rule(
    code="DX309",
    slug="succession-loop",
    severity=Severity.ERROR,
    title=marked("The succession of an agency leads back to itself"),
    why=marked(
        "Work of an agency that has ended goes to its first successor without a scope, and on"
        " from there until an agency is found that still exists. In a circle none is found."
    ),
    bad="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, until: 2025-03-01, successors: [{id: so-b}]}
  - {id: so-b, name: Sở B, level: department, until: 2025-03-01, successors: [{id: so-a}]}
""",
    good="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, until: 2025-03-01, successors: [{id: so-b}]}
  - {id: so-b, name: Sở B, level: department}
""",
)

LEAD_WITHOUT_SUCCESSOR = Rule(
    code="DX312",
    slug="lead-without-successor",
    severity=Severity.WARNING,
    title=marked("The lead of an open task ends, and nobody takes all of its work over"),
    why=marked(
        "From that day on nobody answers for the task, and it stays counted under an agency that"
        " no longer exists. The work of an agency goes to its successor without a scope; where"
        " there is none, the task itself says who took it over, under `handovers`. Of an agency"
        " group the finding counts the members and names the tasks."
    ),
    bad=_AGENCIES.format(end="until: 2025-03-01, successors: [{id: so-b, scope: báo chí}]"),
    good=_AGENCIES.format(end="until: 2025-03-01, successors: [{id: so-b}]"),
)

REPORTER_GONE = Rule(
    code="DX313",
    slug="reporter-gone",
    severity=Severity.WARNING,
    title=marked("An agency reports that does not exist on the day of the report"),
    why=marked(
        "`until` is the first day on which an agency no longer exists, and `from` the first on"
        " which it does. Outside of these somebody else reports, or the day of the report is"
        " wrong."
    ),
    bad=_AGENCIES.format(end="until: 2024-06-01, successors: [{id: so-b}]"),
    good=_AGENCIES.format(end="until: 2024-07-01, successors: [{id: so-b}]"),
)

REPORTER_NOT_RESPONSIBLE = Rule(
    code="DX314",
    slug="reporter-not-responsible",
    severity=Severity.WARNING,
    title=marked("An agency reports on what it does not answer for"),
    why=marked(
        "Tasks are reported by their lead, a supporting agency or a member of such a group, or by"
        " whoever has taken their place by that day; indicators by their owner. Anything else is"
        " most often a slip in an id, or a handover that was never written down. It is counted all"
        " the same. Published figures name a source in place of an agency."
    ),
    bad=task() + _REPORT_OF_B,
    good=task(support="[so-b]") + _REPORT_OF_B,
)
