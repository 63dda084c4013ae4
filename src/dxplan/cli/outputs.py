"""`--output FORMAT=FILE` and `--summary FILE`: the findings in files beside the terminal's.

Everything that can be wrong with the arguments is said before the check begins, and a file holds
either what it held or all of the new text.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dxplan.cli.findings_forms import FORMS, Form, written
from dxplan.cli.stops import Stop, WrongUsage
from dxplan.language import text
from dxplan.system_errors import reason_of

if TYPE_CHECKING:
    from dxplan.render.checked import Checked

#: GitHub drops the whole summary of a step that is longer (1 MiB, docs of workflow commands).
_STEP_SUMMARY_BYTES: Final = 1 << 20


class Output(NamedTuple):
    """One file to write."""

    form: Form
    target: Path
    #: The summary that GitHub keeps for a step: shared with others, so it is added to.
    is_step_summary: bool = False


def outputs(
    asked: Sequence[str], summary: str | None, root: Path, environ: Mapping[str, str]
) -> list[Output]:
    """The files that are asked for.

    Args:
        asked: Each `FORMAT=FILE`.
        summary: A file for the Markdown summary.
        root: The workspace, whose data is never written over.
        environ: Where GitHub names the file for the summary of a step.

    Raises:
        WrongUsage: when one is not written like that, or cannot be a file to write.
    """
    wanted = [_output(each) for each in asked]
    if summary is not None:
        target = target_of(summary, "--summary")
        shared = environ.get("GITHUB_STEP_SUMMARY")
        is_shared = bool(shared) and target == _resolved(str(shared))
        wanted.append(Output("markdown", target, is_shared))
    taken: set[str] = set()
    for output in wanted:
        require_place(output.target, root)
        name = os.path.normcase(output.target)
        if name in taken:
            raise WrongUsage(text("{path} is named twice; give each a file", path=output.target))
        taken.add(name)
    return wanted


def _output(asked: str) -> Output:
    name, equals, file = asked.partition("=")
    if not equals:
        raise WrongUsage(
            text("--output: {value} is not FORMAT=FILE, as in sarif=findings.sarif", value=asked)
        )
    for form in FORMS:
        if name == form:
            return Output(form, target_of(file, "--output"))
    near = get_close_matches(name, FORMS, n=1)
    names = ", ".join(FORMS)
    raise WrongUsage(
        text("--output: there is no format {name}; did you mean {near}?", name=name, near=near[0])
        if near
        else text("--output: there is no format {name}; there are {names}", name=name, names=names)
    )


def target_of(file: str, option: str) -> Path:
    """The file that an option names.

    Raises:
        WrongUsage: when that cannot be a name of one.
    """
    if not file.strip():
        raise WrongUsage(text("{option}: the name of the file is missing", option=option))
    if file == "-":
        raise WrongUsage(
            text("{option} writes files; what the terminal gets is said by --format", option=option)
        )
    return _resolved(file)


def _resolved(file: str) -> Path:
    """The file itself, past links: a link stays one when what it leads to is replaced."""
    try:
        return Path(file).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a NUL in the name
        raise WrongUsage(text("{path} cannot be the name of a file", path=file)) from error


def require_place(target: Path, root: Path) -> None:
    """Make sure that there is a file, or nothing yet, in a folder, and not among the data.

    Raises:
        WrongUsage: when it is not so.
        Stop: when there is no right to look.
    """
    if target.is_relative_to(root.resolve() / "data"):
        raise WrongUsage(text("{path} is among the data of the plan; write elsewhere", path=target))
    try:
        has_folder = target.parent.is_dir()
        is_other = target.exists() and not target.is_file()
    except OSError as error:
        raise cannot_write(target, error) from error
    if not has_folder:
        raise WrongUsage(
            text("{path}: there is no folder {folder}", path=target, folder=target.parent)
        )
    if is_other:
        raise WrongUsage(text("{path} is not a file that can be replaced", path=target))


def write_outputs(wanted: Sequence[Output], checked: Checked) -> None:
    """Write every file that is asked for.

    Raises:
        Stop: when one cannot be written; those before it are.
    """
    for output in wanted:
        if output.is_step_summary:
            _add_summary(output.target, checked)
        else:
            replace_file(output.target, written(checked, output.form))


def replace_file(target: Path, content: str | bytes) -> None:
    """Make `content` the whole of a file, at once: nobody ever reads half of it.

    Text is written as UTF-8, its lines ended as they are.

    Raises:
        Stop: when it cannot be written; it is then as it was.
    """
    temporary = target.with_name(f".dxplan-{os.urandom(8).hex()}.tmp")
    try:
        with ExitStack() as cleanup:
            stream = cleanup.enter_context(temporary.open("xb"))
            cleanup.callback(temporary.unlink, missing_ok=True)
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
            with suppress(FileNotFoundError):
                shutil.copymode(target, temporary)
            stream.close()  # Windows renames no file that is open
            temporary.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from error


def _add_summary(target: Path, checked: Checked) -> None:
    from dxplan.render.findings_markdown import as_markdown

    try:
        with target.open("ab") as stream:
            before = stream.tell()
            gap = "\n" if before else ""
            page = as_markdown(checked, room=_STEP_SUMMARY_BYTES - before - len(gap))
            stream.write((gap + page).encode())
    except OSError as error:
        raise cannot_write(target, error) from error


def cannot_write(target: Path, error: OSError) -> Stop:
    """Why a file was not written, as the end of a command."""
    return Stop(
        text("{path}: the file cannot be written: {reason}", path=target, reason=reason_of(error))
    )
