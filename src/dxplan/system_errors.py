"""What the operating system refused, in the words of the reader's language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

from dxplan.language import Text, marked, text

_REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: marked("there is no such file or folder"),
    errno.EACCES: marked("permission is missing"),
    errno.EPERM: marked("permission is missing"),
    errno.EROFS: marked("this place can only be read"),
    errno.EISDIR: marked("it is a folder"),
    errno.ENOTDIR: marked("a part of the path is no folder"),
    errno.EEXIST: marked("it is there already"),
    errno.ENAMETOOLONG: marked("the name is too long"),
    errno.ELOOP: marked("links lead in a circle"),
    errno.EBUSY: marked("another program is using it"),
    errno.ENOSPC: marked("there is no space left"),
    errno.EDQUOT: marked("there is no space left"),
    errno.EFBIG: marked("it would be larger than files can be here"),
    errno.EMFILE: marked("too many files are open"),
    errno.ENFILE: marked("too many files are open"),
    errno.EIO: marked("the disk reports a fault"),
}


def reason_of(error: Exception) -> Text:
    """Why a file could not be read or written.

    Args:
        error: What the system raised; a `ValueError` is what Python raises for an impossible name.
    """
    if not isinstance(error, OSError):
        return text("no file can have this name")
    reason = _REASONS.get(error.errno or 0)
    return Text(reason) if reason else text("system error {number}", number=str(error.errno))
