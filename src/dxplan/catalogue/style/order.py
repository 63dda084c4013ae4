"""Ids and files that are called like their neighbours."""

from __future__ import annotations

from dxplan.catalogue.example import plan, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked


def _numbered(*ids: str) -> str:
    """The example's tasks with these ids, each with a title of its own."""
    rows = (
        task(id=each, title=f"Số hóa kho hồ sơ số {number}") for number, each in enumerate(ids, 1)
    )
    body = "".join(each.partition("tasks:\n")[2] for each in rows)
    head = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n"
    # The example's report speaks of the first task.
    return plan(tasks=len(ids)) + head + body


_FIVE = ("NV-CQS-001", "NV-CQS-002", "NV-CQS-003", "NV-CQS-004")

ODD_ID = Rule(
    code="DX716",
    slug="odd-id",
    severity=Severity.INFO,
    title=marked("An id is not built like the others of its group"),
    why=marked(
        "Whoever reads NV-CQS-017 knows the group. An id of another pattern is most often a record"
        " that was copied from another group, or a slip such as a digit too few. Reports name the"
        " id, so change it in all places or keep it."
    ),
    bad=_numbered(*_FIVE, "NV-KTX-005"),
    good=_numbered(*_FIVE, "NV-CQS-005"),
)

IDS_OUT_OF_ORDER = Rule(
    code="DX717",
    slug="ids-out-of-order",
    severity=Severity.INFO,
    title=marked("The ids of a group do not stand in order"),
    why=marked(
        "A record that has moved is hard to find among a hundred, and a number that was given"
        " twice is easily overlooked. The first one out of order is pointed out."
    ),
    bad=_numbered("NV-CQS-001", "NV-CQS-003", "NV-CQS-002"),
    good=_numbered("NV-CQS-001", "NV-CQS-002", "NV-CQS-003"),
)

FILE_OF_ANOTHER = Rule(
    code="DX718",
    slug="file-of-another",
    severity=Severity.WARNING,
    title=marked("A file of tasks is called like another group than its own"),
    why=marked(
        "The content counts, so its tasks are in the group named inside. Either that line was"
        " copied from another file, and all tasks count in the wrong group, or the file has the"
        " wrong name."
    ),
    bad=plan().replace("groups:\n", "groups:\n  - {id: shl, name: Số hóa, declared: 0}\n")
    + "# data/tasks/shl.yaml\ngroup: cqs\ntasks: []\n",
    good=plan().replace("groups:\n", "groups:\n  - {id: shl, name: Số hóa, declared: 0}\n")
    + "# data/tasks/shl.yaml\ngroup: shl\ntasks: []\n",
)
