"""New texts onto the disk: every file or none, and never over somebody else's work."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from dxplan.edits.changes import CannotEdit, ChangedOnDisk
from dxplan.findings import Location
from dxplan.language import text
from dxplan.system_errors import reason_of
from dxplan.yamltext import Document


class _File(NamedTuple):
    """One file to write."""

    path: str
    target: Path
    #: What must be on disk now; None for a new file.
    old: bytes | None
    new: bytes


def write(root: Path, before: Mapping[str, Document], after: Mapping[str, str]) -> None:
    """Write the texts of `after`, of which those in `before` must be on disk as they were read.

    Everything that can fail is done beside the files first; what is left is one renaming each,
    and when one of those fails the old bytes are put back. Only a loss of power between two
    renamings can leave some files new and some old, each of them whole.
    """
    files = [_file(root, path, before.get(path), whole) for path, whole in after.items()]
    with ExitStack() as cleanup:
        staged = [_stage(file, cleanup) for file in files]
        for file in files:
            _check_unchanged(file)
        _replace(files, staged)
    for folder in {file.target.parent for file in files}:
        _sync_folder(folder)


def _file(root: Path, path: str, document: Document | None, whole: str) -> _File:
    # `decode` is strict UTF-8, so encoding its text gives the bytes it was read from. Where it
    # did more (a byte order mark, control characters), it reported an error, and the bytes
    # differ here: such a file is refused.
    old = None if document is None else document.text.encode()
    try:
        target = (root / path).resolve()
    except (OSError, RuntimeError) as error:  # links that lead in a circle
        raise _cannot_write(path, error) from error
    if not target.is_relative_to(root.resolve()):
        raise CannotEdit(text("the path leads out of the workspace"), Location(path=path))
    return _File(path, target, old, whole.encode())


def _stage(file: _File, cleanup: ExitStack) -> Path:
    """The new text in a file beside the old one, safe on disk."""
    folder = file.target.parent
    try:
        for above in reversed((folder, *folder.parents)):
            if not above.exists():
                cleanup.callback(_remove_if_empty, above)
        folder.mkdir(parents=True, exist_ok=True)
        return _beside(file.target, file.new, cleanup)
    except OSError as error:
        raise _cannot_write(file.path, error) from error


def _beside(target: Path, content: bytes, cleanup: ExitStack) -> Path:
    temporary = target.with_name(f".dxplan-{secrets.token_hex(8)}.tmp")
    with temporary.open("xb") as stream:
        cleanup.callback(_forget, temporary)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileNotFoundError):
        shutil.copymode(target, temporary)
    return temporary


def _check_unchanged(file: _File) -> None:
    try:
        found = file.target.read_bytes() if file.target.is_file() else None
    except OSError as error:
        raise _cannot_write(file.path, error) from error
    if found != file.old:
        message = (
            text("the file has come into being since the data was read")
            if file.old is None
            else text("the file was changed on disk since it was read")
        )
        raise ChangedOnDisk(message, file.path)


def _replace(files: Sequence[_File], staged: Sequence[Path]) -> None:
    begun: list[_File] = []
    try:
        for file, temporary in zip(files, staged, strict=True):
            begun.append(file)
            temporary.replace(file.target)
    except BaseException as error:
        stuck = [file.path for file in begun if not _is_put_back(file)]
        if isinstance(error, OSError):
            raise _cannot_write(begun[-1].path, error, stuck) from error
        raise


def _is_put_back(file: _File) -> bool:
    try:
        if file.old is None:
            file.target.unlink(missing_ok=True)
        elif file.target.read_bytes() != file.old:
            _put_back(file.target, file.old)
    except OSError:
        return False
    return True


def _put_back(target: Path, old: bytes) -> None:
    with ExitStack() as cleanup:
        try:
            _beside(target, old, cleanup).replace(target)
        except OSError:  # no renaming, no room for a second file: over the new text then
            target.write_bytes(old)


def _cannot_write(path: str, error: Exception, stuck: Sequence[str] = ()) -> CannotEdit:
    message = (
        text(
            "the file cannot be written ({reason}), and what was written before it could not"
            " be put back: {paths}",
            reason=reason_of(error),
            paths=", ".join(stuck),
        )
        if stuck
        else text("the file cannot be written: {reason}", reason=reason_of(error))
    )
    return CannotEdit(message, Location(path=path))


def _sync_folder(folder: Path) -> None:
    """Make the renaming last; Windows has no such call and does it by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
