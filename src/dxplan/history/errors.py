"""What history cannot answer: each says why, and what to do."""

from __future__ import annotations

from dxplan.language import Text


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
