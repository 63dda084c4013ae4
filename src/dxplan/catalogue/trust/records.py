"""How many records there are, how sure they are, and where they are from."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_PLAN = """\
# data/plan.yaml
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
pillars:
  - {{id: cqs, name: Chính quyền số, declared: {indicators}}}
groups:
  - {{id: cqs, name: Phát triển chính quyền số, declared: {tasks}}}
"""

FEWER_THAN_DECLARED = Rule(
    code="DX601",
    slug="fewer-than-declared",
    severity=Severity.WARNING,
    title=marked("Fewer records than the plan declares"),
    why=marked(
        "The plan says how many indicators and tasks it has. As long as some are not recorded,"
        " every rate is one of the recorded part, and output says so."
    ),
    bad=_PLAN.format(indicators=2, tasks=1),
    good=_PLAN.format(indicators=1, tasks=1),
)

MORE_THAN_DECLARED = Rule(
    code="DX602",
    slug="more-than-declared",
    severity=Severity.ERROR,
    title=marked("More records than the plan declares"),
    why=marked(
        "One is counted that is not of the plan, or the same one twice under two ids. Take it"
        " out, move it to a group without a declared total, or correct the total."
    ),
    bad=_PLAN.format(indicators=0, tasks=1),
    good=_PLAN.format(indicators=1, tasks=1),
)

NO_BASIS = Rule(
    code="DX603",
    slug="no-basis",
    severity=Severity.ERROR,
    title=marked("A record does not say how sure it is"),
    why=marked(
        "The basis tells a row taken from the annex (transcribed) from one the announcement names"
        " (announced), one another document sets (cited) and one drafted here (drafted). Without"
        " it a figure cannot say what it rests on."
    ),
    bad=task(basis=None),
    good=task(),
)

NO_SOURCE = Rule(
    code="DX604",
    slug="no-source",
    severity=Severity.ERROR,
    title=marked("A record does not say where it is from"),
    why=marked(
        "Every task and indicator names the document or page it rests on, so that anybody can"
        " look it up: `source: {document: vb-239, locator: …}`."
    ),
    bad=task(source=None),
    good=task(),
)

SOURCE_WITHOUT_PLACE = Rule(
    code="DX605",
    slug="source-without-place",
    severity=Severity.WARNING,
    title=marked("A source has neither an address nor a number"),
    why=marked(
        "A title alone is not enough to find a document again. Its number leads to it in any law"
        " database, its `url` on the web."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: Kế hoạch thử}\n",
    good="# data/sources.yaml\nsources:\n"
    "  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}\n",
)

UNUSED_SOURCE = Rule(
    code="DX606",
    slug="unused-source",
    severity=Severity.INFO,
    title=marked("A source is cited nowhere"),
    why=marked(
        "It may have been replaced, or a record cites another by mistake. Sources kept for later"
        " do no harm."
    ),
    bad="""\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
  - {id: vb-2, kind: document, title: Kế hoạch khác, number: 2/KH-UBND}
""",
    good="""\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
""",
)


def _two_tasks(basis: str) -> str:
    """A transcribed task, and another one below it."""
    row = "{document: vb-1, locator: phụ lục II}"
    other = "Số hóa kho lưu trữ"
    second = task(id="NV-CQS-002", title=other, basis=basis, source=row)
    rows = task(basis="transcribed", source=row) + second.partition("tasks:\n")[2]
    return rows + _PLAN.format(indicators=1, tasks=2)


DRAFTED_AFTER_IMPORT = Rule(
    code="DX607",
    slug="drafted-after-import",
    severity=Severity.WARNING,
    title=marked("A drafted record stands beside records transcribed from the annex"),
    why=marked(
        "Once the annex of a group or pillar has been taken in, what was drafted before it is"
        " either a row of the annex under other words or not part of the plan. Give it the row's"
        " wording and basis, or take it out: dxplan import lists these records."
    ),
    bad=_two_tasks("drafted"),
    good=_two_tasks("transcribed"),
)
