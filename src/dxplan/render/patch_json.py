"""A reviewed patch for programs: the document of `import --format json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxplan.findings import Finding
from dxplan.language import Translate
from dxplan.model import Plan
from dxplan.render.findings_json import SCHEMA_VERSION
from dxplan.views.patch import ChangeView, PatchView


def patch_document(view: PatchView, plan: Plan, translate: Translate) -> dict[str, Any]:
    """The patch with the cells it comes from and the text it writes."""
    patch = view.patch
    identity = plan.identity
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "import",
        "plan": {"number": identity.number, "title": identity.title},
        "file": patch.aim.file,
        "into": patch.aim.into,
        "part": patch.aim.part,
        "applied": view.applied,
        "summary": {
            "new": len(view.new),
            "changed": len(view.changed),
            "unchanged": len(view.unchanged),
            "open": len(patch.open),
            "unmatched": len(view.unmatched),
            "removed": len(patch.removed),
        },
        "tables": [
            {"sheet": each.sheet, "rows": each.rows, "columns": dict(each.columns),
             "unread": list(each.unread)}
            for each in patch.annex.tables
        ],
        "sections": [{"cell": cell, "text": words} for cell, words in patch.annex.sections],
        "skipped": list(patch.annex.skipped),
        "new": [_change(each) for each in view.new],
        "changed": [_change(each) for each in view.changed],
        "unchanged": list(view.unchanged),
        "open": [{"cell": each.place, "title": each.title} for each in patch.open],
        "unmatched": [
            {"id": each.id, "title": each.title, "basis": each.basis, "place": each.place,
             "removed": each.removed}
            for each in view.unmatched
        ],
        "findings": [_finding(each, translate) for each in view.findings],
        "errors": [_finding(each, translate) for each in view.errors],
        "diff": view.diff,
    }  # fmt: skip


def _finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    """A finding at a cell, or at a line of the plan as it would be."""
    return {
        "code": finding.rule.code,
        "slug": finding.rule.slug,
        "severity": finding.severity.value,
        "message": translate(finding.message),
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "fix": None if finding.fix is None else translate(finding.fix),
    }


def _change(change: ChangeView) -> dict[str, Any]:
    return {
        "id": change.id,
        "title": change.title,
        "cell": change.cell,
        "place": change.place or None,
        "fields": [
            {"field": each.field, "old": _plain(each.old), "new": _plain(each.new),
             "cell": each.cell or None}
            for each in change.fields
        ],
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Mappings and lists as JSON has them; the writer knows dates and decimals."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
