"""What shells are offered: by the protocol, and in the shells themselves where they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dxplan.cli.app import COMMANDS
from dxplan.cli.candidates import ARGUMENTS, OPTIONS
from dxplan.cli.completing import answer
from dxplan.cli.completion import SCRIPTS
from dxplan.cli.declared import declared_before, declared_by
from tests.conftest import Lay, Run

ENGLISH = {"DXPLAN_LANG": "en"}


def offered(*words: str, shell: str = "zsh") -> list[str]:
    """The words offered in place of the last one."""
    asked = [shell, str(len(words) - 1), *words]
    return [line.partition("\t")[0] for line in answer(asked, ENGLISH).splitlines()]


def test_commands_come_first() -> None:
    assert offered("") == list(COMMANDS)
    assert offered("st") == ["status"]
    assert offered("--lang", "en", "va") == ["validate"]


def test_what_they_mean_stands_beside_them() -> None:
    assert (
        answer(["fish", "0", "sho"], ENGLISH) == "show\tOne record with everything known of it.\n"
    )
    vietnamese = answer(["fish", "2", "--lang", "vi", "sho"], {})
    assert vietnamese.startswith("show\t")
    assert vietnamese != "show\tOne record with everything known of it.\n"


def test_options_are_those_of_the_command() -> None:
    assert offered("status", "--pi") == ["--pillar"]
    assert offered("show", "--pi") == []
    assert "--lang" in offered("-")
    assert "--lang" not in offered("status", "-")
    assert "--help" in offered("status", "--")


def test_words_of_an_option_are_offered_after_it_and_in_it() -> None:
    assert offered("status", "--by", "a") == ["agency", "agency-as-planned"]
    assert offered("status", "--by=a") == ["--by=agency", "--by=agency-as-planned"]
    assert offered("list", "ta") == ["tasks"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["status", "--pillar", ""], ["cqs"]),
        (["status", "--group", ""], ["cqs"]),
        (["status", "--agency", ""], ["so-a", "so-b", "departments"]),
        (["status", "--agency=SO-"], ["--agency=so-a", "--agency=so-b"]),
        (["show", "n"], ["NV-CQS-001"]),
        (["show", "c"], ["CT-CQS-01"]),
        (["show", "vb"], ["vb-1"]),
        (["show", "NV-CQS-001", ""], []),
    ],
)
def test_ids_are_those_of_the_plan(words: list[str], found: list[str], lay: Lay) -> None:
    assert offered("-C", str(lay()), *words) == found


def test_figures_are_offered_one_after_the_other() -> None:
    assert "tasks.completion_rate" in offered("why", "tasks.")
    assert "tasks.completion_rate" in offered("trend", "tasks.total", "tasks.")
    assert offered("why", "tasks.total", "tasks.") == []


def test_ids_are_offered_of_a_plan_with_mistakes(lay: Lay) -> None:
    root = lay("# data/plan.yaml\nformat: 1\npillars: [{id: kts}]\n- [\n# data/sources.yaml\n&\n")
    assert offered("-C", str(root), "show", "nv") == ["NV-CQS-001"]


def test_revisions_are_offered(lay: Lay) -> None:
    root = lay()
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@b.vn"]
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run([*git, "tag", "v1"], check=True)
    subprocess.run([*git, "branch", "$(touch${IFS}x)"], check=True)
    assert offered("-C", str(root), "diff", "") == ["HEAD", "main", "v1"]
    assert offered("-C", str(root), "status", "--since", "v") == ["v1"]


@pytest.mark.parametrize("name", ["a b", "$(id)", "`id`", "a;b", "'", '"', "-x", "a\\tb", "*", "á"])
def test_an_id_a_shell_might_act_on_is_not_offered(name: str, lay: Lay) -> None:
    written = name.replace('"', '\\"')
    root = lay(
        "# data/agencies.yaml\nagencies:\n"
        f'  - {{id: "{written}", name: A, level: other}}\n'
        "  - {id: so-a, name: A, level: other}\n"
    )
    assert offered("-C", str(root), "status", "--agency", "") == ["so-a"]


def test_a_name_cannot_act_or_make_lines(lay: Lay) -> None:
    name = "A\\u202e\\n\\tB"
    root = lay(f'# data/agencies.yaml\nagencies:\n  - {{id: so-a, name: "{name}", level: other}}\n')
    asked = ["zsh", "4", "-C", str(root), "status", "--agency", ""]
    assert answer(asked, ENGLISH) == "so-a\tA\\u{202e} B\n"


@pytest.mark.parametrize(
    "asked",
    [
        [],
        ["zsh"],
        ["zsh", "x"],
        ["zsh", "0"],
        ["zsh", "-9", "a"],
        ["zsh", "9", "no-such-command", ""],
        ["zsh", "1", "no-such-command", ""],
        ["zsh", "1", "no-such-command", "--"],
        ["zsh", "2", "status", "--no-such-option", ""],
        ["zsh", "4", "-C", "/no/such/folder", "status", "--pillar", ""],
        ["zsh", "4", "-C", "\0", "status", "--pillar", ""],
        ["bash", "1", "status", "'"],
    ],
)
def test_nothing_makes_a_complaint(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer(asked, ENGLISH)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_what_completes_an_option_belongs_to_one() -> None:
    names = {each.name for command in COMMANDS for each in declared_by(command) if each.flags}
    assert OPTIONS.keys() <= names
    for command, name in ARGUMENTS:
        assert name in [each.name for each in declared_by(command) if not each.flags]


def test_an_option_is_declared_under_its_name() -> None:
    lang = next(each for each in declared_before() if each.name == "lang")
    assert (lang.flags, lang.choices, lang.is_flag) == (("--lang",), ("vi", "en"), False)
    paths = next(each for each in declared_by("validate") if each.name == "paths")
    assert (paths.flags, paths.is_path, paths.is_repeatable) == ((), True, True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_a_script(shell: str, run: Run) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert f"--complete {shell}" in result.out
    assert result.out.isascii()


def test_an_unknown_shell_is_wrong_usage(run: Run) -> None:
    assert run("completion", "tcsh").code == 2


def in_shell(program: str, script: str, code: str, root: Path) -> list[str]:
    """Run code in a shell that has learned the completion; the lines it prints."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    beside = str(Path(sys.executable).parent)
    environ: Mapping[str, str] = {
        "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(root),
        **ENGLISH,
    }
    done = subprocess.run(
        [program, "-c", f"source '{SCRIPTS / script}'\n{code}"],
        cwd=root,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dxplan sta", ["status"]),
        ("dxplan status --agency so", ["so-a", "so-b"]),
        ("dxplan status --by = pi", ["pillar"]),
        ("dxplan -C '\".\"' show NV", ["NV-CQS-001"]),
        ("dxplan init ''", []),
    ],
)
def test_bash_completes(words: str, found: list[str], lay: Lay) -> None:
    code = (
        f"COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _dxplan dxplan\n"
        'for each in "${COMPREPLY[@]}"; do printf "%s\\n" "$each"; done; complete -p dxplan'
    )
    *lines, last = in_shell("bash", "dxplan.bash", code, lay())
    assert lines == found
    assert last == "complete -o default -F _dxplan dxplan"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dxplan sta", ["-l", "-d", "shown", "--", "status"]),
        ("dxplan status --agency so", ["-l", "-d", "shown", "--", "so-a", "so-b"]),
        ("dxplan init ''", ["files"]),
    ],
)
def test_zsh_completes(words: str, found: list[str], lay: Lay) -> None:
    code = (
        'compadd() { print -l -- "$@" }; _files() { print files }\n'
        f"words=({words}); CURRENT=$#words; _dxplan"
    )
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    begin = "compdef() { }\n"
    root = lay()
    script = root / "dxplan.zsh"
    script.write_text(begin + (SCRIPTS / "dxplan.zsh").read_text("utf-8"), encoding="utf-8")
    assert in_shell("zsh", str(script), code, root) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("dxplan sta", ["status\tWhere the plan stands: indicators, tasks, what is late."]),
        ("dxplan status --agency so", ["so-a\tSở A", "so-b\tSở B"]),
        ("dxplan status --by=pi", ["--by=pillar"]),
        ("dxplan init da", ["data/"]),
    ],
)
def test_fish_completes(line: str, found: list[str], lay: Lay) -> None:
    assert in_shell("fish", "dxplan.fish", f"complete -C '{line}'", lay()) == found
