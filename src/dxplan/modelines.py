"""The first line of a data file, which tells an editor where the schema of the file is."""

from __future__ import annotations

#: Kinds of file that are one file each, by its name.
_SINGLE = ("plan", "sources", "agencies", "indicators")
#: The kinds of file there are; each has a schema of its own.
KINDS = (*_SINGLE, "tasks", "report")


def kind_of(path: str) -> str | None:
    """The kind of file that stands at a path below the workspace; None where none is read."""
    if path.startswith("data/tasks/"):
        return "tasks"
    if path.startswith("data/reports/"):
        return "report"
    return next((kind for kind in _SINGLE if path == f"data/{kind}.yaml"), None)


def schema_path(kind: str) -> str:
    """Where the schema of a kind of file is, below the workspace."""
    return f"schema/{kind}.schema.json"


def modeline(path: str) -> str:
    """The line for the file at a path below the workspace; nothing for a file nobody reads."""
    kind = kind_of(path)
    if kind is None:
        return ""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{schema_path(kind)}\n"
