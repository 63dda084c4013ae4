"""What a file really is, told from its content, before anything reads it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from dxplan.intake.package import Package, protected
from dxplan.intake.refusal import CannotRead
from dxplan.language import Text, marked, text

Kind = Literal["xlsx", "xls", "ods", "docx", "csv"]

MAX_BYTES = 32 * 1024 * 1024

_ENDINGS: dict[str, Kind] = {
    ".xlsx": "xlsx", ".xls": "xls", ".ods": "ods", ".docx": "docx",
    ".csv": "csv", ".tsv": "csv", ".txt": "csv",
}  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: First bytes of what offices send by mistake -> what a reader calls it.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", marked("a PDF")),
    (b"{\\rtf", marked("an RTF document")),
    (b"\x89PNG", marked("a picture")),
    (b"\xff\xd8\xff", marked("a picture")),
    (b"Rar!", marked("an archive")),
    (b"7z\xbc\xaf", marked("an archive")),
)
_HTML = (b"<html", b"<!doctype html", b"<table")
#: A part that only this kind of container has.
_PARTS: tuple[tuple[str, Kind | str], ...] = (
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
    ("xl/workbook.bin", marked("a binary workbook (xlsb)")),
    ("ppt/presentation.xml", marked("a presentation")),
)


def kind_of(name: str, raw: bytes) -> tuple[Kind, Package | None]:
    """The kind of a file, by content and ending alike, and its container where it is one.

    Raises:
        CannotRead: when it is of no kind that is read, or not what its name says.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise CannotRead(text("the file is empty"))
    if len(raw) > MAX_BYTES:
        raise CannotRead(
            text(
                "the file has {size} MiB; at most {limit} are read",
                size=-(-len(raw) // 2**20),
                limit=MAX_BYTES // 2**20,
            )
        )
    package = Package(raw) if raw.startswith(b"PK") else None
    found = _of_package(package) if package is not None else _of_bytes(raw)
    ending = PurePath(name).suffix.lower()
    if _ENDINGS.get(ending) != found:
        raise CannotRead(
            text("the name ends in {ending}, but the file is {kind}",
                 ending=repr(ending), kind=_called(found)),
            text("rename it to .{kind}", kind=found),
        )  # fmt: skip
    return found, package


def _of_package(package: Package) -> Kind:
    for part, kind in _PARTS:
        if part in package:
            return _known(kind)
    if "mimetype" in package:
        declared = package.read("mimetype").strip()
        if declared.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
        if declared.startswith(b"application/vnd.oasis.opendocument"):
            return _known(marked("an OpenDocument file that is no spreadsheet"))
    return _known(marked("an archive"))


def _of_bytes(raw: bytes) -> Kind:
    if raw.startswith(_COMPOUND):
        return _of_compound(raw)
    for start, kind in _OTHERS:
        if raw.startswith(start):
            return _known(kind)
    if raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        return _known(marked("a web page"))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in raw:
        return "csv"
    return _known(marked("a binary file"))


def _of_compound(raw: bytes) -> Kind:
    """The old container of Office; its parts are named in UTF-16."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in raw

    if holds("EncryptedPackage"):
        raise protected()
    if holds("WordDocument"):
        raise CannotRead(
            text("the file is a Word document of the old kind (doc)"), text("save it as .docx")
        )
    return "xls" if holds("Workbook") or holds("Book") else _known(marked("a binary file"))


def _known(kind: Kind | str) -> Kind:
    for each in _ENDINGS.values():
        if kind == each:
            return each
    raise CannotRead(
        text("the file is {kind}", kind=Text(kind)),
        text("tables are read from .xlsx, .xls, .ods, .docx and .csv"),
    )


def _called(kind: Kind) -> Text:
    words: dict[Kind, Text] = {
        "xlsx": text("an Excel workbook (xlsx)"),
        "xls": text("an Excel workbook of the old kind (xls)"),
        "ods": text("an OpenDocument spreadsheet (ods)"),
        "docx": text("a Word document (docx)"),
        "csv": text("plain text (csv)"),
    }
    return words[kind]
