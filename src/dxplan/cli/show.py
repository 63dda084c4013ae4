"""`dxplan show`: one record with everything known of it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text


def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help=marked("Id of a task, indicator, agency or source."))
    ],
    as_of: AsOf = None,
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help=marked("Form of the output."))
    ] = "table",
) -> None:
    """Load, check, find, lay out, print."""
    from dxplan.figures import measure
    from dxplan.model import Agency, Indicator, Source, Task
    from dxplan.views.record import find_record, record_view

    session: Session = context.obj
    session.format = form
    day = session.day(as_of)
    workspace = session.open()
    record = find_record(workspace.plan, name)
    if record is None:
        near = workspace.nearest(name, Task, Indicator, Agency, Source)
        raise WrongUsage(
            text("there is no record {name}", name=repr(name)),
            text("did you mean {name}?", name=near) if near else text("see dxplan list tasks"),
        )
    notation = session.notation(workspace.plan)
    view = record_view(workspace, measure(workspace.plan, day), record, notation.language)
    if form == "json":
        from dxplan.history import revision
        from dxplan.render.json_text import as_json
        from dxplan.render.record_json import record_document

        session.write(as_json(record_document(workspace.plan, view, day, revision(workspace.root))))
    else:
        from dxplan.render.record_text import print_record

        print_record(workspace.plan, view, session.console(), notation)
