"""`dxplan validate --write-baseline FILE`: the findings of today as a list of known ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dxplan.cli.outputs import replace_file, require_place, target_of
from dxplan.cli.sifting import Asked, make_sieve, read_list, read_surroundings
from dxplan.cli.stops import Stop, WrongUsage
from dxplan.language import Text, counted, text

if TYPE_CHECKING:
    from dxplan.findings import Finding
    from dxplan.sifting.baseline import Baseline
    from dxplan.workspace import Workspace


def write_list(workspace: Workspace, findings: Sequence[Finding], name: str, asked: Asked) -> Text:
    """Write the list, and return what is to be said about it.

    Reasons and days that a list in the same file gives are kept.

    Raises:
        WrongUsage: when something else stands there.
        Stop: when the settings are broken, or the list is too long or cannot be written.
    """
    from dxplan.findings import only_errors
    from dxplan.sifting.baseline import MAX_BYTES, listed
    from dxplan.sifting.hiding import ABOUT_HIDING
    from dxplan.sifting.sift import anchors_of, sift

    file = target_of(name, "--write-baseline")
    before = _before(workspace.root, file)
    surroundings = read_surroundings(workspace.root)
    for wrong in only_errors(surroundings.findings):
        place, reason = str(wrong.location), wrong.message
        raise Stop(text("{place}: {reason}; mend the settings first", place=place, reason=reason))
    result = sift(findings, workspace.documents, make_sieve(workspace, surroundings, asked))
    new = [each for each in result.shown if each.rule.code not in ABOUT_HIDING]
    anchors = anchors_of(new, workspace.documents)
    content = listed(anchors, before)
    if len(content.encode()) > MAX_BYTES:
        raise Stop(text("{count} findings are too many for a list of known ones", count=len(new)))
    replace_file(file, content)
    old = Counter(entry.anchor for entry, _ in before.entries)
    return _said(file, len(new), (Counter(anchors) - old).total(), (old - Counter(anchors)).total())


def _before(root: Path, file: Path) -> Baseline:
    """The list that stands there now."""
    from dxplan.sifting.baseline import Baseline

    require_place(file, root)
    if not file.exists():
        return Baseline("")
    before, refused = read_list(root, file)
    if refused:
        raise WrongUsage(
            text("{path} is left as it is: {reason}", path=file, reason=refused[0].message)
        )
    return before


def _said(file: Path, known: int, added: int, gone: int) -> Text:
    return counted(
        "{path}: {count} known finding ({added} new, {gone} gone)",
        "{path}: {count} known findings ({added} new, {gone} gone)",
        known,
        path=file,
        added=added,
        gone=gone,
    )
