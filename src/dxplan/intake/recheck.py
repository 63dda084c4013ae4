"""Whether the plan is still sound with new text in place of some of its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dxplan.findings import Finding, Severity, in_order
from dxplan.load import Folder, Overlay, load_tree
from dxplan.rules import check
from dxplan.workspace import Workspace


def errors_with(root: Path, after: Mapping[str, str]) -> tuple[Workspace, list[Finding]]:
    """The workspace as it would be, and its errors; nothing is written."""
    workspace, findings = load_tree(Overlay(Folder(root), after), root)
    found = in_order([*findings, *check(workspace)])
    return workspace, [each for each in found if each.severity is Severity.ERROR]
