#!/usr/bin/env python3
"""Replay a pull request on the shipped plan, in a repository of its own, from start to end.

`python docs/replay_pull_request.py` prints what was done and what the program said, in Markdown.
With `--write` it puts that into docs/ci.md; `tests/test_replay.py` fails while the page says
something else. It needs git, and leaves nothing behind.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill
from typing import Final

HERE: Final = Path(__file__).parent
PAGE: Final = HERE / "ci.md"
BEGIN: Final = (
    "<!-- Made by `python docs/replay_pull_request.py --write`. Edit there, not here. -->\n"
)
END: Final = "<!-- End of what is made. -->\n"
#: Of the page, and of the terminal the commands write to.
COLUMNS: Final = 100

TASKS: Final = "data/tasks/shl.yaml"
SOURCES: Final = "data/sources.yaml"
#: The deadline of NV-SHL-011, with what follows it in no other task.
DEADLINE: Final = "    due: {}\n    deliverable: Bản quét và dữ liệu từng trang sổ hộ tịch"
#: A document that does not exist: this is a story.
SOURCE: Final = """\
  - id: vb-vi-du
    kind: document
    number: 999/UBND-VD
    title: Văn bản ví dụ, đồng ý lùi thời hạn số hóa sổ hộ tịch
    issuer: UBND thành phố Hà Nội
    date: 2024-12-05
"""
#: The last line of NV-SHL-011, and what is to stand below it.
CITED: Final = """\
      locator: cụ thể hóa nhóm nhiệm vụ số hóa và lưu trữ điện tử; theo chức năng của Sở Tư pháp}
"""
DECISION: Final = """\
    decisions:
      - {document: vb-vi-du, date: 2024-12-05, field: due, from: 2024-12-31, to: 2025-06-30}
"""


class Unexpected(Exception):
    """A command of the story ended otherwise than the story says."""


class Repository:
    """A repository to tell a story in: what is done in it is written down."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.story: list[str] = []
        self._day = ""

    def say(self, words: str) -> None:
        """Tell what is happening."""
        self.story.append(f"{fill(words, COLUMNS)}\n")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change the only place where a file says `old`, and show the lines that are different."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        if before.count(old) != 1:
            raise Unexpected(f"{path} says {before.count(old)} times: {old}")
        after = before.replace(old, new)
        file.write_text(after, encoding="utf-8", newline="\n")
        self._show_change(path, before, after)

    def append(self, path: str, words: str) -> None:
        """Add to the end of a file, and show what was added."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        file.write_text(before + words, encoding="utf-8", newline="\n")
        self._show_change(path, before, before + words)

    def run(self, command: str, *, ends: int = 0) -> None:
        """Run a command, and show it with all it said and the exit code it has to end with."""
        code, said = self._call(*shlex.split(command))
        if code != ends:
            raise Unexpected(f"{command} ended with {code}, not {ends}:\n{said}")
        shown = re.sub(r"(?<=revision )[0-9a-f]{12}", "…", said.rstrip("\n"))
        lines = [f"$ {command}", *shown.splitlines(), f"[exit code {code}]"]
        self.story.append("\n".join(["```console", *lines, "```", ""]))

    def commit(self, message: str, day: str) -> None:
        """Commit everything, on a day of the story and not of the one who tells it."""
        self._day = f"{day}T09:00:00+0700"
        for command in (["add", "--all"], ["commit", "--quiet", "--message", message]):
            self.git(*command)

    def git(self, *arguments: str) -> None:
        """Call git without a word about it."""
        code, said = self._call("git", *arguments)
        if code:
            raise Unexpected(f"git {shlex.join(arguments)} ended with {code}:\n{said}")

    def _show_change(self, path: str, before: str, after: str) -> None:
        lines = list(unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm=""))
        shown = [line.rstrip() for line in lines[2:] if not line.startswith("@@")]
        self.story.append("\n".join(["```diff", f"# {path}", *shown, "```", ""]))

    def _call(self, program: str, *arguments: str) -> tuple[int, str]:
        programs = {"dxplan": [sys.executable, "-m", "dxplan"]}
        done = subprocess.run(  # noqa: S603 (git, and our own program)
            [*programs.get(program, [program]), *arguments],
            cwd=self.root,
            env=self._environment(),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")

    def _environment(self) -> dict[str, str]:
        """This machine's, without what could make the same story read differently."""
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DXPLAN_", "GIT_", "GITHUB_"))
        }
        person = {"NAME": "Chuyên viên", "EMAIL": "chuyen-vien@example.org", "DATE": self._day}
        identity = {
            f"GIT_{role}_{name}": value
            for role in ("AUTHOR", "COMMITTER")
            for name, value in person.items()
        }
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        looks = {"DXPLAN_LANG": "en", "NO_COLOR": "1", "COLUMNS": str(COLUMNS)}
        return {**own, **identity, **quiet, **looks}


