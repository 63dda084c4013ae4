"""Reports over plans made by hand, for tests of what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dxplan.changes import Snapshot, compare
from dxplan.figures import measure
from dxplan.findings import Location
from dxplan.language import Language
from dxplan.model import Group, Plan
from dxplan.selection import EVERYTHING, Selection
from dxplan.views.report import ROWS, Origin, Report, build_report, fingerprint
from dxplan.workspace import Workspace
from tests.builders import plan, report, said, task

#: The day of `PARTLY`.
DAY = date(2025, 7, 31)
#: In the total two tasks are overdue, one of them in silence, and one is due soon; outside it one
#: is overdue and one due soon.
PARTLY = plan(
    groups=(
        Group(id="cqs", name="Phát triển chính quyền số", declared=3),
        Group(id="thc", name="Tổ chức thực hiện"),
    ),
    tasks=(
        task(id="NV-A", title="A"),
        task(id="NV-B", title="B"),
        task(id="NV-C", title="C", due=date(2025, 8, 10)),
        task(id="NV-X", title="X", group="thc"),
        task(id="NV-Y", title="Y", group="thc", due=date(2025, 8, 20)),
    ),
    reports=(report(as_of=date(2025, 7, 20), tasks=(said("NV-A", percent=40),)),),
)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Unwritten(Workspace):
    """A workspace of a plan that stands in no file."""

    def at(
        self,
        record: object,  # noqa: ARG002 (the signature of `Workspace`)
        *keys: str | int,  # noqa: ARG002
        key: bool = False,  # noqa: ARG002
    ) -> Location:
        return Location(path="data/plan.yaml")


def report_of(
    plan: Plan,
    day: date,
    *,
    since: date | None = None,
    language: Language = "en",
    selection: Selection = EVERYTHING,
) -> Report:
    """The report of a plan on a day, compared with an earlier day where one is given."""
    workspace = Unwritten(root=Path(), plan=plan)
    changes = None
    if since is not None:
        before, after = (Snapshot(workspace=workspace, as_of=each) for each in (since, day))
        changes = compare(before, after, selection)
    measured = measure(plan, day, selection, ROWS)
    since_words = since.isoformat() if since else None
    origin = Origin("abc1234", fingerprint(workspace, day), since_words)
    return build_report(workspace, measured, changes, language, origin)
