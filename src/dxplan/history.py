"""What git knows of the workspace: the only place that calls it.

Revisions are read without a checkout, through one `git cat-file --batch` that answers for
revision names, commits, folders and files alike; nothing is ever written, fetched or asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from dxplan.language import Text, text
from dxplan.load import MAX_BYTES, Unreadable
from dxplan.load.trees import is_called_yaml, require_size
from dxplan.workspace import PLAN_FILE

_SECONDS = 10
#: Letters of a hash that are shown.
_SHORT = 12
_CHUNK = 1 << 20
#: Kinds of entries of a folder, as git writes them.
_FOLDER, _LINK, _REPOSITORY = "40000", "120000", "160000"
#: Never ask, never fetch what a partial clone left out, never lock, answer in English.
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}


_UNSHALLOW = text("this clone is shallow and lacks older commits; git fetch --unshallow")


class HistoryError(Exception):
    """History cannot answer; says why, and what to do."""

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint


class NoHistory(HistoryError):
    """There is no git, or the workspace is not in a repository with a commit."""


class UnknownRevision(HistoryError):
    """A name that leads to no commit."""


class NoCommonCommit(HistoryError):
    """Two revisions that do not go back to one."""


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
        return self.commit[:_SHORT]


def revision(root: Path) -> str | None:
    """The short hash of the commit that is checked out, with `-dirty` when `data/` differs.

    None where there is no git, no repository or no commit yet.
    """
    answer = _git(root, "status", "--porcelain=v2", "--branch", "--", "data")
    if answer is None:
        return None
    lines = answer.splitlines()
    hashes = [line.split()[2] for line in lines if line.startswith("# branch.oid ")]
    if not hashes or hashes[0] == "(initial)":
        return None
    dirty = any(not line.startswith("#") for line in lines)
    return hashes[0][:_SHORT] + ("-dirty" if dirty else "")


def place_in_repository(root: Path) -> str:
    """The way from the top of the repository to `root`, with a slash at its end.

    Empty where they are the same, and where there is no repository.
    """
    return (_git(root, "rev-parse", "--show-prefix") or "").rstrip("\n")


def revision_names(root: Path) -> list[str]:
    """Branches and tags, those of this clone first; none where there is no repository."""
    kinds = ("refs/heads", "refs/tags", "refs/remotes")
    answers = (_git(root, "for-each-ref", "--format=%(refname:short)", kind) for kind in kinds)
    return [name for answer in answers for name in (answer or "").splitlines()]


def open_history(root: Path) -> History:
    """The history of the workspace at `root`.

    Raises:
        NoHistory: where there is no git, or no repository around the workspace.
    """
    prefix = _git(root, "rev-parse", "--show-prefix")
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
        self._objects = _Objects(root)
        #: The files below a folder, by its hash: most folders are the same in most revisions.
        self._folders: dict[str, Mapping[str, _Entry]] = {}

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
        answer = _git(self.root, "merge-base", revision.commit, "HEAD")
        found = self._commit(answer.strip()) if answer else None
        if found is None:
            message = text("{name} and HEAD have no commit in common", name=revision.name)
            raise NoCommonCommit(message, _UNSHALLOW if self.is_shallow else None)
        return replace(found, name=revision.name)

    @property
    def is_shallow(self) -> bool:
        """Whether the clone was made without its older commits."""
        answer = _git(self.root, "rev-parse", "--is-shallow-repository")
        return answer is not None and answer.strip() == "true"

    def tree(self, revision: Revision) -> RevisionTree:
        """The files of the workspace as a revision has them."""
        data = self._objects.read(f"{revision.commit}:{self._prefix}data")
        entries = {} if data is None or data.kind != "tree" else self._files(data.name)
        return RevisionTree(self._objects, {f"data/{path}": each for path, each in entries.items()})

    def version(self, revision: Revision) -> str | None:
        """The hash of the workspace's data: where it is the same, so is every file."""
        data = self._objects.read(f"{revision.commit}:{self._prefix}data")
        return None if data is None else data.name

    def has_plan(self, revision: Revision) -> bool:
        """Whether a revision has the file that makes a folder a workspace."""
        return self.tree(revision).is_file(PLAN_FILE.as_posix())

    def _files(self, folder: str) -> Mapping[str, _Entry]:
        """The files below a folder, by their path from it."""
        if folder not in self._folders:
            found: dict[str, _Entry] = {}
            for name, entry in self._entries(folder):
                if entry.mode != _FOLDER:
                    found[name] = entry
                    continue
                below = self._files(entry.hash)
                found |= {f"{name}/{path}": each for path, each in below.items()}
            self._folders[folder] = found
        return self._folders[folder]

    def _entries(self, folder: str) -> Iterator[tuple[str, _Entry]]:
        """What stands in a folder: `mode SPACE name NUL hash`, again and again."""
        answer = self._objects.read(folder)
        content = b"" if answer is None else answer.content
        width = len(folder) // 2
        while content:
            head, _, rest = content.partition(b"\0")
            mode, _, name = head.partition(b" ")
            yield name.decode("utf-8", "replace"), _Entry(mode.decode(), rest[:width].hex())
            content = rest[width:]

    def _commit(self, name: str) -> Revision | None:
        if not name or "\n" in name or "\0" in name:
            return None
        answer = self._objects.read(f"{name}^{{commit}}")
        if answer is None or answer.kind != "commit":
            return None
        head = answer.content.partition(b"\n\n")[0].decode("utf-8", "replace")
        pairs = [line.split(" ", 1) for line in head.splitlines() if not line.startswith(" ")]
        committed = next(words for key, words in pairs if key == "committer")
        return Revision(
            name=name,
            commit=answer.name,
            day=_day(committed),
            parents=tuple(words for key, words in pairs if key == "parent"),
        )

    def _unknown(self, name: str) -> UnknownRevision:
        message = text("there is no revision {name}", name=repr(name))
        listed = _git(self.root, "for-each-ref", "--format=%(refname:short)") or ""
        near = get_close_matches(name, listed.split(), n=1)
        if near:
            return UnknownRevision(message, text("did you mean {name}?", name=near[0]))
        if self.is_shallow:
            return UnknownRevision(message, _UNSHALLOW)
        return UnknownRevision(message, text("git log --oneline shows what there is"))


class _Entry(NamedTuple):
    """A file or folder as a folder of git names it."""

    mode: str
    hash: str


class RevisionTree:
    """The files of one revision, as `dxplan.load` reads them."""

    def __init__(self, objects: _Objects, entries: Mapping[str, _Entry]) -> None:
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
        """The content of a file of the revision."""
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


class _Object(NamedTuple):
    """One thing git keeps: its hash, its kind and its content (empty when it is too large)."""

    name: str
    kind: str
    size: int
    content: bytes


@dataclass(slots=True)
class _Objects:
    """A conversation with `git cat-file --batch`, begun at the first question."""

    root: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def read(self, name: str) -> _Object | None:
        """What a name leads to; None where git knows nothing of that name."""
        asked, answers = self._streams()
        try:
            asked.write(name.encode("utf-8", "surrogateescape") + b"\n")
            asked.flush()
        except OSError:
            return None
        head = answers.readline().split()
        # `hash kind size`, or the name with `missing` or `ambiguous` behind it.
        if len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 (the three of the line above)
            return None
        size = int(head[2])
        content = answers.read(size) if size <= MAX_BYTES else _skip(answers, size)
        answers.read(1)
        return _Object(head[0].decode(), head[1].decode(), size, content)

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (a fixed program and arguments)
                _command(self.root, "cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | _QUIET,
            )
        assert self._process.stdin is not None  # noqa: S101 (both are pipes)
        assert self._process.stdout is not None  # noqa: S101
        return self._process.stdin, self._process.stdout

    def close(self) -> None:
        """Let git end; it does when its questions do."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                process.communicate()


def _skip(stream: IO[bytes], size: int) -> bytes:
    """Read past what nobody wants to keep."""
    while size > 0 and (chunk := stream.read(min(size, _CHUNK))):
        size -= len(chunk)
    return b""


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


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program, arguments never from data)
            _command(root, *arguments),
            capture_output=True,
            env=os.environ | _QUIET,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _command(root: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(root), *arguments]
