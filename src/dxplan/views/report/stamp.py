"""What every output states of itself, so that a reader can make it again."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, NamedTuple

from dxplan import __version__
from dxplan.figures import Measured
from dxplan.language import Text, marked, text
from dxplan.model import FORMAT, Report
from dxplan.selection import Selection
from dxplan.views.facts import facts
from dxplan.views.report.figures import ShareFacts, share_facts
from dxplan.workspace import Workspace

#: The version of what exports look like; a change that makes old ones stale raises it.
EXPORT_FORMAT = 1


@facts
class StampFacts:
    """Where an output comes from."""

    as_of: Annotated[date, marked("The day the figures hold for.")]
    since: Annotated[str | None, marked("The earlier state it is compared with.")]
    revision: Annotated[str | None, marked("Revision of the data, with -dirty when it was edited.")]
    selection: Annotated[Selection, marked("What was selected, for programs.")]
    chosen: Annotated[tuple[Text, ...], marked("What was selected, in words; empty for all.")]
    counting_rule: Annotated[Text, marked("What is counted, and how.")]
    tool: Annotated[str, marked("Version of dxplan.")]
    data_format: Annotated[int, marked("Version of the data format.")]
    export_format: Annotated[int, marked("Version of the form of exports.")]
    language: Annotated[str, marked("Language of the output: vi or en.")]
    fingerprint: Annotated[str, marked("SHA-256 of the data files, without reports on later days.")]
    task_basis: Annotated[tuple[ShareFacts, ...], marked("What the tasks rest on, by basis.")]
    indicator_basis: Annotated[
        tuple[ShareFacts, ...], marked("What the indicators rest on, by basis.")
    ]


class Origin(NamedTuple):
    """The data that an output is made from, as its stamp names it."""

    #: The last commit that touched the data.
    revision: str | None
    #: SHA-256 of the data files, as far as they speak of the day.
    fingerprint: str
    #: The state it is compared with, so named that it leads to the same one again.
    since: str | None = None


def stamp_of(
    measured: Measured, chosen: tuple[Text, ...], language: str, origin: Origin
) -> StampFacts:
    """The stamp of an output over `measured`.

    Args:
        measured: The day, the selection and the bases.
        chosen: The selection in words.
        language: The language of the output.
        origin: The data.
    """
    return StampFacts(
        as_of=measured.as_of,
        since=origin.since,
        revision=origin.revision,
        selection=measured.selection,
        chosen=chosen,
        counting_rule=counting_rule(measured.selection),
        tool=__version__,
        data_format=FORMAT,
        export_format=EXPORT_FORMAT,
        language=language,
        fingerprint=origin.fingerprint,
        task_basis=share_facts(measured.tasks.basis.items()),
        indicator_basis=share_facts(measured.indicators.basis.items()),
    )


def counting_rule(selection: Selection) -> Text:
    """What a reader must know of the base of all rates; the rest is in `docs/figures.md`."""
    if selection.role == "any":
        return text(
            "The last report up to the day decides; not reported is a state of its own; recurring"
            " and cancelled tasks stand in no rate; an agency's tasks are those it leads or"
            " supports"
        )
    return text(
        "The last report up to the day decides; not reported is a state of its own; recurring"
        " and cancelled tasks stand in no rate; an agency's tasks are those it leads"
    )


def agency_rule(selection: Selection) -> Text:
    """For which agencies a task counts; with supporting ones, rows by agency overlap."""
    if selection.role == "any":
        return text("Each task counts for every agency that leads or supports it on this day.")
    return text("Each task counts for the agency that leads it on this day.")


def fingerprint(workspace: Workspace, day: date) -> str:
    """SHA-256 over the paths and texts of the data files, the same whatever ends their lines.

    Files of reports on later days are left out, so that what was said of a day keeps its
    fingerprint when the next reports come.
    """
    later = _later_reports(workspace, day)
    digest = hashlib.sha256()
    for path, document in sorted(workspace.documents.items()):
        if path in later:
            continue
        content = document.text.replace("\r\n", "\n").encode()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _later_reports(workspace: Workspace, day: date) -> set[str]:
    """The files of reports that say nothing of days up to this one."""
    return {
        workspace.at(report).path
        for report in workspace.plan.reports
        if workspace.documents and not _speaks_of(report, day)
    }


def _speaks_of(report: Report, day: date) -> bool:
    """Whether a report, or a value in it, is of that day or an earlier one."""
    return report.as_of <= day or any(
        (value.date or report.as_of) <= day for value in report.indicators
    )
