"""Word documents for tests: made of a plan, and templates made of a few paragraphs."""

from __future__ import annotations

import io
from datetime import date

from docx import Document
from docx.document import Document as WordDocument

from dxplan.language import Language
from dxplan.model import Plan
from dxplan.render.exports.word import write_word
from dxplan.render.notation import Notation
from tests.report_samples import report_of

DAY = date(2025, 7, 31)


def written(
    plan: Plan,
    template: bytes | None = None,
    *,
    since: date | None = None,
    language: Language = "en",
) -> bytes:
    """The document of a plan."""
    report = report_of(plan, DAY, since=since, language=language)
    return write_word(report, Notation(language), template)


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def template(*paragraphs: str, header: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A template with these paragraphs, and a table with these rows."""
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if rows:
        table = document.add_table(len(rows), max(map(len, rows)))
        for index, row in enumerate(rows):
            for column, words in enumerate(row):
                table.cell(index, column).text = words
    return saved(document)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def texts(content: bytes) -> list[str]:
    """The paragraphs of a document outside of its tables."""
    return [each.text for each in opened(content).paragraphs]
