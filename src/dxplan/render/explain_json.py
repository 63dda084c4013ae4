"""`explain --format json`: rules for programs (`schema/explain.schema.json`).

Codes, slugs and severities are never translated; titles and reasons are in the language asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dxplan.explanations import Explanation
from dxplan.findings import Finding, Rule
from dxplan.language import Translate
from dxplan.render.examples import example_lines

SCHEMA_VERSION = 1

#: The line that a file of an example begins with: `# data/plan.yaml`.
_FILE = re.compile(r"^# (\S+\.yaml)\n", re.MULTILINE)


def rules_document(rules: Sequence[Rule], translate: Translate) -> dict[str, Any]:
    """All rules, without their examples."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "rules",
        "rules": [_entry(rule, translate) for rule in rules],
    }


def rule_document(explanation: Explanation, translate: Translate) -> dict[str, Any]:
    """One rule with its examples, and what is found in the bad one."""
    rule = explanation.rule
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "rule",
        **_entry(rule, translate),
        "as_of": rule.as_of.isoformat() if rule.as_of else None,
        "before": _example(rule.before),
        "bad": _example(rule.bad),
        "good": _example(rule.good),
        "findings": [_finding(each, translate) for each in explanation.findings],
    }


def _entry(rule: Rule, translate: Translate) -> dict[str, str]:
    return {
        "code": rule.code,
        "slug": rule.slug,
        "severity": rule.severity.value,
        "title": translate(rule.title),
        "why": translate(rule.why),
    }


def _example(example: str) -> list[dict[str, str | None]]:
    """The files of an example, as a reader sees them; what is no file has no path."""
    if not example:
        return []
    before, *parts = _FILE.split(example)
    named = zip(parts[::2], parts[1::2], strict=True)
    found: list[dict[str, str | None]] = [
        {"path": path, "text": _seen(body)} for path, body in named
    ]
    return [{"path": None, "text": _seen(before)}] if before else found


def _seen(words: str) -> str:
    return "".join(f"{line}\n" for line in example_lines(words)) if words else ""


def _finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    place = finding.location
    return {
        "message": translate(finding.message),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "fix": None if finding.fix is None else translate(finding.fix),
    }
