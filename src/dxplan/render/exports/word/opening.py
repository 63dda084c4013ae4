"""The bytes of a template, opened with the suspicion of a file from anywhere."""

from __future__ import annotations

import io
from pathlib import PurePath

from docx import Document
from docx.document import Document as WordDocument

from dxplan.intake.package import Package, macros
from dxplan.intake.preflight import kind_of
from dxplan.intake.refusal import CannotRead
from dxplan.language import text
from dxplan.render.exports.packing import packed

_TYPES = "[Content_Types].xml"
#: A template of Word (dotx) is a document but for the word for it.
_TEMPLATE, _DOCUMENT = (
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
)
#: Unpacked bytes of everything together; a letterhead with pictures has a few MiB.
_MAX_UNPACKED = 64 * 1024 * 1024
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
    kind, package = kind_of(str(PurePath(name).with_suffix(".docx")), raw)
    if kind != "docx" or package is None:
        raise CannotRead(text("the file is no Word document (docx)"))
    parts = _parts(package)
    if b"macroEnabled" in parts[_TYPES]:
        raise macros()
    if any(each.startswith("_xmlsignatures/") for each in parts):
        raise CannotRead(
            text("the document is signed, and filling it would break the signature"),
            text("use a copy without the signature"),
        )
    return packed(parts | {_TYPES: parts[_TYPES].replace(_TEMPLATE, _DOCUMENT)})


def as_document(raw: bytes) -> WordDocument:
    """What python-docx makes of it.

    Raises:
        CannotRead: when it makes nothing of it.
    """
    try:
        return _whole(Document(io.BytesIO(raw)))
    except _UNREADABLE as error:
        raise CannotRead(
            text("the file is damaged"), text("open it, save it again and try once more")
        ) from error


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


def _parts(package: Package) -> dict[str, bytes]:
    size = sum(entry.file_size for entry in package.parts.values())
    if size > _MAX_UNPACKED:
        raise CannotRead(
            text(
                "the file unpacks to {size} MiB; at most {limit} are read",
                size=size // 2**20,
                limit=_MAX_UNPACKED // 2**20,
            )
        )
    return {name: package.read(name) for name in package.parts if not name.endswith("/")}
