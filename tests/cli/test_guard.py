"""`validate --against` and `diff --decisions`, on real repositories and with everything wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.builders import folder
from tests.conftest import REPOSITORY, Lay, Run
from tests.test_history import commit, edit, git

TASK, PLAN_FILE = "data/tasks/cqs.yaml", "data/plan.yaml"
REPORT = "data/reports/2024-06-30/so-a.yaml"
DECISION = (
    "\n    decisions: [{document: vb-1, date: 2024-07-20, field: due,"
    " from: 2025-06-30, to: 2025-12-31}]"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example plan in one commit on `main`, tagged `hop`."""
    made = folder(tmp_path / "plan")
    git(made, "init", "-qb", "main")
    commit(made, day="2024-07-01T12:00:00+0700")
    git(made, "tag", "hop")
    return made


def moved(root: Path, suffix: str = "") -> None:
    edit(root, TASK, "due: 2025-06-30", f"due: 2025-12-31{suffix}")


MOVED = """\
data/tasks/cqs.yaml:7:10: error[DX620] due of NV-CQS-001 is now 2025-12-31, and no decision is stated
    |
  7 |     due: 2025-12-31
    |          ^^^^^^^^^^ was 2025-06-30
    = task NV-CQS-001 "Nâng cấp cổng dịch vụ công" (Sở A)
    = fix: put 2025-06-30 back, or add to NV-CQS-001 the document that allows it: decisions: [{document: …, date: …, field: due, from: 2025-06-30, to: 2025-12-31}]
main:data/tasks/cqs.yaml:7:10: in main it stands here
    |
  7 |     due: 2025-06-30
    |          ^^^^^^^^^^

1 error in 6 files (1 task, 1 indicator, 1 report)
"""  # noqa: E501 (findings are not wrapped)


def test_a_moved_deadline_is_an_error_at_its_place_with_the_old_one(root: Path, run: Run) -> None:
    moved(root)
    result = run("validate", "--against", "main", folder=root)
    assert (result.code, result.out) == (1, MOVED)
    revision = git(root, "rev-parse", "main")[:12]
    assert result.err == f"dxplan: compared with main (revision {revision}, 2024-07-01)\n"
    assert run("validate", folder=root).code == 0


def test_with_the_decision_it_is_none(root: Path, run: Run) -> None:
    moved(root, DECISION)
    result = run("validate", "--against", "main", folder=root)
    assert (result.code, "Clean" in result.out) == (0, True)


def test_a_branch_is_compared_where_it_was_left(root: Path, run: Run) -> None:
    parting = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-qb", "change")
    edit(root, TASK, "Nâng cấp cổng", "Nâng cấp Cổng")
    commit(root)
    git(root, "checkout", "-q", "main")
    moved(root, DECISION)
    commit(root)
    git(root, "checkout", "-q", "change")
    result = run("validate", "--against", "main", folder=root)
    assert (result.code, "Clean" in result.out) == (0, True)
    assert result.err == (
        f"dxplan: compared with revision {parting[:12]} of 2024-07-01, where main and HEAD part\n"
    )


