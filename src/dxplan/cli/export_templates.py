"""Templates of one's own: named, found in the workspace, or known by their hash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dxplan.cli.stops import WrongUsage
from dxplan.language import text
from dxplan.system_errors import reason_of

if TYPE_CHECKING:
    from dxplan.render.exports.forms import Form
    from dxplan.render.exports.material import Template

#: The folder of a workspace in which templates stand.
FOLDER: Final = "templates"


def named_template(form: Form, path: Path) -> Template:
    """The template that `--template` names.

    Raises:
        WrongUsage: when the form takes none, or this is none, or cannot be read.
    """
    suffix = form.template_suffix
    if suffix is None:
        raise WrongUsage(text("{form} takes no template", form=form.name))
    if not path.name.lower().endswith(suffix):
        raise WrongUsage(
            text("{file}: a template for {form} ends in {suffix}",
                 file=path, form=form.name, suffix=suffix)
        )  # fmt: skip
    return _read(path, path.as_posix())


def own_template(form: Form, root: Path) -> Template | None:
    """The workspace's own template in place of the one that comes with dxplan, if it has one.

    Raises:
        WrongUsage: when it cannot be read.
    """
    if form.own_template is None:
        return None
    path = root / FOLDER / form.own_template
    # A link that leads nowhere is a slip, and no reason to lay the report out another way.
    return _read(path, f"{FOLDER}/{path.name}") if os.path.lexists(path) else None


def template_like(form: Form, root: Path, wanted: str) -> Template | None:
    """The workspace's template with that SHA-256; None when there is none."""
    for path in _templates(root, form.template_suffix):
        found = _read(path, f"{FOLDER}/{path.name}")
        if found.hash == wanted:
            return found
    return None


def _templates(root: Path, suffix: str | None) -> Iterator[Path]:
    folder = root / FOLDER
    if suffix is not None and folder.is_dir():
        yield from (path for path in sorted(folder.glob(f"*{suffix}")) if path.is_file())


def _read(path: Path, shown: str) -> Template:
    from dxplan.render.exports.material import Template
    from dxplan.render.templates.budget import MAX_OFFICE_BYTES

    try:
        if path.is_fifo():  # its other end would be waited for
            raise WrongUsage(text("{file} is not an ordinary file", file=shown))
        with path.open("rb") as stream:
            content = stream.read(MAX_OFFICE_BYTES + 1)
    except (OSError, ValueError) as error:  # a NUL in the name
        raise WrongUsage(
            text("{file} cannot be read: {reason}", file=shown, reason=reason_of(error))
        ) from error
    if len(content) > MAX_OFFICE_BYTES:
        raise WrongUsage(
            text("{file} is larger than a template can be: {limit} MiB",
                 file=shown, limit=MAX_OFFICE_BYTES >> 20)
        )  # fmt: skip
    return Template(path=path, shown=shown, content=content)
