"""`diff --decisions`: the states that the ledger walks through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from dxplan.cli.snapshots import Snapshots
from dxplan.cli.stops import WrongUsage
from dxplan.selection import Selection

if TYPE_CHECKING:
    from dxplan.changes import Snapshot
    from dxplan.changes.ledger import Ledger
    from dxplan.history import History, Revision


def make_ledger(
    snapshots: Snapshots, before: Snapshot, after: Snapshot, selection: Selection
) -> Ledger:
    """Every move from one state to another: commit by commit, where commits lie in between."""
    from dxplan.changes.ledger import Ledger, entries_between

    skipped: list[str] = []
    states = _states(snapshots, before, after, skipped)
    return Ledger(
        before=before,
        after=after,
        selection=selection,
        entries=tuple(entries_between(states, selection)),
        skipped=tuple(skipped),
    )


def write_ledger(snapshots: Snapshots, ledger: Ledger, form: str) -> None:
    """Write the ledger in one of the forms of `diff`."""
    session = snapshots.session
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.ledger_json import ledger_document

        session.write(as_json(ledger_document(ledger, snapshots.stamp)))
        return
    from dxplan.views.changes.ledger import ledger_view

    notation = session.notation(ledger.after.workspace.plan)
    view = ledger_view(ledger, notation.language)
    if form == "markdown":
        from dxplan.render.ledger_markdown import ledger_markdown

        session.write(ledger_markdown(view, notation))
    else:
        from dxplan.render.ledger_text import print_ledger

        print_ledger(view, session.console(), notation)


def _states(
    snapshots: Snapshots, before: Snapshot, after: Snapshot, skipped: list[str]
) -> Iterator[Snapshot]:
    """Both states, and between them those of the commits that lead from the one to the other."""
    yield before
    for found in _between(snapshots, before, after):
        if isinstance(found, str):
            skipped.append(found)
        else:
            yield found
    yield after


def _between(snapshots: Snapshots, before: Snapshot, after: Snapshot) -> Iterator[Snapshot | str]:
    """The states of the commits in between, oldest first; of one with errors its hash."""
    if before.name is None:
        return
    from dxplan.history import HistoryError, open_history

    try:
        with open_history(snapshots.session.root()) as history:
            line = _line(history, history.find(before.name), after.name or "HEAD")
            # The last commit is the later state itself, unless that is the folder.
            for revision in line if after.name is None else line[:-1]:
                yield snapshots.try_read(history, revision) or revision.short
    except HistoryError as error:
        raise WrongUsage(error.message, error.hint) from error


def _line(history: History, start: Revision, last: str) -> list[Revision]:
    """The commits after one up to another that changed the data, and the last, oldest first.

    None where the one does not lie on the line of the other: nobody can say then in which commit
    something moved.
    """
    line = list(takewhile(lambda each: each.commit != start.commit, history.line(last)))[::-1]
    if not line or start.commit not in line[0].parents[:1]:
        return []
    versions = [history.version(each) for each in (start, *line)]
    changed = [
        each for each, (was, now) in zip(line, pairwise(versions), strict=True) if was != now
    ]
    return changed if changed[-1:] == line[-1:] else [*changed, line[-1]]
