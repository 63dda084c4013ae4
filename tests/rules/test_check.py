from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dxplan.catalogue.registry import RULES
from dxplan.findings import Rule, only_errors
from dxplan.rules import checking
from dxplan.rules.checking import REMARKS, RULES_OF_THE_DAY, check
from dxplan.rules.errors import ERRORS, errors
from dxplan.rules.known import last_day
from dxplan.yamltext import Document
from tests.builders import folder, loaded, plan, report
from tests.rules.reports import told


def test_rules_do_not_depend_on_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = loaded(tmp_path, "# data/sources.yaml\nsources: []\n")
    forwards = check(workspace)
    assert forwards
    monkeypatch.setattr(checking, "ERRORS", ERRORS[::-1])
    monkeypatch.setattr(checking, "REMARKS", REMARKS[::-1])
    monkeypatch.setattr(checking, "RULES_OF_THE_DAY", RULES_OF_THE_DAY[::-1])
    assert sorted(check(workspace), key=str) == sorted(forwards, key=str)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_errors_are_all_the_errors_there_are_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    workspace = loaded(tmp_path, rule.bad)
    found = errors(workspace)
    assert only_errors(found) == only_errors(check(workspace))
    assert len(only_errors(found)) == len(found)


def test_a_sound_plan_never_makes_a_document_look_for_places(tmp_path: Path) -> None:
    workspace = loaded(tmp_path)
    assert check(workspace) == []
    assert not any("places" in vars(document) for document in workspace.documents.values())
    assert all(isinstance(document, Document) for document in workspace.documents.values())


def test_empty_lists_are_a_plan(tmp_path: Path) -> None:
    empty = (
        "# data/agencies.yaml\nagencies:\n# data/indicators.yaml\nindicators: []\n"
        "# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n# data/reports/2024-06-30/so-a.yaml\n"
        "as_of: 2024-06-30\nsource: vb-1\n"
    )
    root = folder(tmp_path, empty)
    codes = [found.rule.code for found in check(loaded(root, empty))]
    assert codes == ["DX601", "DX601"]


def test_a_plan_is_judged_by_the_last_day_that_its_reports_speak_of() -> None:
    days = [date(2024, 9, 30), date(2024, 12, 31), date(2024, 3, 31)]
    assert last_day(plan(reports=[report(as_of=day) for day in days])) == date(2024, 12, 31)
    assert last_day(plan(issued=date(2023, 9, 27))) == date(2023, 9, 27)


def test_on_a_day_handed_in_later_reports_are_not_known(tmp_path: Path) -> None:
    workspace = loaded(tmp_path, told("2024-09-30", "in_progress, 30"))
    assert [found.rule.code for found in check(workspace)] == ["DX516"]
    assert [found.rule.code for found in check(workspace, date(2024, 9, 30))] == ["DX516"]
    assert check(workspace, date(2024, 9, 14)) == []
