"""`--since`: what changed, under a dashboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text
from dxplan.selection import Selection

if TYPE_CHECKING:
    from dxplan.changes import Changes
    from dxplan.cli.snapshots import Snapshots

Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="A",
        help=marked("Also what changed since a day, a period or a git revision, as diff shows it."),
    ),
]


def changes_since(
    snapshots: Snapshots, written: str | None, day: date, selection: Selection, form: str
) -> Changes | None:
    """The changes up to a day; None when nobody asked.

    Raises:
        WrongUsage: when the state cannot be found or is later, or the form has no place for it.
    """
    if written is None:
        return None
    from dxplan.changes import compare
    from dxplan.cli.snapshots import require_order

    if form == "csv":
        raise WrongUsage(text("--since has no CSV form; choose --format table, markdown or json"))
    before, after = snapshots.named(written), snapshots.on(day)
    require_order(before, after)
    return compare(before, after, selection)


def write_changes(session: Session, changes: Changes, form: str) -> None:
    """Write the changes under what has been written, shortened."""
    from dxplan.views.changes import Extent, changes_view

    notation = session.notation(changes.after.workspace.plan)
    view = changes_view(changes, notation.language)
    if form == "markdown":
        from dxplan.render.changes_markdown import changes_lines

        session.write("\n".join(["", *changes_lines(view, notation, Extent.SHORT), ""]))
    else:
        from dxplan.render.changes_text import print_changes_below

        print_changes_below(view, session.console(), notation)
