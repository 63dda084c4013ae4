"""The sheets that are lists: indicators, tasks, agencies, deadlines, changes."""

from __future__ import annotations

from dxplan.language import counted, text
from dxplan.render.exports.excel.heads import begin
from dxplan.render.exports.excel.page import Manner, Page
from dxplan.render.exports.excel.places import as_record, record, to_evidence, to_record
from dxplan.states import SOON
from dxplan.views.outside import with_outside
from dxplan.views.report import Report
from dxplan.views.table import Cell


def indicators_page(report: Report, page: Page) -> None:
    """Every indicator with its latest value and how it stands."""
    begin(
        report,
        page,
        page.title,
        counted("{count} indicator", "{count} indicators", len(report.indicators)),
    )

    def to_first(row: int, _: Cell) -> str | None:
        serving = report.indicators[row].serving
        return record(serving[0]) if serving else None

    # On the number, because LibreOffice breaks no lines in the words of a link.
    links = {"id": to_evidence, "serving_count": to_first}
    page.put(report.tables["indicators"], Manner(links=links, anchor=as_record))


def tasks_page(report: Report, page: Page) -> None:
    """Every task with how it stands, those outside the total last."""
    begin(
        report,
        page,
        page.title,
        counted(
            "{count} task in the total, {outside} outside it",
            "{count} tasks in the total, {outside} outside it",
            report.headings.tasks.count,
            outside=report.headings.tasks.outside,
        ),
    )
    links = {"id": to_evidence, "serves": to_record}
    page.put(report.tables["tasks"], Manner(links=links, anchor=as_record))


def agencies_page(report: Report, page: Page) -> None:
    """The figures of every agency that answers for something on the day."""
    begin(report, page, page.title, report.stamp.counting_rule)
    table = report.tables["agencies"]
    page.put(table, Manner(dashed={each.key for each in table.columns}))


def deadlines_page(report: Report, page: Page) -> None:
    """What is overdue, and what is due soon."""
    overdue, due_soon = report.headings.overdue, report.headings.due_soon
    late = counted(
        "{count} task overdue, {silent} of them not reported",
        "{count} tasks overdue, {silent} of them not reported",
        overdue.count,
        silent=report.figures["tasks"]["overdue_unreported"].value,
    )
    soon = counted(
        "{count} task due within {days} days",
        "{count} tasks due within {days} days",
        due_soon.count,
        days=SOON.days,
    )
    begin(
        report,
        page,
        page.title,
        with_outside(late, overdue.outside),
        with_outside(soon, due_soon.outside),
    )
    page.put(report.tables["deadlines"], Manner(links={"id": to_record}))


def changes_page(report: Report, page: Page) -> None:
    """What changed between two states."""
    changes = report.changes
    assert changes is not None  # noqa: S101 (without a comparison there is no such sheet)
    span = text("From {before} to {after}", before=changes.before, after=changes.after)
    nothing = (text("Nothing changed."),) if changes.empty else ()
    begin(report, page, page.title, span, *nothing, *changes.remarks)
    moved, changed = report.tables["moved"], report.tables["changes"]
    page.head(moved.title)
    page.put(moved, Manner(filtered=False, dashed={"before", "after"}))
    page.gap()
    page.head(changed.title)
    page.put(changed, Manner(links={"id": to_record}))
