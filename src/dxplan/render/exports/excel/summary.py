"""The first sheet: the headline, tasks by group, indicators by pillar, the last quarters."""

from __future__ import annotations

from dxplan.render.exports.excel.heads import begin
from dxplan.render.exports.excel.page import Manner, Page
from dxplan.render.exports.excel.places import figure
from dxplan.views.report import Report
from dxplan.views.table import Cell, Table

#: Rows of one line that a chart covers.
_CHART_ROWS = 15
#: Columns over which runs what was counted in a headline figure.
_SPREAD = 5
#: With it, two rows of charts and the quarters fit on a page of paper.
_WIDTH = 190.0


def summary_page(report: Report, page: Page) -> None:
    """Everything that fits on the first page of paper, and charts of it on the second."""
    page.least_width = _WIDTH
    begin(report, page, report.plan.title, *report.trust)
    names = [each.figure.name for each in report.headline]

    def to_figure(row: int, _: Cell) -> str:
        return figure(names[row])

    headline = report.tables["headline"]
    page.head(headline.title)
    page.put(
        headline,
        Manner(
            filtered=False,
            dashed={"value"},
            running={"base"},
            spread=_SPREAD,
            links={"label": to_figure},
        ),
    )
    for key in ("groups", "pillars"):
        page.gap()
        _figures(page, report.tables[key])
    page.breaks.append(len(page.rows))
    page.gap()
    page.leave(_CHART_ROWS)
    history = report.tables["history"]
    page.head(history.title)
    # What is not known is empty here: a chart draws a dash as zero.
    page.put(history, Manner(filtered=False))
    page.gap()
    page.leave(_CHART_ROWS)


def _figures(page: Page, table: Table) -> None:
    page.head(table.title)
    page.put(table, Manner(filtered=False, dashed={each.key for each in table.columns}))
