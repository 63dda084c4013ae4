"""`dxplan completion`: a script that teaches a shell the commands, options and ids."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dxplan.cli.session import Session
from dxplan.language import marked

SCRIPTS = Path(__file__).parent / "shells"
#: How the file of each shell's script ends.
_ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}


def completion(
    context: typer.Context,
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"],
        typer.Argument(metavar=marked("SHELL"), help=marked("The shell you use.")),
    ],
) -> None:
    """Print the script; docs/editor.md says where each shell wants it."""
    session: Session = context.obj
    script = SCRIPTS / f"dxplan.{_ENDINGS[shell]}"
    session.write(script.read_text(encoding="utf-8"))
