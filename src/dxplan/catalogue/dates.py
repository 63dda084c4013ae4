"""DX4xx: dates and periods."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

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
