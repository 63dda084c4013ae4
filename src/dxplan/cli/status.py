"""`dxplan status`: the dashboard."""

from __future__ import annotations

from typing import Annotated

import typer

from dxplan.cli.options import AsOf, Format
from dxplan.cli.selecting import checked, selects
from dxplan.cli.session import Session
from dxplan.cli.since import Since, changes_since, write_changes
from dxplan.language import marked
from dxplan.selection import By, Selection


@selects
def status(
    context: typer.Context,
    *,
    by: Annotated[By | None, typer.Option("--by", help=marked("What the rows are."))] = None,
    selection: Selection,
    as_of: AsOf = None,
    since: Since = None,
    form: Format = "table",
) -> None:
    """Load, check, measure, lay out, print."""
    from dxplan.cli.snapshots import Snapshots
    from dxplan.figures import measure
    from dxplan.history import revision

    session: Session = context.obj
    session.format = form
    day = session.day(as_of)
    snapshots = Snapshots(session)
    workspace = snapshots.folder
    plan = workspace.plan
    selection = checked(workspace, selection, by)
    changes = changes_since(snapshots, since, day, selection, form)
    measured = measure(plan, day, selection, (by,) if by else ("pillar", "group"))
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.status_json import status_document

        language = session.language_of(plan)
        document = status_document(plan, measured, language, revision(workspace.root))
        if changes is not None:
            from dxplan.render.changes_json import changes_members

            document["changes"] = changes_members(changes)
        session.write(as_json(document))
    elif form == "csv":
        from dxplan.render.status_csv import status_csv

        session.write(status_csv(plan, measured, session.language_of(plan)))
    else:
        from dxplan.render import status_text
        from dxplan.views.status import status_view

        notation = session.notation(plan)
        view = status_view(plan, measured, by, notation.language)
        stamp = revision(workspace.root)
        if form == "markdown":
            from dxplan.render.status_markdown import status_markdown

            session.write(status_markdown(view, notation, stamp))
        else:
            status_text.print_status(view, session.console(), notation, stamp)
        if changes is not None:
            write_changes(session, changes, form)
