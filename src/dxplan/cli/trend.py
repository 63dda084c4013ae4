"""`dxplan trend`: figures per reporting period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.selecting import checked, selects
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import Text, counted, marked, text
from dxplan.selection import Selection
from dxplan.trend import Known

if TYPE_CHECKING:
    from dxplan.load import Parsed
    from dxplan.past import Past
    from dxplan.periods import Cycle
    from dxplan.trend import Step
    from dxplan.views.trend import TrendView
    from dxplan.workspace import Workspace

#: More periods than this are a mistake in the dates.
_MOST = 600


@selects
def trend(
    context: typer.Context,
    figures: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=marked("[FIGURE]..."),
            help=marked("Figures, as dxplan why lists them, or ids of indicators."),
        ),
    ] = None,
    *,
    by: Annotated[
        Literal["month", "quarter", "half-year", "year"],
        typer.Option("--by", help=marked("Length of the reporting periods.")),
    ] = "quarter",
    selection: Selection,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=marked("DAY"),
            help=marked("The day or period to begin with; the day of the plan if not given."),
        ),
    ] = None,
    as_of: AsOf = None,
    as_known: Annotated[
        bool,
        typer.Option(
            "--as-known",
            help=marked("Each period from the revision of that day, as it was known then."),
        ),
    ] = False,
    form: Annotated[
        Literal["table", "json", "csv"],
        typer.Option("--format", help=marked("Form of the output.")),
    ] = "table",
) -> None:
    """Load, check, measure at every step, lay out, print."""
    from dxplan.history import revision
    from dxplan.trend import trend as lines_of
    from dxplan.views.trend import CYCLES, trend_view

    session: Session = context.obj
    session.format = form
    session.parsed = {} if as_known else None
    last = session.day(as_of)
    workspace = session.open()
    plan = workspace.plan
    chosen = checked(workspace, selection)
    names = _names(workspace, figures or [])
    first = plan.identity.issued if since is None else session.moment(since).start
    wanted = _steps(first, last, CYCLES[by])
    known = _known_at(workspace, wanted, session.parsed)
    lines = lines_of(known, names, chosen)
    view = trend_view(plan, known, lines, by, chosen, session.language_of(plan))
    _write(session, view, revision(workspace.root), form)


def _write(session: Session, view: TrendView, stamp: str | None, form: str) -> None:
    if form == "json":
        from dxplan.render.json_text import as_json
        from dxplan.render.trend_data import trend_document

        session.write(as_json(trend_document(view, stamp)))
    elif form == "csv":
        from dxplan.render.trend_data import trend_csv

        session.write(trend_csv(view))
    else:
        from dxplan.render.trend_text import print_trend

        print_trend(view, session.console(), session.notation(view.plan), stamp)


def _names(workspace: Workspace, written: Sequence[str]) -> list[str]:
    """The figures and indicators asked for, each once.

    Raises:
        WrongUsage: for a name that is neither, with the nearest one.
    """
    from dxplan.definitions import UnknownFigure, find_figure
    from dxplan.model import Indicator
    from dxplan.views.trend import DEFAULT_FIGURES

    names = []
    for each in written or DEFAULT_FIGURES:
        if each.upper() in workspace.plan.indicators:
            names.append(each.upper())
            continue
        try:
            names.append(find_figure(each).name)
        except UnknownFigure as error:
            near = workspace.nearest(each, Indicator)
            hint = text("did you mean {name}?", name=near) if near else error.hint
            raise WrongUsage(error.message, hint) from error
    return list(dict.fromkeys(names))


def _steps(first: date, last: date, cycle: Cycle) -> list[Step]:
    """The steps of the trend.

    Raises:
        WrongUsage: when it runs backwards, or has more steps than anybody means.
    """
    from dxplan.trend import count_steps, steps

    if first > last:
        message = text(
            "the trend runs backwards: it begins on {first} and ends on {last}",
            first=first.isoformat(),
            last=last.isoformat(),
        )
        raise WrongUsage(message, text("give --since an earlier day, or --as-of a later one"))
    count = count_steps(first, last, cycle)
    if count > _MOST:
        message = text(
            "{count} periods are more than a trend can show ({most})", count=count, most=_MOST
        )
        raise WrongUsage(
            message, text("begin later with --since, or take longer periods with --by")
        )
    return steps(first, last, cycle)


def _known_at(workspace: Workspace, wanted: Sequence[Step], parsed: Parsed | None) -> list[Known]:
    """The plan of every step: as it is now, or with `parsed` from the last commit by its day."""
    if parsed is None:
        return [Known(step, workspace.plan) for step in wanted]
    from dxplan.history import HistoryError, open_history
    from dxplan.past import Past

    try:
        with open_history(workspace.root) as history:
            past = Past(history, parsed)
            return [_known(past, step) for step in wanted]
    except HistoryError as error:
        raise WrongUsage(error.message, error.hint) from error


def _known(past: Past, step: Step) -> Known:
    revision = past.held(step.day)
    if revision is None:
        return Known(step, None, gap=_before(past))
    then = past.read(revision)
    if not then.errors:
        return Known(step, then.workspace.plan, revision.short)
    first = then.errors[0]
    gap = counted(
        "revision {name} has {count} error: {place} {message}",
        "revision {name} has {count} errors, the first: {place} {message}",
        len(then.errors),
        name=revision.short,
        place=str(first.location),
        message=first.message,
    )
    return Known(step, None, revision.short, gap)


def _before(past: Past) -> Text:
    """Why there is no commit so early."""
    if not past.line:
        return text("there is no commit yet")
    first = past.line[-1].day
    if past.history.is_shallow:
        return text("this clone is shallow and knows nothing before {day}", day=first)
    return text("before the first commit, of {day}", day=first)
