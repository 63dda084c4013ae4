"""Findings in the form asked for: on a stream, in a file, and as an exit code."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TextIO, get_args

from dxplan.cli.stops import ExitCode
from dxplan.render.console import UNICODE, Symbols
from dxplan.sifting.hiding import NOTHING_HIDDEN, Hidden

if TYPE_CHECKING:
    from dxplan.cli.session import Session
    from dxplan.findings import Finding
    from dxplan.render.checked import Checked
    from dxplan.workspace import Workspace
    from dxplan.yamltext import Document

Form = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
FailOn = Literal["error", "warning", "info"]

#: Forms that say nothing of the repository, and so need not wait for git.
_WITHOUT_GIT: Final = frozenset({"text", "concise"})


def gather(
    session: Session,
    workspace: Workspace,
    findings: Sequence[Finding],
    forms: Collection[Form],
    *,
    files: Sequence[str] | None = None,
    past: Mapping[str, Document] | None = None,
    fail_on: FailOn = "error",
    as_of: date | None = None,
    hidden: Hidden = NOTHING_HIDDEN,
) -> Checked:
    """The findings in `files`, or in all of the plan, with what `forms` say about the run."""
    from dxplan import history
    from dxplan.findings import Severity
    from dxplan.language import translator
    from dxplan.render.checked import Checked

    language = session.language_of(workspace.plan)
    asks_git = not _WITHOUT_GIT.issuperset(forms)
    return Checked(
        findings=findings,
        workspace=workspace,
        language=language,
        translate=translator(language),
        files=sorted(workspace.documents) if files is None else files,
        past=past or {},
        fail_on=Severity(fail_on),
        as_of=as_of,
        hidden=hidden,
        revision=history.revision(workspace.root) if asks_git else None,
        prefix=history.place_in_repository(workspace.root) if asks_git else "",
    )


def show(session: Session, checked: Checked, form: Form, stream: TextIO) -> None:
    """Write the findings to a stream in one of the forms; colours only in `text`."""
    from dxplan.render import console

    signs = console.symbols(getattr(stream, "encoding", None))
    if form != "text":
        stream.write(written(checked, form, signs))
        return
    from dxplan.render.findings_text import findings_page

    out = console.make_console(stream, session.color, session.environ)
    out.print(findings_page(checked, signs), soft_wrap=True, end="")


def written(checked: Checked, form: Form, signs: Symbols = UNICODE) -> str:
    """The findings as the text of one of the forms."""
    match form:
        case "text":
            from dxplan.render.findings_text import findings_page

            return findings_page(checked, signs).plain
        case "concise":
            from dxplan.render.findings_concise import as_concise

            return as_concise(checked)
        case "json":
            from dxplan.render.findings_json import validate_document
            from dxplan.render.json_text import as_json

            return as_json(validate_document(checked))
        case "sarif":
            from dxplan.render.findings_sarif import sarif_document
            from dxplan.render.json_text import as_json

            return as_json(sarif_document(checked))
        case "github":
            from dxplan.render.findings_github import as_github

            return as_github(checked)
        case "gitlab":
            from dxplan.render.findings_gitlab import gitlab_document
            from dxplan.render.json_text import as_json

            return as_json(gitlab_document(checked))
        case "junit":
            from dxplan.render.findings_junit import as_junit

            return as_junit(checked, signs)
        case "markdown":
            from dxplan.render.findings_markdown import as_markdown

            return as_markdown(checked)


def exit_code(checked: Checked) -> ExitCode:
    """The exit code, the same for every form: an unreadable file means the job was not done."""
    if not checked.complete:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if checked.failed else ExitCode.OK
