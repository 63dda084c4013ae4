"""A report for a meeting: one view that every form of export lays out.

report.py      the whole, and how it is built
content.py     its facts: one file each for plan, figures, tasks, indicators, sources, changes
history.py     the headline over the last quarters
explained.py   the headline taken apart into records
prose/         the report in sentences
tables.py      the report in tables
stamp.py       what an output states of itself
naming.py      what agencies, groups and sources are called
"""

from dxplan.views.report.report import ROWS, Report, build_report
from dxplan.views.report.stamp import EXPORT_FORMAT, Origin, StampFacts, fingerprint

__all__ = [
    "EXPORT_FORMAT",
    "ROWS",
    "Origin",
    "Report",
    "StampFacts",
    "build_report",
    "fingerprint",
]
