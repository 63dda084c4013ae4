"""The container of Office before 2007: a small file system of sectors, read one stream at a time.

Layout as published in [MS-CFB]. Chains are followed no further than there are sectors, so a
forged loop ends.
"""

from __future__ import annotations

import struct
from itertools import islice

from dxplan.intake.refusal import CannotRead
from dxplan.language import text

_END = 0xFFFFFFFA  # from here upwards sector numbers have special meanings
_ENTRY = 128
_IN_HEADER = 109


class Compound:
    """The directory of a container, and its streams by name."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as error:
            raise _damaged() from error

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises:
            CannotRead: when its chain of sectors is broken.
        """
        start, size = self._entries[name]
        try:
            if size >= self._cutoff:
                return self._chain(start)[:size]
            small = b"".join(
                self._small[number << self._small_shift : (number + 1) << self._small_shift]
                for number in self._numbers(start, self._small_table)
            )
        except IndexError as error:
            raise _damaged() from error
        return small[:size]

    def _open(self) -> None:
        self._shift, self._small_shift = struct.unpack_from("<HH", self._raw, 30)
        if self._shift not in {9, 12} or not 1 <= self._small_shift <= self._shift:
            raise ValueError(self._shift)
        first_entry, _, self._cutoff, small_table = struct.unpack_from("<4I", self._raw, 48)
        self._table = self._sector_table()
        directory = self._chain(first_entry)
        self._entries: dict[str, tuple[int, int]] = {}
        root = (0, 0)
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, place + 64)
            name = directory[place : place + min(length, 64)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, place + 116)
            if kind == 5:  # noqa: PLR2004 (the root, which holds the small streams)
                root = (start, size)
            elif kind:
                self._entries.setdefault(name.rstrip("\0"), (start, size))
        self._small_table = _integers(self._chain(small_table)) if small_table < _END else []
        self._small = self._chain(root[0])[: root[1]] if root[1] else b""

    def _sector_table(self) -> list[int]:
        """Which sector follows which."""
        numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", self._raw, 76))
        more, count = struct.unpack_from("<II", self._raw, 68)
        for _ in range(min(count, len(self._raw) >> self._shift)):
            if more >= _END:
                break
            block = _integers(self._sector(more))
            numbers += block[:-1]
            more = block[-1]
        wanted = (number for number in numbers if number < _END)
        sectors = islice(wanted, len(self._raw) >> self._shift)
        return _integers(b"".join(map(self._sector, sectors)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._raw):
            raise IndexError(number)
        return self._raw[start : start + (1 << self._shift)].ljust(1 << self._shift, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._numbers(start, self._table)))

    @staticmethod
    def _numbers(start: int, table: list[int]) -> list[int]:
        numbers: list[int] = []
        while start < _END and len(numbers) <= len(table):
            numbers.append(start)
            start = table[start]
        return numbers


def _integers(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _damaged() -> CannotRead:
    return CannotRead(
        text("the workbook is damaged"), text("open it, save it again and try once more")
    )
