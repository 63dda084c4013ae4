"""What every command shares: where the plan is, the language, the colours, the streams."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dxplan.cli.stops import ExitCode, NoWorkspace, WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, Language, counted, text

if TYPE_CHECKING:
    from rich.console import Console

    from dxplan.findings import Finding
    from dxplan.model import Plan
    from dxplan.render.notation import Notation
    from dxplan.selection import Role, Selection
    from dxplan.workspace import Workspace

#: Errors shown when a command refuses to work over them.
_SHOWN = 10

Color = Literal["auto", "always", "never"]


@dataclass
class Session:
    """One run of the program."""

    folder: Path
    #: As asked for on the command line or in the environment; else the plan decides.
    language: Language | None
    color: Color
    environ: Mapping[str, str]
    debug: bool = False
    #: The format asked for, so that a refusal comes in the same one.
    format: str = "table"

    def language_of(self, plan: Plan) -> Language:
        """The language to answer in."""
        return self.language or plan.identity.language

    def notation(self, plan: Plan) -> Notation:
        """Numbers, dates and words of that language."""
        from dxplan.render.notation import Notation

        return Notation(self.language_of(plan))

    def console(self) -> Console:
        """A console on stdout."""
        from dxplan.render.console import make_console

        return make_console(sys.stdout, self.color, self.environ)

    def root(self) -> Path:
        """The workspace to work on.

        Raises:
            NoWorkspace: when there is none.
        """
        from dxplan.workspace import find_root

        if not self.folder.is_dir():
            raise NoWorkspace(text("{folder} is not a folder", folder=self.folder))
        root = find_root(self.folder)
        if root is None:
            raise NoWorkspace(
                text(
                    "no plan here: data/plan.yaml is neither in {folder} nor above it",
                    folder=self.folder.resolve(),
                ),
                text("go to the folder of a plan, or name it: dxplan -C FOLDER …"),
            )
        return root

    def check(self) -> tuple[Workspace, list[Finding]]:
        """Load the workspace and run every rule over it."""
        from dxplan.findings import in_order
        from dxplan.load import load
        from dxplan.rules import check

        workspace, findings = load(self.root())
        return workspace, in_order([*findings, *check(workspace)])

    def open(self) -> Workspace:
        """A workspace without errors; with errors the command ends and shows them."""
        from dxplan.findings import Severity

        workspace, findings = self.check()
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        if errors:
            self.refuse(workspace, errors)
        return workspace

    def refuse(self, workspace: Workspace, errors: list[Finding]) -> None:
        """Show the errors that forbid figures, and end."""
        from dxplan.cli.validate import exit_code, show

        if self.format == "json":
            show(self, workspace, errors, "json", None, sys.stdout)
        else:
            show(self, workspace, errors[:_SHOWN], "text", None, sys.stderr)
            left = len(errors) - _SHOWN
            if left > 0:
                more = counted(
                    "… and {count} more error; dxplan validate shows all",
                    "… and {count} more errors; dxplan validate shows all",
                    left,
                )
                sys.stderr.write(self.notation(workspace.plan).translate(more) + "\n")
        raise SystemExit(exit_code(errors, "error"))

    def day(self, written: str | None) -> date:
        """The as-of date: a date, a period's closing date, or today.

        Raises:
            WrongUsage: when it is neither date nor period.
        """
        from dxplan.periods import NotATime, read_day

        if written is None:
            return date.today()  # noqa: DTZ011 (the reader's own day)
        try:
            return read_day(written)
        except NotATime as error:
            raise WrongUsage(error.message) from error

    def write(self, words: str) -> None:
        """Write a result to stdout as it is."""
        sys.stdout.write(words)


def selection(
    workspace: Workspace, pillar: str | None, group: str | None, agency: str | None, role: Role
) -> Selection:
    """The part of the plan that was asked for.

    Raises:
        WrongUsage: for an id the plan does not have, naming the nearest.
    """
    from dxplan.model import Agency, AgencyGroup, Group, Pillar
    from dxplan.selection import Selection

    _known(workspace, pillar, Pillar)
    _known(workspace, group, Group)
    _known(workspace, agency, Agency, AgencyGroup)
    return Selection(pillar=pillar, group=group, agency=agency, role=role)


def _known(workspace: Workspace, name: str | None, *kinds: type) -> None:
    if name is None or any(name in workspace.ids(kind) for kind in kinds):
        return
    from dxplan.workspace import KIND_NAMES

    kind = text(KIND_NAMES[kinds[0]])
    near = workspace.nearest(name, *kinds)
    if near:
        hint = text("did you mean {name}?", name=near)
    else:
        known = [each for every in kinds for each in workspace.ids(every)]
        hint = text("known: {names}", names=", ".join(known[:12]))
    raise WrongUsage(text("there is no {kind} {name}", kind=kind, name=repr(name)), hint)


def early_language(arguments: list[str], environ: Mapping[str, str]) -> Language | None:
    """The language asked for, read before the arguments are parsed (help needs it)."""
    asked = environ.get("DXPLAN_LANG", "")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return _LANGUAGES.get(asked)


_LANGUAGES: dict[str, Language] = {"vi": "vi", "en": "en"}

__all__ = ["DEFAULT_LANGUAGE", "ExitCode", "Session", "early_language", "selection"]
