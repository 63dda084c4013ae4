"""`dxplan list`: rows of records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dxplan.cli.options import AsOf, Format
from dxplan.cli.selecting import checked, selects
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked
from dxplan.selection import Selection

if TYPE_CHECKING:
    from dxplan.figures import Measured
    from dxplan.model import Plan
    from dxplan.views.listing import Listing
    from dxplan.views.rows import Listed


@selects
def list_(
    context: typer.Context,
    what: Annotated[
        Literal["tasks", "indicators", "agencies", "sources"],
        typer.Argument(metavar="tasks|indicators|agencies|sources", help=marked("What to list.")),
    ],
    *,
    where: Annotated[
        str,
        typer.Option(
            "--where",
            metavar=marked("FILTER"),
            help=marked("Filter such as 'lead:so-khcn state:overdue due:..2024-12-31'."),
        ),
    ] = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar=marked("FIELD"), help=marked("Order by a field; -FIELD reverses it.")
        ),
    ] = "",
    selection: Selection,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Load, check, measure, filter, print."""
    from dxplan.figures import measure

    session: Session = context.obj
    session.format = form
    day = session.day(as_of)
    workspace = session.open()
    measured = measure(workspace.plan, day, checked(workspace, selection))
    found = _found(session, workspace.plan, measured, what, where, sort)
    _point_out(session, workspace.plan, found)
    if form == "json":
        from dxplan.history import revision
        from dxplan.render.json_text import as_json
        from dxplan.render.list_json import list_document

        document = list_document(workspace.plan, found, revision(workspace.root))
        session.write(as_json(document))
    else:
        _write(session, workspace.plan, found, form)


def _found(
    session: Session, plan: Plan, measured: Measured, what: Listed, where: str, sort: str
) -> Listing:
    """The rows that were asked for.

    Raises:
        WrongUsage: for a filter or an order that cannot be understood.
    """
    from dxplan.query import BadQuery, parse_query
    from dxplan.views.listing import listing
    from dxplan.views.rows import FIELDS

    try:
        query = parse_query(where, FIELDS[what], session.today)
        return listing(plan, measured, what, query, sort, session.language_of(plan))
    except BadQuery as error:
        raise WrongUsage(error.message) from error


def _point_out(session: Session, plan: Plan, found: Listing) -> None:
    """Say on stderr, beside any form of output, what was probably meant."""
    from dxplan.render.visible import visible

    notation = session.notation(plan)
    for slip in found.slips:
        sys.stderr.write(f"dxplan: {visible(notation.translate(slip))}\n")


def _write(session: Session, plan: Plan, found: Listing, form: Format) -> None:
    """Write a listing for people, or as CSV with the days of its filter beside it on stderr."""
    from dxplan.render import list_text

    notation = session.notation(plan)
    if form == "csv":
        from dxplan.render.list_csv import list_csv

        session.write(list_csv(found))
        sys.stderr.writelines(f"{line}\n" for line in list_text.filter_days(found, notation))
    elif form == "markdown":
        session.write(list_text.list_markdown(found, notation))
    else:
        list_text.print_listing(plan, found, session.console(), notation)
