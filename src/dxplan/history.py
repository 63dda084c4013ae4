"""What git knows of the workspace: the only place that calls it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SECONDS = 10


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
    return hashes[0][:12] + ("-dirty" if dirty else "")


def _git(root: Path, *arguments: str) -> str | None:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program, arguments never from data)
            command, capture_output=True, env=environment, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
