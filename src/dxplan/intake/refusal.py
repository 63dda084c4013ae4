"""Why a file is not read at all: one line, before anything in it is trusted."""

from __future__ import annotations

from dxplan.language import Text


class CannotRead(Exception):
    """The file cannot be taken in; `message` says why and `hint` what to do."""

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint
