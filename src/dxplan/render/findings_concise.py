"""Findings as one line each, for editors, for grep and for the log of a CI run."""

from __future__ import annotations

from dxplan.findings import Finding
from dxplan.language import Translate
from dxplan.render.checked import Checked
from dxplan.render.visible import visible


def as_concise(checked: Checked) -> str:
    """A line for each finding, and nothing else."""
    lines = (f"{concise_line(each, checked.translate)}\n" for each in checked.findings)
    return "".join(lines)


def concise_line(finding: Finding, translate: Translate) -> str:
    """The line of one finding; the word for its severity is the same in every language."""
    place = visible(str(finding.location))
    message = visible(translate(finding.message))
    return f"{place}: {finding.severity}[{finding.rule.code}] {message}"
