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
    """Every row of every table of a Word document."""
    for table in Document(io.BytesIO(content)).tables:
        yield from ([cell.text for cell in row.cells] for row in table.rows)


def rows_of_markdown(content: bytes) -> Iterator[Sequence[Any]]:
    """Every row of every table, its words without markup."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    row: list[str] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "tr_open":
            row = []
        elif token.type in {"td_open", "th_open"} and following is not None:
            row.append("".join(each.content for each in following.children or ()))
        elif token.type == "tr_close":
            yield row


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


def figures_of_json(content: bytes) -> Mapping[str, Value]:
    """The figures of the total in the JSON document."""
    document = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    return _figures(document["tables"]["figures"], lambda value: value)


def figures_of_package(content: bytes) -> Mapping[str, Value]:
    """The figures of the total in the data package."""
    with ZipFile(io.BytesIO(content)) as package:
        words = package.read("data/figures.csv").decode()
    rows = csv.DictReader(io.StringIO(words, newline=""))
    return _figures(rows, lambda written: Decimal(written) if written else None)


def _figures(
    rows: Iterable[Mapping[str, Any]], read: Callable[[Any], Decimal | None]
) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for row in rows:
        if row["row_id"] == "total":
            low, high = read(row["value_low"]), read(row["value_high"])
            found[row["figure_id"]] = low if low is None or low == high else (low, high or low)
    return found
