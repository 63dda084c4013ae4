"""`dxplan list`: rows of records."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dxplan.cli.options import Agency, AsOf, Format, Group, Pillar, RoleOption
from dxplan.cli.session import Session, selection
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked


def list_(
    context: typer.Context,
    what: Annotated[
        Literal["tasks", "indicators", "agencies", "sources"],
        typer.Argument(metavar="tasks|indicators|agencies|sources", help=marked("What to list.")),
    ],
    where: Annotated[
        str,
        typer.Option(
            "--where",
            metavar=marked("FILTER"),
            help=marked("Filter such as 'lead:so-ttt state:overdue due:..2024-12'."),
        ),
    ] = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar=marked("FIELD"), help=marked("Order by a field; -FIELD reverses it.")
        ),
    ] = "",
    pillar: Pillar = None,
    group: Group = None,
    agency: Agency = None,
    role: RoleOption = "lead",
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Load, check, measure, filter, print."""
    from dxplan.figures import measure
    from dxplan.query import BadQuery
    from dxplan.views.listing import listing

    session: Session = context.obj
    session.format = form
    day = session.day(as_of)
    workspace = session.open()
    plan = workspace.plan
    measured = measure(plan, day, selection(workspace, pillar, group, agency, role))
    notation = session.notation(plan)
    try:
        found = listing(plan, measured, what, where, sort, notation.language)
    except BadQuery as error:
        raise WrongUsage(error.message) from error
    if form == "json":
        from dxplan.history import revision
        from dxplan.render.json_text import as_json
        from dxplan.render.list_json import list_document

        session.write(as_json(list_document(plan, found, day, revision(workspace.root))))
    elif form == "csv":
        from dxplan.render.tables import as_csv
        from dxplan.views.listing import FIELDS

        fields = FIELDS[what]
        session.write(as_csv(fields, ([row[field] for field in fields] for row in found.rows)))
    elif form == "markdown":
        from dxplan.render.tables import as_markdown

        session.write(as_markdown([found.table], notation))
    else:
        from dxplan.render.list_text import print_listing

        print_listing(plan, found, session.console(), notation)
