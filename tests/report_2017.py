"""The Government Office's report for 2017, laid out as a plan of 21,914 tasks.

It states 16,051 tasks completed, 14,068 of them on time and 1,983 late, and
5,863 not completed, 5,640 in term and 223 overdue; and 98.62 % "of tasks due".
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

YEAR_END = date(2017, 12, 31)
ON_TIME, LATE, OVERDUE, IN_TERM = 14_068, 1_983, 223, 5_640
DUE_2017, DUE_2018 = date(2017, 6, 30), date(2018, 6, 30)


def deadlines() -> list[date]:
    """The deadline of every task; the completed ones come first, then the overdue ones."""
    return [DUE_2017] * (ON_TIME + LATE + OVERDUE) + [DUE_2018] * IN_TERM


def completions() -> list[date]:
    """The days on which the completed tasks were completed."""
    return [date(2017, 6, 30)] * ON_TIME + [date(2017, 7, 1)] * LATE


def lay_out(root: Path) -> Path:
    """Write the plan and its one report as files."""
    tasks = "\n".join(
        f"  - {{id: NV-{n}, title: Việc {n}, lead: so-a, due: {due},"
        " deliverable: Báo cáo, basis: cited, source: vb-1}"
        for n, due in enumerate(deadlines())
    )
    entries = "\n".join(
        f"  - {{task: NV-{n}, status: completed, completed_on: {day}}}"
        for n, day in enumerate(completions())
    )
    files = {
        "plan.yaml": "format: 1\nplan: {number: 1270/BC-TCTTTg, title: Báo cáo năm 2017,"
        " issued: 2017-01-01, issuer: Tổ công tác, source: vb-1, target_years: [2017]}\n"
        "groups:\n  - {id: cqs, name: Nhiệm vụ được giao, declared: 21914}\n",
        "sources.yaml": "sources:\n  - {id: vb-1, kind: document, title: Báo cáo}\n",
        "agencies.yaml": "agencies:\n  - {id: so-a, name: Sở A, level: department}\n",
        "tasks/cqs.yaml": f"group: cqs\ntasks:\n{tasks}\n",
        "reports/2017.yaml": f"as_of: {YEAR_END}\nagency: so-a\ntasks:\n{entries}\n",
    }
    for name, content in files.items():
        file = root / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return root
