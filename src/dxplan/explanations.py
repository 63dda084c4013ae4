"""A rule together with what dxplan itself says of its bad example: what `explain` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxplan.catalogue import RULES, intake
from dxplan.catalogue.example import PLAN, files
from dxplan.findings import Finding, Rule, in_order
from dxplan.guard import guard
from dxplan.load import load_tree
from dxplan.rules import check
from dxplan.workspace import Workspace
from dxplan.yamltext import Document

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
    # A workbook is no plan, and the files that settings are in are none either.
    if rule in vars(intake).values() or not files(rule.bad):
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
    return load_tree(_Files(files(PLAN) | files(example)), Path())


class _Files:
    """Files that are nowhere but in memory (`load.Tree`)."""

    def __init__(self, content: Mapping[str, bytes]) -> None:
        self.content = content

    def paths(self) -> Sequence[str]:
        """Every one of them."""
        return sorted(self.content)

    def is_file(self, path: str) -> bool:
        """Whether there is one of that name."""
        return path in self.content

    def version(self, path: str) -> str | None:  # noqa: ARG002 (none of them is read twice)
        """They have no name but their path."""
        return None

    def read(self, path: str) -> bytes:
        """The bytes of one."""
        return self.content[path]
