"""The commits of the repository a workspace stands in, by name and one after another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Self

from dxplan.history.checkout import SHORT
from dxplan.history.errors import NoCommonCommit, NoHistory, UnknownRevision
from dxplan.history.git import Kept, Objects, git
from dxplan.history.trees import Folders, RevisionTree
from dxplan.language import text
from dxplan.workspace import PLAN_FILE

_UNSHALLOW = text("this clone is shallow and lacks older commits; git fetch --unshallow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One commit."""

    #: As it was asked for.
    name: str
    commit: str
    #: The day on which it was committed, where it was committed.
    day: date
    #: The commits it follows, the one it continues first.
    parents: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The hash as it is shown."""
        return self.commit[:SHORT]


def open_history(root: Path) -> History:
    """The history of the workspace at `root`.

    Raises:
        NoHistory: where there is no git, or no repository around the workspace.
    """
    prefix = git(root, "rev-parse", "--show-prefix")
    if prefix is None:
        message = (
            text("{folder} is not in a git repository", folder=root)
            if shutil.which("git")
            else text("git is not installed, and revisions are read with it")
        )
        raise NoHistory(message, text("days and periods work without it"))
    return History(root, prefix.rstrip("\n"))


class History:
    """The commits of the repository a workspace stands in; to be closed after use."""

    def __init__(self, root: Path, prefix: str) -> None:
        self.root = root
        #: The way from the top of the repository to the workspace, with a slash at its end.
        self._prefix = prefix
        self._objects = Objects(root)
        self._folders = Folders(self._objects)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the conversation with git."""
        self._objects.close()

    def find(self, name: str) -> Revision:
        """The commit that a name (branch, tag, hash, `HEAD~3`, …) leads to.

        Raises:
            UnknownRevision: when it leads to none.
        """
        found = self._commit(name)
        if found is None:
            raise self._unknown(name)
        return found

    def line(self, name: str = "HEAD") -> Iterator[Revision]:
        """A commit and those before it, newest first; of merged branches only the one continued.

        In a shallow clone the line ends where the clone does (`is_shallow`).
        """
        commit = self._commit(name)
        while commit is not None:
            yield commit
            commit = self._commit(commit.parents[0]) if commit.parents else None

    def parting(self, revision: Revision) -> Revision:
        """The last commit that a revision and the one checked out have in common.

        Raises:
            NoCommonCommit: when there is none, or the clone does not reach back to it.
        """
        answer = git(self.root, "merge-base", revision.commit, "HEAD")
        found = self._commit(answer.strip()) if answer else None
        if found is None:
            message = text("{name} and HEAD have no commit in common", name=revision.name)
            raise NoCommonCommit(message, _UNSHALLOW if self.is_shallow else None)
        return replace(found, name=revision.name)

    @property
    def is_shallow(self) -> bool:
        """Whether the clone was made without its older commits."""
        answer = git(self.root, "rev-parse", "--is-shallow-repository")
        return answer is not None and answer.strip() == "true"

    def tree(self, revision: Revision) -> RevisionTree:
        """The files of the workspace as a revision has them."""
        data = self._data(revision)
        entries = {} if data is None or data.kind != "tree" else self._folders.below(data.name)
        return RevisionTree(self._objects, {f"data/{path}": each for path, each in entries.items()})

    def version(self, revision: Revision) -> str | None:
        """The hash of the workspace's data: where it is the same, so is every file."""
        data = self._data(revision)
        return None if data is None else data.name

    def has_plan(self, revision: Revision) -> bool:
        """Whether a revision has the file that makes a folder a workspace."""
        return self.tree(revision).is_file(PLAN_FILE.as_posix())

    def _data(self, revision: Revision) -> Kept | None:
        return self._objects.read(f"{revision.commit}:{self._prefix}data")

    def _commit(self, name: str) -> Revision | None:
        if not name or "\n" in name or "\0" in name:
            return None
        answer = self._objects.read(f"{name}^{{commit}}")
        return _revision(name, answer) if answer is not None and answer.kind == "commit" else None

    def _unknown(self, name: str) -> UnknownRevision:
        message = text("there is no revision {name}", name=repr(name))
        listed = git(self.root, "for-each-ref", "--format=%(refname:short)") or ""
        near = get_close_matches(name, listed.split(), n=1)
        if near:
            return UnknownRevision(message, text("did you mean {name}?", name=near[0]))
        if self.is_shallow:
            return UnknownRevision(message, _UNSHALLOW)
        return UnknownRevision(message, text("git log --oneline shows what there is"))


def _revision(name: str, kept: Kept) -> Revision:
    """A commit as git keeps it: lines of `key words`, an empty line, and its message."""
    head = kept.content.partition(b"\n\n")[0].decode("utf-8", "replace")
    pairs = [line.split(" ", 1) for line in head.splitlines() if not line.startswith(" ")]
    committed = next(words for key, words in pairs if key == "committer")
    return Revision(
        name=name,
        commit=kept.name,
        day=_day(committed),
        parents=tuple(words for key, words in pairs if key == "parent"),
    )


def _day(committed: str) -> date:
    """The day of `Name <address> 1700000000 +0700`, on the clock of whoever committed."""
    *_, seconds, zone = committed.split()
    sign = -1 if zone.startswith("-") else 1
    digits = zone.lstrip("+-")
    shift = sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    try:
        return datetime.fromtimestamp(int(seconds), timezone(shift)).date()
    except (ValueError, OverflowError, OSError):  # a zone or year that cannot be
        return datetime.fromtimestamp(0, UTC).date()