def test_json_has_the_old_place_among_the_related_ones(root: Path, run: Run) -> None:
    moved(root)
    result = run("validate", "--against", "main", "--format", "json", folder=root)
    document = json.loads(result.out)
    schema = json.loads((REPOSITORY / "schema/validate.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    (found,) = document["findings"]
    assert (found["code"], found["path"], found["line"]) == ("DX620", TASK, 7)
    assert [each["path"] for each in found["related"]] == [f"main:{TASK}"]
    assert document["summary"]["files"] == 6


@pytest.mark.parametrize(
    "form", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
)
def test_every_form_carries_the_finding(form: str, root: Path, run: Run) -> None:
    moved(root)
    result = run("validate", "--against", "main", "--format", form, folder=root)
    assert result.code == 1
    assert "DX620" in result.out


def test_a_deleted_record_and_a_rewritten_report_are_errors(root: Path, run: Run) -> None:
    edit(root, REPORT, "percent: 50", "percent: 90")
    result = run("validate", "--against", "hop", "--format", "concise", folder=root)
    assert re.findall(r"error\[(DX62\d)\]", result.out) == ["DX622"]
    (root / REPORT).unlink()
    (root / TASK).write_text("group: cqs\ntasks: []\n", encoding="utf-8")
    result = run("validate", "--against", "hop", "--format", "concise", folder=root)
    assert re.findall(r"error\[(DX62\d)\]", result.out) == ["DX622", "DX621"]


def test_a_comment_can_hide_it_and_is_not_called_unused_otherwise(root: Path, run: Run) -> None:
    moved(root, "  # dxplan: ignore[DX620] lỗi đánh máy khi nhập, đúng theo vb-1")
    assert run("validate", "--against", "main", folder=root).code == 0
    plain = run("validate", "--format", "concise", folder=root)
    assert (plain.code, plain.out) == (0, "")


@pytest.mark.parametrize("written", ["rev:main", "HEAD", "hop", "main^{commit}"])
def test_any_name_of_a_revision_will_do(written: str, root: Path, run: Run) -> None:
    moved(root)
    assert run("validate", "--against", written, folder=root).code == 1


# what goes wrong


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("hp", "there is no revision 'hp' (did you mean hop?)"),
        ("2024-06-30", "there is no revision '2024-06-30'"),
        ("", "there is no revision ''"),
        ("-n", "there is no revision '-n'"),
        ("a\nb", "there is no revision 'a\\nb'"),
        ("HEAD:data/plan.yaml", "there is no revision 'HEAD:data/plan.yaml'"),
    ],
)
def test_a_revision_that_is_none_is_one_line_and_exit_code_2(
    written: str, message: str, root: Path, run: Run
) -> None:
    result = run("validate", f"--against={written}", folder=root)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_without_a_repository_it_is_one_line(lay: Lay, run: Run) -> None:
    result = run("validate", "--against", "main", folder=lay())
    assert result.code == 2
    assert "is not in a git repository" in result.err
    assert result.err.count("\n") == 1


def test_a_shallow_clone_says_what_it_lacks(root: Path, tmp_path: Path, run: Run) -> None:
    git(root, "checkout", "-qb", "change")
    commit(root, message="y")
    git(root, "checkout", "-q", "main")
    commit(root, message="z")
    shallow = tmp_path / "shallow"
    asked = ("--depth", "1", "--no-single-branch", "-b", "change", f"file://{root}", str(shallow))
    git(tmp_path, "clone", "-q", *asked)
    result = run("validate", "--against", "origin/main", folder=shallow)
    assert (result.code, result.out) == (2, "")
    assert "origin/main and HEAD have no commit in common (this clone is shallow" in result.err
    assert "git fetch --unshallow" in result.err


def test_histories_without_a_common_commit_are_refused(root: Path, run: Run) -> None:
    git(root, "checkout", "-q", "--orphan", "other")
    commit(root)
    result = run("validate", "--against", "main", folder=root)
    assert result.code == 2
    assert "main and HEAD have no commit in common" in result.err


def test_errors_of_the_revision_are_shown_under_its_name(root: Path, run: Run) -> None:
    edit(root, TASK, "due: 2025-06-30", "due: 2025-02-30")
    commit(root)
    edit(root, TASK, "due: 2025-02-30", "due: 2025-02-28")
    result = run("validate", "--against", "main", folder=root)
    assert (result.code, result.out) == (1, "")
    assert "main:data/tasks/cqs.yaml:7:10: error[DX401]" in result.err


def test_a_revision_without_a_plan_has_nothing_that_could_have_moved(
    tmp_path: Path, run: Run
) -> None:
    root = tmp_path / "plan"
    root.mkdir()
    git(root, "init", "-qb", "main")
    commit(root)
    folder(root)
    result = run("validate", "--against", "main", folder=root)
    assert result.code == 0
    assert "has no plan yet, so nothing can have moved since" in result.err


# the ledger


@pytest.fixture
def history(root: Path) -> Path:
    """Three commits later: a deadline by decision, nothing, and a target without one."""
    moved(root, DECISION)
    commit(root, day="2024-08-01T12:00:00+0700")
    (root / "README").write_text("x", encoding="utf-8")
    commit(root, day="2024-08-15T12:00:00+0700")
    edit(root, "data/indicators.yaml", "value: 80", "value: 70")
    commit(root, day="2024-09-01T12:00:00+0700")
    return root


def short(root: Path, name: str) -> str:
    return git(root, "rev-parse", name)[:12]


