"""What every command shares: where the plan is, the language, the colours, the streams."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from dxplan.cli.stops import ExitCode, NoWorkspace, WrongUsage
from dxplan.language import DEFAULT_LANGUAGE, Language, Text, counted, text

if TYPE_CHECKING:
    from rich.console import Console

    from dxplan.findings import Finding
    from dxplan.load import Parsed
    from dxplan.model import Plan
    from dxplan.render.notation import Notation
    from dxplan.timewords import Moment
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
    #: The reader's own day, looked up once a run; nothing below the commands knows a clock.
    today: date = field(default_factory=date.today)
    #: What files said when they were read; kept by commands that read revisions too.
    parsed: Parsed | None = None

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

    def check(self, as_of: date | None = None) -> tuple[Workspace, list[Finding]]:
        """Load the workspace and run every rule over it, on a day or on the data's own."""
        from dxplan.findings import in_order
        from dxplan.rules.checking import check

        workspace, findings = self._load()
        return workspace, in_order([*findings, *check(workspace, as_of)])

    def open(self) -> Workspace:
        """A workspace without errors; with errors the command ends and shows them."""
        from dxplan.findings import only_errors
        from dxplan.rules.errors import errors

        workspace, findings = self._load()
        found = only_errors([*findings, *errors(workspace)])
        if found:
            self.refuse(workspace, found)
        return workspace

    def _load(self) -> tuple[Workspace, list[Finding]]:
        from dxplan.load import Folder, load_tree

        root = self.root()
        return load_tree(Folder(root), root, self.parsed)

    def refuse(self, workspace: Workspace, errors: Sequence[Finding]) -> NoReturn:
        """Show the errors that forbid figures, and end."""
        from dxplan.cli.findings_forms import exit_code, gather, show

        if self.format == "json":
            show(self, gather(self, workspace, errors, {"json"}), "json", sys.stdout)
        else:
            first = gather(self, workspace, errors[:_SHOWN], {"text"})
            show(self, first, "text", sys.stderr)
            left = len(errors) - _SHOWN
            if left > 0:
                more = counted(
                    "… and {count} more error; dxplan validate shows all",
                    "… and {count} more errors; dxplan validate shows all",
                    left,
                )
                sys.stderr.write(self.notation(workspace.plan).translate(more) + "\n")
        raise SystemExit(exit_code(gather(self, workspace, errors, {"text"})))

    def day(self, written: str | None) -> date:
        """The day asked for: a date, the closing date of a period, or today.

        Raises:
            WrongUsage: when it is neither date nor period.
        """
        return self.today if written is None else self.moment(written).end

    def moment(self, written: str) -> Moment:
        """The day or period asked for.

        Raises:
            WrongUsage: when it is neither.
        """
        from dxplan.timewords import NotATime, read_moment

        try:
            return read_moment(written, self.today)
        except NotATime as error:
            raise WrongUsage(error.message) from error

    def say(self, workspace: Workspace, message: Text) -> None:
        """Write one line to stdout, in the language of the answer."""
        from dxplan.language import translator
        from dxplan.render.visible import visible

        translate = translator(self.language_of(workspace.plan))
        self.write(visible(translate(message)) + "\n")

    def write(self, words: str) -> None:
        """Write a result to stdout as it is."""
        sys.stdout.write(words)


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

__all__ = ["DEFAULT_LANGUAGE", "ExitCode", "Session", "early_language"]
