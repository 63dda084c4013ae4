"""Draw the README's picture from the real program: `python docs/picture.py`."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURE = Path(__file__).parent / "images" / "status.svg"
COMMAND = ("--lang", "vi", "--color", "always", "status", "--as-of", "2025-06-30")
COLUMNS = 92
#: Lines that show the figures, both tables and the first overdue tasks.
LINES = 46


def draw() -> str:
    """The output of the dashboard as SVG, without anything fetched from elsewhere."""
    program = [sys.executable, "-m", "dxplan", "-C", str(ROOT), *COMMAND]
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    done = subprocess.run(program, capture_output=True, check=True, env=environment)  # noqa: S603 (our own program)
    lines = done.stdout.decode("utf-8").splitlines()[:LINES]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    picture = console.export_svg(title="dxplan status --as-of 2025-06-30", theme=MONOKAI)
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw() + "\n", encoding="utf-8")
