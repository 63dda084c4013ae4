"""`dxplan status`: the dashboard."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dxplan.cli.options import Agency, AsOf, Format, Group, Pillar, RoleOption
from dxplan.cli.session import Session, selection
from dxplan.language import marked


def status(
    context: typer.Context,
    by: Annotated[
        Literal["pillar", "group", "agency", "year"] | None,
        typer.Option("--by", help=marked("What the rows are.")),
    ] = None,
    pillar: Pillar = None,
    group: Group = None,
    agency: Agency = None,
    role: RoleOption = "lead",
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Load, check, measure, lay out, print."""
    from dxplan.figures import measure
    from dxplan.history import revision

    session: Session = context.obj
    session.format = form
    day = session.day(as_of)
    workspace = session.open()
    plan = workspace.plan
    measured = measure(plan, day, selection(workspace, pillar, group, agency, role), by)
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.status_json import status_document

        language = session.language_of(plan)
        document = status_document(plan, measured, language, revision(workspace.root))
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
