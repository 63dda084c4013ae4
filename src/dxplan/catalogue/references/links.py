"""Ids that point at other records."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT, indicator, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

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

UNKNOWN_GROUP = Rule(
    code="DX303",
    slug="unknown-group",
    severity=Severity.ERROR,
    title=marked("A file of tasks names a group that the plan does not have"),
    why=marked(
        "Every task belongs to one of the groups in plan.yaml; the headline counts the groups"
        " with a declared total. The tasks of an unknown group would be missing from it."
    ),
    bad=task().replace("group: cqs", "group: cqss"),
    good=task(),
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
    bad=indicator(pillar="cq"),
    good=indicator(),
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
    bad=indicator(source="{document: vb-9, locator: mục 1}"),
    good=indicator(source="{document: vb-1, locator: mục 1}"),
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
    bad=REPORT + "indicators:\n  - {indicator: CT-CQS-1, value: 55}\n",
    good=REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 55}\n",
)

UNKNOWN_TASK = Rule(
    code="DX307",
    slug="unknown-task",
    severity=Severity.ERROR,
    title=marked("A report is about a task that the plan does not have"),
    why=marked(
        "Progress reported under a wrong id is lost: the task it was meant for stays unreported."
    ),
    bad=REPORT + "tasks:\n  - {task: NV-CQS-01, status: in_progress}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress}\n",
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
    bad=task(support="[so-b, so-b]"),
    good=task(support="[so-b]"),
)

UNSERVED_INDICATOR = Rule(
    code="DX310",
    slug="unserved-indicator",
    severity=Severity.WARNING,
    title=marked("No task serves an indicator"),
    why=marked(
        "An indicator moves because work moves it. Where no task serves it, either nobody is set"
        " to reach its target, or a task does so and does not say it under `serves`."
    ),
    bad=task(serves="[]"),
    good=task(),
)

TASK_WITHOUT_INDICATOR = Rule(
    code="DX311",
    slug="task-without-indicator",
    severity=Severity.WARNING,
    title=marked("A task serves no indicator"),
    why=marked(
        "A task that serves none stands in no pillar, and nobody can see whether its work has an"
        " effect. Groups without a declared total organise the work and are left out. If the plan"
        " has no indicator for it, the finding stays: that is a gap of the plan."
    ),
    bad=task(serves=None),
    good=task(),
)
