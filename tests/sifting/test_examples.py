"""The rules about hiding keep their word too; their examples also hold settings and a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue import sifting
from dxplan.cli.sifting import Asked, sifted
from dxplan.findings import Rule, Severity, in_order
from dxplan.load import load
from dxplan.rules.checking import check
from tests.builders import folder

OWN = [rule for rule in vars(sifting).values() if isinstance(rule, Rule)]
EACH = pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)


def shown(root: Path, example: str) -> set[str]:
    """The codes that disturb: of errors and warnings."""
    workspace, found = load(folder(root, example))
    outcome = sifted(workspace, in_order([*found, *check(workspace)]), Asked())
    return {each.rule.code for each in outcome.sifted.shown if each.severity is not Severity.INFO}


@EACH
def test_a_bad_example_fires_its_rule_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    assert shown(tmp_path, rule.bad) == {rule.code}


@EACH
def test_a_good_example_does_not_fire_anything(rule: Rule, tmp_path: Path) -> None:
    assert shown(tmp_path, rule.good) == set()
