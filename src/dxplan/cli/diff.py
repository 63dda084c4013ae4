"""`dxplan diff`: what changed between two states of the plan, in plan language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.selecting import checked, selects
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text
from dxplan.selection import Selection

if TYPE_CHECKING:
    from dxplan.changes import Changes, Snapshot
    from dxplan.cli.snapshots import Snapshots
    from dxplan.views.changes import Extent


@selects
def diff(
    context: typer.Context,
    earlier: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help=marked(
                "A day or period (2024-06-30, 2024-Q2, last quarter), or a git revision;"
                " rev:NAME is a revision in any case."
            ),
        ),
    ],
    later: Annotated[
        str | None,
        typer.Argument(metavar="B", help=marked("The same; the folder as it is now if not given.")),
    ] = None,
    *,
    selection: Selection,
    as_of: AsOf = None,
    everything: Annotated[
        bool, typer.Option("--all", help=marked("List what is folded to a number otherwise."))
    ] = False,
    decisions: Annotated[
        bool,
        typer.Option(
            "--decisions",
            help=marked("List every move of a goal instead, with the decision that allows it."),
        ),
    ] = False,
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help=marked("Form of the output.")),
    ] = "text",
) -> None:
    """Open both states, compare, lay out, print."""
    from dxplan.changes import compare
    from dxplan.cli.snapshots import Snapshots, require_order
    from dxplan.views.changes import Extent

    session: Session = context.obj
    session.format = form
    snapshots = Snapshots(session)
    before, after = snapshots.named(earlier), _later(snapshots, later, as_of)
    require_order(before, after)
    selection = checked(after.workspace, selection)
    if decisions:
        from dxplan.cli.ledger import make_ledger, write_ledger

        ledger = make_ledger(snapshots, before, after, selection)
        write_ledger(snapshots, ledger, form)
        return
    extent = Extent.ALL if everything else Extent.USUAL
    _write(snapshots, compare(before, after, selection), form, extent)


def _write(snapshots: Snapshots, changes: Changes, form: str, extent: Extent) -> None:
    session = snapshots.session
    if form == "json":
        from dxplan.render.changes_json import changes_document
        from dxplan.render.json_text import as_json

        session.write(as_json(changes_document(changes, snapshots.stamp)))
        return
    from dxplan.views.changes import changes_view

    notation = session.notation(changes.after.workspace.plan)
    view = changes_view(changes, notation.language)
    if form == "markdown":
        from dxplan.render.changes_markdown import changes_markdown

        session.write(changes_markdown(view, notation, extent))
    else:
        from dxplan.render.changes_text import print_changes

        print_changes(view, session.console(), notation, extent)


def _later(snapshots: Snapshots, written: str | None, as_of: str | None) -> Snapshot:
    """The second state; `as_of` is the day from which a revision or the folder is seen."""
    session = snapshots.session
    if written is None:
        return snapshots.on(session.day(as_of))
    after = snapshots.named(written)
    if as_of is None:
        return after
    if after.name is None:
        raise WrongUsage(text("--as-of says from which day to see B; B is a day itself"))
    return replace(after, as_of=session.day(as_of))
