"""The page: the report through its template, with style, script and policy of its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from typing import Annotated

from markupsafe import Markup

from dxplan.language import marked
from dxplan.render.exports.html.charts import ChartFacts, charts
from dxplan.render.exports.html.reading import stamp_in
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import BUILT_IN, Folder
from dxplan.render.templates.rendering import render_text
from dxplan.views.facts import facts
from dxplan.views.report import Report

TEMPLATE = "report.html.j2"

#: The script shows dark or light on request by changing this.
_WHEN_DARK = "screen and (prefers-color-scheme: dark)"


@facts
class PageFacts:
    """What a page needs besides the report."""

    head: Annotated[
        Markup, marked("For the head of the page: its policy, stamp, style sheets and script.")
    ]
    charts: Annotated[ChartFacts, marked("The charts, as pictures and numbers.")]


def write_html(
    report: Report,
    notation: Notation,
    folders: Sequence[Folder],
    name: str = TEMPLATE,
    template_hash: str | None = None,
) -> bytes:
    """The page as UTF-8.

    Args:
        report: What is laid out.
        notation: The language.
        folders: Where the template is looked for; the first folder that has it wins.
        name: Of the template.
        template_hash: SHA-256 of the template, where that is not our own.

    Raises:
        Refused: when the template is wrong; it carries the findings.
    """
    page = page_facts(report, notation, template_hash)
    words = render_text(name, report, notation, folders, {"page": page})
    # A template of one's own may do without our head; the page must say all the same what it is.
    if stamp_in(words.encode()) is None:
        words += _stamp(report, template_hash) + "\n"
    return words.encode()


def page_facts(report: Report, notation: Notation, template_hash: str | None = None) -> PageFacts:
    """What the template of a page finds as `page`, besides the report."""
    return PageFacts(head=_head(_stamp(report, template_hash)), charts=charts(report, notation))


def _stamp(report: Report, template_hash: str | None) -> str:
    """The stamp in single quotes, so that its own double ones stay as they are."""
    line = stamp_text(report.stamp, "html", template_hash).replace("'", "&#39;")
    return f"<meta name=\"dxplan\" content='{line}'>"


def _head(stamp: str) -> Markup:
    style, dark, script = _asset("page.css"), _asset("dark.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)} {_hash(dark)}; script-src {_hash(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
    lines = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        # Without it, a browser asks the server for an icon.
        '<link rel="icon" href="data:,">',
        stamp,
        f"<style>{style}</style>",
        f'<style id="dark" media="{_WHEN_DARK}">{dark}</style>',
        f"<script>{script}</script>",
    )
    return Markup("\n".join(lines))  # noqa: S704 (our own files; the stamp is safe in its quotes)


@cache
def _asset(name: str) -> str:
    return (BUILT_IN / "html" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The one content that a policy allows."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
