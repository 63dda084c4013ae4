"""What stands at the head of every sheet: what it is, of which plan, on which day."""

from __future__ import annotations

from dxplan.language import Text, text
from dxplan.render.exports.excel.looks import Look
from dxplan.render.exports.excel.page import Page
from dxplan.render.wording import worded
from dxplan.views.changes.sheet import Words
from dxplan.views.report import Report


def begin(report: Report, page: Page, title: str, *remarks: Words) -> None:
    """The lines over what a sheet shows.

    Args:
        report: What it is about.
        page: The sheet, still empty.
        title: What stands first, in the language of the reader.
        remarks: What else must be known.
    """
    page.say(title, Look.TITLE)
    page.say(" · ".join(worded(each, page.notation) for each in _about(report)))
    for remark in remarks:
        page.say(remark)
    page.gap()


def _about(report: Report) -> tuple[Text, ...]:
    return (
        text("Plan {number}", number=report.plan.number),
        text("as of {day}", day=report.as_of),
        *report.chosen,
    )
