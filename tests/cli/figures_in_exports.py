"""The figures that stand in an export, read with a real reader of its form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook

#: A number, a rate 0..1, a pair of them, or nothing.
Value = Decimal | tuple[Decimal, Decimal] | None


def rows_of_workbook(content: bytes) -> Iterator[Sequence[Any]]:
    """Every row of every sheet."""
    for sheet in load_workbook(io.BytesIO(content), read_only=True).worksheets:
        yield from sheet.iter_rows(values_only=True)


def rows_of_document(content: bytes) -> Iterator[Sequence[Any]]:
    """Every row of every table of a Word document, and an empty one after each table."""
    for table in Document(io.BytesIO(content)).tables:
        yield from ([cell.text for cell in row.cells] for row in table.rows)
        yield []


def rows_of_markdown(content: bytes) -> Iterator[Sequence[Any]]:
    """Every row of every table, its words without markup, and an empty one after each table."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    row: list[str] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "tr_open":
            row = []
        elif token.type in {"td_open", "th_open"} and following is not None:
            row.append("".join(each.content for each in following.children or ()))
        elif token.type == "tr_close":
            yield row
        elif token.type == "table_close":
            yield []


def rows_of_page(content: bytes) -> Iterator[Sequence[Any]]:
    """Every row of every table of the page, and an empty one after each table."""
    page = _Rows()
    page.feed(content.decode())
    return (["".join(cell).strip() for cell in row] for row in page.rows)


def records(rows: Iterable[Sequence[Any]], column: str) -> Iterator[Mapping[str, Any]]:
    """The rows of the tables that have such a column: cells by the heads over them.

    A table ends at an empty row.
    """
    heads: Sequence[Any] | None = None
    for row in rows:
        if column in row:
            heads = row
        elif not any(row):
            heads = None
        elif heads is not None:
            yield dict(zip(heads, row, strict=False))


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[list[str]]] = []
        self._cell: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._cell = []
            self.rows[-1].append(self._cell)

    def handle_data(self, data: str) -> None:
        self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._cell = []
        elif tag == "table":
            self.rows.append([])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, str] = {}
        self._name: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self._name = dict(attrs).get("data-figure")

    def handle_data(self, data: str) -> None:
        if self._name is not None:
            self.figures.setdefault(self._name, data.strip())
            self._name = None


def figures_of_page(content: bytes) -> Mapping[str, str]:
    """The words of every element that says which figure of the total it holds."""
    page = _Page()
    page.feed(content.decode())
    return page.figures


def figures_of_json(content: bytes, row: str = "total") -> Mapping[str, Value]:
    """The figures of the total in the JSON document, or of another row."""
    document = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    return _figures(document["tables"]["figures"], row, lambda value: value)


def figures_of_package(content: bytes, row: str = "total") -> Mapping[str, Value]:
    """The figures of the total in the data package, or of another row."""
    with ZipFile(io.BytesIO(content)) as package:
        words = package.read("data/figures.csv").decode()
    rows = csv.DictReader(io.StringIO(words, newline=""))
    return _figures(rows, row, lambda written: Decimal(written) if written else None)


def _figures(
    rows: Iterable[Mapping[str, Any]], row_id: str, read: Callable[[Any], Decimal | None]
) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for row in rows:
        if row["row_id"] == row_id:
            low, high = read(row["value_low"]), read(row["value_high"])
            found[row["figure_id"]] = low if low is None or low == high else (low, high or low)
    return found
