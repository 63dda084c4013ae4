"""Tables as plain text (csv): encoding and separator are found out, never guessed."""

from __future__ import annotations

import csv
import io
import unicodedata

from dxplan.intake.refusal import CannotRead
from dxplan.intake.spelling import composed
from dxplan.intake.tables import MAX_COLUMNS, Grid, Spot, check_corner
from dxplan.language import text

_SEPARATORS = (",", ";", "\t", "|")
#: Letters looked at to find the separator.
_SAMPLE = 64 * 1024
#: Text read as Windows-1258 is Vietnamese only when words of a heading come out whole.
_PROOF = (
    "nhiệm vụ", "chỉ tiêu", "chủ trì", "phối hợp", "thời gian", "thời hạn", "sản phẩm",
    "nội dung", "kết quả", "đơn vị",
)  # fmt: skip


def read_csv(raw: bytes) -> Grid:
    """The one table of a text file.

    Raises:
        CannotRead: when its encoding is uncertain or it is no table.
    """
    words = _decode(raw)
    separator = max(_SEPARATORS, key=lambda each: _tableness(_rows(words[:_SAMPLE], each)))
    widest = max(line.count(separator) for line in words.split("\n"))
    if widest > 4 * MAX_COLUMNS:  # some may be quoted
        check_corner("CSV", Spot(0, widest))
    rows = _rows(words, separator)
    if _tableness(rows)[0] < 2:  # noqa: PLR2004 (one column is a list, not a table)
        raise CannotRead(
            text("the file is no table: no separator (comma, semicolon, tab) divides its lines")
        )
    check_corner("CSV", Spot(len(rows) - 1, max(map(len, rows)) - 1))
    return Grid(name="", values=[[composed(each) or None for each in row] for row in rows])


def _decode(raw: bytes) -> str:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        # Letters and accents are stored apart in this encoding.
        words = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        words = ""
    if any(each in words.lower() for each in _PROOF):
        return words
    raise CannotRead(text("the encoding of the text cannot be told"), text("save it as CSV UTF-8"))


def _rows(words: str, separator: str) -> list[list[str]]:
    """The lines divided; a text that this separator does not fit has none."""
    try:
        return list(csv.reader(io.StringIO(words, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _tableness(rows: list[list[str]]) -> tuple[int, int]:
    """How much of a table it is: the commonest width of the first rows, and how common it is."""
    widths = [len(row) for row in rows[:200] if any(row)]
    if not widths:
        return (0, 0)
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    return (common, widths.count(common))
