"""What git knows of the workspace: the only part that calls it.

`checkout.py` answers for the folder as it stands, `commits.py` for the commits behind it, and
`trees.py` has the files of a commit without a checkout. They ask git through `git.py`; nothing is
ever written, fetched or asked of the user. What it cannot answer is one of `errors.py`.
"""

from __future__ import annotations

from dxplan.history.checkout import (
    data_revision,
    place_in_repository,
    revision,
    revision_names,
)
from dxplan.history.commits import History, Revision, open_history
from dxplan.history.errors import HistoryError, NoCommonCommit, NoHistory, UnknownRevision
from dxplan.history.trees import RevisionTree

__all__ = [
    "History",
    "HistoryError",
    "NoCommonCommit",
    "NoHistory",
    "Revision",
    "RevisionTree",
    "UnknownRevision",
    "data_revision",
    "open_history",
    "place_in_repository",
    "revision",
    "revision_names",
]
