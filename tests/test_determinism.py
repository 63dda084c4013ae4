"""What `validate` says depends on the data and the arguments, and never on today's date."""

from __future__ import annotations

import ast
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import dxplan
from dxplan.catalogue import intake
from dxplan.catalogue.registry import RULES
from dxplan.cli.findings_forms import FORMS
from dxplan.cli.session import Session
from dxplan.findings import Rule
from tests.builders import findings, folder, lines
from tests.conftest import REPOSITORY, Run
from tests.test_history import commit, edit, git

PACKAGE = Path(dxplan.__file__).parent
#: Before anything was planned, and after everything is over.
EARLY, LATE = date(2001, 1, 1), date(2099, 12, 31)

OF_THE_PLAN = [
    rule for rule in RULES.values() if rule not in vars(intake).values() and rule.bad and rule.good
]


def checked_on(root: Path, today: date) -> list[str]:
    session = Session(folder=root, language=None, color="never", environ={}, today=today)
    return lines(session.check()[1])


@pytest.mark.parametrize("rule", OF_THE_PLAN, ids=lambda rule: rule.code)
def test_no_finding_of_any_rule_depends_on_today(rule: Rule, tmp_path: Path) -> None:
    root = folder(tmp_path, rule.bad)
    assert checked_on(root, EARLY) == checked_on(root, LATE)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.as_of], ids=lambda rule: rule.code
)
def test_a_rule_about_time_waits_for_a_day_to_be_named(rule: Rule, tmp_path: Path) -> None:
    root = folder(tmp_path, rule.bad)
    assert rule.code in {each.rule.code for each in findings(root, rule.as_of)}
    assert rule.code not in {each.rule.code for each in findings(root)}


def run_on(
    today: date, run: Run, monkeypatch: pytest.MonkeyPatch, *arguments: str, root: Path
) -> tuple[int, str, str]:
    """What a run leaves behind on a day."""
    with monkeypatch.context() as clock:
        clock.setattr("dxplan.cli.app.Session", partial(Session, today=today))
        result = run(*arguments, folder=root)
    return result.code, result.out, result.err


def test_the_clock_of_these_tests_is_the_one_the_program_looks_at(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("status", "--format", "json")
    days = [run_on(day, run, monkeypatch, *asked, root=REPOSITORY)[1] for day in (EARLY, LATE)]
    assert '"as_of": "2001-01-01"' in days[0]
    assert '"as_of": "2099-12-31"' in days[1]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("options", [(), ("--as-of", "2025-Q2")], ids=["", "as-of"])
def test_the_shipped_plan_says_the_same_on_any_day(
    form: str, options: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("validate", "--format", form, *options)
    early, late = (run_on(day, run, monkeypatch, *asked, root=REPOSITORY) for day in (EARLY, LATE))
    assert early == late


@pytest.mark.parametrize("form", FORMS)
def test_a_commit_says_the_same_wherever_and_whenever_it_is_checked_out(
    form: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(tmp_path / "one")
    git(root, "init", "-qb", "main")
    commit(root)
    git(root, "checkout", "-qb", "change")
    edit(root, "data/tasks/cqs.yaml", "due: 2025-06-30", "due: 2025-12-31")
    commit(root)
    git(tmp_path, "clone", "-q", str(root), "elsewhere")
    git(tmp_path / "elsewhere", "branch", "-q", "main", "origin/main")
    asked = ("validate", "--against", "main", "--format", form)
    here = run_on(EARLY, run, monkeypatch, *asked, root=root)
    there = run_on(LATE, run, monkeypatch, *asked, root=tmp_path / "elsewhere")
    assert here == there
    assert here[0] == 1


def test_only_the_session_looks_at_a_clock() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "time_ns"}
        if isinstance(node.value, ast.Name) and node.value.id in {"date", "datetime", "dt", "time"}
    }
    assert asking == {"cli/session.py"}
