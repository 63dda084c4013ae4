"""The sheets of the workbook: which there are, in what order, and what fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dxplan.language import marked
from dxplan.render.exports.excel.evidence import evidence_page
from dxplan.render.exports.excel.lists import (
    agencies_page,
    changes_page,
    deadlines_page,
    indicators_page,
    tasks_page,
)
from dxplan.render.exports.excel.page import Page
from dxplan.render.exports.excel.summary import summary_page
from dxplan.render.notation import Notation
from dxplan.views.report import Report

_Fill = Callable[[Report, Page], None]


def pages_of(report: Report, notation: Notation) -> list[Page]:
    """The sheets of a report, in their order; the changes only where they were asked for."""
    sources = {each.id: each.place for each in (*report.tasks, *report.outside)}
    sources |= {each.id: each.place for each in report.indicators}
    pages = []
    for title, fill in _sheets(report):
        page = Page(title=notation.translate(title), notation=notation, sources=sources)
        fill(report, page)
        pages.append(page)
    return pages


def _sheets(report: Report) -> Iterator[tuple[str, _Fill]]:
    yield marked("Summary"), summary_page
    yield marked("Indicators"), indicators_page
    yield marked("Tasks"), tasks_page
    yield marked("By agency"), agencies_page
    yield marked("Overdue and due soon"), deadlines_page
    if report.changes is not None:
        yield marked("Changes since last meeting"), changes_page
    yield marked("What the figures rest on"), evidence_page
