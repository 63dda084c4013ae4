"""Whether the plan is still sound with new text in place of some of its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dxplan.findings import Finding, only_errors
from dxplan.load import Folder, Overlay, load_tree
from dxplan.rules.errors import errors
from dxplan.workspace import Workspace


def errors_with(root: Path, after: Mapping[str, str]) -> tuple[Workspace, list[Finding]]:
    """The workspace as it would be, and its errors; nothing is written."""
    workspace, findings = load_tree(Overlay(Folder(root), after), root)
    return workspace, only_errors([*findings, *errors(workspace)])
