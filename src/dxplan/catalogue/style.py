"""DX7xx: how things are written."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

STRAY_SPACE = Rule(
    code="DX701",
    slug="stray-space",
    severity=Severity.INFO,
    title=marked("A name begins or ends with a space, or holds two in a row"),
    why=marked(
        "Names copied out of Word and PDF tables bring spaces and line breaks along. Searches and"
        " comparisons with the annex miss them."
    ),
    bad="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: "Sở A ", level: department}
  - {id: so-b, name: Sở B, level: department}
""",
    good="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department}
  - {id: so-b, name: Sở B, level: department}
""",
)
