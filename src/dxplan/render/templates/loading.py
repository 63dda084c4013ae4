"""Where templates come from: the folders given, and nothing outside them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from jinja2 import BaseLoader, Environment

from dxplan.language import Text, text
from dxplan.render.templates.budget import MAX_BYTES
from dxplan.yamltext import Document

#: The templates that come with dxplan.
BUILT_IN: Final = Path(__file__).parents[2] / "templates"
#: How a place in one of them is named.
_OWN: Final = "dxplan"


class Unread(Exception):
    """A template cannot be had."""

    def __init__(self, message: Text, fix: Text | None = None) -> None:
        super().__init__(str(message))
        self.message, self.fix = message, fix


class Folder(NamedTuple):
    """A folder of templates, and what its files are called in messages."""

    path: Path
    shown: str

    def called(self, name: str) -> str:
        """What a file of it is called in messages."""
        return f"{self.shown}/{name}" if self.shown else name


def template_folders(workspace: Path | None) -> tuple[Folder, ...]:
    """The workspace's own `templates/`, which win, and those that come with dxplan."""
    built_in = Folder(BUILT_IN, f"{_OWN}/templates")
    own = () if workspace is None else (Folder(workspace / "templates", "templates"),)
    return (*own, built_in)


def folders_beside(path: Path, shown: str, workspace: Path | None) -> tuple[Folder, ...]:
    """Where a template that somebody named finds others: beside it, then where all are found.

    Args:
        path: Its file.
        shown: What messages call it, with `/` between its parts.
        workspace: The root of the workspace, if there is one.
    """
    parent = PurePosixPath(shown).parent.as_posix()
    beside = Folder(path.parent.resolve(), "" if parent == "." else parent)
    others = template_folders(workspace)
    return (beside, *(each for each in others if each.path.resolve() != beside.path))


def read_bytes(path: Path, most: int) -> bytes:
    """A template as it is.

    Args:
        path: Its file.
        most: How many bytes it may have.

    Raises:
        Unread: when it is absent or too large.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except (OSError, ValueError) as error:  # a NUL in the name
        raise Unread(text("there is no file {name} that can be read", name=path.name)) from error
    if len(raw) > most:
        raise Unread(
            text("{file} is larger than a template can be: {limit} MiB",
                 file=path.name, limit=most >> 20)
        )  # fmt: skip
    return raw


def read_template(path: Path) -> str:
    """The text of a template, its lines ended by newlines alone.

    Raises:
        Unread: when it is absent, too large, or not UTF-8.
    """
    try:
        words = read_bytes(path, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unread(
            text("{name} is not UTF-8 text", name=path.name), text("save the file as UTF-8")
        ) from error
    return words.replace("\r\n", "\n").replace("\r", "\n")


def texts_of(paths: Iterable[str], searched: Sequence[Folder]) -> Mapping[str, Document]:
    """The texts of templates by what messages call them; those that cannot be read are left out."""
    found: dict[str, Document] = {}
    for path in paths:
        for folder in searched:
            beginning = folder.called("")
            if path not in found and path.startswith(beginning) and path.endswith(".j2"):
                with contextlib.suppress(Unread):
                    # What a link leads to is nobody's template, so not a word of it is shown.
                    file = _below(folder.path, _inside(path.removeprefix(beginning)))
                    if file is not None:
                        found[path] = Document(path=path, text=read_template(file))
    return found


class FolderLoader(BaseLoader):
    """Finds a template by its name in the first folder that has it."""

    def __init__(self, searched: Sequence[Folder]) -> None:
        self.folders = searched

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 (Jinja's signature)
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text, the path to show, and whether it is still the same (it is, for one run).

        Raises:
            Unread: when no folder has it, or the name leads out of them.
        """
        parts = _inside(template)
        for folder in self.folders:
            path = _below(folder.path, parts)
            if path is not None:
                return read_template(path), folder.called("/".join(parts)), lambda: True
        names = sorted({name for folder in self.folders for name in _listed(folder.path)})
        hint = text("there are: {names}", names=", ".join(names)) if names else None
        raise Unread(text("there is no template {name}", name=repr(template)), hint)


def _inside(name: str) -> tuple[str, ...]:
    """The parts of a name that cannot lead out of a folder, on any system.

    Raises:
        Unread: when it could.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    wrong = {"..", "/", ""} & set(parts) or not parts or ":" in name or "\0" in name
    if wrong or name.startswith("//"):
        raise Unread(
            text("{name} leads out of the folder of templates", name=repr(name)),
            text("write the name of a template in that folder, such as header.md.j2"),
        )
    return parts


def _below(folder: Path, parts: Sequence[str]) -> Path | None:
    """The file, if there is one and no link leads to it from inside the folder."""
    path = folder.joinpath(*parts)
    try:
        if not path.is_file():
            return None
        real, inside = os.path.realpath(path), os.path.realpath(folder)
    except (OSError, ValueError):
        return None
    if Path(real) != Path(inside).joinpath(*parts):
        raise Unread(
            text("{name} is a link, which templates may not be", name=repr("/".join(parts))),
            text("put the file itself into the folder of templates"),
        )
    return path


def _listed(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.j2")] if folder.is_dir() else []
