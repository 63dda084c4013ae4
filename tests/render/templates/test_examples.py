"""The examples of the rules about templates, each tried as `template check` tries a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue import templates
from dxplan.catalogue.example import files
from dxplan.findings import Finding, Rule
from dxplan.render.exports.checks import check_template
from dxplan.render.templates.loading import Folder

RULES = [each for each in vars(templates).values() if isinstance(each, Rule)]
EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def found_in(root: Path, example: str) -> list[Finding]:
    for path, content in files(example).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    first = next(iter(files(example)))
    return check_template(root / first, first, (Folder(root / "templates", "templates"),))


@EVERY
def test_a_bad_example_fires_its_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    assert {each.rule.code for each in found_in(tmp_path, rule.bad)} == {rule.code}


@EVERY
def test_a_good_example_is_clean(rule: Rule, tmp_path: Path) -> None:
    assert found_in(tmp_path, rule.good) == []


@EVERY
def test_the_examples_begin_with_the_template_that_is_tried(rule: Rule) -> None:
    assert next(iter(files(rule.bad))) == next(iter(files(rule.good))) == "templates/report.md.j2"
