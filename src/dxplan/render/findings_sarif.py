"""Findings as SARIF 2.1.0, which GitHub code scanning and the viewers of editors read.

The document names only what is known: findings have no ready-made replacement text, so there are
no `fixes`, and no address of the rules is known, so their help stands in the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from dxplan import __version__
from dxplan.findings import Finding, Location, RecordName, Related, Rule, Severity
from dxplan.language import Translate, text
from dxplan.render.checked import Checked
from dxplan.render.fingerprint import fingerprints
from dxplan.render.visible import visible

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: What the top of the repository is called by convention; each reader knows where its own is.
_TOP: Final = "%SRCROOT%"

_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def sarif_document(checked: Checked) -> dict[str, Any]:
    """A log with one run: the rules that were broken, and a result for each finding, in order."""
    rules = {finding.rule.code: finding.rule for finding in checked.findings}
    codes = sorted(rules)
    results = [
        _result(finding, codes.index(finding.rule.code), fingerprint, checked)
        for finding, fingerprint in zip(
            checked.findings, fingerprints(checked.findings), strict=True
        )
    ]
    driver = {
        "name": "dxplan",
        "version": __version__,
        "language": checked.language,
        "rules": [_rule(rules[code], checked.translate) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "dxplan/validate/"},
        "language": checked.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "invocations": [{"executionSuccessful": checked.complete}],
        "results": results,
        "properties": {
            "plan": checked.workspace.plan.identity.number,
            "as_of": checked.as_of,
            "revision": checked.revision,
        },
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, translate: Translate) -> dict[str, Any]:
    why = translate(rule.why)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": translate(rule.title)},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": _help(rule, translate)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _help(rule: Rule, translate: Translate) -> str:
    """Why the rule is there, and files that break it and keep it."""
    examples = ((text("Wrong:"), rule.bad), (text("Right:"), rule.good))
    parts = [_example(translate(label), example) for label, example in examples if example]
    return "\n\n".join([_prose(translate(rule.why)), *parts])


def _prose(words: str) -> str:
    """Text that Markdown shows as it is, but for what stands in backticks."""
    parts = words.split("`")
    parts[::2] = [re.sub(r"([\\*_<\[])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


def _example(label: str, example: str) -> str:
    files = visible(example, keep="\n").rstrip()
    return f"{label}\n\n```yaml\n{files}\n```"


def _result(finding: Finding, rule: int, fingerprint: str, checked: Checked) -> dict[str, Any]:
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain("\n".join(_lines(finding, checked)))},
        "locations": [_physical(finding.location, checked) | _logical(finding.record)],
        "relatedLocations": [
            _related(number, related, checked)
            for number, related in enumerate(finding.related)
            if related.location.path not in checked.past
        ],
        # GitHub knows a finding again by this name alone, and makes a hash of the line up where it
        # is missing; the second name is for whoever asks what the hash is made of.
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "dxplanFinding/v1": fingerprint,
        },
    }


def _lines(finding: Finding, checked: Checked) -> Iterator[str]:
    """What is wrong, what to do, and where it stood in a revision, which no viewer could open."""
    t = checked.translate
    yield t(finding.message)
    if finding.fix is not None:
        yield t(text("fix: {fix}", fix=finding.fix))
    for related in finding.related:
        if related.location.path in checked.past:
            yield f"{related.location}: {t(related.message)}"


def _related(number: int, related: Related, checked: Checked) -> dict[str, Any]:
    message = {"text": _plain(checked.translate(related.message))}
    return {"id": number, "message": message, **_physical(related.location, checked)}


def _physical(place: Location, checked: Checked) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(checked.path(place)), "uriBaseId": _TOP},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


def _logical(record: RecordName | None) -> dict[str, Any]:
    """The record as a place in the plan, so that viewers can group by it."""
    if record is None:
        return {}
    place = {"name": record.id, "fullyQualifiedName": f"{record.kind}/{record.id}"}
    return {"logicalLocations": [{**place, "kind": "object"}]}


def _plain(words: str) -> str:
    """Text that no reader takes for a placeholder or a link (SARIF 2.1.0, §3.11.5 and §3.11.6)."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "]\\(")


def _uri(path: str) -> str:
    """A relative reference; bytes of a name that are not UTF-8 are themselves again."""
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, which a name may hold on Windows
        name = path.encode("utf-8", "surrogatepass")
    return quote(name)
