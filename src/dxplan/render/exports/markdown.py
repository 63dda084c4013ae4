"""The report as Markdown: for the minutes of a meeting and for a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import Folder
from dxplan.render.templates.rendering import render_text
from dxplan.views.report import Report

TEMPLATE = "report.md.j2"
#: A comment in the last line; the stamp cannot end it.
_STAMP = re.compile(r"^<!-- dxplan (\{.*\}) -->$", re.MULTILINE)


def write_markdown(
    report: Report,
    notation: Notation,
    folders: Sequence[Folder],
    name: str = TEMPLATE,
    template_hash: str | None = None,
) -> bytes:
    """The report as UTF-8, its stamp in the last line.

    Args:
        report: What is laid out.
        notation: The language.
        folders: Where the template is looked for; the first folder that has it wins.
        name: Of the template.
        template_hash: SHA-256 of the template, where that is not our own.

    Raises:
        Refused: when the template is wrong; it carries the findings.
    """
    words = render_text(name, report, notation, folders).rstrip()
    stamp = stamp_text(report.stamp, "markdown", template_hash)
    return f"{words}\n\n<!-- dxplan {stamp} -->\n".encode()


def stamp_in(content: bytes) -> str | None:
    """The line of the stamp; None where there is none."""
    # Text of the data begins no line with a bare "<", so the last one is ours.
    found = _STAMP.findall(_lines(content))
    return found[-1] if found else None


def contents(content: bytes) -> dict[str, str]:
    """Every line that is not empty, by its number; all but the stamp."""
    lines = enumerate(_STAMP.sub("", _lines(content)).split("\n"), start=1)
    return {str(number): line for number, line in lines if line.strip()}


def _lines(content: bytes) -> str:
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")
