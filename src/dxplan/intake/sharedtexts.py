"""The table of texts of an old workbook, which runs on over many records ([MS-XLS] 2.4.265).

A text may be cut anywhere, and where its letters are cut, the next record begins with a byte
that says anew whether they take one byte or two.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_WIDE, _PRONOUNCED, _FORMATTED = 0x1, 0x4, 0x8


def shared_texts(pieces: Sequence[bytes]) -> list[str]:
    """All texts of the table, whose first piece begins with two counts."""
    reader = _Reader(pieces)
    _, number = struct.unpack("<II", reader.take(8))
    texts: list[str] = []
    while len(texts) < number and reader.has_more():
        texts.append(reader.words())
    return texts


def text_at(body: bytes, place: int, length: int) -> str:
    """A text inside one record: a byte that says how wide, then its letters."""
    if body[place] & _WIDE:
        return body[place + 1 : place + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[place + 1 : place + 1 + length].decode("latin-1")


class _Reader:
    """Reads on from piece to piece."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces, self._index, self._place = pieces, 0, 0

    def has_more(self) -> bool:
        """Whether anything is left."""
        left = len(self._pieces[self._index]) - self._place
        return left > 0 or self._index + 1 < len(self._pieces)

    def take(self, size: int) -> bytes:
        """The next bytes, wherever they are cut."""
        found = b""
        while len(found) < size:
            if self._place >= len(self._pieces[self._index]):
                self._next()
                continue
            piece = self._pieces[self._index]
            part = piece[self._place : self._place + size - len(found)]
            self._place += len(part)
            found += part
        return found

    def words(self) -> str:
        """The next text, without its formatting and how it is pronounced."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _FORMATTED else 0
        extra = struct.unpack("<I", self.take(4))[0] if flags & _PRONOUNCED else 0
        words = self._letters(length, wide=bool(flags & _WIDE))
        self._skip(4 * runs + extra)
        return words

    def _letters(self, length: int, *, wide: bool) -> str:
        found = []
        while length:
            left = len(self._pieces[self._index]) - self._place
            number = min(length, left // (1 + wide))
            raw = self.take(number * (1 + wide)) if number else b""
            found.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= number
            if length:
                self._next()
                wide = bool(self.take(1)[0] & _WIDE)
        return "".join(found)

    def _skip(self, size: int) -> None:
        while size > 0:
            left = len(self._pieces[self._index]) - self._place
            if size <= left:
                self._place += size
                return
            size -= left
            self._next()

    def _next(self) -> None:
        """On to the next piece; an IndexError where the table ends too early."""
        if self._index + 1 >= len(self._pieces):
            raise IndexError(self._index)
        self._index, self._place = self._index + 1, 0
