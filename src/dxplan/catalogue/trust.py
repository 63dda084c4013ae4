"""DX6xx: totals, basis, sources and decisions."""

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
    due: 2025-06-30
    deliverable: Cổng dịch vụ công vận hành chính thức
    serves: [CT-CQS-01]
"""

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
    bad=_TASK + "    source: vb-1\n",
    good=_TASK + "    basis: cited\n    source: vb-1\n",
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
    bad=_TASK + "    basis: cited\n",
    good=_TASK + "    basis: cited\n    source: vb-1\n",
)
