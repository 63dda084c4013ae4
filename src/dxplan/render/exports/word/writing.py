"""A report and a template to a document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from docx.document import Document

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding, Location
from dxplan.intake.refusal import CannotRead
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.exports.word.opening import as_document, open_template
from dxplan.render.exports.word.properties import describe, packed_with_stamp
from dxplan.render.exports.word.template import WordTemplate
from dxplan.render.notation import Notation
from dxplan.render.templates.environment import environment
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.loading import BUILT_IN, Folder
from dxplan.render.templates.rendering import context_of, shapes_of
from dxplan.render.wording import worded
from dxplan.views.report import Report

#: What a template is called when nobody says.
NAME = "report.docx"
_BUILT_IN = {"vi": "report.docx", "en": "report.en.docx"}


def write_word(
    report: Report,
    notation: Notation,
    template: bytes | None = None,
    folders: Sequence[Folder] = (),
    *,
    name: str = NAME,
) -> bytes:
    """The report as a docx.

    Args:
        report: What is laid out.
        notation: The language.
        template: A docx with tags; without one, that which comes with dxplan.
        folders: Where templates that it includes are looked for.
        name: What findings call the template.

    Raises:
        Refused: when the template is wrong; it carries the findings.
    """
    document = _opened(template, name, notation)
    sandbox = environment(notation, folders, "xml")
    filling = WordTemplate(document, name, sandbox, shapes_of(type(report)))
    filled = filling.filled(context_of(report))
    describe(filled, worded(report.prose.title, notation), report.as_of)
    digest = None if template is None else hashlib.sha256(template).hexdigest()
    try:
        return packed_with_stamp(filled, stamp_text(report.stamp, "word", digest))
    except CannotRead as refusal:
        raise _refused(name, refusal) from refusal


def _opened(template: bytes | None, name: str, notation: Notation) -> Document:
    if template is None:
        return as_document((BUILT_IN / _BUILT_IN[notation.language]).read_bytes())
    try:
        return as_document(open_template(name, template))
    except CannotRead as refusal:
        raise _refused(name, refusal) from refusal


def _refused(name: str, refusal: CannotRead) -> Refused:
    place = Location(path=name)
    message, fix = refusal.message, refusal.hint
    return Refused([Finding(rule=rules.NOT_FOUND, location=place, message=message, fix=fix)])
