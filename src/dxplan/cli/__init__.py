"""The command line: parse, call, print, exit code; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

#: New objects after which Python looks for garbage. A plan that is read stays until the end of the
#: run: looking after every 700, as Python does by itself, finds it all still in use.
_OBJECTS = 100_000


def main() -> NoReturn:
    """Run `dxplan` with the arguments of the process and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from dxplan import __version__

        sys.stdout.write(f"dxplan {__version__}\n")  # without starting anything else
        sys.exit(0)
    if sys.argv[1:2] == ["--complete"]:
        from dxplan.cli.completing import answer
        from dxplan.render.console import use_utf8

        use_utf8(sys.stdout)
        sys.stdout.write(answer(sys.argv[2:], os.environ))
        sys.exit(0)
    from dxplan.cli.run import run

    gc.set_threshold(_OBJECTS)
    sys.exit(run(sys.argv[1:], os.environ))
