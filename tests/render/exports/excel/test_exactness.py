"""What is in the data stands in the workbook, exactly, and does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from dxplan.language import Text
from dxplan.model import Target
from dxplan.render.exports.excel.texts import LONGEST, plain_words
from dxplan.render.notation import NOTHING, Notation
from dxplan.render.wording import worded
from dxplan.rounding import rounded
from dxplan.specimens import HOSTILE
from dxplan.views.table import Cell, Column, Table
from dxplan.views.words import SIGNS
from tests.render.exports.excel.samples import MAIN, book, cells, links_of, report

ENGLISH = Notation("en")
WORST = "a hostile plan"


def found_in(name: str, key: str) -> tuple[Any, Sequence[Sequence[Any]]]:
    """The cells of a table by its name in Excel, without heads, and the sheet it is on."""
    for sheet in book(name).worksheets:
        if f"dxplan_{key}" in sheet.tables:
            rows = sheet[sheet.tables[f"dxplan_{key}"].ref]
            return sheet, [[cell.value for cell in row] for row in rows[1:]]
    raise AssertionError(key)


def expected(cell: Cell, column: Column) -> object:
    """What a reader of the workbook should find for a cell of the view."""
    match cell:
        case None:
            return None
        case Text():
            return worded(cell, ENGLISH)
        case StrEnum():
            word = ENGLISH.word(cell)
            return f"{SIGNS[cell]} {word}" if cell in SIGNS else word
        case date():
            return datetime.combine(cell, datetime.min.time())
        case Target(value=Decimal() as value):
            return float(value)
        case bool() | Target():
            return ENGLISH.cell(cell)
        case Decimal():
            return float(rounded(cell)) if column.form == "rate" else float(cell)
        case int():
            return cell
        case _:
            return ENGLISH.cell(cell, column.form)


def same(wanted: object, found: object) -> bool:
    """Whether a cell holds what it should; where nothing is known, a dash may say so."""
    if wanted is None:
        return found in {None, NOTHING}
    if isinstance(wanted, str):
        words = plain_words(str(found))
        if len(wanted) > LONGEST:
            return len(words) == LONGEST and wanted.startswith(words.rpartition("…")[0])
        return words == wanted or (not wanted and found is None)
    return found == wanted


def data_rows(table: Table) -> Sequence[Sequence[Cell]]:
    """The rows without the total, which stands under the table unless there is nothing else."""
    return table.rows or table.lines


@pytest.mark.parametrize("name", ["a small plan", WORST])
@pytest.mark.parametrize("key", sorted(report().tables))
def test_every_cell_of_every_table_is_read_back(name: str, key: str) -> None:
    table = report(name).tables[key]
    _, rows = found_in(name, key)
    assert len(rows) == len(data_rows(table))
    for wanted, found in zip(data_rows(table), rows, strict=True):
        for cell, column, value in zip(wanted, table.columns, found, strict=True):
            assert same(expected(cell, column), value), (column.key, cell, value)


def test_every_hostile_text_is_there() -> None:
    _, rows = found_in(WORST, "tasks")
    titles = {plain_words(str(row[1])) for row in rows}
    assert set(HOSTILE[:-1]) <= titles


def test_no_cell_calculates_and_none_is_an_error() -> None:
    found = cells(WORST)
    assert not [cell for cell in found if cell.find(f"{MAIN}f") is not None]
    assert {cell.get("t") for cell in found} == {None, "inlineStr"}


def test_no_formula_comes_into_being_when_a_text_is_edited() -> None:
    """Excel keeps the text of a cell that is quoted, as if an apostrophe stood before it."""
    sheet, _ = found_in(WORST, "tasks")
    quoted = {cell.value: cell.quotePrefix for cell in sheet["B"][5:]}
    assert quoted["+1+1"]
    assert quoted["-1"]
    assert quoted["@SUM(A1)"]
    assert quoted['=HYPERLINK("https://example.org","x")']
    assert not quoted["#N/A"]
    assert not quoted["| a | b |"]


def test_a_text_that_is_too_long_says_where_the_rest_is() -> None:
    _, rows = found_in(WORST, "tasks")
    key, title = rows[-1][0], str(rows[-1][1])
    assert len(title) == LONGEST
    assert title.endswith(f"… (cut; all of it is in {key}, data/tasks/cqs.yaml:{len(HOSTILE) + 2})")


def test_no_link_leads_out_of_the_workbook() -> None:
    for sheet in book(WORST).worksheets:
        assert not [link for link in links_of(sheet) if link.target]
