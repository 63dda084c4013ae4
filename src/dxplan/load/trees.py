"""Where the files of a plan come from: a folder, a folder with some texts exchanged, a revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dxplan.catalogue import text as files
from dxplan.findings import Rule
from dxplan.language import Text, text
from dxplan.system_errors import reason_of

MAX_BYTES = 16 * 1024 * 1024
_ENDINGS = (".yaml", ".yml")


class Unreadable(Exception):
    """A file whose bytes cannot be had; says why, and what to do."""

    def __init__(
        self, message: Text, fix: Text | None = None, rule: Rule = files.UNREADABLE
    ) -> None:
        super().__init__(str(message))
        self.message, self.fix, self.rule = message, fix, rule


class Tree(Protocol):
    """Files below `data/`, named by their path from the root with forward slashes."""

    def paths(self) -> Sequence[str]:
        """Everything that is called like a YAML file, in order of name."""
        ...

    def is_file(self, path: str) -> bool:
        """Whether a file stands at that path, and not a folder."""
        ...

    def version(self, path: str) -> str | None:
        """A name for these very bytes, the same wherever they are found; None without one."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            Unreadable: when they cannot be had, or are more than `MAX_BYTES`.
        """
        ...


class Folder:
    """The files on disk below a root."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def paths(self) -> Sequence[str]:
        """Everything below `data/` that is called like a YAML file."""
        found = (self.root / "data").glob("**/*.y*ml")
        names = (path.relative_to(self.root).as_posix() for path in found)
        return sorted(filter(is_called_yaml, names))

    def is_file(self, path: str) -> bool:
        """Whether a file stands at that path, and not a folder."""
        return (self.root / path).is_file()

    def version(self, path: str) -> str | None:
        """The name git has for such bytes, so that a revision with the same need not be parsed."""
        try:
            content = self.read(path)
        except Unreadable:
            return None
        from hashlib import sha1  # noqa: PLC0415 (it loads OpenSSL, and one folder needs no names)

        head = f"blob {len(content)}\0".encode()
        return sha1(head + content, usedforsecurity=False).hexdigest()

    def read(self, path: str) -> bytes:
        """The bytes of an ordinary file."""
        file = self.root / path
        try:
            if file.is_dir():
                raise Unreadable(text("a folder stands in place of the file"))
            if not file.is_file():
                raise Unreadable(text("this is not an ordinary file"))
            require_size(file.stat().st_size)
            return file.read_bytes()
        except OSError as error:
            raise Unreadable(
                text("the file cannot be read: {reason}", reason=reason_of(error))
            ) from error


class Overlay:
    """A tree with other texts in place of some of its files."""

    def __init__(self, tree: Tree, texts: Mapping[str, str]) -> None:
        self.tree, self.texts = tree, texts

    def paths(self) -> Sequence[str]:
        """The files of both."""
        return sorted({*self.tree.paths(), *self.texts})

    def is_file(self, path: str) -> bool:
        """Whether either has a file there."""
        return path in self.texts or self.tree.is_file(path)

    def version(self, path: str) -> str | None:
        """What the tree below says of a file that is not exchanged."""
        return None if path in self.texts else self.tree.version(path)

    def read(self, path: str) -> bytes:
        """The exchanged text, or the bytes of the tree below."""
        return self.texts[path].encode() if path in self.texts else self.tree.read(path)


def is_called_yaml(path: str) -> bool:
    """Whether a path looks like one of a plan's files."""
    return path.endswith(_ENDINGS)


def require_size(size: int) -> None:
    """Refuse a file that is too large to be a plan's.

    Raises:
        Unreadable: above `MAX_BYTES`.
    """
    if size > MAX_BYTES:
        message = text(
            "the file has {size} MiB; at most {limit} are read",
            size=-(-size // 2**20),
            limit=MAX_BYTES // 2**20,
        )
        raise Unreadable(message, text("split it by group"), files.TOO_LARGE)


class Held:
    """Files that are nowhere but in memory."""

    def __init__(self, content: Mapping[str, bytes]) -> None:
        self.content = content

    def paths(self) -> Sequence[str]:
        """Every one of them."""
        return sorted(self.content)

    def is_file(self, path: str) -> bool:
        """Whether there is one of that name."""
        return path in self.content

    def version(self, path: str) -> str | None:  # noqa: ARG002 (none of them is read twice)
        """They have no name but their path."""
        return None

    def read(self, path: str) -> bytes:
        """The bytes of one."""
        return self.content[path]