LEDGER = """\
1/KH-UBND · Kế hoạch thử
What moved from hop (revision {first}, 2024-07-01) to the folder as it is now, on 2024-10-01

No decision is stated: 2
  CT-CQS-01   Tỷ lệ hồ sơ trực tuyến
              Sở A · target for 2025: ≥ 80 → ≥ 70, in revision {last} of 2024-09-01 · data/indicators.yaml:11
  NV-CQS-001  Nâng cấp cổng dịch vụ công
              Sở A · weight: 1 → 3, not committed yet · data/tasks/cqs.yaml:9

Moved by decision: 1
  NV-CQS-001  Nâng cấp cổng dịch vụ công
              Sở A · deadline: 2025-06-30 → 2025-12-31, 184 days later, by Kế hoạch thử of 2024-07-20, in revision {second} of 2024-08-01 · data/tasks/cqs.yaml:7
"""  # noqa: E501 (nothing wraps where there is no terminal)


def test_the_ledger_says_what_moved_when_and_by_which_decision(history: Path, run: Run) -> None:
    edit(history, TASK, "    deliverable:", "    weight: 3\n    deliverable:")
    asked = ("diff", "hop", "--as-of", "2024-10-01", "--decisions")
    result = run(*asked, folder=history)
    assert result.code == 0
    assert result.out == LEDGER.format(
        first=short(history, "hop"),
        second=short(history, "HEAD~2"),
        last=short(history, "HEAD"),
    )


def test_the_ledger_as_json_holds_to_its_schema(history: Path, run: Run) -> None:
    result = run("diff", "hop", "HEAD", "--decisions", "--format", "json", folder=history)
    document = json.loads(result.out)
    schema = json.loads((REPOSITORY / "schema/ledger.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    assert [(each["name"], each["on"], each["revision"]) for each in document["moves"]] == [
        ("due", "2024-08-01", short(history, "HEAD~2")),
        ("targets.2025", "2024-09-01", short(history, "HEAD")),
    ]
    assert document["moves"][0]["decision"] == {"document": "vb-1", "date": "2024-07-20"}


def test_the_ledger_as_markdown_escapes_what_is_data(history: Path, run: Run) -> None:
    edit(history, TASK, "title: Nâng cấp cổng dịch vụ công", 'title: "<b>[x](javascript:y)"')
    result = run("diff", "hop", "--decisions", "--format", "markdown", folder=history)
    assert "### Moved by decision: 1\n" in result.out
    assert "<b>" not in re.sub(r"\\.", "", result.out)
    assert "](" not in re.sub(r"\\.", "", result.out)


def test_a_commit_with_errors_is_passed_over_and_named(history: Path, run: Run) -> None:
    edit(history, TASK, "due: 2025-12-31", "due: 2026-02-30")
    commit(history, day="2024-09-10T12:00:00+0700")
    broken = short(history, "HEAD")
    edit(history, TASK, "due: 2026-02-30", "due: 2026-02-28")
    commit(history, day="2024-09-20T12:00:00+0700")
    result = run("diff", "hop", "HEAD", "--decisions", folder=history)
    assert result.code == 0
    assert f"1 revision has errors; what moved in it stands with the next: {broken}" in result.out
    assert f"in revision {short(history, 'HEAD')} of 2024-09-20" in result.out


def test_two_days_of_the_folder_tell_what_its_decisions_say(history: Path, run: Run) -> None:
    out = run("diff", "2024-07-01", "2024-09-30", "--decisions", folder=history).out
    assert "What moved from 2024-07-01 to 2024-09-30\n\nMoved by decision: 1\n" in out
    quiet = run("diff", "2024-08-01", "2024-09-30", "--decisions", folder=history).out
    assert quiet.endswith("Nothing that needs a decision moved from 2024-08-01 to 2024-09-30.\n")


def test_between_branches_what_moved_is_said_of_the_later_one(history: Path, run: Run) -> None:
    git(history, "checkout", "-qb", "other", "hop")
    (history / "OTHER").write_text("x", encoding="utf-8")
    commit(history, day="2024-07-10T12:00:00+0700")
    result = run("diff", "other", "main", "--decisions", "--format", "json", folder=history)
    moves = json.loads(result.out)["moves"]
    assert {each["revision"] for each in moves} == {short(history, "main")}
    assert len(moves) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_width_only_wraps_the_ledger(language: str, history: Path, run: Run) -> None:
    asked = ("--lang", language, "diff", "hop", "--as-of", "2024-10-01", "--decisions")
    wide, narrow = run(*asked, folder=history).out, run(*asked, folder=history, COLUMNS="60").out
    assert "".join(wide.split()) == "".join(narrow.split())
    assert max(map(len, narrow.splitlines())) <= 60
