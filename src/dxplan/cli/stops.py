"""Why a command cannot go on, and the exit codes: the whole list."""

from __future__ import annotations

from enum import IntEnum

from dxplan.language import Text


class ExitCode(IntEnum):
    """Exit codes, the same for every command and format."""

    OK = 0
    #: Findings at or above `--fail-on`; for other commands, data with errors.
    FINDINGS = 1
    #: The command line cannot be understood.
    USAGE = 2
    #: The job could not be done: no workspace, an unreadable file, an internal error.
    FAILED = 3
    INTERRUPTED = 130


class Stop(Exception):
    """The command ends here with one line for the user."""

    code: ExitCode = ExitCode.FAILED

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint


class NoWorkspace(Stop):
    """There is no plan in this folder or above it."""


class WrongUsage(Stop):
    """An argument names something that is not there, or cannot be read."""

    code = ExitCode.USAGE
