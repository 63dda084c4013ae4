"""What was found in templates, as text, as lines, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dxplan.findings import Finding, Severity, only_errors
from dxplan.language import Translate, counted, text
from dxplan.render.console import UNICODE, Symbols
from dxplan.render.findings_concise import concise_line
from dxplan.render.findings_json import finding_members
from dxplan.render.findings_text import render_findings
from dxplan.render.summary import found_words
from dxplan.yamltext import Document

if TYPE_CHECKING:
    from rich.text import Text as Styled

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTemplates:
    """The findings about some templates, in the order to show them."""

    findings: Sequence[Finding]
    #: How many templates were tried.
    count: int
    #: Their texts, and those of the templates they include, by the path that findings give.
    documents: Mapping[str, Document]
    translate: Translate

    @property
    def failed(self) -> bool:
        """Whether a template does not hold."""
        return bool(only_errors(self.findings))


def templates_page(checked: CheckedTemplates, symbols: Symbols = UNICODE) -> Styled:
    """Every finding with its line of the template, then what was tried."""
    whole = render_findings(checked.findings, checked.documents, checked.translate, symbols=symbols)
    if whole:
        whole.append("\n")
    return whole.append(_last_line(checked) + "\n")


def templates_concise(checked: CheckedTemplates) -> str:
    """A line for each finding."""
    return "".join(f"{concise_line(each, checked.translate)}\n" for each in checked.findings)


def templates_document(checked: CheckedTemplates) -> dict[str, Any]:
    """The findings as programs read them; see `schema/template-check.schema.json`."""
    counts = Counter(each.severity for each in checked.findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "template_check",
        "findings": [finding_members(each, checked.translate) for each in checked.findings],
        "summary": {"templates": checked.count, **{each.value: counts[each] for each in Severity}},
    }


def _last_line(checked: CheckedTemplates) -> str:
    templates = counted("{count} template", "{count} templates", checked.count)
    if not checked.findings:
        return checked.translate(
            text(
                "Clean: {templates} tried with an empty, a small and a hostile plan, in Vietnamese"
                " and English",
                templates=templates,
            )
        )
    counts = Counter(each.severity for each in checked.findings)
    found = ", ".join(
        checked.translate(found_words(severity, counts[severity]))
        for severity in Severity
        if counts[severity]
    )
    return checked.translate(text("{findings} in {templates}", findings=found, templates=templates))
