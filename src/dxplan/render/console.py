"""What a stream can show: its encoding, its colours, its width."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console

Color = Literal["auto", "always", "never"]

DEFAULT_WIDTH = 80
#: The width of a console that need not wrap: text piped into a program or a file is never cut.
UNLIMITED = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """The signs output is drawn with beside letters and digits."""

    ellipsis: str
    dash: str
    full: str
    light: str


UNICODE = Symbols(ellipsis="…", dash="—", full="█", light="░")
ASCII = Symbols(ellipsis="...", dash="-", full="#", light=".")


def use_utf8(stream: TextIO) -> None:
    """Make `stream` write UTF-8, on Windows pipes too, and spell out what UTF-8 cannot hold."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def symbols(encoding: str | None) -> Symbols:
    """The signs that `encoding` can hold; None is a stream of text that is never encoded."""
    signs = UNICODE.ellipsis + UNICODE.dash + UNICODE.full + UNICODE.light
    try:
        signs.encode(encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return UNICODE


def wants_color(color: Color, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to write colours.

    The option decides first. Then NO_COLOR (no-color.org: "when present and not an empty string"),
    which outranks FORCE_COLOR and CLICOLOR_FORCE as it does in Python itself; then TERM.
    """
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environ.get("TERM") != "dumb"


def make_console(stream: TextIO, color: Color, environ: Mapping[str, str]) -> Console:
    """A console on `stream` that takes all text literally.

    `console.is_terminal` says what the stream is, whether or not colours are forced; `room` says
    how wide a line may be. Callers print what must not be folded with `soft_wrap=True`.
    """
    from rich.console import Console  # noqa: PLC0415 (33 ms that JSON output need not wait for)

    is_terminal = stream.isatty()
    colored = wants_color(color, environ, is_terminal=is_terminal)
    return Console(
        file=stream,
        # The sixteen colours of the user's own palette, not shades chosen for another background.
        color_system="standard" if colored else None,
        # rich colours an old Windows console through its API, past `color_system`.
        legacy_windows=None if colored else False,
        force_terminal=is_terminal,
        force_jupyter=False,
        width=_width(stream, environ, is_terminal=is_terminal),
        # Never used, but without it rich asks the terminal again and may overrule the width.
        height=25,
        markup=False,
        emoji=False,
        highlight=False,
        _environ=environ,
    )


def room(console: Console) -> int | None:
    """Cells a line may fill; None where nothing wraps and natural widths serve best."""
    return None if console.width >= UNLIMITED - 1 else console.width


def _width(stream: TextIO, environ: Mapping[str, str], *, is_terminal: bool) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < int(columns) < UNLIMITED:
        return int(columns)
    if not is_terminal:
        return UNLIMITED
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except OSError:
        return DEFAULT_WIDTH
