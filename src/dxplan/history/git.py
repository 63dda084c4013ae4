"""git itself: single questions, and a conversation about what it keeps."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

from dxplan.load import MAX_BYTES

_SECONDS = 10
_CHUNK = 1 << 20
#: Never ask, never fetch what a partial clone left out, never lock, answer in English.
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}


def git(root: Path, *arguments: str) -> str | None:
    """What git answers in the folder `root`; None where it fails, is not there or takes too long.

    Args:
        root: a folder in the repository, or below it.
        arguments: fixed words of ours and names of commits, never text out of the data.
    """
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


class Kept(NamedTuple):
    """One thing git keeps: its hash, its kind and its content (empty when it is too large)."""

    name: str
    kind: str
    size: int
    content: bytes


@dataclass(slots=True)
class Objects:
    """A conversation with `git cat-file --batch`, begun at the first question."""

    root: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def read(self, name: str) -> Kept | None:
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
        return Kept(head[0].decode(), head[1].decode(), size, content)

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


def _command(root: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(root), *arguments]
