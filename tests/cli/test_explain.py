"""`dxplan explain`: one rule with its examples, or the list of all."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from dxplan.catalogue import intake, sifting, templates, text, workbooks
from dxplan.catalogue.registry import RULES
from dxplan.explanations import explain
from dxplan.findings import Rule
from tests.conftest import REPOSITORY, Run

SCHEMA = json.loads((REPOSITORY / "schema" / "explain.schema.json").read_text(encoding="utf-8"))

ALL = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)

WEIGHT = """\
DX508 weight · error
The weight of a task is not above 0

Weights say how much a task counts in a mean. With 0 or less it would vanish
from the mean or turn it round. A task that no longer counts is reported as
cancelled.

Bad example
  # data/tasks/cqs.yaml
  group: cqs
  tasks:
    - id: NV-CQS-001
      title: Nâng cấp cổng dịch vụ công
      lead: so-a
      due: 2025-06-30
      deliverable: Cổng dịch vụ công vận hành chính thức
      serves: [CT-CQS-01]
      basis: cited
      source: vb-1
      weight: 0

What dxplan says of it, and how to mend it
data/tasks/cqs.yaml:11:13: error[DX508] the weight 0 is not above 0
    |
 11 |     weight: 0
    |             ^
    = task NV-CQS-001 "Nâng cấp cổng dịch vụ công" (Sở A)
    = fix: write a positive weight, or take it out for weight 1

Good example
"""


def test_a_rule_is_explained_with_what_it_says(run: Run, tmp_path: Path) -> None:
    result = run("explain", "DX508", folder=tmp_path, COLUMNS="80")
    assert result.code == 0
    assert result.out.startswith(WEIGHT)
    assert result.err == ""


@pytest.mark.parametrize("name", ["DX508", "dx508", "weight"])
def test_a_rule_goes_by_its_code_or_its_name(run: Run, name: str) -> None:
    assert run("explain", name).out.startswith("DX508 weight · error\n")


@pytest.mark.parametrize(
    ("name", "near"), [("DX1001", "DX101"), ("wait", "weight"), ("DX40", "DX"), ("", "explain")]
)
def test_a_rule_that_is_not_there_names_the_nearest(run: Run, name: str, near: str) -> None:
    result = run("explain", name)
    assert result.code == 2
    assert result.out == ""
    assert "is not a rule" in result.err
    assert near in result.err


def test_without_a_rule_all_are_listed(run: Run) -> None:
    result = run("explain", COLUMNS="80")
    codes = [line[:5] for line in result.out.splitlines() if line[2:5].isdigit()]
    assert codes == sorted(RULES)
    assert max(map(len, result.out.splitlines())) <= 80
    assert result.out.endswith(f"{len(RULES)} rules; more on one: dxplan explain CODE\n")


def test_the_list_for_programs_has_every_rule(run: Run) -> None:
    document = json.loads(run("explain", "--format", "json").out)
    jsonschema.validate(document, SCHEMA)
    assert [each["code"] for each in document["rules"]] == sorted(RULES)
    rows = run("explain", "--format", "csv").out.splitlines()
    assert rows[0] == "code,slug,severity,title"
    assert [row.split(",")[0] for row in rows[1:]] == sorted(RULES)
    assert "| DX508 | error | The weight of a task is not above 0 |" in (
        run("explain", "--format", "markdown").out
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@ALL
def test_every_rule_is_explained_to_programs_and_people(
    run: Run, rule: Rule, language: str
) -> None:
    document = json.loads(run("--lang", language, "explain", rule.code, "--format", "json").out)
    jsonschema.validate(document, SCHEMA)
    assert (document["code"], document["severity"]) == (rule.code, rule.severity)
    shown = run("--lang", language, "explain", rule.code)
    assert shown.code == 0
    assert shown.out.startswith(f"{rule.code} {rule.slug} · ")
    assert [line for line in shown.out.split("\n") if not line.isprintable()] == []


@ALL
def test_what_a_rule_says_of_its_example_is_shown_wherever_that_is_a_plan(rule: Rule) -> None:
    families = (intake, sifting, templates, workbooks)
    entries = [entry for family in families for entry in vars(family).values()]
    no_plan = rule in entries or rule in {text.UNREADABLE, text.TOO_LARGE}
    assert bool(explain(rule).findings) != no_plan


def test_one_rule_is_no_table(run: Run) -> None:
    result = run("explain", "DX508", "--format", "csv")
    assert (result.code, result.out) == (2, "")
    assert "one rule is not a table" in result.err


def test_width_only_wraps(run: Run) -> None:
    words = [run("explain", "DX402", COLUMNS=width).out.split() for width in ("40", "80", "200")]
    assert all(one == other for one, other in pairwise(words))
