"""Reports over plans made by hand, for tests of what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dxplan.changes import Snapshot, compare
from dxplan.figures import measure
from dxplan.findings import Location
from dxplan.language import Language
from dxplan.model import Plan
from dxplan.selection import EVERYTHING, Selection
from dxplan.views.report import ROWS, Report, build_report
from dxplan.workspace import Workspace


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
    return build_report(
        workspace, measured, changes, language, revision="abc1234", since=since_words
    )
