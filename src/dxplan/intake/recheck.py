"""Whether the plan is still sound with new text in place of some of its files."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from dxplan.findings import Finding, Severity, in_order
from dxplan.load import load
from dxplan.rules import check
from dxplan.workspace import Workspace


def errors_with(root: Path, after: Mapping[str, str]) -> tuple[Workspace, list[Finding]]:
    """The workspace as it would be, and its errors; read from a copy, so nothing is at stake."""
    with TemporaryDirectory(prefix="dxplan-") as folder:
        copy = Path(folder)
        shutil.copytree(root / "data", copy / "data")
        for path, words in after.items():
            target = copy / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(words.encode("utf-8"))
        workspace, findings = load(copy)
        found = in_order([*findings, *check(workspace)])
    return workspace, [each for each in found if each.severity is Severity.ERROR]
