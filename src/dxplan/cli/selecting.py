"""The options that select a part of the plan, declared once for every command that takes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text
from dxplan.selection import NO_YEAR, By, Selection

if TYPE_CHECKING:
    from dxplan.workspace import Workspace

Pillar = Annotated[
    str | None,
    typer.Option("--pillar", metavar="ID", help=marked("Only this pillar of indicators.")),
]
Group = Annotated[
    str | None, typer.Option("--group", metavar="ID", help=marked("Only this group of tasks."))
]
Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="ID", help=marked("Only what this agency answers for.")),
]
AgencyAsPlanned = Annotated[
    str | None,
    typer.Option(
        "--agency-as-planned",
        metavar="ID",
        help=marked("Only what the plan gave to this agency, whoever answers for it now."),
    ),
]
RoleOption = Annotated[
    Literal["lead", "any"],
    typer.Option("--role", help=marked("Count an agency's tasks as lead only, or in any role.")),
]
Year = Annotated[
    str | None,
    typer.Option(
        "--year",
        metavar=marked("YEAR"),
        help=marked(
            "Only tasks due in this calendar year and indicators with a target for it;"
            " - for those without."
        ),
    ),
]


def selects(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a selection; it takes them as one parameter `selection`."""
    own = signature(command, eval_str=True)
    options = signature(_selection, eval_str=True).parameters

    @wraps(command)
    def run(**arguments: Any) -> None:
        chosen = {name: arguments.pop(name) for name in options}
        command(**arguments, selection=_selection(**chosen))

    parameters: list[Parameter] = []
    for each in own.parameters.values():
        parameters += options.values() if each.name == "selection" else [each]
    # What typer makes the options from.
    run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]  # set on purpose
    return run


def _selection(
    *,
    pillar: Pillar = None,
    group: Group = None,
    agency: Agency = None,
    agency_as_planned: AgencyAsPlanned = None,
    role: RoleOption = "lead",
    year: Year = None,
) -> Selection:
    if agency is not None and agency_as_planned is not None:
        raise _two_ways()
    return Selection(
        pillar=pillar,
        group=group,
        agency=agency,
        agency_as_planned=agency_as_planned,
        role=role,
        year=None if year is None else _year(year),
    )


def _year(written: str) -> str:
    from dxplan.scalars import Misread, read_year

    if written == NO_YEAR:
        return written
    try:
        return str(read_year(written))
    except Misread as error:
        raise WrongUsage(
            text(
                "{value} is not a year; write a year such as 2025, or - for what has none",
                value=repr(written),
            )
        ) from error


def checked(workspace: Workspace, selection: Selection, by: By | None = None) -> Selection:
    """The selection, once every name in it is known to exist and its rows can be selected too.

    Raises:
        WrongUsage: for an id the plan does not have, naming the nearest; for rows by the one way
            of looking at agencies in a selection by the other.
    """
    from dxplan.model import Agency, AgencyGroup, Group, Pillar

    _known(workspace, selection.pillar, Pillar)
    _known(workspace, selection.group, Group)
    _known(workspace, selection.agency, Agency, AgencyGroup)
    _known(workspace, selection.agency_as_planned, Agency, AgencyGroup)
    if {"agency", "agency-as-planned"} <= {by, *selection.chosen}:
        raise _two_ways()
    return selection


def _two_ways() -> WrongUsage:
    return WrongUsage(
        text(
            "agency (who answers on the day) and agency-as-planned (whom the plan named) are two"
            " ways to look at agencies; choose one"
        )
    )


def _known(workspace: Workspace, name: str | None, *kinds: type) -> None:
    if name is None or any(name in workspace.ids(kind) for kind in kinds):
        return
    from dxplan.workspace import KIND_NAMES

    kind = text(KIND_NAMES[kinds[0]])
    near = workspace.nearest(name, *kinds)
    if near:
        hint = text("did you mean {name}?", name=near)
    else:
        known = [each for every in kinds for each in workspace.ids(every)]
        hint = text("known: {names}", names=", ".join(known[:12]))
    raise WrongUsage(text("there is no {kind} {name}", kind=kind, name=repr(name)), hint)
