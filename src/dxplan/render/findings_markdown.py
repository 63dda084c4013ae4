"""Findings as Markdown: the summary of a CI run, or a note to whoever sent the data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from dxplan.findings import Finding, Severity
from dxplan.language import Translate, counted, marked, text
from dxplan.render.checked import Checked
from dxplan.render.findings_text import record_words
from dxplan.render.notation import NOTHING, Notation
from dxplan.render.summary import found_words, summarize, summary_line
from dxplan.render.tables import markdown_text
from dxplan.render.visible import visible
from dxplan.views.status import plan_title

_HEADS = (
    marked("Place"),
    marked("Rule"),
    marked("Record"),
    marked("Finding"),
    marked("What to do"),
)
#: Bytes kept free for the line that counts what did not fit.
_LAST_LINE: Final = 200


def as_markdown(checked: Checked, *, room: int | None = None) -> str:
    """The plan, the counts, and a table for each severity, the most severe first.

    Args:
        checked: What was found.
        room: Bytes that the text may take: findings that do not fit are counted in a last line,
            and where not even that fits the text is empty.
    """
    head = "".join(f"{line}\n" for line in _head(checked))
    rows = [row for severity in Severity for row in _table(severity, checked)]
    if room is None:
        return head + "".join(rows)
    left = room - _bytes(head) - _LAST_LINE
    if left < 0:
        return ""
    fitting = sum(size <= left for size in accumulate(map(_bytes, rows)))
    return head + "".join(rows[:fitting]) + _rest(len(rows) - fitting, checked.translate)


def _head(checked: Checked) -> Iterator[str]:
    notation = Notation(checked.language)
    t = checked.translate
    counts = summary_line(summarize(checked.findings, checked.workspace, checked.hidden), t)
    stamp = []
    if checked.as_of:
        stamp.append(t(text("As of {day}", day=notation.day(checked.as_of))))
    if checked.revision:
        stamp.append(t(text("revision {name}", name=checked.revision)))
    yield f"# {markdown_text(plan_title(checked.workspace.plan, checked.language))}"
    yield ""
    yield f"**{markdown_text(counts)}**"
    if stamp:
        yield from ("", markdown_text(" · ".join(stamp)))


def _table(severity: Severity, checked: Checked) -> Iterator[str]:
    """The row of each finding of one severity; the first brings the head of the table along."""
    findings = [each for each in checked.findings if each.severity is severity]
    t = checked.translate
    heads = (t(head) for head in _HEADS)
    count = t(found_words(severity, len(findings)))
    head = f"\n## {count}\n\n| {' | '.join(heads)} |\n|{' --- |' * len(_HEADS)}\n"
    for finding in findings:
        yield head + _row(finding, t)
        head = ""


def _row(finding: Finding, translate: Translate) -> str:
    record = finding.record
    cells = (
        str(finding.location),
        finding.rule.code,
        NOTHING if record is None else record_words(record, translate),
        translate(finding.message),
        NOTHING if finding.fix is None else translate(finding.fix),
    )
    return f"| {' | '.join(markdown_text(visible(cell)) for cell in cells)} |\n"


def _rest(count: int, translate: Translate) -> str:
    if not count:
        return ""
    more = counted(
        "… and {count} more finding; dxplan validate shows all",
        "… and {count} more findings; dxplan validate shows all",
        count,
    )
    return f"\n{markdown_text(translate(more))}\n"


def _bytes(words: str) -> int:
    return len(words.encode())
