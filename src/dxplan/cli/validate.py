"""`dxplan validate`: all findings of the whole plan in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from dxplan.cli.against import Against, moved_since
from dxplan.cli.findings_forms import exit_code, gather, show
from dxplan.cli.outputs import outputs, write_outputs
from dxplan.cli.session import Session
from dxplan.cli.sifting import Asked, sifted
from dxplan.cli.stops import WrongUsage
from dxplan.cli.validate_options import (
    Baseline,
    FailsOn,
    Format,
    Ignore,
    JudgedOn,
    Output,
    Paths,
    Select,
    Summary,
    WriteBaseline,
)
from dxplan.cli.watching import watchable
from dxplan.cli.write_list import write_list
from dxplan.findings import Finding, Severity, in_order
from dxplan.language import text
from dxplan.workspace import Workspace


@watchable
def validate(
    context: typer.Context,
    paths: Paths = None,
    form: Format = "text",
    output: Output = None,
    summary: Summary = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    fail_on: FailsOn = None,
    as_of: JudgedOn = None,
    against: Against = None,
) -> None:
    """Load, check, compare, sift, write, print."""
    session: Session = context.obj
    session.format = form
    day = session.day(as_of) if as_of else None
    files = outputs(output or [], summary, session.root(), session.environ)
    # What the folder and a revision have in common is read once.
    session.parsed = None if against is None else {}
    workspace, findings = session.check(day)
    moved = moved_since(session, workspace, against)
    findings = in_order([*findings, *moved.findings])
    asked = Asked(
        select=select or (), ignore=ignore or (), baseline=baseline, as_of=day, against=against
    )
    if write_baseline is not None:
        _require_alone(PATH=paths, select=select, ignore=ignore, output=output, summary=summary)
        session.say(workspace, write_list(workspace, findings, write_baseline, asked))
        return
    outcome = sifted(workspace, findings, asked)
    threshold = fail_on or outcome.fail_on or "error"
    named = [_inside(workspace.root, path) for path in paths or [workspace.root]]
    scope = _Scope((*named, *map(Path, outcome.beside)), Severity(threshold))
    shown = outcome.sifted.only(scope.wants)
    checked = gather(
        session,
        outcome.workspace,
        shown.shown,
        {form, *(file.form for file in files)},
        files=scope.files(outcome.workspace, shown.shown),
        past=moved.documents,
        fail_on=threshold,
        as_of=day,
        hidden=shown.hidden,
    )
    write_outputs(files, checked)
    show(session, checked, form, sys.stdout)
    raise typer.Exit(exit_code(checked))


class _Scope(NamedTuple):
    """What of the plan to tell about."""

    #: Files and folders, below the root.
    named: Sequence[Path]
    fail_on: Severity

    def wants(self, finding: Finding) -> bool:
        """In a file that was named, or failing the run: a named file may have caused it."""
        return finding.severity.rank <= self.fail_on.rank or self._holds(finding.location.path)

    def files(self, workspace: Workspace, findings: Sequence[Finding]) -> list[str]:
        """The files that were named, and those with findings to tell."""
        read = {path for path in workspace.documents if self._holds(path)}
        return sorted(read | {finding.location.path for finding in findings})

    def _holds(self, path: str) -> bool:
        return any(Path(path).is_relative_to(each) for each in self.named)


def _require_alone(**others: object) -> None:
    """A list of some findings would make all others look like new ones; and none is shown."""
    given = [name if name.isupper() else f"--{name}" for name, value in others.items() if value]
    if given:
        raise WrongUsage(
            text(
                "--write-baseline writes all findings and shows none: leave out {names}",
                names=", ".join(given),
            )
        )


def _inside(root: Path, path: Path) -> Path:
    """A file or folder that was named, as a path below the root."""
    try:
        whole = path.resolve(strict=True)
        return whole.relative_to(root)
    except (OSError, RuntimeError, ValueError) as error:  # absent, links in a circle, elsewhere
        raise WrongUsage(
            text("{path} is not a file of the plan in {root}", path=path, root=root)
        ) from error
