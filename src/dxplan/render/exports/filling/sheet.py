"""One sheet of a template: its rows, and what of them is to be filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dxplan.intake.refusal import CannotRead
from dxplan.intake.tables import Spot, spreadsheet_address
from dxplan.language import text
from dxplan.render.exports.filling.addresses import (
    LAST_ROW,
    column_number,
    range_of,
)
from dxplan.render.exports.filling.blocks import RowPieces, is_marker, row_tags
from dxplan.render.exports.filling.richtext import Run, words_in, words_of
from dxplan.render.exports.filling.tags import Piece, has_tags, own_tags, pieces
from dxplan.render.exports.xmlparts import Element, child, local, named, parsed, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTemplate:
    """A cell to be filled."""

    address: str
    #: What it shows; the tags that repeat its row are left out.
    pieces: Sequence[Piece]
    runs: Sequence[Run]

    @property
    def expression(self) -> str | None:
        """The expression, where the cell is nothing else."""
        shown = [each for each in self.pieces if each.kind != "words" or each.content.strip()]
        alone = len(shown) == 1 and shown[0].kind == "expression"
        return shown[0].content if alone else None

    @property
    def has_tags(self) -> bool:
        """Whether loops or conditions in it make its text."""
        return any(each.is_tag for each in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTemplate:
    """A sheet with its cells by address."""

    name: str
    part: str
    root: Element
    rows: Mapping[int, Element]
    #: The rows with tags or expressions.
    tagged: Mapping[int, RowPieces]
    cells: Mapping[str, CellTemplate]
    has_formulas: bool
    #: The last row with a tag about rows: those below it only move, and all alike.
    height: int

    @property
    def data(self) -> Element:
        """The element that holds the rows."""
        return _data(self.root)

    def transcript(self) -> Iterator[tuple[str, str]]:
        """Every cell that says something, and what it says in one line, in reading order."""
        for row in sorted(self.tagged):
            marker = is_marker(self.tagged[row])
            for address, found in self.tagged[row].items():
                kept = [each for each in found if each.is_tag or not marker]
                yield address, _as_line(kept)

    def transcript_of_cells(self) -> Iterator[tuple[str, str]]:
        """The same without the tags about rows, for a sheet on which these do not fit together."""
        for address, cell in self.cells.items():
            yield address, _as_line(cell.pieces)

    @property
    def loop_names(self) -> set[str]:
        """The names that loops anywhere on the sheet give."""
        pieces = (each for row in self.tagged.values() for found in row.values() for each in found)
        return {each.variable for each in pieces if each.kind == "for"} | {"loop"}


def read_sheet(name: str, part: str, raw: bytes, shared: Sequence[Sequence[Run]]) -> SheetTemplate:
    """Take a sheet apart.

    Args:
        name: As its tab says.
        part: Where it stands in the file.
        raw: The bytes of the part.
        shared: The texts that cells share.

    Raises:
        CannotRead: when it is damaged.
    """
    root = parsed(raw)
    rows = _numbered(_data(root))
    tagged: dict[int, dict[str, list[Piece]]] = {}
    cells: dict[str, CellTemplate] = {}
    for number, row in rows.items():
        for cell in row:
            runs = words_in(cell, shared)
            words = words_of(runs)
            if has_tags(words):
                address = cell.get("r", "")
                tagged.setdefault(number, {})[address] = pieces(words)
                cells[address] = _template(address, runs, tagged[number][address])
    has_formulas = bool(named(_data(root), "f"))
    return SheetTemplate(
        name=name,
        part=part,
        root=root,
        rows=rows,
        tagged=tagged,
        cells=cells,
        has_formulas=has_formulas,
        height=max((number for number, row in tagged.items() if row_tags(row)), default=0),
    )


def _template(address: str, runs: Sequence[Run], found: list[Piece]) -> CellTemplate:
    shown = found if own_tags(found) else [each for each in found if not each.is_tag]
    return CellTemplate(address=address, pieces=shown, runs=runs)


def _data(root: Element) -> Element:
    data = child(root, "sheetData")
    if data is None:
        raise CannotRead(text("the file is damaged: a sheet has no cells"))
    return data


def _numbered(data: Element) -> dict[int, Element]:
    """The rows by number; rows and cells without an address follow the one before."""
    rows: dict[int, Element] = {}
    last_row = 0
    for row in data:
        if local(row) != "row":
            continue
        number = last_row + 1 if row.get("r") is None else whole(row.get("r"))
        if number is None or not 1 <= number <= LAST_ROW:
            raise CannotRead(text("the file is damaged: a row has no number that a sheet has"))
        last_row = number
        row.set("r", str(last_row))
        rows[last_row] = row
        last_column = 0
        for cell in row:
            if local(cell) == "c":
                last_column = _column(cell, last_column + 1)
                cell.set("r", spreadsheet_address(Spot(last_row - 1, last_column - 1)))
    return rows


def _column(cell: Element, otherwise: int) -> int:
    corners = range_of(cell.get("r", ""))
    letters = corners[0].column if corners is not None else ""
    return column_number(letters) if letters.isalpha() else otherwise


def _as_line(found: Iterable[Piece]) -> str:
    return " ".join(_in_one_line(each) for each in found)


def _in_one_line(piece: Piece) -> str:
    content = " ".join(piece.content.split())
    match piece.kind:
        case "words" | "broken":
            return ""
        case "expression":
            return f"{{{{ {content} }}}}"
        case "for":
            return f"{{% for {piece.variable} in {content} %}}"
        case _:
            return f"{{% {piece.kind} {content} %}}"
