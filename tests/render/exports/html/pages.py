"""Pages of the plans that templates are tried on."""

from __future__ import annotations

from functools import cache

from dxplan.language import Language
from dxplan.render.exports.html import write_html
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import template_folders
from dxplan.render.visible import visible
from dxplan.specimens import specimens
from dxplan.views.report import Report
from dxplan.views.report.specimens import specimen_report

EMPTY, SMALL, HOSTILE = range(3)


def seen(words: str) -> str:
    """A text of the data as a reader sees it: what is invisible is spelt out."""
    return visible(words, keep="\n\t")


@cache
def report_of(which: int, language: Language = "en") -> Report:
    return specimen_report(tuple(specimens())[which], language)


@cache
def page_of(which: int, language: Language = "en") -> bytes:
    return write_html(report_of(which, language), Notation(language), template_folders(None))
