"""What makes a finding the same one tomorrow, when lines have moved and the language changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from dxplan.findings import Finding
from dxplan.language import Text


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for every finding, in order; equal ones are numbered from the second on (`…-2`)."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        fingerprint = _fingerprint(finding)
        seen[fingerprint] += 1
        count = seen[fingerprint]
        result.append(fingerprint if count == 1 else f"{fingerprint}-{count}")
    return result


def _fingerprint(finding: Finding) -> str:
    facts = [finding.rule.code, _subject(finding), _wording(finding.message)]
    return sha256(json.dumps(facts, separators=(",", ":")).encode("ascii")).hexdigest()


def _subject(finding: Finding) -> list[str]:
    """The record, wherever it stands; the file when the record has no id to know it by."""
    record = finding.record
    if record is None or record.id == "?":
        return ["file", finding.location.path]
    return [record.kind, record.id]


def _wording(message: Text) -> list[object]:
    """The message before translation: its source string and its values as text."""
    values = (
        [name, _wording(value) if isinstance(value, Text) else str(value)]
        for name, value in sorted(message.values.items())
    )
    return [message.source, *values]
