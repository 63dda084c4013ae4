"""Files to a plan: the only reader of `data/`.

Every file is read and every problem of every file is reported in one run. A record that cannot
be read neither hides its neighbours nor makes them look wrong: its id is kept, so that references
to it stay quiet. `trees.py` says where bytes come from; `file.py` knows which file holds what and
reads one on its own, by means of `reading.py`, to what `content.py` has fields for; `assembly.py`
puts the files together.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from pathlib import Path

from dxplan.findings import Finding
from dxplan.load.assembly import Assembly
from dxplan.load.content import FileContent
from dxplan.load.file import read_file
from dxplan.load.trees import MAX_BYTES, Folder, Held, Overlay, Tree, Unreadable
from dxplan.workspace import PLAN_FILE, Workspace

__all__ = [
    "MAX_BYTES",
    "Folder",
    "Held",
    "Overlay",
    "Parsed",
    "Tree",
    "Unreadable",
    "load",
    "load_tree",
]

#: What files said when they were read before, by path and version of their bytes.
Parsed = MutableMapping[tuple[str, str], FileContent]

#: Files that others refer to, in the order in which they are read.
_LISTS = ("data/sources.yaml", "data/agencies.yaml", "data/indicators.yaml")


def load(root: Path) -> tuple[Workspace, list[Finding]]:
    """Read the workspace at `root`: the plan, and what is wrong with its files and records."""
    return load_tree(Folder(root), root)


def load_tree(
    tree: Tree, root: Path, parsed: Parsed | None = None
) -> tuple[Workspace, list[Finding]]:
    """Read a workspace from any tree of files.

    A file whose bytes have a version is looked up in `parsed` first and left there, so that many
    revisions of a plan cost little more than one.
    """
    assembly = Assembly(root)
    paths = tree.paths()
    read: set[str] = set()
    for path in _in_order(paths):
        content = _content(tree, path, parsed)
        assembly.add(content)
        if content.stops:
            return assembly.result()
        read.add(path)
    assembly.point_out_stray([path for path in paths if path not in read and tree.is_file(path)])
    return assembly.result()


def _in_order(paths: Sequence[str]) -> Iterator[str]:
    """The files that are read, those that others refer to first."""
    yield PLAN_FILE.as_posix()
    yield from (path for path in _LISTS if path in paths)
    below = [path for path in paths if path.endswith(".yaml")]
    yield from (path for path in below if path.startswith("data/tasks/") and path.count("/") == 2)  # noqa: PLR2004 (directly in the folder)
    yield from (path for path in below if path.startswith("data/reports/"))


def _content(tree: Tree, path: str, parsed: Parsed | None) -> FileContent:
    version = tree.version(path) if parsed is not None else None
    if parsed is None or version is None:
        return read_file(tree, path)
    if (path, version) not in parsed:
        parsed[path, version] = read_file(tree, path)
    return parsed[path, version]
