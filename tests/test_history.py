"""History: revisions of a real repository, read without a checkout."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dxplan.history import (
    NoHistory,
    UnknownRevision,
    data_revision,
    open_history,
    revision,
)
from dxplan.load import MAX_BYTES, Unreadable, load, load_tree
from tests.builders import folder

Commit = Callable[..., None]

TASK = "data/tasks/cqs.yaml"
REPORT = "data/reports/2024-06-30/so-a.yaml"


def git(root: Path, *arguments: str, day: str = "2024-01-15T12:00:00+0700") -> str:
    identity = {
        "GIT_AUTHOR_DATE": day,
        "GIT_COMMITTER_DATE": day,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    names = ["-c", "user.name=Ai", "-c", "user.email=ai@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(root), *names, *arguments],
        env=os.environ | identity,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def commit(root: Path, *, day: str = "2024-01-15T12:00:00+0700", message: str = "x") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", message, "--allow-empty", day=day)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one commit."""
    made = folder(tmp_path / "plan")
    git(made, "init", "-qb", "main")
    commit(made)
    return made


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    words = file.read_text(encoding="utf-8")
    assert old in words
    file.write_text(words.replace(old, new), encoding="utf-8")


def test_a_revision_is_read_as_it_was_whatever_stands_in_the_folder(root: Path) -> None:
    edit(root, TASK, "Nâng cấp cổng dịch vụ công", "Đổi tên")
    with open_history(root) as history:
        before, findings = load_tree(history.tree(history.find("HEAD")), root)
    assert findings == []
    assert before.plan.tasks["NV-CQS-001"].title == "Nâng cấp cổng dịch vụ công"
    assert load(root)[0].plan.tasks["NV-CQS-001"].title == "Đổi tên"


def test_a_revision_reads_like_the_folder_it_was_committed_from(root: Path) -> None:
    with open_history(root) as history:
        old, _ = load_tree(history.tree(history.find("HEAD")), root)
    new, _ = load(root)
    assert old.plan == new.plan
    assert {str(old.at(each)) for each in old.plan.tasks.values()} == {
        str(new.at(each)) for each in new.plan.tasks.values()
    }


def test_what_did_not_change_is_parsed_once(root: Path) -> None:
    edit(root, TASK, "so-a", "so-b")
    commit(root)
    parsed: dict[tuple[str, str], object] = {}
    with open_history(root) as history:
        plans = [
            load_tree(history.tree(each), root, parsed)[0].plan  # type: ignore[arg-type]
            for each in history.line()
        ]
    # Six files, and one of them in two versions.
    assert len(parsed) == 6 + 1
    assert plans[0].indicators["CT-CQS-01"] is plans[1].indicators["CT-CQS-01"]
    assert plans[0].tasks["NV-CQS-001"] is not plans[1].tasks["NV-CQS-001"]


def test_a_workspace_below_the_top_of_its_repository_is_found(tmp_path: Path) -> None:
    git(tmp_path, "init", "-qb", "main")
    below = folder(tmp_path / "kế hoạch" / "năm 2024")
    commit(tmp_path)
    with open_history(below) as history:
        workspace, findings = load_tree(history.tree(history.find("main")), below)
    assert (list(workspace.plan.tasks), findings) == (["NV-CQS-001"], [])


def test_names_of_every_kind_lead_to_a_commit(root: Path) -> None:
    git(root, "tag", "-a", "họp-quý-1", "-m", "x")
    commit(root, day="2024-04-15T12:00:00+0700")
    full = git(root, "rev-parse", "HEAD~1")
    with open_history(root) as history:
        for name in ("HEAD~1", "main~1", "họp-quý-1", full, full[:8]):
            assert history.find(name).commit == full
            assert history.find(name).day == date(2024, 1, 15)