def replay(root: Path) -> str:
    """The story of one pull request, in Markdown; played in `root`, a folder that is not there yet.

    Raises:
        Unexpected: when a command does not end as it has to.
    """
    here = Repository(root)
    _begin(here)
    _slip(here)
    _guard(here)
    _decide(here)
    return "\n".join(here.story)


def _begin(here: Repository) -> None:
    shutil.copytree(HERE.parent / "data", here.root / "data")
    here.git("init", "--quiet", "--initial-branch=main")
    here.git("config", "core.autocrlf", "false")
    here.commit("The plan", day="2024-12-02")
    here.git("switch", "--quiet", "--create", "lui-thoi-han")


def _slip(here: Repository) -> None:
    here.say(
        "On a branch, the deadline of NV-SHL-011 is to move by half a year. The analyst slips:"
        " June has no 31st."
    )
    here.replace(TASKS, DEADLINE.format("2024-12-31"), DEADLINE.format("2025-06-31"))
    here.run(f"dxplan validate {TASKS}", ends=1)
    here.say("The same finding, as it becomes an annotation on the changed line:")
    here.run(f"dxplan validate {TASKS} --format github", ends=1)
    here.say("Mended, the data is right:")
    here.replace(TASKS, DEADLINE.format("2025-06-31"), DEADLINE.format("2025-06-30"))
    here.run(f"dxplan validate {TASKS}")


def _guard(here: Repository) -> None:
    here.commit("Move the deadline of NV-SHL-011", day="2024-12-06")
    here.say(
        "Right is not yet allowed. Compared with `main`, a goalpost has moved, and nothing says by"
        " whose decision. The finding holds the line to add:"
    )
    here.run(f"dxplan validate {TASKS} --against main", ends=1)


def _decide(here: Repository) -> None:
    here.say("The decision is entered, with the document it stands in (made up for this story):")
    here.append(SOURCES, SOURCE)
    here.replace(TASKS, CITED, CITED + DECISION)
    here.run(f"dxplan validate {TASKS} --against main")
    here.commit("Enter the decision on NV-SHL-011", day="2024-12-09")
    here.say("What the reviewer reads, under the pull request, is not the YAML but the plan:")
    here.run("dxplan diff main HEAD --format markdown")
    here.say("Every move stands in the ledger, for whoever asks later who allowed it:")
    here.run("dxplan diff main HEAD --decisions")


def page_with(story: str, page: str) -> str:
    """A page with the story in its place."""
    head, _, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        raise Unexpected(f"{PAGE.name} has no place for the story, between {BEGIN} and {END}")
    return f"{head}{BEGIN}\n{story}\n{END}{tail}"


def told() -> str:
    """The story, played in a folder that is gone when it has been told."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return replay(Path(folder) / "plan")


def main() -> None:
    """Print the story, or put it into its page."""
    match sys.argv[1:]:
        case []:
            sys.stdout.buffer.write(told().encode())
        case ["--write"]:
            page = page_with(told(), PAGE.read_text(encoding="utf-8"))
            PAGE.write_text(page, encoding="utf-8", newline="\n")
        case _:
            sys.exit("usage: replay_pull_request.py [--write]")


if __name__ == "__main__":
    try:
        main()
    except (Unexpected, OSError) as error:
        sys.exit(f"replay_pull_request.py: {error}")
