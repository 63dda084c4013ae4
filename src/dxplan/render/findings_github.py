"""Findings as GitHub workflow commands, which become annotations on the lines of a change.

The runner reads a command from each line that begins with `::`. Its data and its properties are
escaped as the actions toolkit does it (`packages/core/src/command.ts`), so that nothing in a file
or its name ends a command early or begins another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dxplan.findings import Finding, Severity
from dxplan.language import Text, counted, text
from dxplan.render.checked import Checked
from dxplan.render.findings_concise import concise_line
from dxplan.render.findings_text import record_words
from dxplan.render.summary import summarize, summary_line
from dxplan.render.visible import visible

#: How many annotations of one level GitHub shows for a step.
SHOWN: Final = 10

_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def as_github(checked: Checked) -> str:
    """A command for each finding, the most severe first, and the counts as a plain last line.

    GitHub shows ten annotations of each level, the others only in the log; a notice counts those.
    It comes before the other notices: after ten of them nobody would see it.
    """
    findings = sorted(checked.findings, key=lambda finding: finding.severity.rank)
    commands = [_command(finding, checked) for finding in findings]
    unseen = _unseen(findings)
    if unseen:
        first = sum(finding.severity is not Severity.INFO for finding in findings)
        commands.insert(first, f"::notice::{_data(checked.translate(_notice(unseen)))}")
    counts = summarize(findings, checked.workspace, checked.hidden)
    return "".join(f"{line}\n" for line in [*commands, summary_line(counts, checked.translate)])


def _command(finding: Finding, checked: Checked) -> str:
    place = finding.location
    properties = {
        "file": visible(checked.path(place), keep="\r\n"),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    # GitHub takes columns only for a stretch of one line.
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{finding.rule.code} {finding.rule.slug}"
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(_lines(finding, checked))
    return f"::{_LEVELS[finding.severity]} {named}::{_data(message)}"


def _lines(finding: Finding, checked: Checked) -> Iterator[str]:
    """What the annotation says. Its place is named again: the log of the run does not show it."""
    t = checked.translate
    yield concise_line(finding, t)
    if finding.record is not None:
        yield record_words(finding.record, t)
    if finding.fix is not None:
        yield visible(t(text("fix: {fix}", fix=finding.fix)))
    for related in finding.related:
        yield visible(f"{related.location}: {t(related.message)}")


def _unseen(findings: Sequence[Finding]) -> int:
    """How many findings GitHub will not show beside the lines."""
    levels = Counter(finding.severity for finding in findings)
    if all(count <= SHOWN for count in levels.values()):
        return 0
    levels[Severity.INFO] += 1  # the notice that says so
    return sum(max(0, count - SHOWN) for count in levels.values())


def _notice(unseen: int) -> Text:
    return counted(
        "{count} more finding is only in the log of this step: GitHub shows {most} of each level",
        "{count} more findings are only in the log of this step: GitHub shows {most} of each level",
        unseen,
        most=SHOWN,
    )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
