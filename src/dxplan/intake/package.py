"""A zip container (xlsx, ods, docx) opened with suspicion: sizes, names, macros, encryption.

Only what has passed is ever unpacked, and no further than the size each part declares.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element

from dxplan.intake.refusal import CannotRead
from dxplan.language import text

MAX_ENTRIES = 2_000
#: Unpacked bytes of all XML parts together: a register of thousands of rows has a few.
MAX_UNPACKED = 32 * 1024 * 1024
#: A part this large that was packed this tightly is a bomb.
_LARGE = 4 * 1024 * 1024
_MAX_RATIO = 200

_XML = (".xml", ".rels")
_MACROS = ("vbaproject.bin", "vbadata.xml")
_ENCRYPTED = 0x1
#: What Python's zip reader raises at damaged and at forged parts.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError,
    ValueError,
)  # fmt: skip


class UnpacksTooFar(CannotRead):
    """What is packed would fill the memory."""


class Package:
    """The parts of a container that has passed the checks."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise _damaged() from error
        self.parts = {entry.filename: entry for entry in self._zip.infolist()}
        self._check()

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def read(self, name: str) -> bytes:
        """A part, unpacked.

        Raises:
            CannotRead: when it is missing or damaged.
        """
        entry = self.parts.get(name)
        if entry is None:
            raise CannotRead(text("the file is damaged: the part {name} is missing", name=name))
        try:
            return self._zip.read(entry)
        except _UNREADABLE as error:
            raise _damaged() from error

    def xml(self, name: str) -> Element:
        """A small part as a tree.

        Raises:
            CannotRead: when it is not plain XML.
        """
        from dxplan.intake.xmlparts import parse_xml  # noqa: PLC0415 (only for containers)

        return parse_xml(self.read(name))

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or len(entries) != len(self.parts):
            raise CannotRead(
                text("the file is not read: it holds {count} parts", count=len(entries))
            )
        total = 0
        for entry in entries:
            _check_name(entry.filename)
            if entry.flag_bits & _ENCRYPTED:
                raise protected()
            if entry.filename.lower().endswith(_MACROS):
                raise macros()
            if entry.filename.lower().endswith(_XML):
                total += entry.file_size
                _check_ratio(entry)
        if total > MAX_UNPACKED:
            raise _bomb(total)


def protected() -> CannotRead:
    """The refusal of a file that only a password opens."""
    return CannotRead(
        text("the file is protected with a password"),
        text("open it, take the password off and save it again"),
    )


def macros() -> CannotRead:
    """The refusal of a file with programs in it."""
    return CannotRead(
        text("the file contains macros"),
        text("save it without macros, as .xlsx or .docx"),
    )


def _check_name(name: str) -> None:
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]:
        raise CannotRead(text("the file is not read: it names a path outside itself"))


def _check_ratio(entry: zipfile.ZipInfo) -> None:
    packed = max(entry.compress_size, 1)
    if entry.file_size > _LARGE and entry.file_size / packed > _MAX_RATIO:
        raise _bomb(entry.file_size)


def _bomb(size: int) -> UnpacksTooFar:
    return UnpacksTooFar(
        text(
            "the file unpacks to {size} MiB; at most {limit} are read",
            size=size // 2**20,
            limit=MAX_UNPACKED // 2**20,
        ),
        text("copy the table to a new file"),
    )


def _damaged() -> CannotRead:
    return CannotRead(text("the file is damaged"), text("open it, save it again and try once more"))
