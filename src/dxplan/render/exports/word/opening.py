"""The bytes of a template, opened with the suspicion of a file from anywhere."""

from __future__ import annotations

import io
from pathlib import PurePath

from docx import Document
from docx.document import Document as WordDocument

from dxplan.intake.package import macros
from dxplan.intake.refusal import CannotRead
from dxplan.language import text
from dxplan.render.exports.office import Office, parts_of_template
from dxplan.render.exports.packing import packed
from dxplan.render.exports.xmlparts import TYPES

_WORD = Office(
    program="Word",
    suffix=".docx",
    main="word/document.xml",
    most=64 << 20,  # a letterhead with pictures has a few MiB
    is_none=text("the file is no Word document (docx)"),
    is_signed=text("the document is signed, and filling it would break the signature"),
)
#: A template of Word (dotx) is a document but for the word for it.
_TEMPLATE, _DOCUMENT = (
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
)
#: What python-docx raises at packages that are no documents.
_UNREADABLE = (KeyError, ValueError, AttributeError, TypeError, LookupError, SyntaxError)


def open_template(name: str, raw: bytes) -> bytes:
    """A template that has passed the checks, as a document.

    Args:
        name: Its file name.
        raw: What the file holds.

    Raises:
        CannotRead: with the one reason why it cannot be a template.
    """
    if PurePath(name).suffix.lower() == ".docm":
        raise macros()
    parts = parts_of_template(raw, _WORD)
    if TYPES not in parts:
        raise _damaged()
    return packed(parts | {TYPES: parts[TYPES].replace(_TEMPLATE, _DOCUMENT)})


def as_document(raw: bytes) -> WordDocument:
    """What python-docx makes of it.

    Raises:
        CannotRead: when it makes nothing of it.
    """
    try:
        return _whole(Document(io.BytesIO(raw)))
    except _UNREADABLE as error:
        raise _damaged() from error


def _whole(document: WordDocument) -> WordDocument:
    """The document itself; that a part cannot be had shows only where it is asked for, or saved.

    Raises:
        Exception: one of `_UNREADABLE`, when anything is missing that filling needs.
    """
    if document.element.body is None:
        raise ValueError
    _ = document.core_properties
    document.save(io.BytesIO())
    return document


def _damaged() -> CannotRead:
    return CannotRead(text("the file is damaged"), text("open it, save it again and try once more"))
