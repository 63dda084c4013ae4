"""What the page of any record is made of, and what all pages need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dxplan.figures import Measured
from dxplan.horizons import Horizon
from dxplan.language import Text, marked, text
from dxplan.model import Citation, Indicator, Report, Task
from dxplan.views.chart import Chart
from dxplan.views.status import agency_name
from dxplan.views.table import Cell, Table
from dxplan.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a record: its stable key, its label, its value and a remark."""

    key: str
    #: A marked source string.
    label: str
    value: Cell
    remark: Text | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record's facts and the tables that belong to it."""

    #: `task`, `indicator`, `agency` or `source` (a marked source string).
    kind: str
    id: str
    title: str
    #: `file:line` where it is written.
    place: str
    facts: Sequence[Fact]
    tables: Sequence[Table] = field(default=())
    #: Of an indicator: each of its targets, and its values drawn on the way there.
    horizons: Sequence[Horizon] = field(default=())
    chart: Chart | None = None


class Page:
    """What every page is written with: the plan, the day, the language."""

    def __init__(self, workspace: Workspace, measured: Measured, language: str) -> None:
        self.workspace, self.measured, self.language = workspace, measured, language
        self.plan, self.as_of = workspace.plan, measured.as_of

    def place(self, record: object) -> str:
        """`file:line` of a record."""
        location = self.workspace.at(record)
        return f"{location.path}:{location.line}"

    def agency(self, name: str) -> str:
        """The name of an agency or agency group."""
        return agency_name(self.plan, name, self.language)

    def answering(self, planned: str, now: str | None) -> Text | None:
        """Who answers today, where that is not the agency the plan named."""
        if now is None:
            return text("no longer exists, and no single successor is named")
        return text("now {name}", name=self.agency(now)) if now != planned else None

    def basis(self, record: Task | Indicator) -> list[Fact]:
        """What a record rests on."""
        source = record.source
        return [
            Fact(key="basis", label=marked("Basis"), value=record.basis),
            Fact(
                key="source",
                label=marked("Source"),
                value=self.cited(source),
                remark=source.locator,
            ),
            Fact(key="note", label=marked("Note"), value=record.note),
        ]

    def cited(self, citation: Citation) -> str:
        """The number or title of the source that a fact is cited from, and its id."""
        source = self.plan.sources.get(citation.document)
        if source is None:
            return citation.document
        return f"{source.number or source.title} [{source.id}]"

    def reporter(self, report: Report) -> str:
        """Who said it: the agency, or the id of the source that published it."""
        return self.agency(report.agency) if report.agency else f"[{report.source}]"
