"""The rules about workbooks keep their word: a bad example fires its rule, a good one does not."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from openpyxl.worksheet.table import Table

from dxplan.catalogue import workbooks
from dxplan.findings import Finding, Rule
from dxplan.model import Group
from dxplan.render.exports.filling import Filled, fill
from dxplan.render.exports.packing import packed
from dxplan.render.notation import Notation
from dxplan.views.report import Report
from tests.builders import plan, task
from tests.render.exports.filling.forms import parts_of, saved, sheet_in, sheet_of
from tests.report_samples import report_of

RULES = [each for each in vars(workbooks).values() if isinstance(each, Rule)]
ALL = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
_HEAD = re.compile(r"# (?P<file>[^!]+)!(?P<sheet>[^(\n]+?)(?: \(table (?P<table>[^)]+)\))?\n")


@cache
def many() -> Report:
    """A plan so large that its titles together fill more than a cell."""
    tasks = [task(id=f"NV-CQS-{number:04}") for number in range(1, 2000)]
    group = Group(id="cqs", name="Phát triển chính quyền số", declared=len(tasks))
    return report_of(plan(tasks=tasks, groups=[group]), date(2025, 12, 31), language="vi")


def workbook(example: str) -> tuple[str, bytes]:
    """The file that an example describes, and its name."""
    head = _HEAD.match(example)
    assert head is not None
    lines = example[head.end() :].splitlines()
    rows = [[cell.strip() or None for cell in line.strip("|").split("|")] for line in lines]
    book = sheet_of(*rows, name=head["sheet"])
    if head["table"]:
        sheet_in(book, head["sheet"]).add_table(Table(displayName="Bang", ref=head["table"]))
    raw = saved(book)
    if "linked" in head["file"]:
        raw = packed({**parts_of(raw), "xl/externalLinks/externalLink1.xml": b"<x/>"})
    return head["file"], raw


def example(words: str) -> Filled:
    name, raw = workbook(words)
    return fill(raw, name, many(), Notation("vi"))


def others(rule: Rule, found: list[Finding]) -> set[str]:
    return {each.rule.code for each in found} - {rule.code}


@ALL
def test_a_bad_example_fires_its_rule_and_nothing_else(rule: Rule) -> None:
    result = example(rule.bad)
    assert rule in {each.rule for each in result.findings}
    assert others(rule, list(result.findings)) == set()


@ALL
def test_a_good_example_is_filled_without_a_finding(rule: Rule) -> None:
    result = example(rule.good)
    assert result.findings == []
    assert result.parts is not None
