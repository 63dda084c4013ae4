"""One record with everything known of it: what `show` lays out."""

from __future__ import annotations

from dxplan.figures import Measured
from dxplan.model import Agency, Indicator, Plan, Source, Task
from dxplan.views.pages.agency import agency_page
from dxplan.views.pages.indicator import indicator_page
from dxplan.views.pages.page import Page, RecordView
from dxplan.views.pages.source import source_page
from dxplan.views.pages.task import task_page
from dxplan.workspace import Workspace


def find_record(plan: Plan, name: str) -> Task | Indicator | Agency | Source | None:
    """The record of that id, whatever kind it is; ids are compared without regard to case."""
    wanted = name.casefold()
    for table in (plan.tasks, plan.indicators, plan.agencies, plan.sources):
        if name in table:
            found: Task | Indicator | Agency | Source = table[name]
            return found
    for table in (plan.tasks, plan.indicators, plan.agencies, plan.sources):
        for each in table.values():
            if each.id.casefold() == wanted:
                return each
    return None


def record_view(
    workspace: Workspace,
    measured: Measured,
    record: Task | Indicator | Agency | Source,
    language: str,
) -> RecordView:
    """Everything known of one record on the day of `measured`."""
    page = Page(workspace, measured, language)
    match record:
        case Task():
            return task_page(page, record)
        case Indicator():
            return indicator_page(page, record)
        case Agency():
            return agency_page(page, record)
        case Source():
            return source_page(page, record)
