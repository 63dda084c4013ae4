"""A template of Word or Excel as a file: opened with the suspicion of a file from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dxplan.intake.package import Package, UnpacksTooFar, macros, protected
from dxplan.intake.refusal import CannotRead
from dxplan.language import Text, text
from dxplan.render.exports.xmlparts import TYPES

#: How the old container of Office begins, which also holds what a password locks.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A kind of file that can be a template."""

    program: str
    suffix: str
    #: The part without which it is none.
    main: str
    #: Unpacked bytes of everything together.
    most: int
    #: What is said of a file of any other kind, and of a signed one.
    is_none: Text
    is_signed: Text


def parts_of_template(raw: bytes, office: Office) -> dict[str, bytes]:
    """The parts of a template that has passed the checks, by name.

    Raises:
        CannotRead: with the one reason why it cannot be a template.
    """
    package = _package(raw, office)
    if office.main not in package:
        raise _none(office)
    if any(each.startswith("_xmlsignatures/") for each in package.parts):
        raise CannotRead(office.is_signed, text("use a copy without the signature"))
    size = sum(entry.file_size for entry in package.parts.values())
    if size > office.most:
        message = text(
            "the file unpacks to {size} MiB; at most {limit} are read",
            size=size // 2**20,
            limit=office.most // 2**20,
        )
        raise CannotRead(message, _SMALLER)
    parts = {name: package.read(name) for name in package.parts if not name.endswith("/")}
    if b"macroEnabled" in parts.get(TYPES, b""):
        raise macros()
    return parts


_SMALLER: Final = text("take out large pictures and whatever the template does not need")


def _package(raw: bytes, office: Office) -> Package:
    if not raw.strip(b"\0 \t\r\n"):
        raise CannotRead(text("the file is empty"))
    if raw.startswith(_COMPOUND):
        raise _locked_or_old(raw, office)
    if not raw.startswith(b"PK"):
        raise _none(office)
    try:
        return Package(raw)
    except UnpacksTooFar as refusal:
        raise CannotRead(refusal.message, _SMALLER) from refusal


def _locked_or_old(raw: bytes, office: Office) -> CannotRead:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return protected()
    return CannotRead(
        text("the file is of the old kind, or locked with a password"),
        text(
            "open it in {program}, take the password off if it has one, and save it as {suffix}",
            program=office.program,
            suffix=office.suffix,
        ),
    )


def _none(office: Office) -> CannotRead:
    return CannotRead(
        office.is_none,
        text("save it as {suffix} in {program}", suffix=office.suffix, program=office.program),
    )
