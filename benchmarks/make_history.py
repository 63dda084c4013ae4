#!/usr/bin/env python3
"""Give a workspace of `make_plan.py` a git history: reports coming in, and deadlines that move.

python benchmarks/make_history.py FOLDER [--commits 200]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

#: The commits are spread over two years, all after the reports that are there already.
FIRST, LAST = dt.date(2024, 6, 17), dt.date(2026, 6, 14)
#: Every so many commits move a deadline; the others bring a report.
MOVED_EVERY = 10
ENTRIES = 10

_TASK = re.compile(r"^  - id: (\S+)\n.*\n    lead: (\S+)$", re.MULTILINE)
_DUE = re.compile(r"^(    due: )(\S+)$", re.MULTILINE)


def write_history(root: Path, commits: int = 200) -> None:
    """Commit the workspace at `root`, and then `commits` - 1 changes to it."""
    chance = random.Random(239)  # noqa: S311 (the same history every time, no secret)
    _git(root, FIRST, "init", "--quiet", "--initial-branch", "main")
    _commit(root, FIRST)
    files = sorted((root / "data" / "tasks").glob("*.yaml"))
    led = _tasks_led(files)
    for number in range(1, commits):
        day = FIRST + (LAST - FIRST) * number // commits
        if number % MOVED_EVERY:
            agency = chance.choice(list(led))
            _report(root, agency, chance.sample(led[agency], ENTRIES), day)
        else:
            _move_a_deadline(chance.choice(files), chance)
        _commit(root, day)


def _tasks_led(files: Sequence[Path]) -> Mapping[str, list[str]]:
    """The ids of the tasks each agency leads."""
    led: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        for task, lead in _TASK.findall(file.read_text(encoding="utf-8")):
            led[lead].append(task)
    return led


def _report(root: Path, agency: str, tasks: Sequence[str], day: dt.date) -> None:
    entries = (f"  - {{task: {each}, status: in_progress, percent: 95}}\n" for each in tasks)
    path = root / "data" / "reports" / f"{day}" / f"{agency}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"as_of: {day}\nagency: {agency}\ntasks:\n"
    path.write_text(head + "".join(entries), encoding="utf-8", newline="\n")


def _move_a_deadline(file: Path, chance: random.Random) -> None:
    words = file.read_text(encoding="utf-8")
    found = chance.choice(list(_DUE.finditer(words)))
    later = dt.date.fromisoformat(found[2]) + dt.timedelta(days=30)
    words = f"{words[: found.start()]}{found[1]}{later}{words[found.end() :]}"
    file.write_text(words, encoding="utf-8", newline="\n")


def _commit(root: Path, day: dt.date) -> None:
    _git(root, day, "add", "--all")
    _git(root, day, "commit", "--quiet", "--message", f"Dữ liệu ngày {day}")


def _git(root: Path, day: dt.date, *arguments: str) -> None:
    moment = f"{day}T12:00:00+0700"
    settings = {
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    who = ("-c", "user.name=dxplan", "-c", "user.email=dxplan@example.org", "-c", "gc.auto=0")
    command = ["git", "-C", str(root), *who, *arguments]
    subprocess.run(command, env=os.environ | settings, check=True)


def main() -> None:
    """Give the folder named on the command line its history."""
    parser = argparse.ArgumentParser(description="Give a workspace a history to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commits", type=int, default=200)
    asked = parser.parse_args()
    write_history(asked.folder, asked.commits)


if __name__ == "__main__":
    main()
