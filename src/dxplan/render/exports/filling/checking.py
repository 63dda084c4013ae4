"""What is wrong with a workbook as a template, told before anything is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dxplan.catalogue import templates as rules
from dxplan.catalogue import workbooks
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.render.exports.filling.addresses import range_of
from dxplan.render.exports.filling.blocks import Misplaced, RowPieces, blocks_of, is_marker
from dxplan.render.exports.filling.book import tables
from dxplan.render.exports.filling.engine import Engine
from dxplan.render.exports.filling.opening import Book
from dxplan.render.exports.filling.remarks import Remarks
from dxplan.render.exports.filling.rowmap import Rows
from dxplan.render.exports.filling.sheet import SheetTemplate
from dxplan.render.exports.filling.tags import Piece, has_tags
from dxplan.render.exports.xmlparts import Element, named, parsed
from dxplan.render.templates.marks import NEEDS_ITS_END, is_begun

#: Cells of one sheet that are looked at again after another one could not be read.
_AGAIN = 50
#: What stands on every printed page.
_PAGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
#: Parts in which an expression would be seen and is not filled: where they begin and end.
_ELSEWHERE = (
    ("xl/drawings/", ".xml"), ("xl/comments", ".xml"), ("xl/threadedComments/", ".xml"),
    ("xl/charts/", ".xml"),
)  # fmt: skip


def check_book(
    book: Book, sheets: Iterable[SheetTemplate], engine: Engine, remarks: Remarks
) -> None:
    """Note everything that is wrong with a template."""
    if book.asks_others:
        remarks.add(
            workbooks.ASKS_OTHERS, (), text("the workbook takes values from other files or servers")
        )
    found = list(sheets)
    if not any(sheet.tagged for sheet in found):
        remarks.add(
            workbooks.NOTHING_TO_FILL,
            (),
            text("no cell holds an expression"),
            text("write one, such as {example}", example="{{ plan.title }}"),
        )
    for sheet in found:
        _check_sheet(sheet, engine, remarks)
        for area in table_areas(book, sheet):
            _check_headings(sheet, area, remarks)
    for where in (*_sheets_with_expressions(found), *_with_expressions(book.parts)):
        remarks.add(
            workbooks.NOT_FILLED,
            (where,),
            text("an expression stands outside of the cells, and stays as it is"),
            text("write it into a cell"),
        )


def table_areas(book: Book, sheet: SheetTemplate) -> Iterator[Rows]:
    """The rows of every table on a sheet, that of its headings first."""
    for _, raw in tables(book.parts, sheet.part):
        root = parsed(raw)
        corners = range_of(root.get("ref", ""))
        if corners and corners[0].row is not None and corners[1].row is not None:
            has_headings = root.get("headerRowCount", "1") != "0"
            yield Rows(corners[0].row if has_headings else corners[0].row - 1, corners[1].row)


def _check_sheet(sheet: SheetTemplate, engine: Engine, remarks: Remarks) -> None:
    _check_broken(sheet, remarks)
    try:
        blocks_of(sheet.height, sheet.tagged)
    except Misplaced as problem:
        remarks.add_misplaced(problem, sheet.name)
        # Which cells a loop is around cannot be told, so each may use the names of all loops.
        lines = list(sheet.transcript_of_cells())
        _check_expressions(
            sheet.name, lines, lambda source: engine.check(source, sheet.loop_names), remarks
        )
        return
    for row, address, piece in _pieces(sheet):
        if piece.kind == "expression" and is_marker(row):
            remarks.add(
                workbooks.NOT_FILLED,
                (sheet.name, address),
                text("the row vanishes, because it has a tag that repeats others"),
                text("write the expression into a row between the tags"),
            )
    _check_expressions(sheet.name, list(sheet.transcript()), engine.check, remarks)
    for formula in named(sheet.data, "f"):
        _check_formula(formula, sheet.name, remarks)


def _check_broken(sheet: SheetTemplate, remarks: Remarks) -> None:
    for _, address, piece in _pieces(sheet):
        if piece.kind == "broken":
            remarks.add(
                rules.SYNTAX,
                (sheet.name, address),
                is_begun(piece.content[piece.content.index("{") :]),
                NEEDS_ITS_END,
            )


def _pieces(sheet: SheetTemplate) -> Iterator[tuple[RowPieces, str, Piece]]:
    """Every piece of every cell, with its row and its address."""
    for row in sheet.tagged.values():
        for address, found in row.items():
            for piece in found:
                yield row, address, piece


def _check_expressions(
    sheet: str,
    lines: Sequence[tuple[str, str]],
    check: Callable[[str], Sequence[Finding]],
    remarks: Remarks,
) -> None:
    """The cells as one template, a line for each: so that loops are known to what is in them."""
    words = [each for _, each in lines]
    for _ in range(_AGAIN):
        found = check("\n".join(words))
        for each in found:
            line = min(each.location.line, len(lines)) - 1
            remarks.add_found(each, (sheet, lines[line][0]))
        # What cannot be read ends the reading: without that cell the others are told as well.
        unread = [each.location.line - 1 for each in found if each.rule is rules.SYNTAX]
        if not unread or unread[0] >= len(words) or "{%" in words[unread[0]]:
            return
        words[unread[0]] = ""


def _check_formula(formula: Element, sheet: str, remarks: Remarks) -> None:
    cell = formula.getparent()
    # `{#` begins an array of error values, and is no remark there.
    if cell is not None and any(each in (formula.text or "") for each in ("{{", "{%")):
        remarks.add(
            workbooks.NOT_FILLED,
            (sheet, cell.get("r", "")),
            text("an expression in a formula is not filled, and stays as it is"),
            text("write it into a cell of its own, and let the formula name that cell"),
        )


def _check_headings(sheet: SheetTemplate, area: Rows, remarks: Remarks) -> None:
    for address in sheet.tagged.get(area.first, {}):
        remarks.add(
            workbooks.TABLE_HEADING,
            (sheet.name, address),
            text("a heading of a table must be written out"),
            text("write the expression above the table"),
        )


def _sheets_with_expressions(sheets: Iterable[SheetTemplate]) -> Iterator[str]:
    """Sheets that have one in their name, or in the head or foot of their pages."""
    for sheet in sheets:
        pages = (each.text or "" for each in named(sheet.root, *_PAGES))
        if has_tags(sheet.name) or has_tags(" ".join(pages)):
            yield sheet.name


def _with_expressions(parts: Mapping[str, bytes]) -> Iterator[str]:
    for part in sorted(parts):
        if any(part.startswith(start) and part.endswith(end) for start, end in _ELSEWHERE):
            # What users write stands in `t` and `text`; a chart also remembers what cells said.
            letters = (each.text or "" for each in named(parsed(parts[part]), "t", "text"))
            if has_tags("".join(letters)):
                yield part
