from __future__ import annotations

from pathlib import Path

import pytest

from dxplan import rules
from dxplan.rules import RULES, check
from dxplan.yamltext import Document
from tests.builders import folder, loaded


def test_rules_do_not_depend_on_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = loaded(tmp_path, "# data/sources.yaml\nsources: []\n")
    forwards = check(workspace)
    assert forwards
    monkeypatch.setattr(rules, "RULES", RULES[::-1])
    assert sorted(check(workspace), key=str) == sorted(forwards, key=str)


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
