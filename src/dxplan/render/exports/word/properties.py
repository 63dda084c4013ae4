"""What a document says of itself: its title, its day, its stamp; nothing of the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document

from dxplan.render.exports.custom_property import with_property
from dxplan.render.exports.packing import packed


def describe(document: Document, title: str, day: date) -> None:
    """Set title and day, and take out who saved the template when and how often."""
    known = document.core_properties
    known.title = title
    # python-docx takes times as UTC and refuses those that say so.
    known.created = known.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    known.author = known.last_modified_by = "dxplan"
    known.revision = 1


def packed_with_stamp(document: Document, stamp: str) -> bytes:
    """A document with its stamp, as the same bytes everywhere."""
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return packed(with_property(parts, stamp))
