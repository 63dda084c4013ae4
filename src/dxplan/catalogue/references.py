"""DX3xx: ids that point at other records, and agencies."""

from __future__ import annotations

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
  - {id: vb-1, kind: document, title: Kế hoạch thử}
  - {id: vb-1, kind: page, title: Trang khác}
""",
    good="""\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử}
  - {id: trang-2, kind: page, title: Trang khác}
""",
)
