"""The folder as it stands: which commit it is at, where in its repository, what has a name there.

Each answer is one question to git, and none of them fails where there is no repository: a plan
need not be in one.
"""

from __future__ import annotations

from pathlib import Path

from dxplan.history.git import git

#: Letters of a hash that are shown.
SHORT = 12


def revision(root: Path) -> str | None:
    """The short hash of the commit that is checked out, with `-dirty` when `data/` differs.

    None where there is no git, no repository or no commit yet.
    """
    answer = git(root, "status", "--porcelain=v2", "--branch", "--", "data")
    if answer is None:
        return None
    lines = answer.splitlines()
    hashes = [line.split()[2] for line in lines if line.startswith("# branch.oid ")]
    if not hashes or hashes[0] == "(initial)":
        return None
    dirty = any(not line.startswith("#") for line in lines)
    return hashes[0][:SHORT] + ("-dirty" if dirty else "")


def data_revision(root: Path) -> str | None:
    """The short hash of the last commit that touched `data/`, with `-dirty` when it differs.

    Committing a report that was made of the data does not move it, as it would `revision`. None
    where there is no git, no repository, or no commit with data yet. In a shallow clone it may
    be the oldest commit there is, since git cannot see further back.
    """
    last = git(root, "log", "-1", "--format=%H", "--", "data")
    state = git(root, "status", "--porcelain=v2", "--", "data")
    if not last or state is None:
        return None
    return last[:SHORT] + ("-dirty" if state else "")


def place_in_repository(root: Path) -> str:
    """The way from the top of the repository to `root`, with a slash at its end.

    Empty where they are the same, and where there is no repository.
    """
    return (git(root, "rev-parse", "--show-prefix") or "").rstrip("\n")


def revision_names(root: Path) -> list[str]:
    """Branches and tags, those of this clone first; none where there is no repository."""
    kinds = ("refs/heads", "refs/tags", "refs/remotes")
    answers = (git(root, "for-each-ref", "--format=%(refname:short)", kind) for kind in kinds)
    return [name for answer in answers for name in (answer or "").splitlines()]
