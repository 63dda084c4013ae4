"""A file that is there already: what it states of itself, and whether it was edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dxplan.cli.stops import Stop
from dxplan.language import text
from dxplan.system_errors import reason_of

if TYPE_CHECKING:
    from dxplan.render.exports.forms import Form
    from dxplan.render.exports.stamp import Stamped

#: The plan of the whole city with all its communes is less than half of it.
MAX_BYTES: Final = 1 << 28


class Existing(NamedTuple):
    """A file as it was found."""

    content: bytes
    #: None where dxplan did not make it.
    stamp: Stamped | None
    #: Whether it is exactly what dxplan wrote.
    is_untouched: bool


def read_existing(form: Form, path: Path, shown: str) -> Existing:
    """Read a file that should be of a form.

    Args:
        form: The form.
        path: The file.
        shown: What it is called in messages.

    Raises:
        Stop: when it cannot be read, or is larger than an export can be.
    """
    from dxplan.render.exports.sealing import is_untouched

    content = _read(path, shown)
    stamp = stamp_of_file(form, content)
    if stamp is None:
        return Existing(content, None, is_untouched=False)
    return Existing(content, stamp, is_untouched(content, stamp.fingerprint, stamp.seal))


def stamp_of_file(form: Form, content: bytes) -> Stamped | None:
    """What a file of that form states of itself; None where dxplan did not make it."""
    from dxplan.render.exports.reading import stamp_in
    from dxplan.render.exports.stamp import read_stamp

    line = stamp_in(form.name, content)
    stamp = None if line is None else read_stamp(line)
    return stamp if stamp is not None and stamp.form == form.name else None


def _read(path: Path, shown: str) -> bytes:
    try:
        if path.is_fifo():  # its other end would be waited for
            raise Stop(text("{file} is not an ordinary file", file=shown))
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise Stop(
            text("{file} cannot be read: {reason}", file=shown, reason=reason_of(error))
        ) from error
    if len(content) > MAX_BYTES:
        raise Stop(text("{file} is larger than any export", file=shown))
    return content
