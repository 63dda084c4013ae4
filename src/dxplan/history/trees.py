"""The files of one commit, read out of git without a checkout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dxplan.history.git import Objects
from dxplan.language import text
from dxplan.load import Unreadable
from dxplan.load.trees import is_called_yaml, require_size

#: Kinds of entries of a folder, as git writes them.
_FOLDER, _LINK, _REPOSITORY = "40000", "120000", "160000"


class Entry(NamedTuple):
    """A file or folder as a folder of git names it."""

    mode: str
    hash: str


class Folders:
    """What stands below git's folders; most are the same in most revisions and read once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, Mapping[str, Entry]] = {}

    def below(self, folder: str) -> Mapping[str, Entry]:
        """The files below a folder, named by its hash, by their path from it."""
        if folder not in self._known:
            found: dict[str, Entry] = {}
            for name, entry in self._entries(folder):
                if entry.mode != _FOLDER:
                    found[name] = entry
                    continue
                below = self.below(entry.hash)
                found |= {f"{name}/{path}": each for path, each in below.items()}
            self._known[folder] = found
        return self._known[folder]

    def _entries(self, folder: str) -> Iterator[tuple[str, Entry]]:
        """What stands in a folder: `mode SPACE name NUL hash`, again and again."""
        answer = self._objects.read(folder)
        content = b"" if answer is None else answer.content
        width = len(folder) // 2
        while content:
            head, _, rest = content.partition(b"\0")
            mode, _, name = head.partition(b" ")
            yield name.decode("utf-8", "replace"), Entry(mode.decode(), rest[:width].hex())
            content = rest[width:]


class RevisionTree:
    """The files of one revision, as `dxplan.load` reads them."""

    def __init__(self, objects: Objects, entries: Mapping[str, Entry]) -> None:
        self._objects, self._entries = objects, entries

    def paths(self) -> Sequence[str]:
        """Everything below `data/` that is called like a YAML file."""
        return sorted(filter(is_called_yaml, self._entries))

    def is_file(self, path: str) -> bool:
        """Whether the revision has a file there."""
        return path in self._entries

    def version(self, path: str) -> str | None:
        """The hash of the file's content."""
        entry = self._entries.get(path)
        return None if entry is None else entry.hash

    def read(self, path: str) -> bytes:
        """The content of a file of the revision.

        Raises:
            Unreadable: when the revision does not have it, it is a link, git does not have its
                content (a partial clone), or it is too large.
        """
        entry = self._entries.get(path)
        if entry is None:
            raise Unreadable(text("this revision does not have the file"))
        if entry.mode in {_LINK, _REPOSITORY}:
            raise Unreadable(text("this is a link, and revisions are read without following any"))
        answer = self._objects.read(entry.hash)
        if answer is None:
            raise Unreadable(text("git does not have the content of this file"))
        require_size(answer.size)
        return answer.content
