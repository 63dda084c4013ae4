"""`dxplan validate`: all findings of the whole plan in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from dxplan.cli.options import AsOf
from dxplan.cli.session import Session
from dxplan.cli.stops import ExitCode, WrongUsage
from dxplan.language import marked, text

if TYPE_CHECKING:
    from dxplan.findings import Finding
    from dxplan.workspace import Workspace

FailOn = Literal["error", "warning", "info"]


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=marked("PATH"),
            help=marked(
                "Show only findings in these files or folders; all of the plan is checked."
            ),
        ),
    ] = None,
    form: Annotated[
        Literal["text", "concise", "json"],
        typer.Option("--format", help=marked("Form of the output.")),
    ] = "text",
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help=marked("Exit with 1 from this severity upwards."))
    ] = "error",
    as_of: AsOf = None,
) -> None:
    """Load, check, print."""
    session: Session = context.obj
    session.format = form
    day = session.day(as_of).isoformat() if as_of else None
    workspace, findings = session.check()
    if paths:
        findings = _in_paths(workspace, findings, paths)
    show(session, workspace, findings, form, day, sys.stdout)
    raise typer.Exit(exit_code(findings, fail_on))


def show(
    session: Session,
    workspace: Workspace,
    findings: Sequence[Finding],
    form: str,
    as_of: str | None,
    stream: TextIO,
) -> None:
    """Write findings to a stream in one of the forms."""
    from dxplan.language import translator
    from dxplan.render import console, findings_text, summary

    translate = translator(session.language_of(workspace.plan))
    if form == "json":
        from dxplan.history import revision
        from dxplan.render.findings_json import validate_document
        from dxplan.render.json_text import as_json

        stamp = revision(workspace.root)
        document = validate_document(findings, workspace, translate, as_of=as_of, revision=stamp)
        stream.write(as_json(document))
    elif form == "concise":
        stream.write(findings_text.render_concise(findings, translate))
    else:
        signs = console.symbols(getattr(stream, "encoding", None))
        out = console.make_console(stream, session.color, session.environ)
        documents = workspace.documents
        if findings:
            page = findings_text.render_findings(findings, documents, translate, symbols=signs)
            out.print(page, soft_wrap=True)
        line = summary.summary_line(summary.summarize(findings, workspace), translate)
        out.print(line, soft_wrap=True)


def exit_code(findings: Sequence[Finding], fail_on: FailOn) -> ExitCode:
    """The exit code for these findings: an unreadable file means the job was not done."""
    from dxplan.catalogue.text import UNREADABLE
    from dxplan.findings import Severity

    if any(finding.rule is UNREADABLE for finding in findings):
        return ExitCode.FAILED
    limit = Severity(fail_on).rank
    bad = any(finding.severity.rank <= limit for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.OK


def _in_paths(
    workspace: Workspace, findings: Sequence[Finding], paths: Sequence[Path]
) -> list[Finding]:
    """The findings in files that were named, or below folders that were."""
    wanted = []
    for path in paths:
        whole = path.resolve()
        if not whole.exists() or not whole.is_relative_to(workspace.root):
            raise WrongUsage(
                text("{path} is not a file of the plan in {root}", path=path, root=workspace.root)
            )
        wanted.append(whole.relative_to(workspace.root))
    return [
        finding
        for finding in findings
        if any(Path(finding.location.path).is_relative_to(path) for path in wanted)
    ]
