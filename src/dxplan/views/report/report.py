"""The report: everything a template or a writer can lay out."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

from dxplan.changes import Changes
from dxplan.figures import Measured
from dxplan.language import marked
from dxplan.selection import By
from dxplan.views.facts import Named, facts
from dxplan.views.report.content import Content, build_content
from dxplan.views.report.prose import ProseFacts, prose_facts
from dxplan.views.report.stamp import Origin, fingerprint
from dxplan.views.report.tables import report_tables
from dxplan.views.table import Table
from dxplan.workspace import Workspace

#: The rows that a report needs of its figures.
ROWS: tuple[By, ...] = ("pillar", "group", "agency")


@facts
class Report(Content):
    """A plan on a day, over a selection; its fields are the names a template can use."""

    prose: Annotated[ProseFacts, marked("The report in sentences.")]
    tables: Annotated[Named[Table], marked("The tables of the workbook, by name.")]


def build_report(
    workspace: Workspace,
    measured: Measured,
    changes: Changes | None,
    language: str,
    origin: Origin | None = None,
) -> Report:
    """Lay everything out, in the language of names and titles.

    Args:
        workspace: The data, without errors.
        measured: Its figures, with the rows of `ROWS`.
        changes: What changed up to the same day, over the same selection.
        language: `vi` or `en`.
        origin: What the stamp calls the data; without it, that of a folder outside git.
    """
    origin = origin or Origin(None, fingerprint(workspace, measured.as_of))
    content = build_content(workspace, measured, changes, language, origin)
    known = {each.name: getattr(content, each.name) for each in fields(content)}
    return Report(**known, prose=prose_facts(content), tables=report_tables(content))
