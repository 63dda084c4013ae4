"""Zip files with the same bytes on any machine, at any time; and any zip file taken apart."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

#: The earliest date a zip file can hold; what Excel itself writes.
_DAY = (1980, 1, 1, 0, 0, 0)
#: What readers expect at the beginning of a package.
_FIRST = ("[Content_Types].xml", "datapackage.json")
_UNIX = 3
_READABLE = 0o644 << 16

#: What is taken apart at most; the whole city with its communes is a tenth of it.
_MAX_PARTS: Final = 10_000
_MAX_BYTES: Final = 1 << 28
#: What Python raises at damaged and at forged zip files.
_UNREADABLE = (
    BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError,
    OverflowError,
)  # fmt: skip


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one zip file, by name, those that describe the others first.

    Nothing is compressed: zlib and the faster zlib-ng, which some builds of Python have, give
    different bytes for the same text.
    """
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as package:
        for name in sorted(parts, key=_order):
            info = ZipInfo(name, _DAY)
            info.create_system = _UNIX
            info.external_attr = _READABLE
            package.writestr(info, parts[name])
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes] | None:
    """The parts of a zip file by name; None for what is none, or damaged, or too large."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            parts = {entry.filename for entry in entries}
            total = sum(entry.file_size for entry in entries)
            if len(entries) > _MAX_PARTS or len(parts) < len(entries) or total > _MAX_BYTES:
                return None
            return {entry.filename: package.read(entry) for entry in entries}
    except _UNREADABLE:
        return None


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
