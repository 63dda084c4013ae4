"""`dxplan why`: a figure taken apart, down to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.selecting import checked, selects
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, marked
from dxplan.selection import Selection

if TYPE_CHECKING:
    from datetime import date

    from dxplan.definitions.figure import Figure

WhyFormat = Literal["table", "json", "markdown"]


@selects
def why(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=marked("FIGURE"),
            help=marked("A figure such as completion_rate_due; without one, all are listed."),
        ),
    ] = None,
    *,
    selection: Selection,
    as_of: AsOf = None,
    unfolded: Annotated[
        bool, typer.Option("--all", help=marked("Show every member, however many there are."))
    ] = False,
    form: Annotated[
        WhyFormat, typer.Option("--format", help=marked("Form of the output."))
    ] = "table",
) -> None:
    """Find the figure, load, check, measure, take apart, print."""
    session: Session = context.obj
    session.format = form
    if name is None:
        _list_figures(session, form)
    else:
        figure = _figure(name)
        _explain(session, figure, session.day(as_of), selection, form, unfolded=unfolded)


def _figure(name: str) -> Figure:
    from dxplan.definitions import UnknownFigure, find_figure

    try:
        return find_figure(name)
    except UnknownFigure as error:
        raise WrongUsage(error.message, error.hint) from error


def _explain(
    session: Session,
    figure: Figure,
    day: date,
    selection: Selection,
    form: WhyFormat,
    *,
    unfolded: bool,
) -> None:
    from dxplan.accounts import account
    from dxplan.figures import measure
    from dxplan.history import revision

    workspace = session.open()
    plan = workspace.plan
    measured = measure(plan, day, checked(workspace, selection))
    found = account(plan, measured, figure)
    stamp = revision(workspace.root)
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.why_json import why_document

        session.write(as_json(why_document(workspace, measured, found, stamp)))
        return
    from dxplan.views.why import why_view

    notation = session.notation(plan)
    view = why_view(workspace, measured, found, notation.language, unfolded=unfolded)
    if form == "markdown":
        from dxplan.render.why_markdown import why_markdown

        session.write(why_markdown(plan, view, notation, stamp))
    else:
        from dxplan.render.why_text import print_why

        print_why(plan, view, session.console(), notation, stamp)


def _list_figures(session: Session, form: WhyFormat) -> None:
    """The list needs no plan, so it can be asked for anywhere."""
    from dxplan.definitions import FIGURES
    from dxplan.render.notation import Notation
    from dxplan.views.why import figure_table

    notation = Notation(session.language or DEFAULT_LANGUAGE)
    table = figure_table(FIGURES.values())
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.why_json import figures_document

        session.write(as_json(figures_document(FIGURES.values())))
    elif form == "markdown":
        from dxplan.render.tables import as_markdown

        session.write(as_markdown([table], notation))
    else:
        from dxplan.render.tables import for_terminal, put

        console = session.console()
        put(console, for_terminal(table, notation, console.width))