@pytest.mark.parametrize(
    ("committed", "day"),
    [
        ("2024-06-30T23:30:00+0700", date(2024, 6, 30)),
        ("2024-07-01T00:30:00+0700", date(2024, 7, 1)),
        ("2024-06-30T20:00:00-0930", date(2024, 6, 30)),
    ],
)
def test_the_day_is_that_of_whoever_committed(root: Path, committed: str, day: date) -> None:
    commit(root, day=committed)
    with open_history(root) as history:
        assert history.find("HEAD").day == day


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("mian", "did you mean main?"),
        ("HEAD~9", "git log --oneline shows what there is"),
        ("--output=x", "git log --oneline shows what there is"),
        ("HEAD:data", "git log --oneline shows what there is"),
        ("", "git log --oneline shows what there is"),
        ("HEAD\nHEAD", "git log --oneline shows what there is"),
        ("\udcff", "git log --oneline shows what there is"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(root: Path, name: str, hint: str) -> None:
    with open_history(root) as history, pytest.raises(UnknownRevision) as refused:
        history.find(name)
    assert str(refused.value.message) == f"there is no revision {name!r}"
    assert str(refused.value.hint) == hint


def test_git_answers_on_after_a_name_it_did_not_know(root: Path) -> None:
    with open_history(root) as history:
        for name in ("nothing", "HEAD^{tree}:x", "0" * 40):
            with pytest.raises(UnknownRevision):
                history.find(name)
        assert history.find("HEAD").day == date(2024, 1, 15)


def test_of_merged_branches_the_line_follows_the_one_that_was_continued(root: Path) -> None:
    git(root, "checkout", "-qb", "side")
    commit(root, message="side")
    git(root, "checkout", "-q", "main")
    commit(root, message="main")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "side")
    with open_history(root) as history:
        messages = [git(root, "log", "-1", "--format=%s", each.commit) for each in history.line()]
    assert messages == ["merge", "main", "x"]


def test_a_shallow_clone_ends_where_it_ends(root: Path, tmp_path: Path) -> None:
    for _ in range(3):
        commit(root)
    git(tmp_path, "clone", "-q", "--depth", "2", root.as_uri(), "clone")
    with open_history(tmp_path / "clone") as history:
        assert history.is_shallow
        assert len(list(history.line())) == 2
        with pytest.raises(UnknownRevision) as refused:
            history.find("HEAD~3")
    assert "shallow" in str(refused.value.hint)


def test_a_link_in_a_revision_is_not_followed(root: Path) -> None:
    (root / "data/tasks/ktx.yaml").symlink_to(root / TASK)
    commit(root)
    with open_history(root) as history:
        _, findings = load_tree(history.tree(history.find("HEAD")), root)
    assert [(each.location.path, each.rule.code) for each in findings] == [
        ("data/tasks/ktx.yaml", "DX101")
    ]


def test_a_file_too_large_to_be_a_plan_is_passed_over(root: Path) -> None:
    (root / "data/tasks/ktx.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    commit(root)
    with open_history(root) as history:
        tree = history.tree(history.find("HEAD"))
        with pytest.raises(Unreadable):
            tree.read("data/tasks/ktx.yaml")
        assert tree.read(TASK) == (root / TASK).read_bytes()


def test_a_revision_without_a_plan_says_that_the_file_is_not_there(root: Path) -> None:
    git(root, "rm", "-rq", "data")
    commit(root)
    with open_history(root) as history:
        _, findings = load_tree(history.tree(history.find("HEAD")), root)
    assert [str(each.message) for each in findings] == ["this revision does not have the file"]


def test_stray_files_of_a_revision_are_findings_as_they_are_in_the_folder(root: Path) -> None:
    (root / "data/tasks/cqs.yml").write_text("group: cqs\n", encoding="utf-8")
    commit(root)
    with open_history(root) as history:
        _, old = load_tree(history.tree(history.find("HEAD")), root)
    assert [each.rule.code for each in old] == [each.rule.code for each in load(root)[1]]


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(NoHistory) as refused:
        open_history(tmp_path)
    assert "is not in a git repository" in str(refused.value.message)


def test_without_git_there_is_no_history(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoHistory) as refused:
        open_history(root)
    assert "git is not installed" in str(refused.value.message)


def test_the_stamp_tells_whether_data_differs(root: Path) -> None:
    stamp = revision(root)
    assert stamp == git(root, "rev-parse", "HEAD")[:12]
    edit(root, REPORT, "50", "60")
    assert revision(root) == f"{stamp}-dirty"


def test_the_revision_of_the_data_is_the_last_commit_that_touched_it(root: Path) -> None:
    first = data_revision(root)
    assert first == revision(root)
    (root / "bao-cao.md").write_text("x", encoding="utf-8")
    commit(root)
    assert data_revision(root) == first != revision(root)
    edit(root, TASK, "Nâng cấp cổng dịch vụ công", "Đổi tên")
    assert data_revision(root) == f"{first}-dirty"
    commit(root)
    assert data_revision(root) == revision(root)


def test_the_data_has_no_revision_where_it_was_never_committed(tmp_path: Path) -> None:
    made = folder(tmp_path / "plan")
    assert data_revision(made) is None
    git(made, "init", "-qb", "main")
    assert data_revision(made) is None
    git(made, "commit", "-qm", "x", "--allow-empty")
    assert data_revision(made) is None
