"""The page of a source: what it is, and which records rest on it."""

from __future__ import annotations

from dxplan.language import in_language, marked
from dxplan.model import Indicator, Source, Task
from dxplan.views.pages.page import Fact, Page, RecordView
from dxplan.views.status import title_of
from dxplan.views.table import Column, Table


def source_page(page: Page, source: Source) -> RecordView:
    """Everything known of a source."""
    facts = [
        Fact(key="kind", label=marked("Kind"), value=source.kind),
        Fact(key="number", label=marked("Number"), value=source.number),
        Fact(key="issuer", label=marked("Issuer"), value=source.issuer),
        Fact(key="date", label=marked("Date"), value=source.date),
        Fact(key="quality", label=marked("Quality"), value=source.quality),
        Fact(key="accessed", label=marked("Accessed"), value=source.accessed),
        Fact(key="url", label=marked("Address"), value=source.url),
        Fact(key="note", label=marked("Note"), value=source.note),
    ]
    return RecordView(
        kind=marked("source"),
        id=source.id,
        title=in_language(page.language, source.title, source.title_en),
        place=page.place(source),
        facts=[fact for fact in facts if fact.value is not None],
        tables=[table for table in (_citing(page, source),) if table.rows],
    )


def _citing(page: Page, source: Source) -> Table:
    columns = (
        Column(key="id", title=marked("Id")),
        Column(key="title", title=marked("Record")),
        Column(key="locator", title=marked("Where in the source")),
    )
    records: list[Task | Indicator] = [
        *page.plan.indicators.values(),
        *page.plan.tasks.values(),
    ]
    rows = [
        (
            each.id,
            title_of(each, page.language) if isinstance(each, Task) else each.name,
            each.source.locator,
        )
        for each in records
        if each.source.document == source.id
    ]
    return Table(key="records", title=marked("Records that rest on it"), columns=columns, rows=rows)
