"""The seal in the stamp of an output: whether it is still exactly as dxplan wrote it.

The seal is SHA-256 over the whole output in which the seal itself is zeros. Of a zip file it is
over names and parts, so packing it anew breaks nothing; of text over its lines, whatever ends
them, since git may change that on Windows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from dxplan.render.exports.packing import packed, unpacked
from dxplan.render.exports.stamp import NO_SEAL

#: A quotation mark as it is, and as HTML and XML may spell it.
_QUOTE = rb"(?:\"|&quot;|&#34;)"
_HASH = rb"[0-9a-f]{64}"


def sealed(content: bytes, fingerprint: str) -> bytes:
    """An output with its seal in place of the zeros; without a stamp, as it is.

    Args:
        content: The whole output.
        fingerprint: That of the data, as the stamp states it. Nothing in the data can hold its
            own fingerprint, so no text of the data can stand in for the stamp.
    """
    seal, parts = digest(content), unpacked(content)
    if parts is None:
        return _with_seal(content, fingerprint, seal)
    return packed({name: _with_seal(part, fingerprint, seal) for name, part in parts.items()})


def is_untouched(content: bytes, fingerprint: str, seal: str) -> bool:
    """Whether an output is what it was when it was sealed.

    Args:
        content: The whole output.
        fingerprint: As its stamp states it.
        seal: As its stamp states it.
    """
    open_parts = {
        name: _with_seal(part, fingerprint, NO_SEAL) for name, part in _parts(content).items()
    }
    return _digest(open_parts) == seal


def digest(content: bytes) -> str:
    """SHA-256 of what an output says: the same for another packing and other ends of lines."""
    return _digest(_parts(content))


def _parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a zip file; of anything else, the whole without a name."""
    found = unpacked(content)
    return {"": content.replace(b"\r\n", b"\n")} if found is None else found


def _digest(parts: Mapping[str, bytes]) -> str:
    made = hashlib.sha256()
    for name in sorted(parts):
        made.update(f"{name}\0{len(parts[name])}\0".encode("utf-8", "surrogateescape"))
        made.update(parts[name])
    return made.hexdigest()


def _with_seal(part: bytes, fingerprint: str, seal: str) -> bytes:
    """A part with that seal in its stamp, if the stamp stands in it."""
    return _end_of_stamp(fingerprint).sub(rb"\g<1>" + seal.encode(), part, count=1)


def _end_of_stamp(fingerprint: str) -> re.Pattern[bytes]:
    """The stamp from the fingerprint to the seal, in any markup it may stand in."""
    data, quote = re.escape(fingerprint).encode(), _QUOTE
    template = rb"(?:null|" + quote + _HASH + quote + rb")"
    before = _member(b"fingerprint") + quote + data + quote + rb"\s*,\s*"
    before += _member(b"template") + template + rb"\s*,\s*" + _member(b"seal") + quote
    return re.compile(rb"(" + before + rb")" + _HASH)


def _member(name: bytes) -> bytes:
    return _QUOTE + name + _QUOTE + rb"\s*:\s*"
