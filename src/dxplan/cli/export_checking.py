"""`export … --check FILE`: is a report that was made still what would be made now."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dxplan.cli.export_existing import read_existing, stamp_of_file
from dxplan.cli.export_making import Made, Wanted, make
from dxplan.cli.export_targets import require_suffix
from dxplan.cli.session import Session
from dxplan.cli.stops import ExitCode, Stop, WrongUsage
from dxplan.language import Text, counted, text
from dxplan.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from dxplan.cli.export_existing import Existing
    from dxplan.render.exports.forms import Form
    from dxplan.render.exports.material import Template
    from dxplan.render.exports.stamp import Stamped
    from dxplan.render.notation import Notation

#: Places that are shown.
_SHOWN: Final = 20


def check_file(session: Session, given: Wanted, file: str) -> None:
    """Say what differs; the command ends with 1 where something does.

    Raises:
        WrongUsage: when the name is that of another form, or an option names what is not there.
        Stop: when there is no such file, dxplan did not make it, or it cannot be made again.
    """
    from dxplan.render.exports.sealing import digest

    require_suffix(given.form, file)
    existing = read_existing(given.form, Path(file), file)
    if existing.stamp is None:
        kind = Text(given.form.title)
        raise Stop(text("{file} is not {kind} with a stamp of dxplan", file=file, kind=kind))
    wanted = _wanted(session, given, existing.stamp, file)
    made = _again(session, wanted, given, file)
    if digest(existing.content) == digest(made.content):
        session.say(made.workspace, text("{file} is up to date", file=file))
        return
    now = stamp_of_file(given.form, made.content) or existing.stamp
    outdated = text("{file} is out of date:", file=file)
    edited = text("{file} is not as dxplan wrote it:", file=file)
    session.say(made.workspace, outdated if existing.is_untouched else edited)
    notation = session.notation(made.workspace.plan)
    for each in _differences(given.form, existing, existing.stamp, now, made.content, notation):
        session.say(made.workspace, Text("  {line}", {"line": each}))
    command = _command(session, wanted, file, now, force=not existing.is_untouched)
    session.say(made.workspace, text("to write it anew: {command}", command=command))
    raise SystemExit(ExitCode.FINDINGS)


def _wanted(session: Session, given: Wanted, stamp: Stamped, file: str) -> Wanted:
    """What is asked for: what is not given is taken from the stamp."""
    return replace(
        given,
        selection=_merged(given.selection, stamp.selection),
        as_of=given.as_of or stamp.as_of.isoformat(),
        since=given.since or stamp.since,
        template=given.template or _template(session, given.form, stamp, file),
        like=stamp,
    )


def _again(session: Session, wanted: Wanted, given: Wanted, file: str) -> Made:
    """The output as it would be now; what the stamp names and is no more stops the command."""
    try:
        return make(session, wanted)
    except WrongUsage as error:
        if (given.selection, given.as_of, given.since) != (EVERYTHING, None, None):
            raise
        message = text("{file} cannot be made again: {reason}", file=file, reason=error.message)
        raise Stop(message, error.hint) from error


def _merged(given: Selection, stamped: Selection) -> Selection:
    """What is given, and beside it what the stamp names."""
    named = {each.name: getattr(given, each.name) for each in fields(Selection)}
    chosen = {name: value for name, value in named.items() if value != getattr(EVERYTHING, name)}
    return replace(stamped, **chosen)


def _template(session: Session, form: Form, stamp: Stamped, file: str) -> Template | None:
    """The template the file was made with, known again by its hash; None for the usual one."""
    from dxplan.cli.export_templates import own_template, template_like

    if stamp.template is None:
        return None
    root = session.root()
    found = template_like(form, root, stamp.template)
    if found is None and own_template(form, root) is None:
        raise Stop(
            text("{file} was made with a template that is not among those of the plan", file=file),
            text("name it with --template"),
        )
    return found


def _differences(
    form: Form,
    existing: Existing,
    before: Stamped,
    after: Stamped,
    content: bytes,
    notation: Notation,
) -> Iterator[Text]:
    """What differs, a line each: first what the stamps say, then places in the output.

    Where something else was asked for, that is all there is to say.
    """
    from dxplan.render.exports.differences import stamp_differences

    reasons = list(stamp_differences(before, after, is_untouched=existing.is_untouched))
    yield from reasons
    if before.question != after.question:
        return
    places = list(_places(form, existing.content, content, notation))
    yield from places
    if not reasons and not places:
        yield text("it is laid out differently; the words and figures are the same")


def _places(form: Form, before: bytes, after: bytes, notation: Notation) -> Iterator[Text]:
    from dxplan.render.exports.differences import content_differences, in_words
    from dxplan.render.exports.reading import contents

    found = content_differences(
        contents(form.name, before, notation),
        contents(form.name, after, notation),
        aligned=form.has_moving_places,
    )
    yield from map(in_words, found[:_SHOWN])
    left = len(found) - _SHOWN
    if left > 0:
        yield counted("… and {count} more place", "… and {count} more places", left)


def _command(session: Session, wanted: Wanted, file: str, now: Stamped, *, force: bool) -> str:
    """The command that writes the file as it was looked at, from the same folder."""
    here = [] if session.folder == Path() else ["-C", str(session.folder)]
    options = [["--as-of", now.as_of.isoformat()]]
    options += [[f"--{by}", name] for by, name in now.selection.chosen.items()]
    options += [["--role", now.selection.role]] if now.selection.role != "lead" else []
    options += [["--since", now.since]] if now.since is not None else []
    options += [["--template", named]] if (named := _named(session, wanted)) is not None else []
    options += [["--force"]] if force else []
    words = ["dxplan", *here, "--lang", now.language, "export", wanted.form.name, "-o", file]
    return shlex.join([*words, *chain.from_iterable(options)])


def _named(session: Session, wanted: Wanted) -> str | None:
    """The template, as the command must name it; None for the one that is taken unasked."""
    from dxplan.cli.export_templates import FOLDER

    if wanted.template is None:
        return None
    path, form = wanted.template.path, wanted.form
    if form.own_template is not None and path == session.root() / FOLDER / form.own_template:
        return None
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
