"""`dxplan export`: what goes out to a meeting, to citizens and to other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.selecting import selects
from dxplan.cli.session import Session
from dxplan.cli.since import Since
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text
from dxplan.render.exports.forms import FormName
from dxplan.selection import Selection

if TYPE_CHECKING:
    from dxplan.render.exports.forms import Form


FormArgument = Annotated[
    FormName, typer.Argument(metavar=marked("FORM"), help=marked("What is made."))
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=marked("FILE"),
        help=marked("Write this file; markdown, html and json go to the terminal without it."),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=marked("Write over a file that somebody edited or that dxplan did not make."),
    ),
]
Check = Annotated[
    str | None,
    typer.Option(
        "--check",
        metavar=marked("FILE"),
        help=marked(
            "Write nothing: say what differs between this file and what would be written now."
            " What is not given is taken from the stamp of the file."
        ),
    ),
]
TemplateFile = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar=marked("FILE"),
        help=marked(
            "Lay it out with this template: .xlsx for excel, .docx for word, .md.j2 for"
            " markdown, .html.j2 for html."
        ),
    ),
]


@selects
def export(
    context: typer.Context,
    name: FormArgument,
    *,
    output: Output = None,
    force: Force = False,
    check: Check = None,
    template: TemplateFile = None,
    selection: Selection,
    as_of: AsOf = None,
    since: Since = None,
) -> None:
    """Load, check, measure, lay out, seal, write."""
    from dxplan.cli.export_checking import check_file
    from dxplan.cli.export_making import Wanted, make
    from dxplan.cli.export_targets import announce, require_other, target_for
    from dxplan.cli.export_templates import named_template
    from dxplan.cli.outputs import replace_file
    from dxplan.render.exports.forms import FORMS

    session: Session = context.obj
    form = FORMS[name]
    if name == "json" and output is None:
        session.format = "json"
    _require_sense(form, output, check, force=force, since=since)
    wanted = Wanted(
        form=form,
        selection=selection,
        as_of=as_of,
        since=since,
        template=None if template is None else named_template(form, template),
    )
    if check is not None:
        check_file(session, wanted, check)
        return
    target = None if output is None else target_for(session, form, output, force=force)
    if target is not None and not force:
        require_other(target, wanted, output)
    made = make(session, wanted)
    if target is None:
        session.write(made.content.decode())
    else:
        replace_file(target, made.content)
        announce(session, made, str(output))


def _require_sense(
    form: Form, output: str | None, check: str | None, *, force: bool, since: str | None
) -> None:
    """Refuse options that do not go together.

    Raises:
        WrongUsage: saying which, and what to do.
    """
    if check is not None and check in {"", "-"}:
        raise WrongUsage(text("--check names a file that dxplan wrote"))
    if check is not None and output is not None:
        raise WrongUsage(text("--check looks at a file and --output writes one; choose one"))
    if force and output is None:
        raise WrongUsage(text("--force is about the file of --output, and none is named"))
    if since is not None and form.is_data:
        raise WrongUsage(
            text("--since has no place in {form}, which holds every report with its day",
                 form=form.name)
        )  # fmt: skip
    if output is None and check is None and not form.is_text:
        raise WrongUsage(
            text("{form} cannot go to the terminal", form=form.name),
            text("name a file: -o report{suffix}", suffix=form.suffixes[0]),
        )
