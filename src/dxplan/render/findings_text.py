"""Findings for people: each with its line of the file, carets, the record meant and the way out.

The first line is that of a compiler's message, so editors and terminals can jump to the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxplan.findings import Finding, Location, RecordName, Severity
from dxplan.language import Text, Translate, marked, text
from dxplan.render.checked import Checked
from dxplan.render.console import UNICODE, Symbols
from dxplan.render.excerpt import excerpt
from dxplan.render.summary import summarize, summary_line
from dxplan.render.visible import visible
from dxplan.yamltext import Document

if TYPE_CHECKING:
    from rich.text import Text as Styled

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: marked("error"),
    Severity.WARNING: marked("warning"),
    Severity.INFO: marked("info"),
}
#: Colour repeats what the word says, and never says anything alone.
SEVERITY_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold blue",
}

_MIN_GUTTER = 4


def findings_page(checked: Checked, symbols: Symbols = UNICODE) -> Styled:
    """The whole output: every finding, then what was found and read in one line."""
    whole = render_findings(checked.findings, checked.documents, checked.translate, symbols=symbols)
    if whole:
        whole.append("\n")
    counts = summarize(checked.findings, checked.workspace, checked.hidden)
    return whole.append(summary_line(counts, checked.translate) + "\n")


def render_findings(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    translate: Translate,
    *,
    symbols: Symbols = UNICODE,
) -> Styled:
    """All findings in the order given, a blank line between two, ending with a newline.

    Print it with `soft_wrap=True`, so that nothing is folded; `.plain` is the same without colours.
    """
    from rich.text import Text as Styled  # noqa: PLC0415 (33 ms that a clean plan need not wait)

    page = _Page(Styled(), documents, translate, symbols.ellipsis)
    for finding in findings:
        if page.out:
            page.out.append("\n")
        page.finding(finding)
    return page.out


def record_words(record: RecordName, translate: Translate) -> str:
    """What a finding calls a record: `task NV-CQS-104 "Kho dữ liệu" (Sở TT&TT)`."""
    title = "" if record.title is None else f' "{record.title}"'
    agency = "" if record.agency is None else f" ({record.agency})"
    return visible(f"{translate(record.kind)} {record.id}{title}{agency}")


@dataclass(frozen=True, slots=True)
class _Page:
    """Collects the text of one finding after the other."""

    out: Styled
    documents: Mapping[str, Document]
    translate: Translate
    ellipsis: str

    def finding(self, finding: Finding) -> None:
        places = [finding.location, *(related.location for related in finding.related)]
        gutter = max(_MIN_GUTTER, *(len(str(place.line)) + 1 for place in places))
        style = SEVERITY_STYLES[finding.severity]
        self._head(finding)
        self._excerpt(finding.location, finding.label, gutter, style)
        if finding.record is not None:
            self._note(gutter, record_words(finding.record, self.translate))
        if finding.fix is not None:
            self._note(gutter, self._words(text("fix: {fix}", fix=finding.fix)))
        for related in finding.related:
            where = visible(str(related.location))
            self.out.append(f"{where}: {self._words(related.message)}\n")
            self._excerpt(related.location, None, gutter, "bold")

    def _head(self, finding: Finding) -> None:
        style = SEVERITY_STYLES[finding.severity]
        self.out.append(f"{visible(str(finding.location))}: ")
        self.out.append(self._words(SEVERITY_WORDS[finding.severity]), style)
        self.out.append(f"[{finding.rule.code}] {self._words(finding.message)}\n")

    def _excerpt(self, place: Location, label: Text | None, gutter: int, style: str) -> None:
        """The line of the file and what to see there; the label alone where there is no line."""
        line = self._line(place)
        beside = "" if label is None else self._words(label)
        if line is None:
            if beside:
                self._note(gutter, beside)
            return
        end = place.end_column if place.end_line == place.line else len(line) + 1
        shown = excerpt(line, place.column - 1, end - 1, ellipsis=self.ellipsis)
        self.out.append(f"{'|':>{gutter + 1}}\n")
        self.out.append(f"{place.line:>{gutter - 1}} | {shown.line}".rstrip() + "\n")
        self.out.append(f"{'|':>{gutter + 1}} {' ' * shown.indent}")
        self.out.append("^" * shown.width, style)
        self.out.append(f" {beside}".rstrip() + "\n")

    def _line(self, place: Location) -> str | None:
        document = self.documents.get(place.path)
        if document is None or not document.text:
            return None
        return document.line(place.line) if place.line <= len(document.line_starts) else None

    def _note(self, gutter: int, words: str) -> None:
        self.out.append(f"{'=':>{gutter + 1}} {words}\n")

    def _words(self, message: Text | str) -> str:
        return visible(self.translate(message))
