"""DX3xx: ids that point at other records, and agencies."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_TASK = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    due: 2025-06-30
    deliverable: Cổng dịch vụ công vận hành chính thức
    basis: cited
    source: vb-1
"""

_INDICATOR = """\
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    name: Tỷ lệ hồ sơ trực tuyến
    unit: "%"
    kind: share
    direction: up
    owner: so-a
    targets:
      - {year: 2025, comparator: ">=", value: 80, source: vb-1}
    basis: cited
"""

_REPORT = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""

DUPLICATE_ID = Rule(
    code="DX301",
    slug="duplicate-id",
    severity=Severity.ERROR,
    title=marked("Two records have the same id"),
    why=marked(
        "A report about that id could mean either of them. Only the first is counted until one"
        " gets another id."
    ),
    bad="""\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
  - {id: vb-1, kind: page, title: Trang khác, url: "https://example.org/2"}
""",
    good="""\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
  - {id: trang-2, kind: page, title: Trang khác, url: "https://example.org/2"}
""",
)

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
    bad=_TASK + "    lead: so-c\n",
    good=_TASK + "    lead: departments\n",
)

UNKNOWN_GROUP = Rule(
    code="DX303",
    slug="unknown-group",
    severity=Severity.ERROR,
    title=marked("A file of tasks names a group that the plan does not have"),
    why=marked(
        "Every task belongs to one of the groups in plan.yaml; the headline counts the groups"
        " with a declared total. The tasks of an unknown group would be missing from it."
    ),
    bad=_TASK.replace("group: cqs", "group: cqss") + "    lead: so-a\n",
    good=_TASK + "    lead: so-a\n",
)

UNKNOWN_PILLAR = Rule(
    code="DX304",
    slug="unknown-pillar",
    severity=Severity.ERROR,
    title=marked("An indicator names a pillar that the plan does not have"),
    why=marked(
        "Every indicator belongs to one of the pillars in plan.yaml and is counted there; under"
        " an unknown pillar it would stand in no row."
    ),
    bad=_INDICATOR + "    source: vb-1\n    pillar: cq\n",
    good=_INDICATOR + "    source: vb-1\n    pillar: cqs\n",
)

UNKNOWN_SOURCE = Rule(
    code="DX305",
    slug="unknown-source",
    severity=Severity.ERROR,
    title=marked("A source is cited that is not in sources.yaml"),
    why=marked(
        "A citation is worth what a reader finds behind it. Every cited document or page has an"
        " entry in sources.yaml that says what it is and where. A decision may be named by its"
        " document number instead (`1234/QĐ-UBND`)."
    ),
    bad=_INDICATOR + "    pillar: cqs\n    source: {document: vb-9, locator: mục 1}\n",
    good=_INDICATOR + "    pillar: cqs\n    source: {document: vb-1, locator: mục 1}\n",
)

UNKNOWN_INDICATOR = Rule(
    code="DX306",
    slug="unknown-indicator",
    severity=Severity.ERROR,
    title=marked("An indicator is named that is not in indicators.yaml"),
    why=marked(
        "A measurement of an unknown indicator moves no figure, and a task that serves one counts"
        " in no pillar."
    ),
    bad=_REPORT + "indicators:\n  - {indicator: CT-CQS-1, value: 55}\n",
    good=_REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 55}\n",
)

UNKNOWN_TASK = Rule(
    code="DX307",
    slug="unknown-task",
    severity=Severity.ERROR,
    title=marked("A report is about a task that the plan does not have"),
    why=marked(
        "Progress reported under a wrong id is lost: the task it was meant for stays unreported."
    ),
    bad=_REPORT + "tasks:\n  - {task: NV-CQS-01, status: in_progress}\n",
    good=_REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress}\n",
)

REPEATED_REFERENCE = Rule(
    code="DX308",
    slug="repeated-reference",
    severity=Severity.WARNING,
    title=marked("The same id stands twice where once is enough"),
    why=marked(
        "Every agency, indicator or source of a list counts once. One that stands there twice, or"
        " a lead among its own supporting agencies, usually means that another was forgotten."
    ),
    bad=_TASK + "    lead: so-a\n    support: [so-b, so-b]\n",
    good=_TASK + "    lead: so-a\n    support: [so-b]\n",
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
