"""Where an export goes: the terminal, or a file that may be written over."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dxplan.cli.outputs import require_place, target_of
from dxplan.cli.session import Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import Text, text

if TYPE_CHECKING:
    from dxplan.cli.export_making import Made, Wanted
    from dxplan.render.exports.forms import Form


def target_for(session: Session, form: Form, file: str, *, force: bool) -> Path:
    """The file to write, once that is known to destroy nothing.

    Raises:
        WrongUsage: when the name is that of another form or cannot be a file to write, or when
            somebody's work stands there and it is not forced.
        Stop: when what stands there cannot be read.
    """
    if file == "-":
        raise WrongUsage(
            text("-o names a file; without it, markdown, html and json go to the terminal")
        )
    target = target_of(file, "-o")
    require_suffix(form, file)
    require_place(target, session.root())
    if not force and target.exists():
        _require_replaceable(form, target, file)
    return target


def require_suffix(form: Form, file: str) -> None:
    """Make sure that a file is called as files of the form are.

    Raises:
        WrongUsage: saying which command was meant, where one was.
    """
    from dxplan.render.exports.forms import FORMS

    ending = Path(file).suffix.lower()
    if ending in form.suffixes:
        return
    other = next((each.name for each in FORMS.values() if ending in each.suffixes), None)
    raise WrongUsage(
        text(
            "{file}: {form} is {kind}, whose name ends in {endings}",
            file=file,
            form=form.name,
            kind=Text(form.title),
            endings=", ".join(form.suffixes),
        ),
        None if other is None else text("did you mean dxplan export {form}?", form=other),
    )


def _require_replaceable(form: Form, target: Path, file: str) -> None:
    """Make sure that what stands there is as dxplan made it, and so can be made again."""
    from dxplan.cli.export_existing import read_existing

    existing = read_existing(form, target, file)
    if existing.is_untouched or not existing.content:
        return
    hint = text("choose another name, or write over it with --force")
    if existing.stamp is None:
        raise WrongUsage(text("{file} is there, and dxplan did not make it", file=file), hint)
    raise WrongUsage(text("{file} was edited since dxplan wrote it", file=file), hint)


def require_other(target: Path, wanted: Wanted, file: str | None) -> None:
    """Make sure that the output does not take the place of the template it is laid out by.

    Raises:
        WrongUsage: when it would.
    """
    template = wanted.template
    if template is not None and target.exists() and target.samefile(template.path):
        raise WrongUsage(
            text("{file} is the template itself", file=file),
            text("choose another name, or write over it with --force"),
        )


def announce(session: Session, made: Made, file: str) -> None:
    """Say on stderr what was written; stdout is for results."""
    from dxplan.render.visible import visible

    notation = session.notation(made.workspace.plan)
    said = text(
        "{file} written: {size} KiB, as of {day}",
        file=file,
        size=notation.number(-(-len(made.content) // 1024)),
        day=notation.day(made.as_of),
    )
    with suppress(OSError):  # the file is written, whoever cannot be told of it
        sys.stderr.write(visible(notation.translate(said)) + "\n")
        sys.stderr.flush()
