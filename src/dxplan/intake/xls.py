"""Excel workbooks of the old kind (xls, Excel 97 to 2003), from their records.

Layout as published in [MS-XLS]. Every length is checked against the bytes that are there, and
nothing is made larger than what has been read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from dxplan.intake.compound import Compound
from dxplan.intake.numbers import BUILT_IN, number_of
from dxplan.intake.package import macros, protected
from dxplan.intake.refusal import CannotRead
from dxplan.intake.sharedtexts import shared_texts, text_at
from dxplan.intake.tables import Area, Form, Grid, Spot, Value, bounded, check_corner, filled_grid
from dxplan.intake.xlsx import Workbook
from dxplan.language import text

_BOF, _EOF, _CONTINUE, _FILEPASS, _SHEET, _LINKS = 0x809, 0x0A, 0x3C, 0x2F, 0x85, 0x1AE
_FORMAT, _STYLE, _TEXTS, _FIRST_DAY, _MERGED = 0x41E, 0xE0, 0xFC, 0x22, 0xE5
_NUMBER, _SMALL, _MANY_SMALL = 0x203, 0x27E, 0xBD
_SHARED_TEXT, _TEXT, _RICH_TEXT = 0xFD, 0x204, 0xD6
_FORMULA, _BOOL_OR_ERROR = 0x06, 0x205
_VERSION_8 = 0x600
#: Length marks of the two kinds of linked book that are not another file.
_OWN_BOOKS = frozenset({0x0401, 0x3A01})

_Filled = tuple[Spot, Value, Form]


class _Record(NamedTuple):
    kind: int
    body: bytes


class _Sheet(NamedTuple):
    name: str
    start: int
    hidden: bool


def read_xls(raw: bytes) -> Workbook:
    """The sheets of a workbook.

    Raises:
        CannotRead: when it is encrypted, holds macros, reaches too far, or is damaged.
    """
    container = Compound(raw)
    if "_VBA_PROJECT_CUR" in container:
        raise macros()
    if "Workbook" not in container:
        raise CannotRead(
            text("the workbook is older than Excel 97"), text("open it and save it as .xlsx")
        )
    stream = container.stream("Workbook")
    try:
        book = _Book(stream)
        return Workbook(bounded(book.grid(stream, each) for each in book.sheets), book.external)
    except (struct.error, IndexError) as error:
        raise CannotRead(
            text("the workbook is damaged"), text("open it, save it again and try once more")
        ) from error


class _Book:
    """What the first part of the stream says of the whole workbook, and its sheets by that."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: list[_Sheet] = []
        self.external = False
        self._codes = dict(BUILT_IN)
        self._styles: list[int] = []
        self._texts: list[str] = []
        self._from_1904 = False
        self._left = len(stream)
        pieces: list[bytes] = []
        for record in _records(stream, 0):
            if record.kind == _TEXTS or (record.kind == _CONTINUE and pieces):
                pieces.append(record.body)
                continue
            if pieces:
                self._texts, pieces = shared_texts(pieces), []
            self._take(record)

    def grid(self, stream: bytes, sheet: _Sheet) -> Grid:
        """The cells of a sheet; one that reaches too far is refused while it is read."""
        values: dict[Spot, Value] = {}
        forms: dict[Spot, Form] = {}
        merged: list[Area] = []
        corner = Spot(0, 0)
        for record in _records(stream, sheet.start):
            self._left -= len(record.body) + 4
            if self._left < 0:  # sheets that share their records are forged
                raise IndexError(sheet.name)
            if record.kind == _MERGED:
                merged += _areas(record.body)
            for spot, value, form in self._cells(record):
                corner = Spot(max(corner.row, spot.row), max(corner.column, spot.column))
                check_corner(sheet.name, corner)
                values[spot] = value
                if form != "plain":
                    forms[spot] = form
        return filled_grid(sheet.name, values, merged, forms, hidden=sheet.hidden)

    def _take(self, record: _Record) -> None:
        body = record.body
        if record.kind == _FILEPASS:
            raise protected()
        if record.kind == _SHEET:
            start, hidden = struct.unpack_from("<IB", body)
            name = text_at(body, 7, body[6])
            self.sheets.append(_Sheet(name, start, hidden=bool(hidden & 3)))
        elif record.kind == _LINKS:
            self.external |= struct.unpack_from("<H", body, 2)[0] not in _OWN_BOOKS
        elif record.kind == _STYLE:
            self._styles.append(struct.unpack_from("<H", body, 2)[0])
        elif record.kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            self._codes[number] = text_at(body, 4, length)
        elif record.kind == _FIRST_DAY:
            self._from_1904 = bool(body[0])

    def _cells(self, record: _Record) -> Iterator[_Filled]:
        """The filled cells of a record."""
        kind, body = record.kind, record.body
        if kind == _MANY_SMALL:
            row, first = struct.unpack_from("<HH", body)
            for index, place in enumerate(range(4, len(body) - 6, 6)):
                style, small = struct.unpack_from("<Hi", body, place)
                yield Spot(row, first + index), *self._number(_unpacked(small), style)
        elif kind in _READERS:
            row, column, style = struct.unpack_from("<3H", body)
            yield Spot(row, column), *self._value(kind, body, style)

    def _value(self, kind: int, body: bytes, style: int) -> tuple[Value, Form]:
        if kind == _NUMBER:
            return self._number(struct.unpack_from("<d", body, 6)[0], style)
        if kind == _SMALL:
            return self._number(_unpacked(struct.unpack_from("<i", body, 6)[0]), style)
        if kind == _SHARED_TEXT:
            return self._texts[struct.unpack_from("<I", body, 6)[0]] or None, "plain"
        if kind == _FORMULA:
            return None, "formula"
        if kind == _BOOL_OR_ERROR:
            value, is_error = struct.unpack_from("<BB", body, 6)
            return (None, "error") if is_error else (str(bool(value)).upper(), "plain")
        return text_at(body, 8, struct.unpack_from("<H", body, 6)[0]) or None, "plain"

    def _number(self, value: float, style: int) -> tuple[Value, Form]:
        code = self._codes.get(self._styles[style], "") if style < len(self._styles) else ""
        return number_of(value, code, from_1904=self._from_1904)


_READERS = frozenset({_NUMBER, _SMALL, _SHARED_TEXT, _TEXT, _RICH_TEXT, _FORMULA, _BOOL_OR_ERROR})


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records of one part of the stream, up to its end mark."""
    depth = 0
    version = struct.unpack_from("<H", stream, start + 4)[0]
    if version != _VERSION_8:
        raise IndexError(version)
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += (kind == _BOF) - (kind == _EOF)
        yield _Record(kind, stream[start + 4 : start + 4 + length])
        if depth <= 0:
            return
        start += 4 + length


def _unpacked(small: int) -> float:
    """A number in four bytes: a whole one, or the upper half of a float; perhaps in hundredths."""
    if small & 2:
        number = float(small >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<q", (small & ~3) << 32))[0]
    return number / 100 if small & 1 else number


def _areas(body: bytes) -> Iterator[Area]:
    (number,) = struct.unpack_from("<H", body)
    for place in range(2, min(len(body) - 7, 2 + 8 * number), 8):
        top, bottom, left, right = struct.unpack_from("<4H", body, place)
        yield Area(Spot(top, left), Spot(bottom, right))
