"""`validate` with settings, comments and lists of known findings, as a user meets them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from dxplan.catalogue.example import task
from dxplan.catalogue.registry import RULES
from dxplan.yamltext import parse
from tests.conftest import Lay, Run

SCHEMAS = Path(__file__).parents[2] / "schema"

#: Findings: DX701 in the title (info), DX311 of the task (warning).
UNTIDY = task(title='"Nâng cấp  cổng"', serves=None)


def codes(run: Run, root: Path, *arguments: str) -> list[str]:
    """Codes in the order they are shown."""
    result = run("validate", "--format", "json", *arguments, folder=root)
    document = json.loads(result.out)
    jsonschema.validate(document, json.loads((SCHEMAS / "validate.schema.json").read_text("utf-8")))
    return [found["code"] for found in document["findings"]]


def hidden(run: Run, root: Path, *arguments: str) -> dict[str, int]:
    result = run("validate", "--format", "json", *arguments, folder=root)
    counts: dict[str, int] = json.loads(result.out)["summary"]["hidden"]
    return counts


@pytest.fixture
def untidy(lay: Lay) -> Path:
    return lay(UNTIDY)


def test_the_plan_of_these_tests_has_findings_of_three_rules(run: Run, untidy: Path) -> None:
    assert codes(run, untidy) == ["DX310", "DX311", "DX701"]
    assert hidden(run, untidy) == {"ignored": 0, "suppressed": 0, "known": 0}


def test_select_and_ignore_take_words_with_commas_and_several_times(run: Run, untidy: Path) -> None:
    assert codes(run, untidy, "--select", "DX3") == ["DX310", "DX311"]
    assert codes(run, untidy, "--select", "DX310, stray-space") == ["DX310", "DX701"]
    assert codes(run, untidy, "--ignore", "DX310", "--ignore", "stray-space") == ["DX311"]
    assert codes(run, untidy, "--select", "DX3", "--ignore", "DX311") == ["DX310"]
    assert hidden(run, untidy, "--select", "DX3") == {"ignored": 1, "suppressed": 0, "known": 0}


def test_an_unknown_rule_on_the_command_line_is_wrong_usage(run: Run, untidy: Path) -> None:
    result = run("validate", "--ignore", "DX3,stray-spaec", folder=untidy)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "dxplan: --ignore: stray-spaec is not a rule (did you mean stray-space?)\n"
    )


def test_the_command_line_has_the_last_word(run: Run, untidy: Path) -> None:
    (untidy / "dxplan.yaml").write_text(
        "select: [DX3]\nignore: [DX310]\nfail-on: warning\n"
        "per-path: {data/tasks: {ignore: [DX3]}}\n"
    )
    assert codes(run, untidy) == []
    assert codes(run, untidy, "--select", "DX") == ["DX310", "DX311", "DX701"]
    assert codes(run, untidy, "--select", "DX3", "--ignore", "DX311") == ["DX310"]
    assert run("validate", "--select", "DX3", folder=untidy).code == 1
    assert run("validate", "--select", "DX3", "--fail-on", "error", folder=untidy).code == 0


def test_what_is_not_shown_is_counted(run: Run, untidy: Path) -> None:
    result = run("validate", "--ignore", "DX", folder=untidy)
    assert result.out == (
        "Clean: no findings in 6 files (1 task, 1 indicator, 1 report); not shown: 3 ignored\n"
    )


def test_settings_stand_beside_the_plan_or_above_it_in_its_repository(
    run: Run, tmp_path: Path, untidy: Path
) -> None:
    (tmp_path / "dxplan.yaml").write_text(
        "ignore: [DX701]\nper-path:\n  plan/data/tasks: {ignore: [DX311]}\n"
    )
    assert codes(run, untidy) == ["DX310", "DX311", "DX701"]
    (tmp_path / ".git").mkdir()
    assert codes(run, untidy) == ["DX310"]
    (untidy / "dxplan.yaml").write_text("ignore: [DX310]\n")
    assert codes(run, untidy) == ["DX311", "DX701"]


def test_settings_above_the_plan_have_their_place_in_the_repository(
    run: Run, tmp_path: Path, untidy: Path
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "dxplan.yaml").write_text("ignoree: [DX701]\n")
    told = run("validate", "--select", "DX", "--format", "gitlab", folder=untidy).out
    paths = {each["location"]["path"] for each in json.loads(told)}
    assert paths == {"dxplan.yaml", "plan/data/indicators.yaml", "plan/data/tasks/cqs.yaml"}
    shown = run("validate", "--format", "concise", folder=untidy).out
    assert shown.startswith("../dxplan.yaml:1:1: ")


def test_broken_settings_are_shown_at_their_place_and_hide_nothing(run: Run, untidy: Path) -> None:
    (untidy / "dxplan.yaml").write_text("ignore: [DX701]\nfail-onn: info\n")
    result = run("validate", "--select", "DX701", str(untidy / "data/plan.yaml"), folder=untidy)
    assert result.code == 1
    assert result.out == (
        "dxplan.yaml:2:1: error[DX201] the key fail-onn is not known here\n"
        "    |\n"
        "  2 | fail-onn: info\n"
        "    | ^^^^^^^^\n"
        "    = fix: did you mean fail-on?\n"
        "\n"
        "1 error in 7 files (1 task, 1 indicator, 1 report)\n"
    )


def test_settings_that_cannot_be_read_fail_the_run(run: Run, untidy: Path) -> None:
    (untidy / "dxplan.yaml").mkdir()
    result = run("validate", "--format", "concise", folder=untidy)
    assert result.code == 3
    assert "dxplan.yaml:1:1: error[DX101] a folder stands in place of the file\n" in result.out


def test_settings_decide_nothing_for_figures(run: Run, lay: Lay) -> None:
    root = lay(task(lead="so-x"))
    (root / "dxplan.yaml").write_text("ignore: [DX3]\n")
    assert run("validate", folder=root).code == 0
    assert run("status", folder=root).code == 1


# comments


def test_a_comment_hides_a_finding_and_is_told_when_it_hides_none(run: Run, lay: Lay) -> None:
    comment = "# dxplan: ignore[stray-space] as in the annex"
    root = lay(task(title=f'"Nâng cấp  cổng" {comment}'))
    assert codes(run, root) == []
    assert hidden(run, root) == {"ignored": 0, "suppressed": 1, "known": 0}
    assert codes(run, lay(task(title=f"Nâng cấp cổng {comment}"))) == ["DX693"]


def test_a_day_that_is_over_is_told_by_the_data_or_the_day_asked_for(run: Run, lay: Lay) -> None:
    comment = "# dxplan: ignore[DX701] known (until 2024-12-31)"
    root = lay(task(title=f'"Nâng cấp  cổng" {comment}'))
    assert codes(run, root) == []
    about = "--select", "DX69,DX701"
    assert codes(run, root, "--as-of", "2024-12-31", *about) == []
    assert codes(run, root, "--as-of", "2025-01-01", *about) == ["DX701", "DX692"]


def test_behind_an_error_nothing_is_said_of_what_hides_nothing(run: Run, lay: Lay) -> None:
    comment = "# dxplan: ignore[DX701] known"
    assert codes(run, lay(task(title=f"Nâng cấp {comment}", lead="so-x"))) == ["DX302"]


def test_rules_that_wait_for_an_option_may_be_hidden_without_it(run: Run, lay: Lay) -> None:
    waiting = [rule.code for rule in RULES.values() if rule.before or rule.as_of]
    assert "DX620" in waiting
    comment = f"# dxplan: ignore[{', '.join(waiting)}] known"
    assert codes(run, lay(task(title=f"Nâng cấp cổng {comment}"))) == []


def test_looking_back_says_nothing_of_what_hides_nothing(run: Run, lay: Lay) -> None:
    root = lay(task(title="Nâng cấp # dxplan: ignore[DX701] known"))
    assert codes(run, root) == ["DX693"]
    assert "DX693" not in codes(run, root, "--as-of", "2024-06-29")


# lists of known findings


def known(root: Path) -> list[str]:
    """The codes in the list."""
    data = parse("known.yaml", (root / "known.yaml").read_text("utf-8")).data
    assert isinstance(data, dict)
    rows = data["known"]
    assert isinstance(rows, list)
    return [str(row["code"]) for row in rows if isinstance(row, dict)]


def test_a_list_is_written_read_and_shrinks(run: Run, lay: Lay, untidy: Path) -> None:
    path = untidy / "known.yaml"
    result = run("validate", "--write-baseline", str(path), folder=untidy)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{path}: 3 known findings (3 new, 0 gone)\n"
    assert known(untidy) == ["DX310", "DX311", "DX701"]
    assert codes(run, untidy, "--baseline", str(path)) == []
    assert hidden(run, untidy, "--baseline", str(path))["known"] == 3

    root = lay(task(serves=None))
    assert codes(run, root, "--baseline", str(path)) == ["DX695"]
    assert run("validate", "--baseline", str(path), folder=root).code == 1
    result = run("validate", "--write-baseline", str(path), folder=root)
    assert result.out == f"{path}: 2 known findings (0 new, 1 gone)\n"
    assert codes(run, root, "--baseline", str(path)) == []


def test_the_settings_name_the_list_as_seen_from_their_folder(run: Run, untidy: Path) -> None:
    run("validate", "--write-baseline", str(untidy / "known.yaml"), folder=untidy)
    (untidy / "dxplan.yaml").write_text("baseline: known.yaml\n")
    assert codes(run, untidy) == []
    (untidy / "dxplan.yaml").write_text("baseline: knwon.yaml\n")
    result = run("validate", "--format", "concise", "--select", "DX701", folder=untidy)
    assert result.out.splitlines()[-1] == (
        "dxplan.yaml:1:11: error[DX694] there is no file knwon.yaml"
    )


def test_a_list_that_a_link_leads_out_to_is_not_read(
    run: Run, tmp_path: Path, untidy: Path
) -> None:
    (tmp_path / "secret").write_text("secret: word\n")
    (untidy / "known.yaml").symlink_to(tmp_path / "secret")
    (untidy / "dxplan.yaml").write_text("baseline: known.yaml\n")
    result = run("validate", "--select", "DX701", folder=untidy)
    assert "known.yaml leads out of the folder of the settings" in result.out
    assert "word" not in result.out


def test_a_list_that_is_not_there_is_wrong_usage(run: Run, untidy: Path) -> None:
    result = run("validate", "--baseline", "none.yaml", folder=untidy)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "dxplan: --baseline: there is no file none.yaml (--write-baseline FILE writes one)\n"
    )


def test_a_file_that_is_no_list_hides_nothing(run: Run, untidy: Path) -> None:
    (untidy / "known.yaml").write_text("ignore: everything\n")
    found = codes(run, untidy, "--baseline", str(untidy / "known.yaml"))
    assert found == ["DX310", "DX311", "DX701", "DX694"]


@pytest.mark.parametrize(
    "name", ["dxplan.yaml", "notes.md", "data/known.yaml", "data", "no/k.yaml"]
)
def test_a_list_is_never_written_over_anything_else(run: Run, untidy: Path, name: str) -> None:
    (untidy / "dxplan.yaml").write_text("ignore: [DX701]\n")
    (untidy / "notes.md").write_text("# notes\n")
    before = {path: path.read_bytes() for path in untidy.rglob("*") if path.is_file()}
    result = run("validate", "--write-baseline", str(untidy / name), folder=untidy)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert {path: path.read_bytes() for path in untidy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "narrow", [["data"], ["--select", "DX3"], ["--ignore", "DX3"], ["--output", "json=x.json"]]
)
def test_a_list_of_some_findings_is_not_written(run: Run, untidy: Path, narrow: list[str]) -> None:
    folder = [str(untidy / "data")] if narrow == ["data"] else narrow
    result = run("validate", *folder, "--write-baseline", str(untidy / "k.yaml"), folder=untidy)
    assert (result.code, result.out) == (2, "")
    assert not (untidy / "k.yaml").exists()


def test_no_list_is_written_by_broken_settings(run: Run, untidy: Path) -> None:
    (untidy / "dxplan.yaml").write_text("ignore: [DX999]\n")
    result = run("validate", "--write-baseline", str(untidy / "known.yaml"), folder=untidy)
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        "dxplan: dxplan.yaml:1:10: DX999 is not a rule; mend the settings first\n"
    )
    assert not (untidy / "known.yaml").exists()


def test_known_findings_are_told_apart_from_ignored_and_suppressed_ones(run: Run, lay: Lay) -> None:
    root = lay(task(title='"Nâng cấp  cổng" # dxplan: ignore[DX701] known', serves=None))
    (root / "dxplan.yaml").write_text("ignore: [DX310]\nbaseline: known.yaml\n")
    run("validate", "--write-baseline", str(root / "known.yaml"), folder=root)
    assert known(root) == ["DX311"]
    assert codes(run, root) == []
    assert hidden(run, root) == {"ignored": 1, "suppressed": 1, "known": 1}
