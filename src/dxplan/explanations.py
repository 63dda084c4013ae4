"""A rule together with what dxplan itself says of its bad example: what `explain` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxplan.catalogue import intake, templates, workbooks
from dxplan.catalogue.example import PLAN, files
from dxplan.catalogue.registry import RULES
from dxplan.findings import Finding, Rule, in_order
from dxplan.guard import guard
from dxplan.load import Held, load_tree
from dxplan.rules.checking import check
from dxplan.workspace import Workspace
from dxplan.yamltext import Document

#: Rules whose examples are workbooks or templates.
_NO_PLANS = (*vars(intake).values(), *vars(templates).values(), *vars(workbooks).values())
#: What the paths of an earlier state begin with.
_BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a reader of a rule needs: the entry, and the findings in its bad example."""

    rule: Rule
    #: Empty where the example is no plan: a workbook, a setting, a file too large to print.
    findings: Sequence[Finding]
    #: The files they are in, by path.
    documents: Mapping[str, Document]


def explain(rule: Rule) -> Explanation:
    """Lay a rule's bad example over the example plan, in memory, and see what is found."""
    # A workbook or a template is no plan, and the files that settings are in are none either.
    if rule in _NO_PLANS or not files(rule.bad):
        return Explanation(rule=rule, findings=(), documents={})
    workspace, found = _laid(rule.bad)
    if rule.before:
        found += guard(_laid(rule.before)[0], workspace, _BEFORE)
    found += check(workspace, rule.as_of)
    own = [each for each in in_order(found) if each.rule is rule]
    return Explanation(rule=rule, findings=own, documents=workspace.documents)


def all_rules() -> Sequence[Rule]:
    """Every rule, by code."""
    return list(RULES.values())


def _laid(example: str) -> tuple[Workspace, list[Finding]]:
    return load_tree(Held(files(PLAN) | files(example)), Path())
