"""Excel workbooks of the old kind (xls): values through calamine, the rest from their records.

As with xlsx that is formulas, percentages, months and how far a sheet reaches; layout as
published in [MS-XLS].
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

from dxplan.intake.compound import Compound
from dxplan.intake.package import macros, protected
from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Form, Spot, check_corner
from dxplan.intake.workbook import grids
from dxplan.intake.xlsx import BUILT_IN, Linked, form_of
from dxplan.language import text

_BOF, _EOF, _FILEPASS, _SHEET, _SUPBOOK = 0x809, 0x0A, 0x2F, 0x85, 0x1AE
_FORMAT, _XF = 0x41E, 0xE0
_FORMULA, _BOOL_OR_ERROR, _MANY_NUMBERS = 0x06, 0x205, 0xBD
_NUMBERS = frozenset({0x203, 0x27E})
_WORDS = frozenset({0xFD, 0x204, 0xD6})
_VERSION_8 = 0x600
#: Length marks of the two kinds of supporting book that are not another file.
_OWN_BOOKS = frozenset({0x0401, 0x3A01})


class _Record(NamedTuple):
    kind: int
    body: bytes
    end: int


def read_xls(raw: bytes) -> Linked:
    """The sheets of a workbook.

    Raises:
        CannotRead: when it is encrypted, holds macros, reaches too far, or is damaged.
    """
    container = Compound(raw)
    if "_VBA_PROJECT_CUR" in container or "VBA" in container:
        raise macros()
    name = next((each for each in ("Workbook", "Book") if each in container), None)
    if name is None:
        raise CannotRead(text("the file is no workbook"))
    stream = container.stream(name)
    try:
        book = _Globals(stream)
        marks = {sheet: _marks(sheet, stream, at, book) for sheet, at in book.sheets.items()}
    except (struct.error, IndexError) as error:
        raise CannotRead(text("the workbook is damaged")) from error
    return Linked(grids(io.BytesIO(raw), marks), book.external)


class _Globals:
    """What the first part of the stream says of the whole workbook."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: dict[str, int] = {}
        self.external = False
        self._codes = dict(BUILT_IN)
        self._formats: list[int] = []
        self._modern = False
        for record in _records(stream, 0):
            self._take(record)

    def form(self, style: int) -> Form:
        """The form of a number in a cell style; unseen where formats are stored otherwise."""
        if not self._modern or style >= len(self._formats):
            return "unseen"
        return form_of(self._codes.get(self._formats[style], ""))

    def _take(self, record: _Record) -> None:
        body = record.body
        if record.kind == _FILEPASS:
            raise protected()
        if record.kind == _BOF:
            self._modern = struct.unpack_from("<H", body)[0] == _VERSION_8
        elif record.kind == _SHEET:
            (offset,) = struct.unpack_from("<I", body)
            self.sheets[_words(body[6:], wide=self._modern)] = offset
        elif record.kind == _SUPBOOK:
            self.external |= struct.unpack_from("<H", body, 2)[0] not in _OWN_BOOKS
        elif record.kind == _XF:
            self._formats.append(struct.unpack_from("<H", body, 2)[0])
        elif record.kind == _FORMAT and self._modern:
            number, length = struct.unpack_from("<HH", body)
            self._codes[number] = _letters(body[4:], length)


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records of one part of the stream, up to its end mark."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        end = start + 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        yield _Record(kind, stream[start + 4 : end], end)
        if depth <= 0:
            return
        start = end


def _marks(sheet: str, stream: bytes, start: int, book: _Globals) -> dict[Spot, Form]:
    """Forms of the cells that have a special one; refuses a sheet that reaches too far."""
    marks: dict[Spot, Form] = {}
    row, column = 0, 0
    for record in _records(stream, start):
        for spot, form in _cells(record, book):
            row, column = max(row, spot.row), max(column, spot.column)
            check_corner(sheet, Spot(row, column))
            if form != "plain":
                marks[spot] = form
    return marks


def _cells(record: _Record, book: _Globals) -> Iterator[tuple[Spot, Form]]:
    """The filled cells of a record."""
    kind, body = record.kind, record.body
    if kind == _MANY_NUMBERS:
        row, first = struct.unpack_from("<HH", body)
        for index, place in enumerate(range(4, len(body) - 2, 6)):
            yield Spot(row, first + index), book.form(struct.unpack_from("<H", body, place)[0])
    elif kind in _NUMBERS or kind in _WORDS or kind in {_FORMULA, _BOOL_OR_ERROR}:
        row, column, style = struct.unpack_from("<3H", body)
        form: Form = "plain"
        if kind == _FORMULA:
            form = "formula"
        elif kind == _BOOL_OR_ERROR:
            form = "error" if body[7] else "plain"
        elif kind in _NUMBERS:
            form = book.form(style)
        yield Spot(row, column), form


def _words(body: bytes, *, wide: bool) -> str:
    """A short string: its length, in newer files a flag, its letters."""
    if wide:
        return _letters(body[1:], body[0])
    return body[1 : 1 + body[0]].decode("cp1252", "replace")


def _letters(body: bytes, length: int) -> str:
    if body[0] & 1:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")
