"""Formulas whose references follow the rows they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from dxplan.render.exports.filling.addresses import LAST_ROW, Corner, range_of, ranged
from dxplan.render.exports.filling.rowmap import Placed, RowMap, Rows

#: Functions of ranges: one cell of a repeating row, given as a whole argument, means all of them.
_OVER_RANGES = frozenset({
    "AGGREGATE", "AVERAGE", "AVERAGEA", "AVERAGEIF", "AVERAGEIFS", "COUNT", "COUNTA", "COUNTBLANK",
    "COUNTIF", "COUNTIFS", "LARGE", "MAX", "MAXA", "MEDIAN", "MIN", "MINA", "PRODUCT", "RANK",
    "SMALL", "STDEV", "SUBTOTAL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUMSQ", "VAR",
})  # fmt: skip
#: What a formula becomes whose copy would refer to what is no cell, as in Excel.
_OFF_THE_SHEET = "#REF!"
_SHEET = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!\[\]:]+))!(?P<range>.+)")


class Sheets:
    """The maps of all sheets by name, and from where a formula looks at them."""

    def __init__(self, maps: Mapping[str, RowMap]) -> None:
        self._maps = {name.casefold(): each for name, each in maps.items()}
        self.move = any(each.moves for each in maps.values())

    def of(self, name: str) -> RowMap | None:
        """The map of a sheet, however its name is capitalised."""
        return self._maps.get(name.casefold())


class Piece(NamedTuple):
    """A stretch of a formula, and whether it is a reference that may become a range."""

    written: str
    is_reference: bool
    whole_argument: bool = False


def followed(
    formula: str,
    sheet: str,
    sheets: Sheets,
    viewer: Placed | None = None,
    *,
    grows: bool = False,
) -> str:
    """A formula with its references where their rows have gone.

    Args:
        formula: Without the `=` before it.
        sheet: The one that references without a name mean.
        sheets: The maps of all sheets.
        viewer: The row the formula stands in, where it is one of several copies.
        grows: Whether a single cell means all of its copies, as in the series of a chart.
    """
    if not sheets.move:
        return formula
    moved = []
    for piece in _pieces(formula):
        if piece.is_reference:
            whole = piece._replace(whole_argument=grows or piece.whole_argument)
            moved.append(_followed(whole, sheet, sheets, viewer))
        else:
            moved.append(piece.written)
    return "".join(moved)


def understood(formula: str) -> bool:
    """Whether the references of a formula can be told from the rest of it."""
    try:
        Tokenizer(f"={formula}")
    except (TokenizerError, IndexError):
        return False
    return True


def copied(formula: str, origin: str, target: str) -> str:
    """A formula as it reads when its cell is copied to another: those that cells share."""
    if not understood(formula):
        return formula
    try:
        return str(Translator(f"={formula}", origin).translate_formula(target))[1:]
    except TranslatorError:
        return _OFF_THE_SHEET


@lru_cache(maxsize=4096)
def _pieces(formula: str) -> tuple[Piece, ...]:
    if not understood(formula):
        return (Piece(formula, is_reference=False),)
    found: list[Piece] = []
    functions: list[str] = []
    tokens = list(Tokenizer(f"={formula}").items)
    for index, token in enumerate(tokens):
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            functions.append(token.value.rstrip("(").upper().removeprefix("_XLFN."))
        elif token.type == Token.PAREN and token.subtype == Token.OPEN:
            functions.append("")
        elif token.subtype == Token.CLOSE and functions:
            functions.pop()
        is_reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
        over_ranges = bool(functions) and functions[-1] in _OVER_RANGES
        found.append(Piece(token.value, is_reference, over_ranges and _is_argument(tokens, index)))
    return tuple(found)


def _is_argument(tokens: list[Token], index: int) -> bool:
    """Whether a token is all there is between two separators of a function."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        before is not None
        and after is not None
        and (before.type == Token.SEP or before.subtype == Token.OPEN)
        and (after.type == Token.SEP or after.subtype == Token.CLOSE)
    )


def _followed(piece: Piece, sheet: str, sheets: Sheets, viewer: Placed | None) -> str:
    prefix, written, name = "", piece.written, sheet
    if (match := _SHEET.fullmatch(piece.written)) is not None:
        name = (match["quoted"] or match["plain"]).replace("''", "'")
        written = match["range"]
        prefix = piece.written.removesuffix(written)
    rows = sheets.of(name)
    corners = range_of(written)
    if rows is None or corners is None or not rows.moves:
        return piece.written
    seen_from = viewer if name.casefold() == sheet.casefold() else None
    return prefix + _moved(corners, written, rows, seen_from, grows=piece.whole_argument)


def _moved(
    corners: tuple[Corner, Corner],
    written: str,
    rows: RowMap,
    viewer: Placed | None,
    *,
    grows: bool,
) -> str:
    start, end = corners
    if start.row is None or end.row is None:
        return written
    wanted = Rows(min(start.row, end.row), max(start.row, end.row))
    # A pinned row does not follow the turn, as it does not follow a copied formula.
    first = rows.seen(wanted, None if start.pinned else viewer)
    last = rows.seen(wanted, None if end.pinned else viewer)
    if first is None or last is None:
        # Nothing to refer to: the last row of a sheet is always empty, and sums to nothing.
        first = last = Rows(LAST_ROW, LAST_ROW)
    if ":" not in written and not grows:
        return str(start.at(first.first))
    if ":" not in written and first.first == last.last:
        return str(start.at(first.first))
    return ranged(start.at(first.first), end.at(last.last))
