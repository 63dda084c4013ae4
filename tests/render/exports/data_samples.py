"""Plans and stamps for the tests of the dataset's two forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from dxplan.figures import measure
from dxplan.model import Plan, Task
from dxplan.render.exports.stamp import NO_SEAL
from dxplan.selection import EVERYTHING, Selection
from dxplan.views.dataset import Dataset, make_dataset
from tests.builders import indicator, measured, plan, report, said, task

DAY: Final = date(2024, 6, 30)
STAMP: Final[dict[str, Any]] = {
    "tool": "dxplan",
    "revision": "abc1234",
    "fingerprint": "f" * 64,
    "template": None,
    "seal": NO_SEAL,
}

#: Texts that a program could take for something else than a text.
HOSTILE: Final = (
    "=1+1",
    "+84 24",
    "-1",
    "@SUM(A1)",
    "\tthụt vào",
    "  có dấu cách  ",
    'a,b"c;d',
    "dòng một\ndòng hai\r\ndòng ba\rdòng bốn",
    "#N/A",
    "NA",
    "null",
    "-",
    "007",
    "true",
    "2024-06-30",
    "1e5",
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "{{ 7 * 7 }}",
    "a|b`c",
    "\x00\x07\x1b[31m\x7f",
    "\ufeffđầu\u2028giữa\u202ecuối",
    "'",
    '"',
    "ế" * 40_000,
    '",' * 20_000,
)


def with_titles(titles: Iterable[str]) -> Plan:
    """A plan with a task for every title, and all these texts in notes of reports too."""
    tasks: list[Task] = [
        replace(task(id=f"NV-{n}", serves=("CT-CQS-01",)), title=title, note=title)
        for n, title in enumerate(titles)
    ]
    entries = tuple(replace(said(each.id, percent=50), note=each.title) for each in tasks)
    told = report(tasks=entries, indicators=(measured("65.10"),))
    return plan(tasks=tasks, indicators=[indicator()], reports=[told])


def dataset_of(plan: Plan, selection: Selection = EVERYTHING, day: date = DAY) -> Dataset:
    """The dataset of a plan, on 30 June 2024 unless on another day."""
    return make_dataset(plan, measure(plan, day, selection, ("pillar", "group", "agency")))
