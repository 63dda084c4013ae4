#!/usr/bin/env python3
"""Measure `dxplan` against its limits and print a Markdown table of ratios.

    python benchmarks/run.py [--runs 5] [--tasks 2000] [--only PART]

The parts are start, peers, history, export and growth.

Only ratios of runs in one go say anything: seconds depend on the machine and on what else it
does. Every run is one process from start to end; runs take turns, and the best of each counts.
Nothing here is asserted. Peers are installed into environments of their own below the system's
temporary folder, and left out where that cannot be done.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from make_history import FIRST, LAST, write_history
from make_plan import write_plan
from peers import PEERS

ROOT = Path(__file__).resolve().parents[1]
SIZES = (200, 2_000, 20_000)
COMMITS = 200
#: Bytecode is cached as after an ordinary install, whatever the caller's environment says.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
PARTS = ("start", "peers", "history", "export", "growth")

Command = Sequence[str]


class Row(NamedTuple):
    """One line of the table: a ratio of two times, and what it must not pass."""

    what: str
    against: str
    #: Seconds of `dxplan`, and of what it is compared with.
    seconds: float
    other: float
    limit: float | None
    #: Whether the limit is a least number of times faster, not a greatest number of times slower.
    faster: bool = False

    def __str__(self) -> str:
        ratio = self.other / self.seconds if self.faster else self.seconds / self.other
        sign, verdict = "—", ""
        if self.limit is not None:
            good = ratio >= self.limit if self.faster else ratio <= self.limit
            sign = f"{'≥' if self.faster else '≤'} {self.limit:g} ×"
            verdict = "PASS" if good else "MISS"
        return (
            f"| {self.what} | {self.against} | {self.seconds * 1000:,.0f} ms"
            f" | {self.other * 1000:,.0f} ms | {ratio:.2f} × | {sign} | {verdict} |"
        )


def best_of(runs: int, commands: Mapping[str, Command]) -> dict[str, float]:
    """The best time of each command in seconds; the commands take turns.

    A command that fails says so on stderr and is left out.
    """
    times = {name: math.inf for name, command in commands.items() if _works(name, command)}
    for _ in range(runs):
        for name, best in times.items():
            times[name] = min(best, _seconds(commands[name]))
    return times


def _works(name: str, command: Command) -> bool:
    """Run a command once: it fills the caches, and shows whether there is anything to time."""
    done = subprocess.run(
        command, env=ENVIRONMENT, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        last = said[-1] if said else ""
        _say(f"left out: {name} ended with exit code {done.returncode}: {last}")
    return not done.returncode


def _seconds(command: Command) -> float:
    quiet = subprocess.DEVNULL
    begun = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, check=False, stdout=quiet, stderr=quiet)
    return time.perf_counter() - begun


def start_rows(runs: int) -> Iterator[Row]:
    """What a short command costs beside the imports nobody can do without."""
    dashboard = "python -c 'import yaml, typer, rich.table, pydantic'"
    bare = "python -c 'import typer'"
    times = best_of(
        runs,
        {
            dashboard: [sys.executable, "-c", "import yaml, typer, rich.table, pydantic"],
            bare: [sys.executable, "-c", "import typer"],
            "status": [*dxplan(), "-C", str(ROOT), "status"],
            "--version": [*dxplan(), "--version"],
            "--help": [*dxplan(), "--help"],
        },
    )
    for name, against, limit in (
        ("status", dashboard, 2.0),
        ("--version", bare, 1.3),
        ("--help", bare, 1.3),
    ):
        if name in times:
            yield Row(f"`dxplan {name}`", f"`{against}`", times[name], times[against], limit)


def peer_rows(runs: int, tasks: int, folder: Path) -> Iterator[Row]:
    """`validate` against other checkers of YAML on the same tasks."""
    files = write_plan(folder / "plan", tasks)
    commands: dict[str, Command] = {"validate": [*dxplan(), "-C", str(folder / "plan"), "validate"]}
    for peer in PEERS:
        own = folder / peer.name
        own.mkdir()
        try:
            commands[peer.name] = peer.prepare(peer.install(), own, files)
        except (OSError, subprocess.CalledProcessError) as error:
            _say(f"left out: {peer.name} could not be installed ({type(error).__name__})")
    times = best_of(runs, commands)
    what = f"`dxplan validate`, {tasks:,} tasks in {len(files)} files"
    for peer in PEERS:
        if peer.name in times and "validate" in times:
            yield Row(what, peer.name, times["validate"], times[peer.name], peer.limit, faster=True)


def history_rows(runs: int, tasks: int, folder: Path) -> Iterator[Row]:
    """Figures of every month, each from the revision that held then, against one `validate`."""
    root = folder / "history"
    write_plan(root, tasks)
    write_history(root, COMMITS)
    span = ("--since", FIRST.isoformat(), "--as-of", LAST.isoformat())
    times = best_of(
        runs,
        {
            "validate": [*dxplan(), "-C", str(root), "validate"],
            "trend": [*dxplan(), "-C", str(root), "trend", "--as-known", "--by", "month", *span],
        },
    )
    if len(times) > 1:
        what = f"`dxplan trend --as-known --by month`, {COMMITS} commits, {tasks:,} tasks"
        yield Row(what, "`dxplan validate`", times["trend"], times["validate"], 3.0)


def export_rows(runs: int, folder: Path) -> Iterator[Row]:
    """The workbook of a report against a bare openpyxl write of the same cells."""
    demo = folder / "demo"
    subprocess.run(
        [*dxplan(), "init", str(demo), "--demo"], env=ENVIRONMENT, check=True, capture_output=True
    )
    plans = {"the demo": demo}
    for size in SIZES[1:]:
        plans[f"{size:,} tasks"] = folder / str(size)
        write_plan(folder / str(size), size)
    script = str(Path(__file__).with_name("export_excel.py"))
    for name, root in plans.items():
        command = [sys.executable, script, str(root), "--runs", str(runs)]
        done = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        what = f"`write_excel`, {name}, {found['cells']:,} cells"
        yield Row(what, "bare openpyxl", found["excel"], found["bare"], 1.5)


def growth_lines(runs: int, folder: Path) -> Iterator[str]:
    """How the cost of `validate` grows: the slope of log seconds over log tasks.

    The time of an empty plan is taken off first, or the start of the program would pass for a
    cost that hardly grows.
    """
    commands = {}
    for size in (0, *SIZES):
        write_plan(folder / str(size), size)
        commands[str(size)] = [*dxplan(), "-C", str(folder / str(size)), "validate"]
    times = best_of(runs, commands)
    if len(times) < len(commands):
        return
    yield from ("| tasks | seconds | beyond an empty plan |", "| ---: | ---: | ---: |")
    points = []
    for size in SIZES:
        beyond = max(times[str(size)] - times["0"], 1e-6)
        points.append((math.log(size), math.log(beyond)))
        yield f"| {size:,} | {times[str(size)]:.3f} | {beyond:.3f} |"
    exponent = _slope(points)
    yield ""
    yield f"Growth exponent of `validate` from {SIZES[0]:,} to {SIZES[-1]:,} tasks: {exponent:.2f}"


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the least-squares line."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum(
        (x - mean_x) ** 2 for x, _ in points
    )


def dxplan() -> list[str]:
    """The installed program, as a user starts it."""
    found = shutil.which("dxplan", path=sysconfig.get_path("scripts"))
    return [found] if found else [sys.executable, "-m", "dxplan"]


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _rows_of(part: str, asked: argparse.Namespace, folder: Path) -> Iterable[object]:
    """The lines of the table that one part measures; none for what is no comparison."""
    own = folder / part
    own.mkdir(exist_ok=True)
    match part:
        case "start":
            return start_rows(asked.runs)
        case "peers":
            return peer_rows(asked.runs, asked.tasks, own)
        case "history":
            return history_rows(asked.runs, asked.tasks, folder)
        case "export":
            return export_rows(asked.runs, own)
        case _:
            return ()


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Measure dxplan against its limits.")
    parser.add_argument("--runs", type=int, default=5, help="runs of each; the best counts")
    parser.add_argument("--tasks", type=int, default=2000, help="tasks for the comparison")
    parser.add_argument("--only", choices=PARTS, help="measure only this")
    asked = parser.parse_args()
    parts = (asked.only,) if asked.only else PARTS
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} CPUs;")
    print(f"best of {asked.runs}, in turns.\n")
    with tempfile.TemporaryDirectory(prefix="dxplan-") as temporary:
        folder = Path(temporary)
        if set(parts) - {"growth"}:
            print("| measured | against | time | its time | ratio | limit | |")
            print("| --- | --- | ---: | ---: | ---: | ---: | --- |")
        for part in parts:
            for row in _rows_of(part, asked, folder):
                print(row)
        if "growth" in parts:
            print()
            for line in growth_lines(asked.runs, folder):
                print(line)


if __name__ == "__main__":
    main()
