"""DX62x: what moved since an earlier state of the plan (`validate --against`).

These rules compare two states. Their examples say what was there before.
"""

from __future__ import annotations

from dxplan.catalogue.example import PLAN, REPORT, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_LATER = "2025-12-31"
_SOURCES = """\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
"""
_DECIDED = _SOURCES + (
    "  - {id: qd-12, kind: document, title: Quyết định điều chỉnh, number: 12/QĐ-UBND}\n"
)


def _decision(document: str, to: str = _LATER) -> str:
    return (
        f"\n      - {{document: {document}, date: 2024-08-30, field: due,"
        f" from: 2025-06-30, to: {to}}}"
    )


_ALLOWED = task(due=_LATER, decisions=_decision("12/QĐ-UBND"))

#: A report that says nothing of the task, and a file in which the task is not any more.
_SAID = REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n"
_WITHOUT = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n"
_PLAN_DECIDED = PLAN.partition("# data/sources.yaml")[0].replace(
    "pillars:\n",
    "  decisions:\n"
    "    - {document: 12/QĐ-UBND, date: 2024-08-30, field: tasks, from: NV-CQS-001}\n"
    "pillars:\n",
)

MOVED_WITHOUT_DECISION = Rule(
    code="DX620",
    slug="moved-without-decision",
    severity=Severity.ERROR,
    title=marked("Something the plan had set has moved without a decision"),
    why=marked(
        "Deadlines, targets, baselines, units, weights, leads and totals are what the plan is"
        " measured by. One that moves makes every figure better or worse without anything having"
        " happened, so the document that allows it stands beside it under `decisions`, with what"
        " it was and what it became. What is set for the first time moves nothing."
    ),
    before=task() + _DECIDED,
    bad=task(due=_LATER) + _DECIDED,
    good=_ALLOWED + _DECIDED,
)

REMOVED_WITHOUT_DECISION = Rule(
    code="DX621",
    slug="removed-without-decision",
    severity=Severity.ERROR,
    title=marked("A record is gone without a decision"),
    why=marked(
        "A task that is deleted is neither done nor late: it is forgotten, and every rate is one of"
        " the rest. Work that is given up is reported as cancelled. Where a document takes a"
        " record out of the plan, it stands under `decisions` of the plan, with the list as `field`"
        " and the id as `from`."
    ),
    before=task() + _SAID,
    bad=_WITHOUT + _SAID,
    good=_WITHOUT + _SAID + _PLAN_DECIDED + _DECIDED,
)

REPORT_REWRITTEN = Rule(
    code="DX622",
    slug="report-rewritten",
    severity=Severity.ERROR,
    title=marked("A report says something else than it did"),
    why=marked(
        "Reports are only ever added, so that every past day can be computed as it was seen. Who"
        " reported something wrong reports again, with a later `as_of`; the later report decides."
        " Notes and evidence may be mended."
    ),
    before=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 50}\n",
    bad=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 80}\n",
    good=REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 50}\n"
    "# data/reports/2024-07-15/so-a.yaml\nas_of: 2024-07-15\nagency: so-a\n"
    "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 80}\n",
)

DECISION_WITHOUT_SOURCE = Rule(
    code="DX623",
    slug="decision-without-source",
    severity=Severity.ERROR,
    title=marked("The document that allows a move is not among the sources"),
    why=marked(
        "A number alone can be made up. The document that moves a goal is entered in"
        " data/sources.yaml, with its title and where it can be read, like everything else the plan"
        " rests on."
    ),
    before=task() + _SOURCES,
    bad=_ALLOWED + _SOURCES,
    good=_ALLOWED + _DECIDED,
)

DECISION_WITHOUT_MOVE = Rule(
    code="DX624",
    slug="decision-without-move",
    severity=Severity.WARNING,
    title=marked("A new decision says what moved, and nothing did"),
    why=marked(
        "Either the field was forgotten, or the decision names another one or other values."
        " `field` is the key that moved, such as `due`, `targets.2025` or `weight`."
    ),
    before=task() + _DECIDED,
    bad=task(decisions=_decision("12/QĐ-UBND")) + _DECIDED,
    good=_ALLOWED + _DECIDED,
)

DECISION_GONE = Rule(
    code="DX625",
    slug="decision-gone",
    severity=Severity.WARNING,
    title=marked("A decision that was stated is gone"),
    why=marked(
        "The decisions of a record are its history: without them nobody can say why a deadline is"
        " not what it was. A later decision stands below the earlier ones."
    ),
    before=_ALLOWED + _DECIDED,
    bad=task(due=_LATER) + _DECIDED,
    good=_ALLOWED + _DECIDED,
)
