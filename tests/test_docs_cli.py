"""The reference of the commands is committed as the commands declare themselves."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable

import pytest

from dxplan.cli.app import COMMANDS
from dxplan.cli.stops import ExitCode
from tests.conftest import REPOSITORY, Run

DOCS = REPOSITORY / "docs"
PAGES: dict[str, Callable[[], str]] = runpy.run_path(str(DOCS / "generate_cli.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_committed_page_is_what_the_commands_declare(name: str) -> None:
    committed = (DOCS / name).read_text(encoding="utf-8")
    assert committed == PAGES[name](), f"docs/{name} is stale; run: python docs/generate_cli.py"


@pytest.mark.parametrize("name", PAGES)
def test_every_command_has_a_section_and_a_link_to_it(name: str) -> None:
    page = PAGES[name]()
    assert re.findall(r"^## dxplan (\S+)$", page, re.MULTILINE) == list(COMMANDS)
    assert re.findall(r"^- \[.*\]\(#dxplan-(\S+)\)", page, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", PAGES)
def test_every_exit_code_is_named(name: str) -> None:
    codes = re.findall(r"^\| (\d+) \|", PAGES[name](), re.MULTILINE)
    assert codes == [str(int(code)) for code in ExitCode]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_the_help_is_in_the_reference(command: str, run: Run) -> None:
    """The help is made by typer, the reference by us, both of the same declarations."""
    section = PAGES["cli.md"]().partition(f"\n## dxplan {command}\n")[2].partition("\n## ")[0]
    shown = re.findall(r"^  (?:-\w, )?(--[\w-]+)", run(command, "--help").out, re.MULTILINE)
    assert shown[-1] == "--help"
    listed = re.findall(r"^\| (?:`-\w`, )?`(--[\w-]+)`", section, re.MULTILINE)
    assert listed == shown[:-1]


@pytest.mark.parametrize("name", PAGES)
def test_a_row_has_as_many_cells_as_its_table(name: str) -> None:
    for table in re.findall(r"(?:^\|.*\|\n)+", PAGES[name](), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table
