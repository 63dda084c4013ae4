"""Changes to the files of a plan: the only writer of `data/`.

A change is spliced into the text of its file, so every byte outside it stays as people wrote it:
comments, quotes, order, blank lines, line ends, indentation. `revise` is pure; it reads what it
made and lets nothing out that does not say exactly what was asked for. `write` puts the new texts
on disk, all of them or none.

Removing takes an entry with its own lines: what follows it on its last line, and comments
indented deeper below it. Comment lines above it stay, because nobody can tell a remark about one
entry from the heading of many. Of two blank lines that would then meet, one goes.
"""

from dxplan.edits.changes import (
    Add,
    CannotEdit,
    ChangedOnDisk,
    Create,
    Edit,
    Put,
    Remove,
    Value,
)
from dxplan.edits.revising import revise
from dxplan.edits.writing import write

__all__ = [
    "Add",
    "CannotEdit",
    "ChangedOnDisk",
    "Create",
    "Edit",
    "Put",
    "Remove",
    "Value",
    "revise",
    "write",
]
